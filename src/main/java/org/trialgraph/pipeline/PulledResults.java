package org.trialgraph.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Pipeline} hands over, for one who asks for it: the pipeline runs on a thread of its own, some results ahead, and waits
 * where nobody asks.
 */
public final class PulledResults<T> implements Iterator<T>, AutoCloseable {
    private static final int AHEAD = 64;

    private final BlockingQueue<Optional<T>> results = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader;
    private @Nullable Optional<T> next;
    private volatile @Nullable Throwable failure;

    /** @param reading hands over what it reads, to its end */
    public PulledResults(IOConsumer<Consumer<T>> reading) {
        reader = new Thread(() -> read(reading), "documents");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(IOConsumer<Consumer<T>> reading) {
        try {
            try {
                reading.accept(this::hand);
            } catch (IOException | RuntimeException | Error e) {
                failure = e;
            }
            results.put(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: nobody asks any more
        }
    }

    private void hand(T result) {
        try {
            results.put(Optional.of(result));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody reads on");
        }
    }

    /**
     * Waits for the next result.
     *
     * @throws UncheckedIOException if a source cannot be read
     */
    @Override
    public boolean hasNext() {
        try {
            next = next == null ? results.take() : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while reading documents");
        }
        if (next.isEmpty() && failure instanceof IOException io) {
            throw new UncheckedIOException(io);
        } else if (next.isEmpty() && failure != null) {
            ExceptionUtils.throwUnchecked(failure);
        }
        return next.isPresent();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more documents");
        }
        T result = next.orElseThrow();
        next = null;
        return result;
    }

    /** Ends the reading, however far it has come: there is no next result. */
    @Override
    public void close() {
        reader.interrupt();
        results.clear();
        results.offer(Optional.empty());
    }
}
