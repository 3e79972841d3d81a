package org.trialgraph.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages call the resources of MeSH by what they are. */
class MeshResourceTypeTest {
    @ParameterizedTest
    @CsvSource({
        "D000741, HEADING",
        "C000606551, HEADING",
        "D002164Q000031, HEADING_WITH_QUALIFIER",
        "M0001120, CONCEPT",
        "T002210, TERM",
        "Q000009, QUALIFIER",
        "C15, TREE_NUMBER",
        "C15.378.050.085, TREE_NUMBER"
    })
    void of_meshId_givesItsType(String id, MeshResourceType kind) {
        assertThat(MeshResourceType.of(NodeFactory.createURI("http://id.nlm.nih.gov/mesh/" + id)))
                .contains(kind);
    }

    @Test
    void of_otherResource_isEmpty() {
        assertThat(MeshResourceType.of(NodeFactory.createURI("https://w3id.org/trialgraph/trial/NCT00000001")))
                .isEmpty();
        assertThat(MeshResourceType.of(NodeFactory.createURI("http://id.nlm.nih.gov/mesh/vocab#Term")))
                .isEmpty();
    }
}
