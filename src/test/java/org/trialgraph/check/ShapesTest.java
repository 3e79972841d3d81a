package org.trialgraph.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Dataset;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2Factory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialgraph.rdf.Vocabulary;

/**
 * The shapes against data: {@code shapes/good.ttl} breaks none, and each file of {@code shapes/bad}, added to the good data,
 * breaks just the shape that it is named after.
 */
class ShapesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "shapes");
    private static final ShaclCheck CHECK = new ShaclCheck();

    @Test
    void goodData_conforms() {
        ShaclReport report = CHECK.check(good());
        assertThat(report.text()).isEqualTo("26 resources checked: 0 violations, 0 warnings\n");
        assertThat(report.conforms()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badData_violatesItsShapeOnly(Path file) {
        Graph data = good();
        RDFDataMgr.read(data, file.toString());
        ShaclReport report = CHECK.check(data);
        assertThat(report.counts().keySet().stream().map(ShaclReport.Kind::shape))
                .containsExactly(shape(file));
    }

    @Test
    void shapes_haveBadDataAndMessages() throws IOException {
        Model shapes = RDFDataMgr.loadModel("ontology/shapes.ttl");
        TreeSet<String> messages = new TreeSet<>();
        shapes.listStatements(null, ResourceFactory.createProperty(SHACL.message.getURI()), (RDFNode) null)
                .forEach(statement -> {
                    assertThat(statement.getString()).contains(" → ");
                    messages.add(nameOf(shapes, statement.getSubject()));
                });
        assertThat(bad().stream().map(ShapesTest::shape)).containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    void documentFault_isWarningAndConforms() {
        Graph data = good();
        RDFDataMgr.read(data, FOLDER.resolve("bad/TrialDates.ttl").toString());
        ShaclReport report = CHECK.check(data);
        assertThat(report.conforms()).isTrue();
        assertThat(report.text()).isEqualTo("""
                warning TrialDates (1): the trial ends before it starts → check both dates in the document
                  https://w3id.org/trialgraph/trial/2020-001052-18 has "2020-01"^^xsd:gYearMonth
                26 resources checked: 0 violations, 1 warnings
                """);
    }

    @Test
    void report_countsAllAndShowsFirst() {
        Graph data = good();
        for (int i = 1; i <= ShaclReport.SHOWN + 2; i++) {
            data.add(
                    NodeFactory.createURI("https://w3id.org/trialgraph/sponsor/unnamed-" + i),
                    RDF.Nodes.type,
                    Vocabulary.SPONSOR_CLASS);
        }
        assertThat(CHECK.check(data).text())
                .startsWith("violation Sponsor-label (12): the sponsor has no rdfs:label → ")
                .contains("  and 2 more\n");
    }

    @Test
    void graphsOfStore_areCheckedTogether() {
        Dataset store = TDB2Factory.createDataset();
        Model data = RDFDataMgr.loadModel(FOLDER.resolve("good.ttl").toString());
        Resource document = ResourceFactory.createResource("https://w3id.org/trialgraph/document/00112233445566aa");
        Model about = ModelFactory.createDefaultModel().add(data.listStatements(document, null, (RDFNode) null));
        Txn.executeWrite(store, () -> {
            store.addNamedModel("https://w3id.org/trialgraph/graph/ctgov", data.remove(about));
            store.addNamedModel("https://w3id.org/trialgraph/graph/meta", about);
        });
        String summary = Txn.calculateRead(
                store, () -> CHECK.check(store.asDatasetGraph().getUnionGraph()).summary());
        assertThat(summary).isEqualTo("26 resources checked: 0 violations, 0 warnings");
    }

    @Test
    void severalGraphs_giveOneReport(@TempDir Path folder) throws IOException {
        ShaclReport report = new ShaclReport();
        CHECK.check(good(), report);
        CHECK.check(RDFDataMgr.loadGraph(FOLDER.resolve("bad/Arm-label.ttl").toString()), report);
        assertThat(report.violations()).isEqualTo(1);
        Path file = folder.resolve("report.ttl");
        report.write(file);
        Model rdf = RDFDataMgr.loadModel(file.toString());
        assertThat(rdf.listSubjectsWithProperty(RDF.type, rdf.asRDFNode(SHACL.ValidationResult))
                        .toList())
                .hasSize(1);
    }

    static List<Path> bad() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("bad"))) {
            return files.sorted().collect(Collectors.toList());
        }
    }

    private static Graph good() {
        return RDFDataMgr.loadGraph(FOLDER.resolve("good.ttl").toString());
    }

    private static String shape(Path file) {
        return file.getFileName().toString().replace(".ttl", "");
    }

    /** The shape that a message belongs to; a SPARQL constraint is a node of its own below its shape. */
    private static String nameOf(Model shapes, Resource subject) {
        Resource named = subject.isAnon()
                ? shapes.listSubjectsWithProperty(ResourceFactory.createProperty(SHACL.sparql.getURI()), subject)
                        .next()
                : subject;
        return named.getURI().replaceAll(".*[/#]", "");
    }
}
