package org.trialgraph.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.trialgraph.rdf.Prefixes;

/** The SPARQL queries that select what a search or a list of trials shows, in the same order. */
final class TrialQueries {
    private static final String TRIAL = "?trial a tg:Trial .";
    private static final int MOST_HITS = 20_000;

    private static final String FIELDS =
            "rdfs:label tg:scientificTitle tg:acronym tg:keyword tg:otherName dcterms:identifier tg:secondaryId";

    private TrialQueries() {}

    /**
     * The trials of a search. Words are looked up in titles, numbers and keywords of trials and in the names of conditions,
     * interventions and sponsors; every word must be found somewhere.
     */
    static String search(SearchRequest request, String base) {
        List<String> lines = new ArrayList<>();
        // first, because whatever stood before it would have the trials of a heading found anew for each of its own
        String heading = request.choices().get(Facet.MESH);
        if (heading != null) {
            lines.add("{ SELECT DISTINCT ?trial {\n  " + MeshTree.pattern(Facet.MESH.resource(heading, base)) + " } }");
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
                lines.add("?trial " + name(facet.property()) + " <"
                        + facet.resource(value, base).getURI() + "> .");
            }
        }
        if (terms.isEmpty() && !request.words().isEmpty()) {
            lines.add("FILTER (false)");
        }
        lines.add(TRIAL);
        if (scores.isEmpty()) {
            return select("?trial", lines, "?trial");
        }
        lines.add("BIND (" + String.join(" + ", scores) + " AS ?score)");
        return select("?trial ?score", lines, "DESC(?score) ?trial");
    }

    /** The trials of which a resource is the value of any of some properties. */
    static String having(Node resource, List<Node> properties) {
        String path = properties.stream().map(TrialQueries::name).collect(Collectors.joining("|"));
        return select("?trial", List.of("?trial " + path + " <" + resource.getURI() + "> .", TRIAL), "?trial");
    }

    /** What the text index finds for a word or phrase in Lucene's syntax: {@code ?hit} with the best {@code ?score}. */
    static String hits(String term) {
        return "SELECT ?hit (MAX(?s) AS ?score) { " + textQuery(term) + " } GROUP BY ?hit";
    }

    private static String textQuery(String term) {
        String literal = "\"" + term.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return "(?hit ?s) text:query (" + FIELDS + " " + literal + " " + MOST_HITS + ")";
    }

    private static String select(String variables, List<String> lines, String order) {
        return SparqlQueries.withPrefixes(
                "SELECT DISTINCT " + variables + " {\n  " + String.join("\n  ", lines) + "\n} ORDER BY " + order);
    }

    private static String name(Node property) {
        return Prefixes.ALL.entrySet().stream()
                .filter(prefix -> property.getURI().startsWith(prefix.getValue()))
                .map(prefix -> prefix.getKey() + ":"
                        + property.getURI().substring(prefix.getValue().length()))
                .findFirst()
                .orElseThrow();
    }
}
