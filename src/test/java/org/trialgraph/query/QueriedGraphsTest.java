package org.trialgraph.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.cli.Main;

/** Queries in the manner of those that NLM shows for id.nlm.nih.gov run on a store as they are. */
class QueriedGraphsTest {
    private static final String PREFIXES = """
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX mesh: <http://id.nlm.nih.gov/mesh/>
            PREFIX meshv: <http://id.nlm.nih.gov/mesh/vocab#>
            """;

    @TempDir
    private static Path data;

    private static StoreQueries store;

    @BeforeAll
    static void publishExamples() throws Exception {
        assertThat(Main.run("publish", "examples", "--data", data.toString())).isLessThan(2);
        store = StoreQueries.open(data);
    }

    @AfterAll
    static void close() throws Exception {
        store.close();
    }

    @Test
    void ancestors_byTreeNumbers_areFound() {
        assertThat(answer("""
                SELECT ?above FROM <http://id.nlm.nih.gov/mesh>
                WHERE { mesh:D000741 meshv:treeNumber/meshv:parentTreeNumber+ ?number .
                        ?descriptor meshv:treeNumber ?number ; rdfs:label ?above }
                """)).contains("Anemia", "Hematologic Diseases");
    }

    @Test
    void activeDescriptors_byOneOrTrue_areFound() {
        for (String inUse : new String[] {"1", "true"}) {
            assertThat(answer("SELECT ?label FROM <http://id.nlm.nih.gov/mesh> WHERE { ?d a meshv:Descriptor ; "
                            + "meshv:active " + inUse + " ; rdfs:label ?label FILTER REGEX(?label, 'anemia', 'i') }"))
                    .contains("\"Anemia, Aplastic\"");
        }
    }

    @Test
    void drugs_byPharmacologicalAction_areFound() {
        assertThat(answer("""
                SELECT ?name FROM <http://id.nlm.nih.gov/mesh>
                WHERE { ?drug meshv:pharmacologicalAction ?action . ?action rdfs:label 'Calcineurin Inhibitors'@en .
                        ?drug rdfs:label ?name }
                """)).contains("Cyclosporine");
    }

    @Test
    void terms_throughConcepts_areFound() {
        assertThat(answer("""
                SELECT ?label FROM <http://id.nlm.nih.gov/mesh>
                WHERE { mesh:D000741 meshv:concept ?concept . ?concept meshv:term ?term . ?term rdfs:label ?label }
                """)).contains("\"Anemia, Aplastic\"", "\"Anemia, Hypoplastic\"");
        assertThat(answer("""
                SELECT ?concept ?term ?words FROM <http://id.nlm.nih.gov/mesh>
                WHERE { mesh:D000741 meshv:preferredConcept ?concept ; meshv:preferredTerm ?term .
                        ?concept meshv:preferredTerm ?term ; meshv:active 1 ; meshv:identifier 'M0001120' .
                        ?term a meshv:Term ; meshv:prefLabel ?words }
                """)).contains("mesh/M0001120", "mesh/T002210", "\"Anemia, Aplastic\"");
    }

    @Test
    void words_inNames_areFound() {
        assertThat(answer("""
                SELECT ?d ?dName ?c ?cName FROM <http://id.nlm.nih.gov/mesh>
                WHERE { ?d a meshv:Descriptor . ?d meshv:active 1 . ?d meshv:concept ?c . ?d rdfs:label ?dName .
                        ?c rdfs:label ?cName
                        FILTER (REGEX(?dName, 'hypoplastic', 'i') || REGEX(?cName, 'hypoplastic', 'i')) }
                ORDER BY ?d
                """)).contains("\"Anemia, Hypoplastic\"");
    }

    @Test
    void descendants_byTreeNumbers_areFound() {
        assertThat(answer("""
                SELECT DISTINCT ?descriptor ?label FROM <http://id.nlm.nih.gov/mesh>
                WHERE { mesh:D006402 meshv:treeNumber ?number . ?below meshv:parentTreeNumber+ ?number .
                        ?descriptor meshv:treeNumber ?below ; rdfs:label ?label }
                ORDER BY ?label
                """)).contains("\"Anemia, Aplastic\"");
    }

