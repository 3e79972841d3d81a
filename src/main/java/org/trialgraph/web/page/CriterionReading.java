package org.trialgraph.web.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.trialgraph.model.Constraint;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.text.Quantities;

/**
 * What was read of a criterion, to stand beside its words.
 *
 * @param limits the constraints
 * @param mentions the MeSH headings that its words name
 */
record CriterionReading(List<Limit> limits, List<NodeView> mentions) {
    private static final String TIME_SINCE = "TimeSince";
    /** Measures that say what they are of by the words of the criterion alone. */
    private static final Set<String> NAMED_BY_WORDS = Set.of(TIME_SINCE, "Duration", "ToxicityGrade");

    /**
     * A constraint.
     *
     * @param measure what it is on, with where that is defined
     * @param words what the criterion calls it, where the measure alone does not tell; else empty
     * @param amount its bounds with their unit and how far back it reaches, such as "≥ 4 weeks"
     * @param requirement whether a participant has to be so, in words
     * @param kind the same as a name that styles go by: {@code required}, {@code excluded} or {@code uncertain}
     */
    record Limit(RenderedValue measure, String words, String amount, String requirement, String kind) {}

    /** What the graph says was read of a criterion. */
    static CriterionReading of(GraphView graph, Node criterion) {
        return new CriterionReading(
                graph.values(criterion, Vocabulary.CONSTRAINT).stream()
                        .map(constraint -> limit(graph, constraint))
                        .toList(),
                graph.views(criterion, Vocabulary.MENTIONS));
    }

    /** Whether anything was read. */
    boolean some() {
        return !limits.isEmpty() || !mentions.isEmpty();
    }

    private static Limit limit(GraphView graph, Node constraint) {
        Optional<Node> concept = graph.value(constraint, Vocabulary.MEASURE);
        String measure = concept.map(node -> Iris.localName(node.getURI())).orElse(Constraint.UNMAPPED);
        RenderedValue shown = concept.map(graph::shown).orElse(RenderedValue.NONE);
        String words = graph.words(constraint, Vocabulary.MEASURE_TEXT);
        String bounds = Quantities.bounds(
                graph.words(constraint, Vocabulary.LOWER),
                isTrue(graph, constraint, Vocabulary.LOWER_INCLUSIVE),
                graph.words(constraint, Vocabulary.UPPER),
                isTrue(graph, constraint, Vocabulary.UPPER_INCLUSIVE),
                graph.words(constraint, Vocabulary.UNIT));
        String back = Quantities.within(graph.words(constraint, Vocabulary.WINDOW));
        // of an event that a criterion only looks back for, the time is no measure but the window
        boolean event = measure.equals(TIME_SINCE) && bounds.isEmpty();
        boolean named = event || measure.equals(Constraint.UNMAPPED);
        String said = graph.words(constraint, Vocabulary.REQUIREMENT);
        return new Limit(
                named ? RenderedValue.link("\u201C" + words + "\u201D", "", shown.href()) : shown,
                !named && NAMED_BY_WORDS.contains(measure) ? words : "",
                (bounds + " " + back).strip(),
                said.isEmpty() ? "required or excluded: not certain" : said,
                graph.value(constraint, Vocabulary.REQUIREMENT)
                        .map(node -> GraphView.words(Iris.localName(node.getURI())))
                        .orElse("uncertain"));
    }

    private static boolean isTrue(GraphView graph, Node constraint, Node property) {
        return graph.words(constraint, property).equals("true");
    }
}
