package org.trialgraph.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.trialgraph.search.FacetIndex.Day;
import org.trialgraph.search.SearchRequest.Order;

/**
 * SPARQL queries as texts: those that select what a search or a list of trials shows, in the same order; declaring prefixes, running.
 * To be called within a read transaction of the dataset.
 */
public final class SparqlQueries {
    /** Prefixes of functions beside those of the data. */
    private static final Map<String, String> FUNCTIONS =
            Map.of("text", "http://jena.apache.org/text#", "math", "http://www.w3.org/2005/xpath-functions/math#");

    /** A prefix stands after no letter and no other colon, and before a letter: not so the {@code mesh} in an IRI. */
    private static final Pattern PREFIX = Pattern.compile("(?<![\\p{L}\\p{N}:])\\w+(?=:[\\p{L}\\p{N}])");

    private static final String TRIAL = "?trial a tg:Trial .";
    private static final String RECRUITING = "BIND (EXISTS { ?trial tg:overallStatus tgc:Recruiting } AS ?recruiting)";
    private static final int MOST_HITS = 1_000_000;

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
        return Stream.concat(
                        Prefixes.ALL.entrySet().stream(),
                        FUNCTIONS.entrySet().stream().sorted(Map.Entry.comparingByKey()))
                .filter(prefix -> used.contains(prefix.getKey()))
                .map(prefix -> "PREFIX " + prefix.getKey() + ": <" + prefix.getValue() + ">\n")
                .collect(Collectors.joining("", "", query));
    }

    /**
     * The trials of a search in its order.
     *
     * @param reading what its words are taken for
     * @param point what its place is; empty where it is none
     */
    static String search(SearchRequest request, WordReading reading, Optional<Places.Point> point, String base) {
        List<String> lines = new ArrayList<>();
        // first, because whatever stood before it would have the trials of a heading found anew for each of its own
        String heading = request.choices().get(Facet.MESH);
        if (heading != null) {
            lines.add("{ SELECT DISTINCT ?trial {\n  " + Facet.MESH.pattern(heading, base) + " } }");
        }
        request.near()
                .ifPresent(near -> lines.add(
                        point.map(at -> Places.pattern(at, near.kilometres())).orElse("FILTER (false)")));
        List<String> scores = new ArrayList<>();
        for (WordReading.Unit unit : reading.units()) {
            String score = "?score" + scores.size();
            scores.add(score);
            lines.add(words(unit, score));
        }
        for (Facet facet : Facet.values()) {
            String value = request.choices().get(facet);
            if (value != null && facet != Facet.MESH) {
                lines.add(facet.pattern(value, base));
            }
        }
        if (scores.isEmpty() && reading.typed()) {
            lines.add("FILTER (false)");
        }
        lines.add(TRIAL);
        List<String> order = new ArrayList<>();
        if (request.order() == Order.RECRUITING) {
            lines.add(RECRUITING);
            order.add("?recruiting");
        }
        if (request.order() == Order.START || request.order() == Order.RECRUITING && scores.isEmpty()) {
            lines.add(latest(Day.START));
            order.add("?day");
        } else if (request.order() == Order.UPDATE) {
            lines.add(latest(Day.UPDATE));
            order.add("?day");
        } else if (!scores.isEmpty()) {
            lines.add("BIND (" + String.join(" + ", scores) + " AS ?score)");
            order.add("?score");
        }
        String descending = order.stream().map(each -> "DESC(" + each + ") ").collect(Collectors.joining());
        String variables = order.stream().map(each -> " " + each).collect(Collectors.joining("", "?trial", ""));
        return distinct(variables, lines, descending + "?trial");
    }

    /** The trials with some words, or with the heading that they mean or one below it. */
    private static String words(WordReading.Unit unit, String score) {
        String found = "(?trial ?s) text:query (\""
                + unit.query().replace("\\", "\\\\").replace("\"", "\\\"") + "\" " + MOST_HITS + ")";
        String all = unit.heading()
                .map(heading ->
                        "{ " + found + " }\n    UNION { SELECT DISTINCT ?trial ?s {\n  " + MeshTree.pattern(heading)
                                + "\n      BIND (\"" + TrialSearch.SCORE_OF_HEADING + "\"^^xsd:float AS ?s) } }")
                .orElse(found);
        return "{ SELECT ?trial (SUM(?s) AS " + score + ") {\n    " + all + "\n  } GROUP BY ?trial }";
    }

    private static String latest(Day day) {
        return "OPTIONAL { SELECT ?trial (MAX(?date) AS ?day) { ?trial " + name(day.property)
                + " ?date } GROUP BY ?trial }";
    }

    /**
     * The trials that a pattern is true of, those first that recruit, within both the latest start.
     *
     * @param pattern of {@code ?trial}
     */
    static String recruitingFirst(String pattern) {
        List<String> lines =
                List.of("{ SELECT DISTINCT ?trial {\n  " + pattern + " } }", TRIAL, RECRUITING, latest(Day.START));
        return distinct("?trial ?recruiting ?day", lines, "DESC(?recruiting) DESC(?day) ?trial");
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
