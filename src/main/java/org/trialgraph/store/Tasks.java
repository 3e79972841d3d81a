package org.trialgraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
        // a thread does not keep the process alive
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
                    Thread thread = new Thread(task, "builder");
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            List<Callable<Void>> calls = work.stream().map(Tasks::call).toList();
            for (Future<Void> one : threads.invokeAll(calls)) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the run was cut off", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            threads.shutdownNow();
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
