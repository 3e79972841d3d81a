package org.trialgraph.web.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.trialgraph.rdf.Vocabulary;

/** What a trial measures: its outcomes by their type, the primary ones first. Types without outcomes are left out. */
record TrialOutcomes(List<Group> groups) {
    /** So many primary outcomes stand on the first screen, each cut to so many characters. */
    private static final int FIRST = 3;

    private static final int LONGEST_FIRST = 160;

    /** Longer lists of outcomes that are not primary are read on demand. */
    private static final int SEEN_AT_ONCE = 8;

    /**
     * The outcomes of one type.
     *
     * @param title such as "Primary outcomes"
     * @param timed whether any of them has a time frame
     */
    record Group(String title, List<NodeView> outcomes, boolean primary, boolean timed) {
        boolean folded() {
            return !primary && outcomes.size() > SEEN_AT_ONCE;
        }
    }

    /** An outcome on the first screen. */
    record Brief(RenderedValue name, String time) {}

    /** Those of a trial. */
    static TrialOutcomes of(GraphView graph, Node trial) {
        List<NodeView> all = graph.views(trial, Vocabulary.OUTCOME);
        List<NodeView> primary = typed(graph, all, Vocabulary.PRIMARY_OUTCOME);
        List<NodeView> secondary = typed(graph, all, Vocabulary.SECONDARY_OUTCOME);
        List<NodeView> other = all.stream()
                .filter(outcome -> !primary.contains(outcome) && !secondary.contains(outcome))
                .toList();
        return new TrialOutcomes(Stream.of(
                        group("Primary outcomes", primary, true),
                        group("Secondary outcomes", secondary, false),
                        group("Other outcomes", other, false))
                .filter(group -> !group.outcomes().isEmpty())
                .toList());
    }

    private static List<NodeView> typed(GraphView graph, List<NodeView> all, Node type) {
        return all.stream().filter(outcome -> graph.is(outcome.node(), type)).toList();
    }

    private static Group group(String title, List<NodeView> outcomes, boolean primary) {
        boolean timed = outcomes.stream().anyMatch(outcome -> outcome.says(Vocabulary.TIME_FRAME));
        return new Group(title, outcomes, primary, timed);
    }

    /** The outcomes of the first screen: some of the primary ones, in short. */
    List<Brief> first() {
        return primary()
                .limit(FIRST)
                .map(outcome -> new Brief(
                        RenderedValue.text(
                                RenderedValue.shortened(outcome.shown().text(), LONGEST_FIRST),
                                outcome.shown().lang()),
                        RenderedValue.shortened(outcome.words(Vocabulary.TIME_FRAME), LONGEST_FIRST)))
                .toList();
    }

    private Stream<NodeView> primary() {
        return groups.stream().filter(Group::primary).flatMap(group -> group.outcomes().stream());
    }

    /** How many more outcomes there are, in words; empty where the first screen has all. */
    String further() {
        long more = primary().count() - first().size();
        Stream<String> primaries = more > 0 ? Stream.of(more + " more primary") : Stream.empty();
        Stream<String> others = groups.stream()
                .filter(group -> !group.primary())
                .map(group -> group.outcomes().size() + " "
                        + group.title().substring(0, group.title().indexOf(' ')).toLowerCase(Locale.ROOT));
        List<String> words = Stream.concat(primaries, others).toList();
        return words.isEmpty() ? "" : String.join(", ", words);
    }
}
