package org.trialgraph.mesh.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
import org.trialgraph.mesh.index.MeshFixtures;
import org.trialgraph.mesh.index.MeshRecord;
import org.trialgraph.mesh.index.MeshRecord.Concept;
import org.trialgraph.mesh.index.MeshRecord.ConceptTerm;
import org.trialgraph.mesh.index.MeshRecord.Detail;
import org.trialgraph.mesh.index.StarterIndex;
import org.trialgraph.rdf.MeshVocabulary;

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
    void scopeNote_ofConcept_isWrittenAsNlmDoes() {
        Concept concept = new Concept(
                "M0001120",
                true,
                List.of(new ConceptTerm("T002210", true, "Anemia, Aplastic", List.of())),
                List.of(),
                Optional.of("The marrow makes too few cells."));
        MeshRecord plain = MeshFixtures.record("D000741", "C15.378.071.085", "Anemia, Aplastic");
        MeshRecord noted = new MeshRecord(
                plain.id(),
                plain.kind(),
                plain.label(),
                true,
                plain.terms(),
                plain.trees(),
                List.of(),
                List.of(),
                List.of(),
                new Detail(Optional.empty(), List.of(), List.of(), List.of(concept)));
        DatasetGraph written = DatasetGraphFactory.create();
        new MeshGraph(MeshFixtures.index(noted), GRAPH, StreamRDFLib.dataset(written)).write(List.of("D000741"));
        assertThat(written.contains(
                        GRAPH,
                        MeshVocabulary.resource("M0001120"),
                        MeshVocabulary.SCOPE_NOTE,
                        NodeFactory.createLiteralLang("The marrow makes too few cells.", "en")))
                .isTrue();
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
