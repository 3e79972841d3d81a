package org.trialgraph.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.rdf.Vocabulary;

/**
 * Completes what one document says of a trial with what another part of the same registration adds. A property that the
 * first says anything of is never touched, nor what belongs to it: its printed words and its type. Sites, countries, numbers
 * and documents are united.
 */
final class RecordMerge {
    private static final Set<String> UNITED =
            Set.of("site", "country", "document", "secondaryId", "aliasId", "crossReference", "trialIdentifier");
    private static final Set<String> STATUS = Set.of("statusText", "lastKnownStatus", "whyStopped");

    private final String trial;
    private final String trialGraph;
    private final String metaGraph;
    private final Set<Quad> statements;

    /**
     * @param trial IRI of the trial
     * @param trialGraph IRI of the graph that holds it
     * @param metaGraph IRI of the graph of documents
     * @param statements what the first document says
     */
    RecordMerge(String trial, String trialGraph, String metaGraph, List<Quad> statements) {
        this.trial = trial;
        this.trialGraph = trialGraph;
        this.metaGraph = metaGraph;
        this.statements = new LinkedHashSet<>(statements);
    }

    /** Everything taken so far, in order. */
    List<Quad> statements() {
        return List.copyOf(statements);
    }

    /** Adds what another document has and the statements so far lack. */
    void add(List<Quad> other) {
        Set<String> told = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        for (Quad quad : statements) {
            if (ofTrial(quad)) {
                told.add(group(quad.getPredicate()));
            }
            kind(quad.getSubject()).ifPresent(kinds::add);
        }
        List<Quad> own = other.stream()
                .filter(this::ofTrial)
                .filter(quad -> mayAdd(quad, told, kinds))
                .toList();
        Set<Node> reached = reach(own, other, kinds);
        other.stream()
                .filter(quad -> quad.getGraph().hasURI(metaGraph) || describes(quad, reached, kinds))
                .forEach(statements::add);
        statements.addAll(own);
    }

    private boolean mayAdd(Quad quad, Set<String> told, Set<String> kinds) {
        String name = local(quad.getPredicate());
        boolean open = UNITED.contains(name) || !told.contains(group(quad.getPredicate()));
        return open && kind(quad.getObject()).filter(kinds::contains).isEmpty();
    }

    /** What the added statements lead to: new parts of the trial and shared resources, with what those lead to in turn. */
    private Set<Node> reach(List<Quad> own, List<Quad> other, Set<String> kinds) {
        Set<Node> reached = new LinkedHashSet<>();
        List<Node> open = new ArrayList<>(own.stream().map(Quad::getObject).toList());
        while (!open.isEmpty()) {
            Node node = open.remove(open.size() - 1);
            boolean known = kind(node).filter(kinds::contains).isPresent();
            if (node.isURI() && !node.hasURI(trial) && !known && reached.add(node)) {
                other.stream().filter(q -> q.getSubject().equals(node)).forEach(q -> open.add(q.getObject()));
            }
        }
        List<Node> links = other.stream()
                .filter(q -> q.getPredicate().equals(Vocabulary.FROM) && reached.contains(q.getObject()))
                .map(Quad::getSubject)
                .toList();
        reached.addAll(links);
        return reached;
    }

    /** Whether a statement is about something newly reached and leads to no part that is told otherwise already. */
    private boolean describes(Quad quad, Set<Node> reached, Set<String> kinds) {
        if (quad.getGraph().hasURI(trialGraph)) {
            return reached.contains(quad.getSubject())
                    && kind(quad.getObject()).filter(kinds::contains).isEmpty();
        }
        return reached.contains(quad.getSubject());
    }

    private boolean ofTrial(Quad quad) {
        return quad.getSubject().hasURI(trial) && quad.getGraph().hasURI(trialGraph);
    }

    /** The kind of a part of the trial, such as {@code arm}. */
    private Optional<String> kind(Node node) {
        if (!node.isURI() || !node.getURI().startsWith(trial + "/")) {
            return Optional.empty();
        }
        String path = node.getURI().substring(trial.length() + 1);
        return Optional.of(path.substring(0, Math.max(0, path.indexOf('/'))));
    }

    /** Properties that say one thing together have one name here. */
    private static String group(Node property) {
        String name = local(property);
        if (STATUS.contains(name)) {
            return "overallStatus";
        }
        if (name.endsWith("DateType") || name.equals("enrollmentType")) {
            return name.substring(0, name.length() - "Type".length());
        }
        return name.endsWith("Text") ? name.substring(0, name.length() - "Text".length()) : name;
    }

    private static String local(Node property) {
        String iri = property.getURI();
        return iri.startsWith(Vocabulary.TG) ? iri.substring(Vocabulary.TG.length()) : iri;
    }
}
