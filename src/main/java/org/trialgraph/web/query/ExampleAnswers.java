package org.trialgraph.web.query;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.query.QueriedGraphs;
import org.trialgraph.store.ReleaseView;

/**
 * What the example queries find in a large release. Many of them read every trial, which takes seconds; a release never changes, so
 * they are run once, in the background, one after the other and begun while no client's query runs. Rows are kept in the reader's own
 * folder, as RDF Thrift, from which they are sent in any format. A query is known by its algebra: layout, remarks and names of
 * prefixes do not matter. Safe for many threads.
 */
public final class ExampleAnswers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExampleAnswers.class);

    /** In a store with fewer bytes of terms, some thousands of trials, every example is quick. */
    private static final long LARGE = 16L << 20;

    /** What is found sooner is found each time. */
    private static final Duration QUICK = Duration.ofMillis(20);

    /** Those who come when a server has just been started are not to share its processors with this. */
    private static final Duration LATER = Duration.ofSeconds(10);

    /** Bytes that the rows of all queries may take together. */
    private static final long LARGEST = 512L << 20;

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int MOST_PAUSES = 200;

    private record Asked(String path, Op algebra) {}

    private final ReleaseView release;
    private final long large;
    private final Duration quick;
    private final Duration later;
    private final RunningQueries running;
    private final QueriedGraphs graphs;
    private final AllowedFunctions functions = new AllowedFunctions();
    private final Map<Asked, Path> found = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::findAll, "example-answers");
    private Map<String, DatasetGraph> datasets = Map.of();
    private long bytes;
    private volatile @Nullable RunningQuery now;
    private volatile boolean closed;

    /**
     * @param release what is served
     * @param running where each query is watched while it runs
     */
    public ExampleAnswers(ReleaseView release, RunningQueries running) {
        this(release, running, LARGE, QUICK, LATER);
    }

    /** With other bounds for what is large, in bytes of terms, and what is quick, and begun at another time after {@link #begin}. */
    ExampleAnswers(ReleaseView release, RunningQueries running, long large, Duration quick, Duration later) {
        this.release = release;
        this.large = large;
        this.quick = quick;
        this.later = later;
        this.running = running;
        this.graphs = new QueriedGraphs(release.base());
        thread.setDaemon(true);
    }

    /**
     * Begins to run the queries, where the release is large.
     *
     * @param endpoints datasets by the path before {@code /sparql}
     */
    public void begin(Map<String, DatasetGraph> endpoints) {
        try {
            Path terms = release.files().store().resolve("Data-0001").resolve("nodes-data.obj");
            if (Files.size(terms) >= large) {
                datasets = Map.copyOf(endpoints);
                thread.start();
            }
        } catch (IOException e) {
            LOG.warn("the example queries are answered anew each time: {}", e.getMessage());
        }
    }

    private void findAll() {
        try {
            Path folder = Files.createDirectory(release.own().folder().resolve("answers"));
            for (long waited = 0; waited < later.toMillis() && !closed; waited += PAUSE.toMillis()) {
                Thread.sleep(PAUSE.toMillis());
            }
            List<ExampleQuery> queries = ExampleQuery.bundled();
            for (ExampleQuery example : queries) {
                for (int i = 0; i < MOST_PAUSES && !closed && !running.isIdle(); i++) {
                    Thread.sleep(PAUSE.toMillis());
                }
                DatasetGraph dataset = datasets.get("/" + example.endpoint().replaceFirst("/?sparql$", ""));
                if (!closed && dataset != null && !example.needs().contains("federation")) {
                    find(example, dataset, folder.resolve(example.name()));
                }
            }
        } catch (IOException e) {
            LOG.warn("the example queries are answered anew each time: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void find(ExampleQuery example, DatasetGraph dataset, Path file) throws IOException {
        Query query = QueryFactory.create(example.text());
        graphs.readHere(query);
        if (!query.isSelectType() || query.hasDatasetDescription()) {
            return;
        }
        Asked asked = new Asked("/" + example.endpoint(), Algebra.compile(query));
        AtomicBoolean varies = new AtomicBoolean();
        RunningQuery turn = running.beginOwn();
        now = turn;
        if (closed) {
            turn.end(RunningQuery.End.STOP);
        }
        long begun = System.nanoTime();
        try {
            Context context = Context.setupContextForDataset(ARQ.getContext(), dataset);
            functions.applyTo(context, () -> varies.set(true));
            context.put(ARQConstants.symCancelQuery, turn.cancelled());
            // nobody waits for its first row
            context.unset(ARQ.queryTimeout);
            dataset.executeRead(() -> {
                try (QueryExec execution =
                        QueryExec.dataset(dataset).query(query).context(context).build()) {
                    write(execution.select(), file);
                }
            });
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.debug("{} is answered anew each time: {}", example.name(), e.getMessage());
            varies.set(true);
        } finally {
            running.finished(turn);
        }
        boolean slow = System.nanoTime() - begun > quick.toNanos();
        if (slow && turn.ended() == null && !varies.get() && bytes + Files.size(file) <= LARGEST) {
            bytes += Files.size(file);
            found.put(asked, file);
        } else {
            Files.deleteIfExists(file);
        }
    }

    private static void write(RowSet rows, Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            RowSetWriterRegistry.getFactory(ResultSetLang.RS_Thrift)
                    .create(ResultSetLang.RS_Thrift)
                    .write(out, rows, ARQ.getContext());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends what is known of a query.
     *
     * @param path of the endpoint
     * @param query as {@link QueriedGraphs#readHere} leaves it, without graphs that the request names
     * @param sent takes the rows, and is done with them when it returns
     * @return whether it was known
     */
    boolean send(String path, Query query, Consumer<RowSet> sent) throws IOException {
        if (found.isEmpty() || !query.isSelectType() || query.hasDatasetDescription()) {
            return false;
        }
        Path file = found.get(new Asked(path, Algebra.compile(query)));
        if (file == null) {
            return false;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            sent.accept(RowSetReader.createReader(ResultSetLang.RS_Thrift).read(in, ARQ.getContext()));
        }
        return true;
    }

    /** Ends the query that runs; the dataset is read no more. */
    @Override
    public void close() {
        closed = true;
        RunningQuery query = now;
        if (query != null) {
            query.end(RunningQuery.End.STOP);
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
