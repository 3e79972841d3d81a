package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.html.TrialView.SourceView;
import org.trialgraph.web.html.TrialView.Titled;

/** Reads what a trial is linked to: other registrations of its study, publications, source documents. */
final class TrialLinks {
    private final GraphView graph;
    private final Node trial;

    TrialLinks(GraphView graph, Node trial) {
        this.graph = graph;
        this.trial = trial;
    }

    /** The study with its other registrations, then the numbers that the trial itself names. */
    List<Titled> registrations() {
        List<Titled> registrations = new ArrayList<>();
        Set<Node> shown = new LinkedHashSet<>();
        for (Node study : graph.values(trial, Vocabulary.STUDY)) {
            for (Node other : graph.subjects(Vocabulary.STUDY, study)) {
                if (!other.equals(trial)) {
                    shown.add(other);
                }
            }
            if (!shown.isEmpty()) {
                registrations.add(new Titled("Study", List.of(graph.shown(study))));
            }
        }
        add(registrations, "Registered also as", shown);
        Set<Node> named = new LinkedHashSet<>(graph.values(trial, Vocabulary.CROSS_REFERENCE));
        named.removeAll(shown);
        add(registrations, "Names as its other number", named);
        return registrations;
    }

    private void add(List<Titled> registrations, String name, Set<Node> trials) {
        if (!trials.isEmpty()) {
            registrations.add(new Titled(
                    name,
                    trials.stream()
                            .map(t -> graph.shown(t).noted(t.getURI().replaceFirst(".*/", "")))
                            .toList()));
        }
    }

    /** Where the registrations of its study disagree, and where its own languages do. */
    Disagreements discrepancies() {
        Set<Node> nodes = new LinkedHashSet<>(graph.subjects(Vocabulary.FIRST_TRIAL, trial));
        nodes.addAll(graph.subjects(Vocabulary.SECOND_TRIAL, trial));
        graph.values(trial, Vocabulary.STUDY)
                .forEach(study -> nodes.addAll(graph.values(study, Vocabulary.DISCREPANCY_OF)));
        return Disagreements.of(graph, nodes);
    }

    List<RenderedValue> references() {
        return graph.shown(trial, Vocabulary.REFERENCE);
    }

    List<SourceView> sources() {
        return graph.values(trial, Vocabulary.DOCUMENT).stream()
                .map(document -> new SourceView(
                        RenderedValue.link(
                                document.getURI().replaceFirst(".*/", ""),
                                "",
                                graph.links().path(document.getURI()).orElse("")),
                        graph.words(document, Vocabulary.SHA256),
                        graph.words(document, Vocabulary.FORMAT),
                        value(document, Vocabulary.PUBLISHER),
                        value(document, Vocabulary.LICENSE),
                        value(document, Vocabulary.SOURCE),
                        graph.words(document, Vocabulary.GENERATED_AT)))
                .toList();
    }

    private RenderedValue value(Node subject, Node property) {
        return graph.value(subject, property).map(graph::shown).orElse(RenderedValue.text("", ""));
    }
}
