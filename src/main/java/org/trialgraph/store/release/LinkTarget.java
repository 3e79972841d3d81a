package org.trialgraph.store.release;

import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Vocabulary;

/** Datasets to which statements lead out of this one, by what the IRIs of their resources begin with. */
enum LinkTarget {
    /** Medical Subject Headings at the National Library of Medicine. */
    MESH(MeshVocabulary.MESH, MeshVocabulary.DATASET.getURI()),
    /** Publications in PubMed. */
    PUBMED("https://pubmed.ncbi.nlm.nih.gov/", "https://pubmed.ncbi.nlm.nih.gov/"),
    /** Organisations in the Research Organization Registry. */
    ROR("https://ror.org/", "https://ror.org/"),
    /** Items of Wikidata. */
    WIKIDATA("http://www.wikidata.org/entity/", "http://www.wikidata.org/entity/"),
    /** Countries by the Publications Office of the European Union. */
    COUNTRIES(
            "http://publications.europa.eu/resource/authority/country/",
            "http://publications.europa.eu/resource/authority/country");

    private final String space;
    private final String dataset;

    LinkTarget(String space, String dataset) {
        this.space = space;
        this.dataset = dataset;
    }

    /** The IRI of the dataset. */
    String dataset() {
        return dataset;
    }

    /** Whether a node is a resource of another dataset. */
    static boolean leadsOut(Node node) {
        return node.isURI()
                && Arrays.stream(values()).anyMatch(target -> node.getURI().startsWith(target.space));
    }

    /**
     * Where a statement leads: from a resource of another dataset to one of this. A link as a resource of its own, {@code
     * tg:to}, is no second link.
     */
    static Optional<LinkTarget> of(Quad quad) {
        if (!quad.getObject().isURI() || quad.getPredicate().equals(Vocabulary.TO)) {
            return Optional.empty();
        }
        String object = quad.getObject().getURI();
        String subject = quad.getSubject().isURI() ? quad.getSubject().getURI() : "";
        return Arrays.stream(values())
                .filter(target -> object.startsWith(target.space) && !subject.startsWith(target.space))
                .findFirst();
    }
}
