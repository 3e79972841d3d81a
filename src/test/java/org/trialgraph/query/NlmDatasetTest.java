package org.trialgraph.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.cli.Main;

/** Queries in the manner of those that NLM shows for id.nlm.nih.gov run on a store as they are. */
class NlmDatasetTest {
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
    void ancestorsAreFoundByTreeNumbers() {
        assertThat(answer("""
                SELECT ?above FROM <http://id.nlm.nih.gov/mesh>
                WHERE { mesh:D000741 meshv:treeNumber/meshv:parentTreeNumber+ ?number .
                        ?descriptor meshv:treeNumber ?number ; rdfs:label ?above }
                """)).contains("Anemia", "Hematologic Diseases");
    }

    @Test
    void descriptorsInUseAreAskedForByOneOrByTrue() {
        for (String inUse : new String[] {"1", "true"}) {
            assertThat(answer("SELECT ?label FROM <http://id.nlm.nih.gov/mesh> WHERE { ?d a meshv:Descriptor ; "
                            + "meshv:active " + inUse + " ; rdfs:label ?label FILTER REGEX(?label, 'anemia', 'i') }"))
                    .contains("\"Anemia, Aplastic\"");
        }
    }

    @Test
    void drugsAreFoundByTheirAction() {
        assertThat(answer("""
                SELECT ?name FROM <http://id.nlm.nih.gov/mesh>
                WHERE { ?drug meshv:pharmacologicalAction ?action . ?action rdfs:label 'Calcineurin Inhibitors'@en .
                        ?drug rdfs:label ?name }
                """)).contains("Cyclosporine");
    }

    @Test
    void otherGraphsOfAQueryStayAsTheyAre() {
        Query query = QueryFactory.create(
                "SELECT * FROM <http://example.org/g> FROM NAMED <http://id.nlm.nih.gov/mesh> WHERE { ?s ?p ?o }");
        NlmDataset.readHere(query, "https://w3id.org/trialgraph/");
        assertThat(query.getGraphURIs()).containsExactly("http://example.org/g");
        assertThat(query.getNamedGraphURIs()).containsExactly("https://w3id.org/trialgraph/graph/mesh");
    }

    private static String answer(String query) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.run(
                QueryFactory.create(PREFIXES + query),
                QueryResults.Format.named("csv").orElseThrow(),
                out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
