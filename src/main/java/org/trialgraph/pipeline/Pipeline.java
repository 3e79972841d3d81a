package org.trialgraph.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.trialgraph.format.Format;
import org.trialgraph.format.OtherDocument;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.model.Finding;
import org.trialgraph.model.SourceDocument;

/**
 * The way of documents: {@link DocumentSource} finds them, {@link Detector} tells the format of each, the
 * {@link Format} splits it into records and reads them, and {@link Work} makes something of each reading, which for
 * every command that publishes is RDF ({@link Converter}). Records are read on all cores, and what came of each is handed
 * over in the order of the input, so that the same input always gives the same output. Memory stays bounded: when enough
 * work waits, no more documents are opened before some is done.
 *
 * @param <T> what is made of a record
 */
public final class Pipeline<T> implements AutoCloseable {
    private static final long WHOLE = 4 << 20;
    private static final long BYTES_AT_ONCE =
            Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 12);
    private static final int TASKS_AT_ONCE = 32;
    /** For a document of {@link #WHOLE} bytes, or a record of a larger one; counted while nothing before it is left to do. */
    private static final Duration LONGEST_READING = Duration.ofSeconds(30);

    private static final String REPORT = "leave the document out, and report it as a fault of this program";

    private final Detector detector;
    private final Work<T> work;
    private final Consumer<T> sink;
    private final ThreadPoolExecutor workers;
    private final Deque<Task<T>> waiting = new ArrayDeque<>();
    private long bytesWaiting;
    /** Whether what goes wrong now is a fault of who receives the results, which ends the run, and not of a reader. */
    private boolean handingOver;

    /** Makes something of a record; runs on a worker thread. */
    @FunctionalInterface
    public interface Work<T> {
        /** @param format the document's format; empty where none recognises it, and then the reading is a rejection */
        T make(SourceDocument document, Optional<Format> format, ReadResult reading);
    }

    private record Task<T>(SourceDocument document, Future<List<T>> result, long bytes) {}

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
        this.workers = new ThreadPoolExecutor(
                cores,
                Integer.MAX_VALUE,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                BasicThreadFactory.builder()
                        .namingPattern("reader")
                        .daemon(true)
                        .build());
    }

    /**
     * Reads every document of some sources to the end.
     *
     * @param sources files, folders, archives, or {@code -} for standard input
     * @param findings receives what could not be opened
     * @throws java.nio.file.NoSuchFileException if there is nothing of a name
     */
    public void read(List<String> sources, Consumer<Finding> findings) throws IOException {
        DocumentSource documents = new DocumentSource(this::accept, findings);
        for (String source : sources) {
            documents.read(source);
        }
        while (!waiting.isEmpty()) {
            deliver();
        }
    }

    /** Takes in a document. A small one is split and read by one worker; a large one is split here, its records shared out. */
    private void accept(SourceDocument document) {
        if (document.size() > WHOLE) {
            records(document, record -> submit(document, () -> List.of(record.get()), WHOLE / 64));
            return;
        }
        Callable<List<T>> whole = () -> {
            List<T> results = new ArrayList<>();
            records(document, record -> results.add(record.get()));
            return results;
        };
        submit(document, whole, document.size());
    }

    /** Detects the format of a document and hands over its records, unread; what is no record is one that is rejected. */
    private void records(SourceDocument document, Consumer<Supplier<T>> records) {
        try {
            Optional<Format> format = detector.detect(document);
            if (format.isPresent()) {
                format.get().split(document, record -> records.accept(() -> read(document, format, record)));
            } else if (document.size() == 0) {
                records.accept(() -> rejected(document, "an empty document", "save the document again"));
            } else {
                Optional<OtherDocument> other = detector.other(document);
                String what = other.map(OtherDocument::name).orElse("no known format of trial documents");
                String remedy = other.map(OtherDocument::remedy)
                        .orElse("leave it out, or name its format with --source (./trialgraph help lists the formats)");
                records.accept(() -> rejected(document, what, remedy));
            }
        } catch (IOException e) {
            records.accept(() -> rejected(document, "cannot be read: " + e.getMessage(), "get the document again"));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (handingOver) {
                throw e;
            }
            records.accept(() -> failed(document, e));
        }
    }

    /** What is made of a record; a reader that fails on it costs this record alone. */
    private T read(SourceDocument document, Optional<Format> format, TrialRecord record) {
        try {
            return work.make(document, format, record.read());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return failed(document, e);
        }
    }

    private T failed(SourceDocument document, Throwable failure) {
        return rejected(document, "its reader fails with " + ExceptionUtils.getMessage(failure), REPORT);
    }

    private T rejected(SourceDocument document, String what, String remedy) {
        return work.make(document, Optional.empty(), ReadReport.rejected(document, "", what, remedy));
    }

    /** Stops the workers; what has not been handed over is dropped. */
    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void submit(SourceDocument document, Callable<List<T>> task, long bytes) {
        while (waiting.size() >= TASKS_AT_ONCE || !waiting.isEmpty() && bytesWaiting + bytes > BYTES_AT_ONCE) {
            deliver();
        }
        waiting.add(new Task<>(document, workers.submit(task), bytes));
        bytesWaiting += bytes;
    }

    private void deliver() {
        Task<T> first = waiting.remove();
        bytesWaiting -= first.bytes();
        List<T> results = results(first);
        handingOver = true;
        results.forEach(sink);
        handingOver = false;
    }

    private List<T> results(Task<T> task) {
        try {
            return task.result().get(LONGEST_READING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // its thread cannot be ended, and so another takes its place
            workers.setCorePoolSize(workers.getCorePoolSize() + 1);
            String what = "reading it takes more than " + LONGEST_READING.toSeconds() + " seconds";
            return List.of(rejected(task.document(), what, REPORT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading documents", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reader failed: " + e.getCause(), e.getCause());
        }
    }
}
