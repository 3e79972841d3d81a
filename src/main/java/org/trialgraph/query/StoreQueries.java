package org.trialgraph.query;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.text.TextDatasetFactory;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.lucene.store.FSDirectory;
import org.trialgraph.store.ReleaseView;
import org.trialgraph.store.ServerConfiguration;

/** A store opened for queries without a server: all current graphs as one, with the text index, SERVICE closed. */
public final class StoreQueries implements AutoCloseable {
    private final ReleaseView release;
    private final DatasetGraph store;
    private final TextIndexLucene index;
    private final DatasetGraph searchable;

    private StoreQueries(ReleaseView release) throws IOException {
        this.release = release;
        this.store = DatabaseMgr.connectDatasetGraph(release.files().store().toString());
        TextIndexConfig fields = new TextIndexConfig(ServerConfiguration.textFields());
        fields.setValueStored(true);
        this.index = new TextIndexLucene(FSDirectory.open(release.files().text()), fields);
        this.searchable = TextDatasetFactory.create(store, index);
        searchable.getContext().set(TDB2.symUnionDefaultGraph, true);
        searchable.getContext().set(ARQ.httpServiceAllowed, false);
    }

    /** Opens the release that a data folder serves. */
    public static StoreQueries open(Path data) throws IOException {
        ReleaseView release = ReleaseView.current(data);
        try {
            return new StoreQueries(release);
        } catch (IOException | RuntimeException e) {
            release.close();
            throw e;
        }
    }

    /** Runs a query and writes its answer. */
    public void run(Query query, QueryResults.Format format, OutputStream out) {
        searchable.executeRead(() -> {
            try (QueryExec execution =
                    QueryExec.dataset(searchable).query(query).build()) {
                QueryResults.write(query, execution, format, out);
            }
        });
    }

    /** The base of the store's IRIs. */
    public String base() {
        return release.base();
    }

    /** The dataset, for whoever reads it whole. */
    public DatasetGraph dataset() {
        return store;
    }

    @Override
    public void close() throws IOException {
        index.close();
        TDBInternal.expel(store, true);
        release.close();
    }
}
