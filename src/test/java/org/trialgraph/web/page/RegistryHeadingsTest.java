package org.trialgraph.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.data.Links;

class RegistryHeadingsTest {
    private static final Node TRIAL = new Iris(Iris.DEFAULT_BASE).trial("NCT00000001");

    @ParameterizedTest
    @CsvSource({
        "D003920,C18.452.394.750,,false",
        "D008687,D02.078.370,,true",
        "D004358,E02.319,,true",
        "D006967,C20.543,D12.776,false",
        "C000606551,,,true",
        "D999999,,,false"
    })
    void heading_standsWhereItsTreesAre(String heading, String tree, String other, boolean ofIntervention) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(TRIAL, Vocabulary.REGISTRY_MESH, Iris.mesh(heading));
        for (String place : new String[] {tree, other}) {
            if (place != null) {
                graph.add(Iris.mesh(heading), MeshVocabulary.TREE_NUMBER, Iris.mesh(place));
            }
        }
        RegistryHeadings headings = RegistryHeadings.of(new GraphView(graph, new Links(Iris.DEFAULT_BASE)), TRIAL);
        assertThat(headings.ofInterventions()).hasSize(ofIntervention ? 1 : 0);
        assertThat(headings.ofConditions()).hasSize(ofIntervention ? 0 : 1);
    }
}
