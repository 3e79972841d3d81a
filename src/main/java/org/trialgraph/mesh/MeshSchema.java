package org.trialgraph.mesh;

import static org.trialgraph.rdf.MeshVocabulary.term;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.rdf.QuadWriter;

/** How NLM's classes and properties stand to each other, as its vocabulary has it; queries walk up {@code rdfs:subClassOf}. */
final class MeshSchema {
    private static final Map<String, List<String>> CLASSES = Map.of(
            "Descriptor", List.of("TopicalDescriptor", "PublicationType", "CheckTag", "GeographicalDescriptor"),
            "SupplementaryConceptRecord",
                    List.of(
                            "SCR_Chemical",
                            "SCR_Protocol",
                            "SCR_Disease",
                            "SCR_Organism",
                            "SCR_Population",
                            "SCR_Anatomy"),
            "DescriptorQualifierPair", List.of("AllowedDescriptorQualifierPair", "DisallowedDescriptorQualifierPair"));

    private static final Map<String, String> PROPERTIES = Map.of(
            "preferredConcept", "concept",
            "preferredTerm", "term",
            "preferredMappedTo", "mappedTo",
            "broaderDescriptor", "broader",
            "broaderConcept", "broader",
            "broaderQualifier", "broader");

    private static final List<String> NAMES = List.of("prefLabel", "altLabel");

    private MeshSchema() {}

    static void write(QuadWriter out) {
        Node classes = RDFS.subClassOf.asNode();
        new TreeMap<>(CLASSES)
                .forEach((above, below) ->
                        below.forEach(name -> out.about(term(name)).link(classes, term(above))));
        Node properties = RDFS.subPropertyOf.asNode();
        new TreeMap<>(PROPERTIES)
                .forEach((below, above) -> out.about(term(below)).link(properties, term(above)));
        NAMES.forEach(name -> out.about(term(name)).link(properties, RDFS.label.asNode()));
    }
}
