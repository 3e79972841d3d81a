package org.trialgraph.mesh.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trialgraph.mesh.index.StarterIndex;

/** The written part of MeSH answers queries in the words of id.nlm.nih.gov. */
class MeshGraphTest {
    private static final Node GRAPH = NodeFactory.createURI("https://w3id.org/trialgraph/graph/mesh");
    private static final String PREFIXES = """
            PREFIX mesh: <http://id.nlm.nih.gov/mesh/>
            PREFIX meshv: <http://id.nlm.nih.gov/mesh/vocab#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            """;

    private static DatasetGraph dataset;

    @BeforeAll
    static void writeWhatThreeTermsNeed() throws IOException {
        dataset = DatasetGraphFactory.createTxnMem();
        dataset.executeWrite(MeshGraphTest::write);
    }

    private static void write() {
        try {
            new MeshGraph(StarterIndex.open(), GRAPH, StreamRDFLib.dataset(dataset))
                    .write(List.of("D000741", "D016572", "C044946", "D999999"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void treeNumbers_leadToDescriptorsBelow() {
        assertThat(
                        values(
                                "SELECT ?v { mesh:D006402 meshv:treeNumber ?top . ?v meshv:treeNumber/meshv:parentTreeNumber* ?top }"))
                .contains("http://id.nlm.nih.gov/mesh/D000741", "http://id.nlm.nih.gov/mesh/D000740");
    }

    @Test
    void broaderDescriptor_leadsToRoots() {
        assertThat(values("SELECT ?v { mesh:D000741 meshv:broaderDescriptor+/rdfs:label ?v }"))
                .contains("Anemia", "Hematologic Diseases", "Bone Marrow Diseases");
    }

    @Test
    void pharmacologicalAction_includesSupplementaryRecords() {
        assertThat(values("SELECT ?v { ?v meshv:pharmacologicalAction/rdfs:label 'Calcineurin Inhibitors'@en }"))
                .containsExactly("http://id.nlm.nih.gov/mesh/D016572");
        assertThat(values("SELECT ?v { ?v meshv:pharmacologicalAction mesh:D000806 ; a meshv:SCR_Chemical }"))
                .containsExactly("http://id.nlm.nih.gov/mesh/C044946");
    }

    @Test
    void dataset_tellsYear() {
        assertThat(values("SELECT ?v { <http://id.nlm.nih.gov/mesh> <http://www.w3.org/2002/07/owl#versionInfo> ?v }"))
                .containsExactly("2024");
    }

    @Test
    void write_unknownId_writesNothing() {
        assertThat(values("SELECT ?v { mesh:D999999 ?p ?v }")).isEmpty();
    }

    private static List<String> values(String query) {
        return dataset.calculateRead(() -> {
            try (QueryExecution execution = QueryExecutionFactory.create(
                    QueryFactory.create(PREFIXES + query.replace("{", "{ GRAPH <" + GRAPH.getURI() + "> {") + "}"),
                    org.apache.jena.query.DatasetFactory.wrap(dataset))) {
                return ResultSetFormatter.toList(execution.execSelect()).stream()
                        .map(row -> row.get("v"))
                        .map(node -> node.isLiteral()
                                ? node.asLiteral().getLexicalForm()
                                : node.asResource().getURI())
                        .distinct()
                        .toList();
            }
        });
    }
}
