package org.trialgraph.rdf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Linker;
import org.trialgraph.model.MeshLink;
import org.trialgraph.model.MeshTerm;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Trial;
import org.trialgraph.text.Privacy;

/**
 * Writes links to MeSH: the plain triple for those that are sure enough, and a {@code tg:Link} behind each. What links to nothing
 * gets a link to MeSH as a whole with the method {@code tgc:Unlinked}.
 */
record MeshLinks(Iris iris, Linker linker, double threshold, SourceDocument document, Consumer<Finding> findings) {
    void condition(QuadWriter about, Condition condition, Trial trial) {
        List<MeshLink> links = linker.condition(condition);
        links(about, Vocabulary.MESH, links, trial);
        unlinked(about, links, condition.labels().get(0).value());
    }

    void intervention(QuadWriter about, Intervention intervention, Trial trial) {
        List<MeshLink> links = linker.intervention(intervention);
        links(about, Vocabulary.MESH, links, trial);
        intervention.labels().stream().findFirst().ifPresent(label -> unlinked(about, links, label.value()));
    }

    void trial(QuadWriter about, Trial trial) {
        links(about, Vocabulary.TOPIC_MESH, linker.topics(trial), trial);
        for (MeshTerm term : trial.registryMesh()) {
            id(term).filter(linker::knows)
                    .map(Iris::mesh)
                    .ifPresentOrElse(known -> asserted(about, term, known), () -> unknown(about, term));
        }
    }

    private Optional<String> id(MeshTerm term) {
        return term.id().or(() -> linker.heading(term.label()));
    }

    private void asserted(QuadWriter about, MeshTerm term, Node known) {
        about.link(Vocabulary.REGISTRY_MESH, known);
        link(about, known, "RegistryAsserted", 1, term.label());
    }

    private void unknown(QuadWriter about, MeshTerm term) {
        about.string(Vocabulary.REGISTRY_MESH_TEXT, Privacy.ignore(term.label()));
        if (linker != Linker.NONE) {
            String what = "the registry's MeSH term \"" + term.label() + "\""
                    + term.id().map(id -> " (" + id + ")").orElse("") + " is not in use in the MeSH at hand";
            String remedy = "kept as text; import the MeSH of another year if it is meant";
            findings.accept(new Finding(Severity.NOTE, document.origin(), "", what, remedy));
        }
    }

    private void links(QuadWriter about, Node property, List<MeshLink> links, Trial trial) {
        Set<String> asserted =
                trial.registryMesh().stream().flatMap(term -> id(term).stream()).collect(Collectors.toSet());
        for (MeshLink link : links) {
            Node term = Iris.mesh(link.id());
            if (link.confidence() >= threshold) {
                about.link(property, term);
            }
            QuadWriter written = link(about, term, link.method(), link.confidence(), link.matchedText());
            if (asserted.contains(link.id())) {
                written.string(Vocabulary.EVIDENCE, "the registry assigned the same term");
            }
        }
    }

    private void unlinked(QuadWriter about, List<MeshLink> links, String name) {
        if (links.isEmpty() && linker != Linker.NONE) {
            link(about, MeshVocabulary.DATASET, "Unlinked", 0, name);
        }
    }

    private QuadWriter link(QuadWriter about, Node to, String method, double confidence, String matched) {
        return about.in(iris.graph("links"))
                .about(iris.link(about.subject(), to, method))
                .type(Vocabulary.LINK)
                .link(Vocabulary.FROM, about.subject())
                .link(Vocabulary.TO, to)
                .concept(Vocabulary.LINK_METHOD, method)
                .confidence(Vocabulary.CONFIDENCE, confidence)
                .string(Vocabulary.MATCHED_TEXT, matched);
    }
}
