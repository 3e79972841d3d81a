package org.trialgraph.web.page;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.trialgraph.rdf.Vocabulary;

/**
 * Which arm of a trial receives which intervention.
 *
 * @param arms the columns
 * @param rows the interventions
 * @param linked whether the document says who receives what; if not, both are lists
 */
record ArmGrid(List<Arm> arms, List<Row> rows, boolean linked) {
    /**
     * An arm.
     *
     * @param size its number of participants in words, empty where that is not told
     */
    record Arm(NodeView part, String size) {}

    /**
     * An intervention.
     *
     * @param cells for each arm in turn whether it receives it
     */
    record Row(NodeView part, List<Cell> cells) {}

    /** Whether an arm receives an intervention. */
    record Cell(boolean given) {}

    /** That of a trial. */
    static ArmGrid of(GraphView graph, Node trial) {
        List<Arm> arms = graph.views(trial, Vocabulary.ARM).stream()
                .map(arm -> new Arm(arm, TrialSummary.participants(graph.words(arm.node(), Vocabulary.ARM_SIZE))))
                .toList();
        List<Set<Node>> given = arms.stream()
                .<Set<Node>>map(arm -> new HashSet<>(graph.values(arm.part().node(), Vocabulary.ARM_INTERVENTION)))
                .toList();
        List<Row> rows = graph.views(trial, Vocabulary.INTERVENTION).stream()
                .map(intervention -> new Row(
                        intervention,
                        given.stream()
                                .map(interventions -> new Cell(interventions.contains(intervention.node())))
                                .toList()))
                .toList();
        return new ArmGrid(
                arms, rows, rows.stream().flatMap(row -> row.cells().stream()).anyMatch(Cell::given));
    }

    /** The arms of which there is more to read than their names. */
    List<Arm> described() {
        return arms.stream()
                .filter(arm -> arm.part().says(Vocabulary.DESCRIPTION))
                .toList();
    }

    /** The interventions of which there is more to read than their names. */
    List<Row> explained() {
        return rows.stream()
                .filter(row -> row.part().says(Vocabulary.DESCRIPTION)
                        || row.part().says(Vocabulary.OTHER_NAME)
                        || !row.part().meshLinks().isEmpty())
                .toList();
    }

    /** Whether there is more to read than names. */
    boolean more() {
        return !described().isEmpty() || !explained().isEmpty();
    }
}
