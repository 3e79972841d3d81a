package org.trialgraph.pipeline;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.trialgraph.files.Progress;
import org.trialgraph.files.Progress.Stage;
import org.trialgraph.files.Progress.Unit;
import org.trialgraph.files.Reasons;
import org.trialgraph.format.Format;
import org.trialgraph.format.OtherDocument;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.model.Finding;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.text.Cancellation;

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
    /** For a document of {@link #WHOLE} bytes, or a record of a larger one. */
    private static final Duration LONGEST_READING = Duration.ofSeconds(30);
    /** How many times as long as it computes a reading may take. */
    private static final int MOST_OF_OTHERS = 10;
    /** How long a reading that has been given up may take to notice it. */
    private static final Duration NOTICE = Duration.ofSeconds(1);
    /** How many readings may go on that do not notice it; each keeps a core busy until the process ends. */
    private static final int MOST_ENDLESS = 4;

    private static final Stage READING = new Stage("Reading documents", Unit.BYTES);

    private static final String REPORT = "leave the document out, and report it as a fault of this program";

    private final Detector detector;
    private final Work<T> work;
    private final Consumer<T> sink;
    private final ThreadPoolExecutor workers;
    private final Duration longestReading;
    private final Deque<Task<T>> waiting = new ArrayDeque<>();
    private final List<String> endless = new ArrayList<>();
    private long bytesWaiting;
    /** Whether what goes wrong now is a fault of who receives the results, which ends the run, and not of a reader. */
    private boolean handingOver;

    /** Makes something of a record; runs on a worker thread. */
    @FunctionalInterface
    public interface Work<T> {
        /** @param format the document's format; empty where none recognises it, and then the reading is a rejection */
        T make(SourceDocument document, Optional<Format> format, ReadResult reading);
    }

    /** Thrown where too many readings never end, so that the run cannot go on; says which. */
    public static final class EndlessReadings extends RuntimeException {
        private EndlessReadings(List<String> documents) {
            super("the readers of " + documents.size() + " documents do not end: " + String.join(", ", documents)
                    + " → leave them out, and report it as a fault of this program");
        }
    }

    /** The reading of a document, or of a record of a large one, on a worker. */
    private static final class Task<T> extends FutureTask<List<T>> {
        private final SourceDocument document;
        private final Callable<List<T>> reading;
        private final long bytes;
        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile long start;
        private volatile long processorStart;
        private volatile Thread worker = Thread.currentThread();

        private Task(SourceDocument document, Callable<List<T>> reading, long bytes) {
            super(reading);
            this.reading = reading;
            this.document = document;
            this.bytes = bytes;
        }

        @Override
        public void run() {
            worker = Thread.currentThread();
            start = System.nanoTime();
            processorStart = processorTime();
            started.countDown();
            super.run();
            ended.countDown();
        }

        /**
         * The result, where there is one within a time that the reading computes. On a machine that is busy otherwise it may take
         * several times as long, so that what is read does not depend on that.
         */
        private List<T> get(Duration longest) throws InterruptedException, ExecutionException, TimeoutException {
            started.await();
            long end = start + MOST_OF_OTHERS * longest.toNanos();
            long left = longest.toNanos();
            while (true) {
                try {
                    return get(Math.min(left, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    left = longest.toNanos() - (processorTime() - processorStart);
                    if (left <= 0 || System.nanoTime() >= end) {
                        throw e;
                    }
                }
            }
        }

        /** The processor time of the worker in nanoseconds, or that of the clock where the machine does not count it. */
        private long processorTime() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long time = threads.isThreadCpuTimeSupported() ? threads.getThreadCpuTime(worker.getId()) : -1;
            return time < 0 ? System.nanoTime() : time;
        }
    }

    /**
     * @param detector tells formats
     * @param work what is made of each record
     * @param sink receives the results in order, on the thread that feeds the pipeline
     */
    public Pipeline(Detector detector, Work<T> work, Consumer<T> sink) {
        this(detector, work, sink, Runtime.getRuntime().availableProcessors());
    }

    /** @param cores how many documents are read at a time */
    public Pipeline(Detector detector, Work<T> work, Consumer<T> sink, int cores) {
        this(detector, work, sink, cores, LONGEST_READING);
    }

    Pipeline(Detector detector, Work<T> work, Consumer<T> sink, int cores, Duration longestReading) {
        this.longestReading = longestReading;
        this.detector = detector;
        this.work = work;
        this.sink = sink;
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

    /** Reads every document of some sources to the end; see {@link #read(List, Predicate, Consumer, Progress)}. */
    public void read(List<String> sources, Consumer<Finding> findings) throws IOException {
        read(sources, document -> true, findings, Progress.NONE);
    }

    /**
     * Reads the documents of some sources to the end.
     *
     * @param sources files, folders, archives, or {@code -} for standard input
     * @param wanted tells which documents are read; asked once for each, in order
     * @param findings receives what could not be opened
     * @param progress is told of the bytes that have been gone through
     * @throws java.nio.file.NoSuchFileException if there is nothing of a name
     */
    public void read(
            List<String> sources, Predicate<SourceDocument> wanted, Consumer<Finding> findings, Progress progress)
            throws IOException {
        long bytes = progress == Progress.NONE ? -1 : DocumentSource.bytes(sources);
        progress.report(READING, 0, bytes);
        read(
                documents -> {
                    for (String source : sources) {
                        documents.read(source);
                    }
                },
                wanted,
                findings,
                read -> progress.report(READING, read, bytes));
    }

    /**
     * Reads documents to the end.
     *
     * @param sources says what to read
     * @param wanted tells which documents are read; asked once for each, in order
     * @param findings receives what could not be opened
     */
    public void read(IOConsumer<DocumentSource> sources, Predicate<SourceDocument> wanted, Consumer<Finding> findings)
            throws IOException {
        read(sources, wanted, findings, bytes -> {});
    }

    private void read(
            IOConsumer<DocumentSource> sources,
            Predicate<SourceDocument> wanted,
            Consumer<Finding> findings,
            LongConsumer bytesRead)
            throws IOException {
        DocumentSource documents = new DocumentSource(
                document -> {
                    if (wanted.test(document)) {
                        accept(document);
                    }
                },
                findings,
                bytesRead);
        sources.accept(documents);
        while (!waiting.isEmpty()) {
            deliver();
        }
    }

    /** Takes in a document. A small one is split and read by one worker; a large one is split here, its records shared out. */
    private void accept(SourceDocument document) {
        if (document.size() > WHOLE) {
            // the first record may be the whole document, as it is of a page
            AtomicLong bytes = new AtomicLong(document.size());
            try {
                records(document, record -> submit(document, () -> List.of(record.get()), bytes.getAndSet(WHOLE / 64)));
            } catch (OutOfMemoryError e) {
                if (handingOver) {
                    throw e;
                }
                submit(document, () -> List.of(tooLarge(document)), 0);
            }
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
                        .orElse(
                                "leave it out, or name its format with --source (./trialgraph help formats lists them)");
                records.accept(() -> rejected(document, what, remedy));
            }
        } catch (IOException e) {
            records.accept(() -> rejected(document, "cannot be read: " + e.getMessage(), "get the document again"));
        } catch (RuntimeException | StackOverflowError e) {
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
        } catch (RuntimeException | StackOverflowError e) {
            return failed(document, e);
        }
    }

    private T failed(SourceDocument document, Throwable failure) {
        return rejected(document, "its reader fails: " + Reasons.of(failure), REPORT);
    }

    private T tooLarge(SourceDocument document) {
        String memory = (Runtime.getRuntime().maxMemory() >> 20) + " MB";
        String remedy = "leave the document out, or give the program more, as in JAVA_TOOL_OPTIONS=-Xmx4g";
        return rejected(document, "reading it needs more than the memory of " + memory, remedy);
    }

    private T rejected(SourceDocument document, String what, String remedy) {
        return work.make(document, Optional.empty(), ReadReport.rejected(document, "", what, remedy));
    }

    /** Stops the workers; what has not been handed over is dropped. */
    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void submit(SourceDocument document, Callable<List<T>> reading, long bytes) {
        while (waiting.size() >= TASKS_AT_ONCE || !waiting.isEmpty() && bytesWaiting + bytes > BYTES_AT_ONCE) {
            deliver();
        }
        waiting.add(start(new Task<>(document, reading, bytes)));
        bytesWaiting += bytes;
    }

    private Task<T> start(Task<T> task) {
        workers.execute(task);
        return task;
    }

    private void deliver() {
        Task<T> first = waiting.remove();
        bytesWaiting -= first.bytes;
        List<T> results = results(first);
        handingOver = true;
        results.forEach(sink);
        handingOver = false;
    }

    private List<T> results(Task<T> task) {
        try {
            return result(task);
        } catch (TimeoutException e) {
            giveUp(task);
            String what = "reading it takes more than " + longestReading.toSeconds() + " seconds";
            return List.of(rejected(task.document, what, REPORT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading documents", e);
        } catch (ExecutionException e) {
            return List.of(
                    e.getCause() instanceof OutOfMemoryError
                            ? tooLarge(task.document)
                            : failed(task.document, e.getCause()));
        }
    }

    /** The result of a reading; where memory did not suffice for all that are going on, that of another reading alone. */
    private List<T> result(Task<T> task) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return task.get(longestReading);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof OutOfMemoryError)) {
                throw e;
            }
            for (Task<T> other : waiting) {
                other.ended.await(longestReading.toMillis(), TimeUnit.MILLISECONDS);
            }
            Task<T> alone = start(new Task<>(task.document, task.reading, task.bytes));
            try {
                return alone.get(longestReading);
            } catch (TimeoutException late) {
                giveUp(alone);
                throw late;
            }
        }
    }

    /** Ends a reading where it looks whether it is to go on ({@link Cancellation}); another worker takes the place of one that never does. */
    private void giveUp(Task<T> task) {
        task.cancel(true);
        try {
            if (task.ended.await(NOTICE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        endless.add(task.document.origin());
        if (endless.size() > MOST_ENDLESS) {
            handingOver = true;
            throw new EndlessReadings(endless);
        }
        workers.setCorePoolSize(workers.getCorePoolSize() + 1);
    }
}
