package org.trialgraph.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages call the resources of MeSH by what they are. */
class MeshThingTest {
    @ParameterizedTest
    @CsvSource({
        "D000741, HEADING",
        "C000606551, HEADING",
        "D002164Q000031, HEADING_WITH_QUALIFIER",
        "M0001120, CONCEPT",
        "T002210, TERM",
        "Q000009, QUALIFIER",
        "C15, PLACE",
        "C15.378.050.085, PLACE"
    })
    void formOfTheIdTells(String id, MeshThing kind) {
        assertThat(MeshThing.of(NodeFactory.createURI("http://id.nlm.nih.gov/mesh/" + id)))
                .contains(kind);
    }

    @Test
    void otherResourcesAreNotOfMesh() {
        assertThat(MeshThing.of(NodeFactory.createURI("https://w3id.org/trialgraph/trial/NCT00000001")))
                .isEmpty();
        assertThat(MeshThing.of(NodeFactory.createURI("http://id.nlm.nih.gov/mesh/vocab#Term")))
                .isEmpty();
    }
}