    @Test
    void superClasses_areInVocabulary() {
        assertThat(answer("""
                SELECT DISTINCT ?kind ?above
                FROM <http://id.nlm.nih.gov/mesh> FROM <http://id.nlm.nih.gov/mesh/vocab>
                WHERE { mesh:D000741 a ?kind . ?kind rdfs:subClassOf ?above }
                """)).contains("#TopicalDescriptor,http://id.nlm.nih.gov/mesh/vocab#Descriptor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ?l WHERE { GRAPH <http://id.nlm.nih.gov/mesh> { mesh:D000741 rdfs:label ?l } }",
                "SELECT ?l WHERE { SELECT ?l { GRAPH <http://id.nlm.nih.gov/mesh> { mesh:D000741 rdfs:label ?l } } LIMIT 1 }",
                "SELECT ?l WHERE { mesh:D000741 rdfs:label ?l FILTER EXISTS { GRAPH <http://id.nlm.nih.gov/mesh> { ?d rdfs:label ?l } } }",
                "SELECT ?l FROM NAMED <http://id.nlm.nih.gov/mesh> WHERE { GRAPH <http://id.nlm.nih.gov/mesh> { mesh:D000741 rdfs:label ?l } }",
                "SELECT ?l FROM NAMED <http://id.nlm.nih.gov/mesh> WHERE { GRAPH ?g { mesh:D000741 rdfs:label ?l } }"
            })
    void theGraphIsNamedAnywhereInAQuery(String query) {
        assertThat(answer(query)).contains("\"Anemia, Aplastic\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT DISTINCT ?kind FROM <http://id.nlm.nih.gov/mesh> WHERE { ?s a ?kind }",
                "SELECT DISTINCT ?kind WHERE { GRAPH <http://id.nlm.nih.gov/mesh> { ?s a ?kind } }",
                "SELECT DISTINCT ?kind FROM NAMED <http://id.nlm.nih.gov/mesh> WHERE { GRAPH ?g { ?s a ?kind } }"
            })
    void nothingElseIsRead(String query) {
        assertThat(answer(query))
                .contains("#TopicalDescriptor", "#Concept", "#Term", "#TreeNumber")
                .doesNotContain("trialgraph/ontology#");
    }

    @Test
    void serviceClause_isUnchanged() {
        Query query = QueryFactory.create("SELECT * WHERE { GRAPH <http://id.nlm.nih.gov/mesh> { ?s ?p ?o } "
                + "SERVICE <https://id.nlm.nih.gov/mesh/sparql> { GRAPH <http://id.nlm.nih.gov/mesh> { ?s ?q ?r } } }");
        new QueriedGraphs("https://w3id.org/trialgraph/").readHere(query);
        assertThat(query.toString())
                .containsOnlyOnce("GRAPH <https://w3id.org/trialgraph/graph/mesh>")
                .containsOnlyOnce("GRAPH <http://id.nlm.nih.gov/mesh>");
    }

    @Test
    void requestGraphParameters_areMapped() {
        DatasetDescription asked = new QueriedGraphs("https://w3id.org/trialgraph/")
                .readHere(new DatasetDescription(
                        List.of("http://id.nlm.nih.gov/mesh"), List.of("http://id.nlm.nih.gov/mesh/vocab", "urn:g")));
        assertThat(asked.getDefaultGraphURIs()).containsExactly("https://w3id.org/trialgraph/graph/mesh");
        assertThat(asked.getNamedGraphURIs()).containsExactly("https://w3id.org/trialgraph/graph/mesh", "urn:g");
    }

    @Test
    void otherGraphs_stay() {
        Query query = QueryFactory.create(
                "SELECT * FROM <http://example.org/g> FROM NAMED <http://id.nlm.nih.gov/mesh> WHERE { ?s ?p ?o }");
        new QueriedGraphs("https://w3id.org/trialgraph/").readHere(query);
        assertThat(query.getGraphURIs()).containsExactly("http://example.org/g");
        assertThat(query.getNamedGraphURIs()).containsExactly("https://w3id.org/trialgraph/graph/mesh");
    }

    private static String answer(String query) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.run(
                "sparql",
                QueryFactory.create(PREFIXES + query),
                QueryResults.Format.named("csv").orElseThrow(),
                out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
