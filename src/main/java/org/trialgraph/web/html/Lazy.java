package org.trialgraph.web.html;

import java.util.function.Supplier;

/**
 * Something that is made when it is first asked for, once, and then kept. Safe for many threads.
 *
 * @param <T> what is made
 */
public final class Lazy<T> implements Supplier<T> {
    private Supplier<T> make;
    private T made;

    /**
     * @param make makes it
     */
    public Lazy(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public synchronized T get() {
        if (make != null) {
            made = make.get();
            make = null;
        }
        return made;
    }
}
