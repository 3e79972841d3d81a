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
import org.apache.commons.io.function.IORunnable;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Runs independent pieces of work on as many threads as there are cores. */
public final class Tasks {
    private Tasks() {}

    /**
     * Runs all.
     *
     * @throws IOException the first failure in their order, once all have ended; one that is unchecked is thrown as it is
     */
    public static void run(List<IORunnable> work) throws IOException {
        ExecutorService threads = threads();
        try {
            List<Callable<Object>> calls = work.stream()
                    .map(one -> Executors.callable(one.asRunnable()))
                    .toList();
            for (Future<Object> one : threads.invokeAll(calls)) {
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
            Throwable reason = e.getCause() instanceof UncheckedIOException io ? io.getCause() : e.getCause();
            ExceptionUtils.throwUnchecked(reason);
            throw reason instanceof IOException io ? io : new IOException(reason);
        }
    }
}
