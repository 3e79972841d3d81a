package org.trialgraph.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.function.IOSupplier;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.apache.jena.atlas.RuntimeIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trialgraph.files.FolderException;
import org.trialgraph.model.Publisher;
import org.trialgraph.registry.Registries;
import org.trialgraph.web.data.DatasetDescription;
import org.trialgraph.web.data.DatasetDescription.NamedGraph;
import org.trialgraph.web.data.DumpFiles;
import org.trialgraph.web.data.DumpFiles.Dump;
import org.trialgraph.web.data.ServedDataset;

/** {@code /dumps/}: the graphs to download, with what must be known of each, and all of them in one file. */
final class DumpPages implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(DumpPages.class);

    /** How long the page waits for files that are not written yet, in seconds. */
    private static final long PATIENCE = 3;

    private static final String ATTRIBUTION = "https://creativecommons.org/licenses/by/4.0/";

    private final ServedDataset dataset;
    private final Templates templates;
    private final DatasetDescription description;
    private final DumpFiles files;
    private final Map<String, List<RenderedValue>> terms = new ConcurrentHashMap<>();
    /** One dump is written at a time, and few requests wait for it: each holds a thread. */
    private final Semaphore waiting = new Semaphore(4);

    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            BasicThreadFactory.builder().namingPattern("dumps").daemon(true).build());
    private @Nullable Future<?> written;

    DumpPages(ServedDataset dataset, Templates templates) {
        this.dataset = dataset;
        this.templates = templates;
        this.description = new DatasetDescription(dataset);
        this.files = new DumpFiles(dataset.current());
    }

    /**
     * What the template shows.
     *
     * @param whole the file of all graphs
     * @param graphs one of each
     * @param unwritten whether some are still being written
     */
    record View(PageFrame frame, Row whole, List<Row> graphs, boolean unwritten) {}

    /**
     * A file.
     *
     * @param file its name
     * @param words what is in it
     * @param trials how many trials it states; empty for none
     * @param size for people; empty while it is being written
     * @param bytes the same exactly
     * @param date of the release, as ISO 8601 has it
     * @param terms under which it may be used
     */
    record Row(
            String file,
            RenderedValue words,
            String statements,
            String trials,
            String size,
            long bytes,
            String date,
            List<RenderedValue> terms,
            String sha256) {}

    private List<NamedGraph> graphs() {
        return dataset.current().calculateRead(description::graphs);
    }

    /** The page. */
    Answer page(HttpServletRequest request) {
        List<NamedGraph> graphs = graphs();
        boolean whole = await(graphs);
        Map<String, Long> trials = dataset.current().calculateRead(description::trials);
        String date = LocalDate.ofInstant(dataset.published(), ZoneOffset.UTC).toString();
        List<Row> rows = new ArrayList<>();
        for (NamedGraph graph : graphs) {
            rows.add(row(
                    graph.key(),
                    words(graph),
                    graph.statements(),
                    trials.getOrDefault(graph.iri(), 0L),
                    date,
                    terms.getOrDefault(graph.key(), List.of()),
                    files.known(graph)));
        }
        Row all = row(
                DumpFiles.ALL,
                RenderedValue.text("all graphs together", ""),
                graphs.stream().mapToLong(NamedGraph::statements).sum(),
                trials.values().stream().mapToLong(Long::longValue).sum(),
                date,
                List.of(),
                whole ? files.known(graphs) : Optional.empty());
        PageFrame frame =
                PageFrame.plain("Downloads", "Every graph of the dataset as compressed N-Quads, and all in one file.");
        Answer answer = Answer.page(templates.fill("dumps", new View(frame, all, rows, !whole)));
        return whole ? answer : answer.unstored();
    }

    private static Row row(
            String key,
            RenderedValue words,
            long statements,
            long trials,
            String date,
            List<RenderedValue> terms,
            Optional<Dump> dump) {
        return new Row(
                DumpFiles.name(key),
                words,
                Charts.number(dump.map(Dump::statements).orElse(statements)),
                trials == 0 ? "" : Charts.number(trials),
                dump.map(file -> FileUtils.byteCountToDisplaySize(file.bytes())).orElse(""),
                dump.map(Dump::bytes).orElse(0L),
                date,
                terms,
                dump.map(Dump::sha256).orElse(""));
    }

    /** Has what is not written yet written by another thread, and waits some seconds; whether all is written and its terms are known. */
    private boolean await(List<NamedGraph> graphs) {
        Future<?> writing;
        synchronized (this) {
            if (written == null) {
                written = writer.submit(() -> write(graphs));
            }
            writing = written;
        }
        try {
            writing.get(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.debug("the dumps are being written");
        } catch (ExecutionException e) {
            LOG.warn("the dumps cannot be written: {}", e.getCause().getMessage());
            synchronized (this) {
                written = null;
            }
        }
        return terms.size() == graphs.size() && files.known(graphs).isPresent();
    }

    private Void write(List<NamedGraph> graphs) throws IOException {
        for (NamedGraph graph : graphs) {
            List<String> stated = dataset.current().calculateRead(() -> description.terms(graph));
            terms.put(
                    graph.key(),
                    stated.isEmpty()
                            ? own(graph.key())
                            : stated.stream().map(DumpPages::terms).toList());
            files.write(graph);
        }
        return null;
    }

    /** The terms of what is from no document. */
    private static List<RenderedValue> own(String key) {
        return switch (key) {
            case "ontology" -> List.of(terms(ATTRIBUTION));
            case "mesh" -> List.of(RenderedValue.text("courtesy of the U.S. National Library of Medicine", "en"));
            case "links", "meta" -> List.of(RenderedValue.text("those of the trials", "en"));
            default -> List.of(RenderedValue.text("none stated by its registry", "en"));
        };
    }

    private static RenderedValue terms(String address) {
        return RenderedValue.external(
                address.equals(ATTRIBUTION)
                        ? "CC BY 4.0"
                        : address.replaceFirst("^https?://(?:www\\.)?([^/]+).*", "terms of $1"),
                address);
    }

    /** What is in a graph. */
    static RenderedValue words(NamedGraph graph) {
        return switch (graph.key()) {
            case "ontology" -> RenderedValue.text("Classes, properties and codes", "en");
            case "mesh" -> RenderedValue.text("Headings of MeSH that the trials need", "en");
            case "links" -> RenderedValue.text("Studies, links to MeSH, discrepancies", "en");
            case "meta" -> RenderedValue.text("Documents and where statements come from", "en");
            case "unregistered" -> RenderedValue.text("Trials without a number of a registry", "en");
            default ->
                RenderedValue.text(
                        Registries.of(graph.key()).map(Publisher::name).orElse(graph.key()), "en");
        };
    }

    /** {@code SHA256SUMS}: the checksums of all. */
    Answer checksums() throws IOException {
        List<NamedGraph> graphs = graphs();
        return whenWritten(graphs, () -> {
            StringBuilder sums = new StringBuilder();
            for (NamedGraph graph : graphs) {
                line(sums, files.write(graph), graph.key());
            }
            line(sums, files.known(graphs).orElseThrow(), DumpFiles.ALL);
            return Answer.text(sums.toString());
        });
    }

    private static void line(StringBuilder sums, Dump dump, String key) {
        sums.append(dump.sha256()).append("  ").append(DumpFiles.name(key)).append('\n');
    }

    /** One of the files. */
    Answer file(HttpServletRequest request, MatchResult path) throws IOException {
        List<NamedGraph> graphs = graphs();
        String key = path.group(1);
        List<NamedGraph> wanted = key.equals(DumpFiles.ALL)
                ? graphs
                : graphs.stream().filter(graph -> graph.key().equals(key)).toList();
        if (wanted.isEmpty()) {
            return Answer.problem(404, "there is no such graph here; /dumps/ lists them");
        }
        return whenWritten(wanted, () -> {
            for (NamedGraph graph : wanted) {
                files.write(graph);
            }
            Dump dump = key.equals(DumpFiles.ALL)
                    ? files.known(graphs).orElseThrow()
                    : files.known(wanted.get(0)).orElseThrow();
            return Answer.files("application/gzip", dump.files(), dump.bytes(), dump.sha256());
        });
    }

    private Answer whenWritten(List<NamedGraph> graphs, IOSupplier<Answer> answer) throws IOException {
        if (graphs.stream().allMatch(graph -> files.known(graph).isPresent())) {
            return answer.get();
        }
        if (!waiting.tryAcquire()) {
            return Answer.problem(503, "the dumps are being written; ask again in a minute")
                    .header("Retry-After", "60");
        }
        try {
            return answer.get();
        } catch (IOException | RuntimeIOException | FolderException e) {
            LOG.warn("a dump cannot be written: {}", e.getMessage());
            return Answer.problem(503, "the dumps cannot be written here now; ask again later")
                    .header("Retry-After", "3600");
        } finally {
            waiting.release();
        }
    }

    /** Removes the files. */
    @Override
    public void close() throws IOException {
        writer.shutdown();
        files.close();
        try {
            writer.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
