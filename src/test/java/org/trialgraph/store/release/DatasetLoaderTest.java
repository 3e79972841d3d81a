package org.trialgraph.store.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.trialgraph.store.Tasks;
import org.trialgraph.store.load.BulkLoader;

/** A loaded dataset holds what one holds to which every statement is added by itself, in the same order. */
class DatasetLoaderTest {
    private static final List<BulkLoader.Method> METHODS = List.of(BulkLoader.SORTED, BulkLoader.JENA);

    @TempDir
    private Path folder;

    private final ExecutorService threads = Tasks.threads();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void load_manyQuads_sameOrderAsAddedOneByOne(BulkLoader.Method method) throws Exception {
        List<Quad> quads = quads(5_000);
        DatasetGraph expected = DatabaseMgr.createDatasetGraph();
        expected.executeWrite(() -> quads.forEach(expected::add));
        try (DatasetLoader loader = loader("store", method)) {
            quads.forEach(loader::quad);
            assertThat(found(loader.complete())).isEqualTo(found(expected));
        }
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void complete_manyQuads_everyIndexAnswersAndTakesMore(BulkLoader.Method method) throws Exception {
        List<Quad> quads = quads(300);
        try (DatasetLoader loader = loader("store", method)) {
            quads.forEach(loader::quad);
            DatasetGraph dataset = loader.complete();
            dataset.executeRead(() -> quads.forEach(quad -> assertThat(dataset.contains(quad)
                            && dataset.contains(Node.ANY, Node.ANY, quad.getPredicate(), quad.getObject())
                            && dataset.contains(Node.ANY, quad.getSubject(), Node.ANY, Node.ANY)
                            && dataset.contains(quad.getGraph(), Node.ANY, Node.ANY, quad.getObject())
                            && dataset.contains(quad.getGraph(), Node.ANY, quad.getPredicate(), Node.ANY)
                            && dataset.contains(Node.ANY, Node.ANY, Node.ANY, quad.getObject()))
                    .isTrue()));
            Quad added = Quad.create(iri("g"), iri("new"), iri("p"), iri("o"));
            dataset.executeWrite(() -> dataset.add(added));
            dataset.executeRead(() -> assertThat(dataset.contains(added)).isTrue());
        }
    }

    @Test
    void load_rowsTooDifferentForOneNumber_areSortedInParts() throws Exception {
        List<Quad> quads = new ArrayList<>();
        for (int i = 0; i < 70_000; i++) {
            quads.add(Quad.create(iri("g" + i), iri("s" + i), iri("p" + i), iri("o" + i)));
        }
        try (DatasetLoader loader = loader("wide", BulkLoader.SORTED)) {
            quads.forEach(loader::quad);
            assertThat(found(loader.complete()))
                    .containsExactlyElementsOf(
                            quads.stream().map(NodeFmtLib::strNQ).toList());
        }
    }

    @Test
    void load_moreThanOneRun_eachStatementOnce() throws Exception {
        int statements = 600_000;
        try (DatasetLoader loader = loader("runs", BulkLoader.SORTED)) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < statements; i++) {
                    loader.quad(Quad.create(iri("g"), iri("s" + i % 1_000), iri("p"), iri("o" + i / 1_000)));
                }
            }
            DatasetGraph dataset = loader.complete();
            long found = dataset.calculateRead(() -> dataset.stream().count());
            assertThat(found).isEqualTo(statements);
        }
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void load_nothing_emptyDataset(BulkLoader.Method method) throws Exception {
        try (DatasetLoader loader = loader("empty", method)) {
            assertThat(found(loader.complete())).isEmpty();
        }
    }

    @Test
    void external_resourcesOfOtherDatasets_areToldByObject() throws Exception {
        Node descriptor = NodeFactory.createURI("http://id.nlm.nih.gov/mesh/D003924");
        try (DatasetLoader loader = loader("links", BulkLoader.SORTED)) {
            loader.quad(Quad.create(iri("g"), iri("s"), iri("p"), descriptor));
            loader.quad(Quad.create(iri("g"), iri("s"), iri("p"), iri("o")));
            loader.complete();
            assertThat(loader.external()).containsExactly(descriptor);
        }
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void close_unfinishedLoad_releasesTheFolder(BulkLoader.Method method) throws Exception {
        try (DatasetLoader loader = loader("cut-off", method)) {
            quads(1_000).forEach(loader::quad);
        }
        assertThat(found(DatabaseMgr.connectDatasetGraph(
                        folder.resolve("cut-off").toString())))
                .isEmpty();
    }

    private DatasetLoader loader(String name, BulkLoader.Method method) throws IOException {
        return new DatasetLoader(folder.resolve(name), method, folder.resolve("scratch of " + name), threads);
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
            quads.add(Quad.create(
                    iri("g" + random.nextInt(3)),
                    iri("s" + random.nextInt(500)),
                    iri("p" + random.nextInt(9)),
                    object(random)));
        }
        quads.addAll(List.copyOf(quads.subList(0, number / 10)));
        return quads;
    }

    private static Node object(Random random) {
        int number = random.nextInt(400);
        return switch (random.nextInt(5)) {
            case 0 -> iri("药物/" + number);
            case 1 -> NodeFactory.createLiteralString("line one\nline \"two\"\t\\ of " + number);
            case 2 -> NodeFactory.createLiteralLang("再生障碍性贫血 " + number, "zh");
            case 3 -> NodeFactory.createLiteralDT(String.valueOf(number), XSDDatatype.XSDinteger);
            default -> NodeFactory.createLiteralDT("2020-01-" + (10 + number % 20), XSDDatatype.XSDdate);
        };
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("https://example.org/" + name);
    }
}
