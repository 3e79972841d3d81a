package org.trialgraph.query;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.text.TextDatasetFactory;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.lucene.store.FSDirectory;
import org.trialgraph.federation.ServiceRules;
import org.trialgraph.federation.Services;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.store.ReleaseView;
import org.trialgraph.store.ServerConfiguration;

/** A store opened for queries without a server: all current graphs as one, with the text index. */
public final class StoreQueries implements AutoCloseable {
    private final ReleaseView release;
    private final DatasetGraph store;
    private final DatasetGraph history;
    private final TextIndexLucene index;
    private final DatasetGraph searchable;
    private final Services services;

    private StoreQueries(ReleaseView release, ServiceRules rules) throws IOException {
        this.release = release;
        this.store = DatabaseMgr.connectDatasetGraph(release.files().store().toString());
        this.history = DatabaseMgr.connectDatasetGraph(release.files().history().toString());
        history.getContext().set(TDB2.symUnionDefaultGraph, true);
        TextIndexConfig fields = new TextIndexConfig(ServerConfiguration.textFields());
        fields.setValueStored(true);
        this.index = new TextIndexLucene(FSDirectory.open(release.files().text()), fields);
        this.searchable = TextDatasetFactory.create(store, index);
        searchable.getContext().set(TDB2.symUnionDefaultGraph, true);
        searchable.getContext().set(ARQ.httpServiceAllowed, false);
        this.services = new Services(rules, this::endpoint, List.of(release.base()));
        services.applyTo(searchable);
        services.applyTo(history);
    }

    /** The dataset that a server would have behind a path. */
    private Optional<DatasetGraph> endpoint(String path) {
        if (path.equals("sparql")) {
            return Optional.of(searchable);
        }
        if (path.equals("history/sparql")) {
            return Optional.of(history);
        }
        return path.matches("[a-z]+/sparql")
                ? Optional.of(DatasetGraphFactory.wrap(
                        store.getGraph(new Iris(release.base()).graph(path.substring(0, path.indexOf('/'))))))
                : Optional.empty();
    }

    /** Opens the release that a data folder serves, SERVICE closed. */
    public static StoreQueries open(Path data) throws IOException {
        return open(data, ServiceRules.closed());
    }

    /** Opens the release that a data folder serves, with what queries may call. */
    public static StoreQueries open(Path data, ServiceRules rules) throws IOException {
        ReleaseView release = ReleaseView.current(data);
        try {
            return new StoreQueries(release, rules);
        } catch (IOException | RuntimeException e) {
            release.close();
            throw e;
        }
    }

    /**
     * Runs a query and writes its answer.
     *
     * @param path the endpoint as a server has it, such as {@code history/sparql}
     */
    public void run(String path, Query query, QueryResults.Format format, OutputStream out) {
        DatasetGraph dataset = endpoint(path).orElseThrow(() -> new IllegalArgumentException("no endpoint " + path));
        QueriedGraphs graphs = new QueriedGraphs(release.base());
        graphs.readHere(query);
        dataset.executeRead(() -> {
            DatasetGraph asked = graphs.of(DatasetDescription.create(query), query, dataset);
            try (QueryExec execution = QueryExec.dataset(asked).query(query).build()) {
                QueryResults.write(query, execution, format, out);
            }
        });
    }

    /** The base of the store's IRIs. */
    public String base() {
        return release.base();
    }

    /** The files of the release. */
    public ReleaseFiles files() {
        return release.files();
    }

    /** The dataset, for whoever reads it whole. */
    public DatasetGraph dataset() {
        return store;
    }

    @Override
    public void close() throws IOException {
        services.close();
        index.close();
        TDBInternal.expel(store, true);
        TDBInternal.expel(history, true);
        release.close();
    }
}
