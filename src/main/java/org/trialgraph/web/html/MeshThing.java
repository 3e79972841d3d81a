package org.trialgraph.web.html;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/** What a resource of MeSH is, told by the form of its id, with the words for it on a page. Only headings have trials. */
enum MeshThing {
    HEADING("[CD]\\d{6,9}", "MeSH heading"),
    HEADING_WITH_QUALIFIER("[CD]\\d{6,9}Q\\d{6,9}", "MeSH heading with a qualifier"),
    CONCEPT("M\\d{7,9}", "MeSH concept"),
    TERM("T\\d{6,9}", "MeSH term"),
    QUALIFIER("Q\\d{6,9}", "MeSH qualifier"),
    PLACE("[A-Z]\\d\\d(\\.\\d+)*", "Place in the trees of MeSH");

    private final Pattern id;
    private final String words;

    MeshThing(String id, String words) {
        this.id = Pattern.compile(id);
        this.words = words;
    }

    /** What a resource is; empty where it is not of MeSH. */
    static Optional<MeshThing> of(Node thing) {
        if (!thing.isURI() || !thing.getURI().startsWith(Links.MESH)) {
            return Optional.empty();
        }
        String id = thing.getURI().substring(Links.MESH.length());
        return Arrays.stream(values())
                .filter(kind -> kind.id.matcher(id).matches())
                .findFirst();
    }

    /** The words for it on a page. */
    String words() {
        return words;
    }
}
