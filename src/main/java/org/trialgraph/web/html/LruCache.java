package org.trialgraph.web.html;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The answers that were asked for last. A release never changes, so that the same question always has the same answer. Safe
 * for many threads.
 *
 * @param <T> what is answered
 */
final class LruCache<T> {
    private final Map<String, T> answers;

    /**
     * @param most how many are kept
     */
    LruCache(int most) {
        this.answers = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > most;
            }
        };
    }

    /** The answer to a question; found by whoever asks first. */
    T computeIfAbsent(String question, Function<String, T> find) {
        synchronized (answers) {
            T known = answers.get(question);
            if (known != null) {
                return known;
            }
        }
        T found = find.apply(question);
        synchronized (answers) {
            answers.put(question, found);
        }
        return found;
    }
}
