package org.trialgraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs independent pieces of work on as many threads as there are cores. */
public final class Tasks {
    private Tasks() {}

    /** A piece of work. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void run() throws IOException;
    }

    /**
     * Runs all.
     *
     * @throws IOException the first failure in their order, once all have ended; one that is unchecked is thrown as it is
     */
    public static void run(List<Work> work) throws IOException {
        ExecutorService threads = threads();
        try {
            List<Callable<Void>> calls = work.stream().map(Tasks::call).toList();
            for (Future<Void> one : threads.invokeAll(calls)) {
                result(one);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the run was cut off", e);
        } finally {
            close(threads);
        }
    }

    /** Ends threads: work that is not begun is dropped, what runs is waited for, up to a minute. */
    public static void close(ExecutorService threads) {
        threads.shutdownNow();
        try {
            threads.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As many threads as there are cores; they do not keep the process alive. */
    public static ExecutorService threads() {
        return Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            Thread thread = new Thread(task, "builder");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Waits for what a piece of work gives.
     *
     * @throws IOException its failure; one that is unchecked is thrown as it is
     */
    public static <T> T result(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the run was cut off", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static Callable<Void> call(Work work) {
        return () -> {
            work.run();
            return null;
        };
    }

    private static IOException failure(Throwable cause) {
        if (cause instanceof RuntimeException runtime && !(cause instanceof UncheckedIOException)) {
            throw runtime;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        Throwable reason = cause instanceof UncheckedIOException io ? io.getCause() : cause;
        return reason instanceof IOException io ? io : new IOException(reason);
    }
}
