package org.trialgraph.web.page;

import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.trialgraph.rdf.MeshVocabulary;

/** The type of a MeSH resource, told by the form of its id, with the words for it on a page. Only headings have trials. */
enum MeshResourceType {
    HEADING("[CD]\\d{6,9}", "MeSH heading"),
    HEADING_WITH_QUALIFIER("[CD]\\d{6,9}Q\\d{6,9}", "MeSH heading with qualifier"),
    CONCEPT("M\\d{7,9}", "MeSH concept"),
    TERM("T\\d{6,9}", "MeSH term"),
    QUALIFIER("Q\\d{6,9}", "MeSH qualifier"),
    TREE_NUMBER("[A-Z]\\d\\d(\\.\\d+)*", "MeSH tree number");

    private final String id;
    private final String words;

    MeshResourceType(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** The type of a resource; empty where it is not of MeSH. */
    static Optional<MeshResourceType> of(Node resource) {
        if (!resource.isURI() || !resource.getURI().startsWith(MeshVocabulary.MESH)) {
            return Optional.empty();
        }
        String id = resource.getURI().substring(MeshVocabulary.MESH.length());
        return Arrays.stream(values()).filter(type -> id.matches(type.id)).findFirst();
    }

    /** The words for it on a page. */
    String words() {
        return words;
    }
}
