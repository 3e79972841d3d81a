package org.trialgraph.store.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
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

/** A dataset filled from batches holds what one holds to which every statement is added by itself, in the same order. */
class DatasetLoadTest {
    @TempDir
    private Path folder;

    @Test
    void batchesGiveTheDatasetThatSingleStatementsGive() throws Exception {
        List<Quad> quads = quads(5_000);
        DatasetGraph expected = DatabaseMgr.createDatasetGraph();
        expected.executeWrite(() -> quads.forEach(expected::add));
        assertThat(load("lines", batches(quads, true))).isEqualTo(found(expected));
        assertThat(load("nodes", batches(quads, false))).isEqualTo(found(expected));
    }

    @Test
    void everyIndexAnswersAndTheDatasetTakesMore() throws Exception {
        List<Quad> quads = quads(300);
        ExecutorService threads = Tasks.threads();
        try (DatasetLoad load = new DatasetLoad(folder.resolve("store"), folder.resolve("scratch"), threads)) {
            for (QuadBatch batch : batches(quads, true)) {
                load.add(batch);
            }
            DatasetGraph dataset = load.finish();
            dataset.executeRead(() -> quads.forEach(quad -> assertThat(dataset.contains(quad)
                            && dataset.contains(Node.ANY, Node.ANY, quad.getPredicate(), quad.getObject())
                            && dataset.contains(Node.ANY, quad.getSubject(), Node.ANY, Node.ANY)
                            && dataset.contains(quad.getGraph(), Node.ANY, Node.ANY, quad.getObject())
                            && dataset.contains(quad.getGraph(), Node.ANY, quad.getPredicate(), Node.ANY)
                            && dataset.contains(Node.ANY, Node.ANY, Node.ANY, quad.getObject()))
                    .isTrue()));
            Quad added =
                    Quad.create(iri("g"), iri("new"), iri("p"), quads.get(0).getObject());
            dataset.executeWrite(() -> dataset.add(added));
            dataset.executeRead(() -> assertThat(dataset.contains(added)).isTrue());
        } finally {
            Tasks.close(threads);
        }
    }

    @Test
    void nothingGivesAnEmptyDataset() throws Exception {
        assertThat(load("empty", List.of())).isEmpty();
    }

    @Test
    void rowsTooDifferentForOneNumberAreSortedInParts() throws Exception {
        List<Quad> quads = new ArrayList<>();
        for (int i = 0; i < 70_000; i++) {
            quads.add(Quad.create(iri("g" + i), iri("s" + i), iri("p" + i), iri("o" + i)));
        }
        QuadBatch batch = new QuadBatch();
        quads.forEach(batch::quad);
        List<String> loaded = load("wide", List.of(batch));
        assertThat(loaded)
                .containsExactlyElementsOf(quads.stream().map(NodeFmtLib::strNQ).toList());
    }

    @Test
    void aDamagedRecordIsToldByWhereItBreaks() {
        for (String line :
                List.of("<s> <p> \"o <g> .\n", "<s> <p> o <g> .\n", "<s> <p> <o> .\n", "<s> <p> <o> <g> .")) {
            assertThatThrownBy(() -> new QuadBatch().add(line.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("damaged at byte");
        }
    }

    private List<String> load(String name, List<QuadBatch> batches) throws IOException {
        ExecutorService threads = Tasks.threads();
        try (DatasetLoad load = new DatasetLoad(folder.resolve(name), folder.resolve("scratch of " + name), threads)) {
            for (QuadBatch batch : batches) {
                load.add(batch);
            }
            return found(load.finish());
        } finally {
            Tasks.close(threads);
        }
    }

    private static List<String> found(DatasetGraph dataset) {
        List<String> found = new ArrayList<>();
        dataset.executeRead(() -> dataset.find().forEachRemaining(quad -> found.add(NodeFmtLib.strNQ(quad))));
        return found;
    }

    private static List<QuadBatch> batches(List<Quad> quads, boolean lines) {
        List<QuadBatch> batches = new ArrayList<>();
        for (int from = 0; from < quads.size(); from += 777) {
            QuadBatch batch = new QuadBatch();
            List<Quad> some = quads.subList(from, Math.min(quads.size(), from + 777));
            if (lines) {
                batch.add(lines(some));
            } else {
                some.forEach(batch::quad);
            }
            batches.add(batch);
        }
        return batches;
    }

    private static byte[] lines(List<Quad> quads) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StreamRDF out = StreamRDFWriter.getWriterStream(bytes, RDFFormat.NQUADS_UTF8);
        out.start();
        quads.forEach(out::quad);
        out.finish();
        return bytes.toByteArray();
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
        quads.addAll(quads.subList(0, number / 10).stream().toList());
        Collections.shuffle(quads, random);
        return quads;
    }

    private static Node object(Random random) {
        int number = random.nextInt(400);
        return switch (random.nextInt(9)) {
            case 0 -> iri("药物/" + number);
            case 1 -> NodeFactory.createLiteralString("line one\nline \"two\"\t\\ of " + number);
            case 2 -> NodeFactory.createLiteralLang("再生障碍性贫血 " + number, "zh");
            case 3 -> NodeFactory.createLiteralLang("anaemia " + number, "en-GB");
            case 4 -> NodeFactory.createLiteralDT(String.valueOf(number), XSDDatatype.XSDinteger);
            case 5 -> NodeFactory.createLiteralDT("0.00" + number, XSDDatatype.XSDdecimal);
            case 6 -> NodeFactory.createLiteralDT("2020-01-" + (10 + number % 20), XSDDatatype.XSDdate);
            case 7 -> NodeFactory.createLiteralDT("P" + number + "Y", XSDDatatype.XSDduration);
            default ->
                NodeFactory.createLiteralString(number % 7 == 0 ? "" : "control \u0001 and 𝛼 \\u0041 " + number);
        };
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("https://example.org/" + name);
    }
}
