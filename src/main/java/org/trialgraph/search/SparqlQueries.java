package org.trialgraph.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.trialgraph.rdf.Prefixes;

/** SPARQL queries as texts: declaring prefixes, running. To be called within a read transaction of the dataset. */
public final class SparqlQueries {
    private static final String TEXT = "http://jena.apache.org/text#";

    private SparqlQueries() {}

    /** The rows of a SELECT query; the usual prefixes need not be declared. */
    public static List<Binding> select(DatasetGraph current, String query) {
        List<Binding> rows = new ArrayList<>();
        try (QueryExec execution =
                QueryExec.dataset(current).query(withPrefixes(query)).build()) {
            execution.select().forEachRemaining(rows::add);
        }
        return rows;
    }

    /** A query after the declarations of those of the usual prefixes that it uses. */
    static String withPrefixes(String query) {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, String> prefix : Prefixes.ALL.entrySet()) {
            declare(prefix.getKey(), prefix.getValue(), query, out);
        }
        declare("text", TEXT, query, out);
        return out.append(query).toString();
    }

    /** A prefix stands after no letter and no other colon, and before a letter: not so the {@code mesh} in an IRI. */
    private static void declare(String prefix, String namespace, String query, StringBuilder out) {
        for (int at = query.indexOf(prefix + ":"); at >= 0; at = query.indexOf(prefix + ":", at + 1)) {
            int end = at + prefix.length() + 1;
            boolean begins = at == 0 || !Character.isLetterOrDigit(query.charAt(at - 1)) && query.charAt(at - 1) != ':';
            if (begins && end < query.length() && Character.isLetterOrDigit(query.charAt(end))) {
                out.append("PREFIX ")
                        .append(prefix)
                        .append(": <")
                        .append(namespace)
                        .append(">\n");
                return;
            }
        }
    }
}
