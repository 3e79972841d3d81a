package org.trialgraph.store.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs independent pieces of work on as many threads as there are cores. None outlives the call, however it ends. */
public final class Tasks {
    private Tasks() {}

    /** A piece of work. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void run() throws IOException;
    }

    /** Runs all; the first failure in their order is thrown once all have ended. */
    public static void run(List<Work> work) throws IOException {
        results(work.stream()
                .<Callable<Void>>map(one -> () -> {
                    one.run();
                    return null;
                })
                .toList());
    }

    /** Runs all and gives their results in order; the first failure in that order is thrown once all have ended. */
    public static <T> List<T> results(List<Callable<T>> work) throws IOException {
        ExecutorService threads = threads();
        try {
            List<Future<T>> running = work.stream().map(threads::submit).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(result(one));
            }
            return results;
        } finally {
            close(threads);
        }
    }

    /** As many threads as there are cores; they do not keep the process alive. */
    public static ExecutorService threads() {
        return Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), work -> {
            Thread thread = new Thread(work, "builder");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What a piece of work gave, or its failure. */
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

    /** Ends the threads: work not yet begun is dropped, what runs is waited for. */
    public static void close(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static IOException failure(Throwable cause) {
        if (cause instanceof UncheckedIOException io) {
            return io.getCause();
        }
        if (cause instanceof IOException io) {
            return io;
        }
        if (cause instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IOException(cause);
    }
}
