package org.trialgraph.store.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.store.StoreException;

/** A loaded dataset holds what one holds to which every statement is added by itself, in the same order. */
class DatasetLoaderTest {
    @TempDir
    private Path folder;

    @Test
    void load_manyQuads_sameOrderAsAddedOneByOne() throws Exception {
        List<Quad> quads = quads(5_000);
        DatasetGraph expected = DatabaseMgr.createDatasetGraph();
        expected.executeWrite(() -> quads.forEach(expected::add));
        try (DatasetLoader loader = loader("store")) {
            loader.add(batch(quads));
            assertThat(found(loader.complete(rows -> {}))).isEqualTo(found(expected));
        }
    }

    @Test
    void complete_manyQuads_everyIndexAnswersAndTakesMore() throws Exception {
        List<Quad> quads = quads(300);
        try (DatasetLoader loader = loader("store")) {
            loader.add(batch(quads));
            DatasetGraph dataset = loader.complete(rows -> {});
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
    void add_textOfRecords_sameAsStatements() throws Exception {
        List<Quad> quads = quads(5_000);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        StreamRDF writer = StreamRDFWriter.getWriterStream(text, RDFFormat.NQUADS_UTF8);
        quads.forEach(writer::quad);
        writer.finish();
        QuadBatch ofText = new QuadBatch();
        ofText.add(text.toByteArray());
        try (DatasetLoader loader = loader("text");
                DatasetLoader expected = loader("quads")) {
            loader.add(ofText);
            expected.add(batch(quads));
            assertThat(found(loader.complete(rows -> {}))).isEqualTo(found(expected.complete(rows -> {})));
        }
    }

    @Test
    void add_damagedText_isToldByItsPlace() {
        for (String line :
                List.of("<s> <p> \"o <g> .\n", "<s> <p> o <g> .\n", "<s> <p> <o> .\n", "<s> <p> <o> <g> .")) {
            assertThatThrownBy(() -> new QuadBatch().add(line.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("damaged at byte");
        }
    }

    @Test
    void load_statementsTwice_eachOnce() throws Exception {
        int statements = 200_000;
        try (DatasetLoader loader = loader("twice")) {
            for (int round = 0; round < 2; round++) {
                QuadBatch batch = new QuadBatch();
                for (int i = 0; i < statements; i++) {
                    batch.quad(Quad.create(iri("g"), iri("s" + i % 1_000), iri("p"), iri("o" + i / 1_000)));
                }
                loader.add(batch);
            }
            DatasetGraph dataset = loader.complete(rows -> {});
            long found = dataset.calculateRead(() -> dataset.stream().count());
            assertThat(found).isEqualTo(statements);
        }
    }

    @Test
    void load_nothing_emptyDataset() throws Exception {
        try (DatasetLoader loader = loader("empty")) {
            assertThat(found(loader.complete(rows -> {}))).isEmpty();
        }
    }

    @Test
    void external_resourcesOfOtherDatasets_areTold() throws Exception {
        Node descriptor = NodeFactory.createURI("http://id.nlm.nih.gov/mesh/D003924");
        try (DatasetLoader loader = loader("links")) {
            loader.add(batch(List.of(
                    Quad.create(iri("g"), iri("s"), iri("p"), descriptor),
                    Quad.create(iri("g"), iri("s"), iri("p"), iri("o")))));
            loader.complete(rows -> {});
            assertThat(loader.external()).containsExactly(descriptor);
        }
    }

    @Test
    void close_unfinishedLoad_releasesTheFolder() throws Exception {
        try (DatasetLoader loader = loader("cut-off")) {
            loader.add(batch(quads(1_000)));
        }
        assertThat(found(DatabaseMgr.connectDatasetGraph(
                        folder.resolve("cut-off").toString())))
                .isEmpty();
    }

    private DatasetLoader loader(String name) throws IOException {
        return new DatasetLoader(folder.resolve(name));
    }

    private static QuadBatch batch(List<Quad> quads) {
        QuadBatch batch = new QuadBatch();
        quads.forEach(batch::quad);
        return batch;
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
        return switch (random.nextInt(7)) {
            case 0 -> iri("药物/" + number);
            case 1 -> NodeFactory.createLiteralString("line one\nline \"two\"\t\\ of " + number);
            case 2 -> NodeFactory.createLiteralLang("再生障碍性贫血 " + number, "zh");
            case 4 -> NodeFactory.createLiteralDT("P" + number + "Y", XSDDatatype.XSDduration);
            case 5 ->
                NodeFactory.createLiteralString(number % 7 == 0 ? "" : "control \u0001 and 𝛼 \\u0041 \"@en " + number);
            case 3 -> NodeFactory.createLiteralDT(String.valueOf(number), XSDDatatype.XSDinteger);
            default -> NodeFactory.createLiteralDT("2020-01-" + (10 + number % 20), XSDDatatype.XSDdate);
        };
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("https://example.org/" + name);
    }
}
