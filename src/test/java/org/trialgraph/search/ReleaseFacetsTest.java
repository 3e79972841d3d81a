package org.trialgraph.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.query.StoreQueries;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.store.Statements;

/** What is counted when a release is built is what its dataset says. */
class ReleaseFacetsTest {
    private static final String BASE = "https://w3id.org/trialgraph/";

    @TempDir
    private Path data;

    @Test
    void file_says_whatCountingTheDatasetSays() throws Exception {
        Statements.publish(
                data,
                trial("NCT00000001", "Recruiting").updated("2020-01-01").document("a"),
                trial("NCT00000002", "Completed")
                        .says("lastUpdateDate", "2021-02-03")
                        .updated("2021-02-03")
                        .document("b"),
                trial("ChiCTR2000000003", "Recruiting").document("c"));
        try (StoreQueries store = StoreQueries.open(data)) {
            DatasetGraph current = store.dataset();
            Path file = store.files().facets();
            assertThat(file).isRegularFile();
            ReleaseFacets kept = ReleaseFacets.open(file, current);
            ReleaseFacets counted = ReleaseFacets.open(data.resolve("none"), current);
            assertThat(kept.index().size()).isEqualTo(3);
            assertThat(counts(kept)).isEqualTo(counts(counted));
            assertThat(kept.index().counts(Facet.SITE)).isEmpty();
            assertThat(kept.index().counts(Facet.STATUS)).containsEntry(Vocabulary.concept("Recruiting"), 2L);
            assertThat(kept.index().counts(Facet.MESH)).isNotEmpty();
            assertThat(List.of(kept.updated(), kept.captured(), kept.terms()))
                    .isEqualTo(List.of(counted.updated(), counted.captured(), counted.terms()));
            assertThat(kept.updated()).isEqualTo("2021-02-03");
            for (String value : List.of("C14", "C14.280.434", "D006333")) {
                Node heading = Facet.MESH.node(value, BASE);
                assertThat(kept.index().having(Facet.MESH, heading))
                        .isEqualTo(counted.index().having(Facet.MESH, heading));
            }
            Path again = data.resolve("again.gz");
            current.executeRead(() -> write(current, again));
            assertThat(again).hasSameBinaryContentAs(file);
        }
    }

    private static void write(DatasetGraph current, Path file) {
        try {
            ReleaseFacets.of(current).write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Facet, Map<Node, Long>> counts(ReleaseFacets facets) {
        return Arrays.stream(Facet.values()).collect(Collectors.toMap(facet -> facet, facets.index()::counts));
    }

    private static Statements trial(String number, String status) {
        return Statements.of(number)
                .coded("overallStatus", status)
                .coded("phase", "Phase3")
                .shares("condition", BASE + "condition/heart-failure", "Heart failure")
                .about(BASE + "condition/heart-failure", Vocabulary.TG + "mesh", "<http://id.nlm.nih.gov/mesh/D006333>")
                .about(
                        "http://id.nlm.nih.gov/mesh/D006333",
                        "http://id.nlm.nih.gov/mesh/vocab#treeNumber",
                        "<http://id.nlm.nih.gov/mesh/C14.280.434>")
                .about(
                        "http://id.nlm.nih.gov/mesh/D002318",
                        "http://id.nlm.nih.gov/mesh/vocab#treeNumber",
                        "<http://id.nlm.nih.gov/mesh/C14>");
    }
}
