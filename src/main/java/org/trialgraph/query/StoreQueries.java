package org.trialgraph.query;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.text.TextDatasetFactory;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.trialgraph.federation.ServiceRules;
import org.trialgraph.federation.Services;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.store.ReleaseView;
import org.trialgraph.store.ServerConfiguration;

/**
 * A store opened for queries without a server: all current graphs as one, with the text index. The index and the history are opened
 * when a query first asks for them.
 */
public final class StoreQueries implements AutoCloseable {
    private final ReleaseView release;
    private final DatasetGraph store;
    private final Services services;
    private @Nullable DatasetGraph history;
    private @Nullable TextIndexLucene index;
    private @Nullable DatasetGraph searchable;

    private StoreQueries(ReleaseView release, ServiceRules rules) {
        this.release = release;
        this.services = new Services(rules, this::endpoint, List.of(release.base()));
        this.store =
                queried(DatabaseMgr.connectDatasetGraph(release.files().store().toString()));
    }

    /** All graphs as one, with SERVICE as the rules allow it. */
    private DatasetGraph queried(DatasetGraph dataset) {
        dataset.getContext().set(TDB2.symUnionDefaultGraph, true);
        dataset.getContext().set(ARQ.httpServiceAllowed, false);
        services.applyTo(dataset);
        return dataset;
    }

    private synchronized DatasetGraph searchable() {
        if (searchable == null) {
            TextIndexConfig fields = new TextIndexConfig(ServerConfiguration.textFields());
            fields.setValueStored(true);
            try {
                index = new TextIndexLucene(FSDirectory.open(release.files().text()), fields);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            searchable = queried(TextDatasetFactory.create(store, index));
        }
        return searchable;
    }

    private synchronized DatasetGraph history() {
        if (history == null) {
            history = queried(
                    DatabaseMgr.connectDatasetGraph(release.files().history().toString()));
        }
        return history;
    }

    /** The dataset that a server would have behind a path. */
    private Optional<DatasetGraph> endpoint(String path) {
        if (path.equals("sparql")) {
            return Optional.of(searchable());
        }
        if (path.equals("history/sparql")) {
            return Optional.of(history());
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
        } catch (RuntimeException e) {
            release.close();
            throw e;
        }
    }

    /**
     * Runs a query and writes its answer.
     *
     * @param path the endpoint as a server has it, such as {@code history/sparql}
     * @return whether it found anything
     */
    public boolean run(String path, Query query, QueryResults.Format format, OutputStream out) {
        boolean plain = path.equals("sparql") && !query.toString().contains(TextQuery.NS);
        DatasetGraph dataset =
                plain ? store : endpoint(path).orElseThrow(() -> new IllegalArgumentException("no endpoint " + path));
        QueriedGraphs graphs = new QueriedGraphs(release.base());
        graphs.readHere(query);
        return dataset.calculateRead(() -> {
            DatasetGraph asked = graphs.of(DatasetDescription.create(query), query, dataset);
            try (QueryExec execution = QueryExec.dataset(asked).query(query).build()) {
                return QueryResults.write(query, execution, format, out);
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
    public synchronized void close() throws IOException {
        services.close();
        if (index != null) {
            index.close();
        }
        TDBInternal.expel(store, true);
        if (history != null) {
            TDBInternal.expel(history, true);
        }
        release.close();
    }
}
