package org.trialgraph.web;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Phaser;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.server.DataAccessPoint;
import org.apache.jena.sparql.core.DatasetGraph;
import org.trialgraph.store.DataFolder;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.store.ReleaseView;
import org.trialgraph.store.StoreException;
import org.trialgraph.web.data.DatasetDescription;
import org.trialgraph.web.data.DatasetDescription.NamedGraph;
import org.trialgraph.web.data.Limit;
import org.trialgraph.web.data.PatientMatcher;
import org.trialgraph.web.data.ServedDataset;
import org.trialgraph.web.page.Pages;
import org.trialgraph.web.query.ExampleAnswers;
import org.trialgraph.web.query.RunningQueries;

/**
 * A release that is open for reading, with the endpoints and the pages over it. A server shows one after the other.
 *
 * @param folder the release in the data folder
 * @param view its files, opened
 * @param changed when the release, and the program that shows it, were both written
 * @param run of publishing that made it
 * @param fuseki made them; only that of the first release listens
 * @param points its endpoints by the path before {@code /sparql}
 * @param dataset what pages read
 * @param pages the pages
 * @param examples what the example queries find
 * @param users the requests under way, and the server as long as it shows it to new ones
 */
record ServedRelease(
        Path folder,
        ReleaseView view,
        Instant changed,
        int run,
        FusekiServer fuseki,
        Map<String, DataAccessPoint> points,
        ServedDataset dataset,
        Pages pages,
        ExampleAnswers examples,
        Phaser users)
        implements AutoCloseable {

    /** Makes a server over the files of a release. */
    @FunctionalInterface
    interface Endpoints {
        FusekiServer over(ReleaseView release, ExampleAnswers examples);
    }

    /**
     * Opens the release that a data folder serves now.
     *
     * @param limits what clients are told that they are held to
     * @throws StoreException if nothing is published there
     */
    static ServedRelease open(ServerOptions options, List<Limit> limits, RunningQueries running, Endpoints endpoints)
            throws IOException {
        Path folder = new DataFolder(options.data()).current();
        ReleaseView view = ReleaseView.current(options.data());
        try {
            ExampleAnswers examples = new ExampleAnswers(view, running);
            FusekiServer fuseki = endpoints.over(view, examples);
            Map<String, DataAccessPoint> points = new HashMap<>();
            fuseki.getDataAccessPointRegistry().forEach(points::put);
            ServedDataset dataset = new ServedDataset(
                    graphs(points, "/"),
                    graphs(points, "/history"),
                    view.base(),
                    options.base(),
                    new ReleaseFiles(folder).published(),
                    limits,
                    options.services().open());
            return new ServedRelease(
                    folder,
                    view,
                    changed(folder),
                    new ReleaseFiles(folder)
                            .contents(new DataFolder(options.data()).rebuild())
                            .run(),
                    fuseki,
                    points,
                    dataset,
                    new Pages(dataset, new PatientMatcher(options.data(), view.files()), view.files()),
                    examples,
                    new Phaser(1));
        } catch (RuntimeException e) {
            view.close();
            throw e;
        }
    }

    private static Instant changed(Path release) throws IOException {
        Instant published = new ReleaseFiles(release).published();
        try {
            Path program = Path.of(ServedRelease.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Instant written = Files.getLastModifiedTime(program).toInstant();
            return written.isAfter(published) ? written : published;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program is in no file", e);
        }
    }

    private static DatasetGraph graphs(Map<String, DataAccessPoint> points, String name) {
        return points.get(name).getDataService().getDataset();
    }

    /** Prepares what would delay whoever asks first; readers may come meanwhile. */
    void prepare() {
        pages.prepare();
        Map<String, DatasetGraph> datasets = new HashMap<>();
        points.keySet().forEach(name -> datasets.put(name, graphs(points, name)));
        examples.begin(datasets);
    }

    /** Its figures. */
    ServerMetrics.Shown figures() {
        DatasetDescription description = new DatasetDescription(dataset);
        return dataset.current()
                .calculateRead(() -> new ServerMetrics.Shown(
                        run,
                        dataset.published().toEpochMilli() / 1000.0,
                        description.trials().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        description.graphs().stream()
                                .mapToLong(NamedGraph::statements)
                                .sum()));
    }

    /** Whether a folder holds this release still. */
    boolean isOf(Path other) throws IOException {
        return other.equals(folder) && ReleaseView.id(other).equals(view.id());
    }

    /** Keeps it open for a request, until that leaves; false where it is shown no more and may be closed already. */
    boolean enter() {
        return users.register() >= 0;
    }

    /** A request is over, or the server shows another release to new ones. */
    void leave() {
        users.arriveAndDeregister();
    }

    /** Whether nobody reads it any more. */
    boolean isLeft() {
        return users.isTerminated();
    }

    /**
     * Closes its files; nothing may read them any more.
     *
     * @throws org.apache.jena.dboe.transaction.txn.TransactionException if a query still does; the files are removed all the same
     */
    @Override
    public void close() throws IOException {
        try (view) {
            examples.close();
            pages.close();
            points.forEach((name, point) -> point.getDataService().shutdown());
        }
    }
}
