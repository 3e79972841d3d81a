package org.trialgraph.query;

import java.io.OutputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.ResultSet;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.trialgraph.rdf.Prefixes;

/** Writes what a query finds in the format that a user asks for. */
public final class QueryResults {
    /** The formats of tables; graphs are written as Turtle, or as JSON-LD and RDF/XML where JSON and XML are asked for. */
    public enum Format {
        TEXT(ResultSetLang.RS_Text, RDFFormat.TURTLE_PRETTY),
        CSV(ResultSetLang.RS_CSV, RDFFormat.TURTLE_PRETTY),
        TSV(ResultSetLang.RS_TSV, RDFFormat.TURTLE_PRETTY),
        JSON(ResultSetLang.RS_JSON, RDFFormat.JSONLD11_PRETTY),
        XML(ResultSetLang.RS_XML, RDFFormat.RDFXML_PLAIN);

        private final Lang table;
        private final RDFFormat graph;

        Format(Lang table, RDFFormat graph) {
            this.table = table;
            this.graph = graph;
        }

        /** The format of a name in any case. */
        public static Optional<Format> named(String name) {
            return Stream.of(values())
                    .filter(format -> format.name().equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    private QueryResults() {}

    /**
     * Runs a query and writes its answer; nothing is closed.
     *
     * @return whether it found anything
     */
    public static boolean write(Query query, QueryExec execution, Format format, OutputStream out) {
        if (query.isAskType()) {
            ResultSetMgr.write(out, execution.ask(), format.table);
            return true;
        }
        if (query.isSelectType()) {
            RowSetRewindable rows = execution.select().rewindable();
            ResultSetMgr.write(out, ResultSet.adapt(rows), format.table);
            return rows.size() > 0;
        }
        Graph graph = query.isDescribeType() ? execution.describe() : execution.construct();
        graph.getPrefixMapping().setNsPrefixes(Prefixes.ALL);
        RDFDataMgr.write(out, graph, format.graph);
        return !graph.isEmpty();
    }
}
