package org.trialgraph.spark;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.apache.commons.io.function.IOConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Things that one thread hands over and another takes, a few at a time in memory.
 *
 * @param <T> what is handed over
 */
final class HandedOver<T> implements Iterator<T>, AutoCloseable {
    private static final int WAITING = 64;

    private final BlockingQueue<Optional<T>> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread producer;
    private volatile @Nullable Throwable failure;
    private @Nullable Optional<T> next;

    /** @param work hands things over, on a thread of its own */
    HandedOver(IOConsumer<Consumer<T>> work) {
        producer = new Thread(() -> run(work), "reading");
        producer.setDaemon(true);
        producer.start();
    }

    private void run(IOConsumer<Consumer<T>> work) {
        try {
            try {
                work.accept(thing -> put(Optional.of(thing)));
            } catch (Exception | Error e) {
                failure = e;
            }
            put(Optional.empty());
        } catch (IllegalStateException e) {
            // nobody takes any more
        }
    }

    private void put(Optional<T> thing) {
        try {
            queue.put(thing);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while handing over", e);
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = queue.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting", e);
            }
            if (failure != null && next.isEmpty()) {
                throw new IllegalStateException(failure);
            }
        }
        return next.isPresent();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T thing = next.get();
        next = null;
        return thing;
    }

    /** Ends the work. */
    @Override
    public void close() {
        producer.interrupt();
    }
}
