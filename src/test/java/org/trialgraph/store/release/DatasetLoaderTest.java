package org.trialgraph.store.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loaded dataset holds what one holds to which every statement is added by itself, in the same order. */
class DatasetLoaderTest {
    @TempDir
    private Path folder;

    @Test
    void load_manyQuads_sameOrderAsAddedOneByOne() throws Exception {
        List<Quad> quads = quads(5_000);
        DatasetGraph expected = DatabaseMgr.createDatasetGraph();
        expected.executeWrite(() -> quads.forEach(expected::add));
        try (DatasetLoader loader = new DatasetLoader(folder.resolve("store"))) {
            quads.forEach(loader::quad);
            DatasetGraph dataset = loader.complete();
            assertThat(found(dataset)).isEqualTo(found(expected));
            Quad added = Quad.create(iri("g"), iri("new"), iri("p"), iri("o"));
            dataset.executeWrite(() -> dataset.add(added));
            dataset.executeRead(() -> assertThat(dataset.contains(added)).isTrue());
        }
    }

    @Test
    void load_nothing_emptyDataset() throws Exception {
        try (DatasetLoader loader = new DatasetLoader(folder.resolve("empty"))) {
            assertThat(found(loader.complete())).isEmpty();
        }
    }

    @Test
    void external_resourcesOfOtherDatasets_areToldByObject() throws Exception {
        Node descriptor = NodeFactory.createURI("http://id.nlm.nih.gov/mesh/D003924");
        try (DatasetLoader loader = new DatasetLoader(folder.resolve("links"))) {
            loader.quad(Quad.create(iri("g"), iri("s"), iri("p"), descriptor));
            loader.quad(Quad.create(iri("g"), iri("s"), iri("p"), iri("o")));
            loader.complete();
            assertThat(loader.external()).containsExactly(descriptor);
        }
    }

    @Test
    void close_unfinishedLoad_releasesTheFolder() throws Exception {
        Path cutOff = folder.resolve("cut-off");
        try (DatasetLoader loader = new DatasetLoader(cutOff)) {
            quads(1_000).forEach(loader::quad);
        }
        assertThat(found(DatabaseMgr.connectDatasetGraph(cutOff.toString()))).isEmpty();
    }

    private static List<String> found(DatasetGraph dataset) {
        List<String> found = new ArrayList<>();
        dataset.executeRead(() -> dataset.find().forEachRemaining(quad -> found.add(NodeFmtLib.strNQ(quad))));
        return found;
    }

    private static List<Quad> quads(int number) {
        Random random = new Random(7);
        List<Quad> quads = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Node object = i % 2 == 0
                    ? iri("药物/" + random.nextInt(400))
                    : NodeFactory.createLiteralLang("line one\n\"two\" \\ 再生障碍性贫血 " + random.nextInt(400), "zh");
            quads.add(Quad.create(
                    iri("g" + random.nextInt(3)),
                    iri("s" + random.nextInt(500)),
                    iri("p" + random.nextInt(9)),
                    object));
        }
        quads.addAll(List.copyOf(quads.subList(0, number / 10)));
        return quads;
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("https://example.org/" + name);
    }
}
