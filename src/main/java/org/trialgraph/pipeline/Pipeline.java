package org.trialgraph.pipeline;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.model.SourceDocument;

/**
 * Reads documents on all cores and hands over what came of each record in the order of the input, so that the same input
 * always gives the same output. Memory stays bounded: when enough work waits, the caller does not return before some is done.
 *
 * @param <T> what is made of a record
 */
public final class Pipeline<T> implements AutoCloseable {
    private static final long WHOLE = 4 << 20;
    private static final long BYTES_AT_ONCE =
            Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 12);
    private static final int TASKS_AT_ONCE = 32;

    private final Detector detector;
    private final Work<T> work;
    private final Consumer<T> sink;
    private final ExecutorService workers;
    private final Deque<Task<T>> waiting = new ArrayDeque<>();
    private long bytesWaiting;

    /** Makes something of a record; runs on a worker thread. */
    @FunctionalInterface
    public interface Work<T> {
        /** @param format the document's format; empty where none recognises it, and then the reading is a rejection */
        T make(SourceDocument document, Optional<Format> format, ReadResult reading);
    }

    private record Task<T>(Future<List<T>> result, long bytes) {}

    /**
     * @param detector tells formats
     * @param work what is made of each record
     * @param sink receives the results in order, on the thread that feeds the pipeline
     */
    public Pipeline(Detector detector, Work<T> work, Consumer<T> sink) {
        this.detector = detector;
        this.work = work;
        this.sink = sink;
        int cores = Runtime.getRuntime().availableProcessors();
        this.workers = Executors.newFixedThreadPool(cores, task -> {
            Thread thread = new Thread(task, "reader");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Takes in a document. A small one is split and read by one worker; a large one is split here, its records shared out. */
    public void accept(SourceDocument document) {
        if (document.size() <= WHOLE) {
            submit(() -> whole(document), document.size());
            return;
        }
        try {
            Optional<Format> format = detector.detect(document);
            if (format.isEmpty()) {
                submit(() -> List.of(unrecognised(document)), 0);
            } else {
                format.get()
                        .split(document, record -> submit(() -> List.of(read(document, format, record)), WHOLE / 64));
            }
        } catch (IOException e) {
            submit(() -> List.of(unreadable(document, e)), 0);
        }
    }

    /** Waits for all work and hands over what is left. */
    public void finish() {
        while (!waiting.isEmpty()) {
            deliver();
        }
    }

    /** Stops the workers; what has not been handed over is dropped. */
    @Override
    public void close() {
        workers.shutdownNow();
    }

    private List<T> whole(SourceDocument document) {
        List<T> results = new ArrayList<>();
        try {
            Optional<Format> format = detector.detect(document);
            if (format.isEmpty()) {
                results.add(unrecognised(document));
            } else {
                format.get().split(document, record -> results.add(read(document, format, record)));
            }
        } catch (IOException e) {
            results.add(unreadable(document, e));
        }
        return results;
    }

    private T read(SourceDocument document, Optional<Format> format, TrialRecord record) {
        return work.make(document, format, record.read());
    }

    private T unrecognised(SourceDocument document) {
        String what = document.size() == 0 ? "an empty document" : "no known format of trial documents";
        String remedy = document.size() == 0
                ? "save the document again"
                : "leave it out, or name its format with --source (./trialgraph help lists the formats)";
        return work.make(document, Optional.empty(), ReadReport.rejected(document, "", what, remedy));
    }

    private T unreadable(SourceDocument document, IOException e) {
        String what = "cannot be read: " + e.getMessage();
        return work.make(document, Optional.empty(), ReadReport.rejected(document, "", what, "get the document again"));
    }

    private void submit(Callable<List<T>> task, long bytes) {
        while (waiting.size() >= TASKS_AT_ONCE || !waiting.isEmpty() && bytesWaiting + bytes > BYTES_AT_ONCE) {
            deliver();
        }
        waiting.add(new Task<>(workers.submit(task), bytes));
        bytesWaiting += bytes;
    }

    private void deliver() {
        Task<T> first = waiting.remove();
        bytesWaiting -= first.bytes();
        try {
            first.result().get().forEach(sink);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading documents", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reader failed: " + e.getCause(), e.getCause());
        }
    }
}
