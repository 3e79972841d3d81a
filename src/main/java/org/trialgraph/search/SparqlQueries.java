package org.trialgraph.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.trialgraph.rdf.Prefixes;

/**
 * SPARQL queries as texts: those that select what a search or a list of trials shows, in the same order; declaring prefixes, running.
 * To be called within a read transaction of the dataset.
 */
public final class SparqlQueries {
    private static final Map.Entry<String, String> TEXT = Map.entry("text", "http://jena.apache.org/text#");

    /** A prefix stands after no letter and no other colon, and before a letter: not so the {@code mesh} in an IRI. */
    private static final Pattern PREFIX = Pattern.compile("(?<![\\p{L}\\p{N}:])\\w+(?=:[\\p{L}\\p{N}])");

    private static final String TRIAL = "?trial a tg:Trial .";
    private static final int MOST_HITS = 20_000;

    private static final String FIELDS =
            "rdfs:label tg:scientificTitle tg:acronym tg:keyword tg:otherName dcterms:identifier tg:secondaryId";

    private SparqlQueries() {}

    /** The rows of a SELECT query; the usual prefixes need not be declared. */
    public static List<Binding> select(DatasetGraph current, String query) {
        try (QueryExec execution =
                QueryExec.dataset(current).query(withPrefixes(query)).build()) {
            return Iter.toList(execution.select());
        }
    }

    /** A query after the declarations of those of the usual prefixes that it uses. */
    private static String withPrefixes(String query) {
        Set<String> used =
                PREFIX.matcher(query).results().map(MatchResult::group).collect(Collectors.toSet());
        return Stream.concat(Prefixes.ALL.entrySet().stream(), Stream.of(TEXT))
                .filter(prefix -> used.contains(prefix.getKey()))
                .map(prefix -> "PREFIX " + prefix.getKey() + ": <" + prefix.getValue() + ">\n")
                .collect(Collectors.joining("", "", query));
    }

    /**
     * The trials of a search. Words are looked up in titles, numbers and keywords of trials and in the names of conditions,
     * interventions and sponsors; every word must be found somewhere.
     */
    static String search(SearchRequest request, String base) {
        List<String> lines = new ArrayList<>();
        // first, because whatever stood before it would have the trials of a heading found anew for each of its own
        String heading = request.choices().get(Facet.MESH);
        if (heading != null) {
            lines.add("{ SELECT DISTINCT ?trial {\n  " + Facet.MESH.pattern(heading, base) + " } }");
        }
        List<String> terms = request.terms();
        List<String> scores = new ArrayList<>();
        for (String term : terms) {
            String score = "?score" + scores.size();
            scores.add(score);
            lines.add("{ SELECT ?trial (MAX(?s) AS " + score + ") {\n    " + textQuery(term) + " .\n"
                    + "    { ?hit a tg:Trial . BIND (?hit AS ?trial) } UNION { ?trial tg:condition ?hit }\n"
                    + "    UNION { ?trial tg:intervention ?hit } UNION { ?trial tg:leadSponsor ?hit }\n"
                    + "  } GROUP BY ?trial }");
        }
        for (Facet facet : Facet.values()) {
            String value = request.choices().get(facet);
            if (value != null && facet != Facet.MESH) {
                lines.add(facet.pattern(value, base));
            }
        }
        if (terms.isEmpty() && !request.words().isEmpty()) {
            lines.add("FILTER (false)");
        }
        lines.add(TRIAL);
        if (scores.isEmpty()) {
            return distinct("?trial", lines, "?trial");
        }
        lines.add("BIND (" + String.join(" + ", scores) + " AS ?score)");
        return distinct("?trial ?score", lines, "DESC(?score) ?trial");
    }

    /** The trials of which a resource is the value of any of some properties. */
    static String having(Node resource, List<Node> properties) {
        String path = properties.stream().map(SparqlQueries::name).collect(Collectors.joining("|"));
        return distinct("?trial", List.of("?trial " + path + " <" + resource.getURI() + "> .", TRIAL), "?trial");
    }

    /** What the text index finds for a word or phrase in Lucene's syntax: {@code ?hit} with the best {@code ?score}. */
    static String hits(String term) {
        return "SELECT ?hit (MAX(?s) AS ?score) { " + textQuery(term) + " } GROUP BY ?hit";
    }

    private static String textQuery(String term) {
        String literal = "\"" + term.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return "(?hit ?s) text:query (" + FIELDS + " " + literal + " " + MOST_HITS + ")";
    }

    private static String distinct(String variables, List<String> lines, String order) {
        return withPrefixes(
                "SELECT DISTINCT " + variables + " {\n  " + String.join("\n  ", lines) + "\n} ORDER BY " + order);
    }

    /** A property by the usual prefixes. */
    static String name(Node property) {
        return Prefixes.ALL.entrySet().stream()
                .filter(prefix -> property.getURI().startsWith(prefix.getValue()))
                .map(prefix -> prefix.getKey() + ":"
                        + property.getURI().substring(prefix.getValue().length()))
                .findFirst()
                .orElseThrow();
    }
}
