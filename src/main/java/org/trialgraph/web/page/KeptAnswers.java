package org.trialgraph.web.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were given and are kept, because a release never changes: whole ones alone, and of all together at most so many
 * bytes. Safe for many threads.
 */
public final class KeptAnswers {
    private static final int LARGEST = 1024 * 1024;

    /** What an entry takes beside its texts and its body, in bytes. */
    private static final int ENTRY = 500;

    /**
     * What decides the bytes of an answer.
     *
     * @param release of what release, as {@link org.trialgraph.store.ReleaseView#id} names it
     * @param path of what page or endpoint
     * @param asked the query or the parameters
     * @param form in what form, and for readers at which address
     */
    public record Key(String release, String path, String asked, String form) {
        /** A tag of the answer, the same on every server of the release, for answers that are sent before they are whole. */
        public String tag() {
            return Answer.tag(String.join("\0", release, path, asked, form));
        }

        private int length() {
            return release.length() + path.length() + asked.length() + form.length();
        }
    }

    private final Cache<Key, Answer> answers;
    private final int largest;

    /**
     * @param bytes how many all may take together
     */
    public KeptAnswers(long bytes) {
        this.largest = (int) Math.min(LARGEST, bytes);
        this.answers = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Key key, Answer answer) -> 2 * key.length() + answer.length() + ENTRY)
                .executor(Runnable::run)
                .recordStats()
                .build();
    }

    /** The longest body of an answer that is kept, in bytes. */
    public int largest() {
        return largest;
    }

    /** The answer that was given; null where it is not kept. */
    public @Nullable Answer get(Key key) {
        return answers.getIfPresent(key);
    }

    /** The same where it was looked for before, which counts no second time. */
    public @Nullable Answer again(Key key) {
        return answers.policy().getIfPresentQuietly(key);
    }

    /** How often an answer was kept that was looked for. */
    public long hits() {
        return answers.stats().hitCount();
    }

    /** How often none was. */
    public long misses() {
        return answers.stats().missCount();
    }

    /** Keeps an answer, where it is not too long. */
    public void put(Key key, Answer answer) {
        if (answer.length() <= largest) {
            answers.put(key, answer);
        }
    }

    /** Forgets all answers: another release is served. */
    public void clear() {
        answers.invalidateAll();
    }

    /** What all together take, in bytes. */
    public long bytes() {
        answers.cleanUp();
        return answers.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
