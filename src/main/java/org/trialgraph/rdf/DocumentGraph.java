package org.trialgraph.rdf;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;

/** Writes where the statements about a trial come from. */
final class DocumentGraph {
    private final Iris iris;

    DocumentGraph(Iris iris) {
        this.iris = iris;
    }

    void write(QuadWriter trial, SourceDocument document, Publisher publisher, String format) {
        Node node = iris.document(document.sha256());
        Node source = iris.registry(publisher.key());
        trial.link(Vocabulary.DOCUMENT, node);
        QuadWriter about = trial.in(iris.graph("meta"))
                .about(node)
                .type(Vocabulary.DOCUMENT_CLASS, Vocabulary.PROV_ENTITY)
                .string(Vocabulary.SHA256, document.sha256())
                .string(Vocabulary.FORMAT, format)
                .link(Vocabulary.PUBLISHER, source)
                .link(
                        Vocabulary.LICENSE,
                        Iris.web(publisher.licence())
                                .or(() -> Iris.web(publisher.terms()))
                                .or(() -> Iris.web(publisher.home()))
                                .orElse(source))
                .link(Vocabulary.TRIAL_OF_DOCUMENT, trial.subject());
        document.url()
                .flatMap(Iris::web)
                .ifPresentOrElse(
                        url -> about.link(Vocabulary.SOURCE, url),
                        () -> about.string(Vocabulary.SOURCE, document.origin()));
        document.captured()
                .ifPresent(time -> about.typed(Vocabulary.GENERATED_AT, time.toString(), XSDDatatype.XSDdateTime));
        about.about(source).type(Vocabulary.REGISTRY_CLASS).string(RDFS.Nodes.label, publisher.name());
    }
}
