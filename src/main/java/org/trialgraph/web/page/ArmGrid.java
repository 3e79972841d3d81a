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
 */
record ArmGrid(List<Arm> arms, List<Row> rows) {
    /** Of more arms than these a table is of use only where they share interventions. */
    private static final int MOST_COLUMNS = 12;

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
    record Row(NodeView part, List<Cell> cells) {
        private long arms() {
            return cells.stream().filter(Cell::given).count();
        }
    }

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
        return new ArmGrid(arms, rows);
    }

    /** Whether a table tells who receives what better than a list of the arms: not where the document does not link them. */
    boolean table() {
        long most = rows.stream().mapToLong(Row::arms).max().orElse(0);
        return most > 1 || most == 1 && arms.size() <= MOST_COLUMNS;
    }

    /** What a list of interventions has to say beside that of the arms. */
    List<Row> unlisted() {
        return rows.stream()
                .filter(row -> row.arms() == 0 || explained().contains(row))
                .toList();
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
