package org.trialgraph.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.trialgraph.pipeline.RdfOutput;
import org.trialgraph.pipeline.RdfOutput.Syntax;

/**
 * Each document gives exactly the graph that stands beside it. {@code -Dgolden.update} rewrites the expected graphs: the
 * difference that version control shows is then the review.
 */
class GoldenTest {
    private static final boolean UPDATE = System.getProperty("golden.update") != null;

    @TestFactory
    Stream<DynamicTest> document_givesGoldenGraph() throws IOException {
        return GoldenDocuments.all().stream()
                .map(document ->
                        dynamicTest(GoldenDocuments.FOLDER.relativize(document).toString(), () -> check(document)));
    }

    private static void check(Path document) throws IOException {
        Set<Quad> actual = GoldenDocuments.convert(document).records().stream()
                .flatMap(record -> record.quads().stream())
                .flatMap(trial -> trial.quads().stream())
                .collect(Collectors.toSet());
        Path expectedFile = document.resolveSibling(document.getFileName() + ".trig");
        if (UPDATE) {
            write(actual, expectedFile);
            return;
        }
        if (!Files.exists(expectedFile)) {
            fail("no expected graph " + expectedFile
                    + " → run the test with -Dgolden.update and review what it writes");
        }
        DatasetGraph expected = DatasetGraphFactory.create();
        RDFDataMgr.read(expected, expectedFile.toUri().toString(), Lang.TRIG);
        Set<Quad> wanted = expected.stream().collect(Collectors.toSet());
        assertThat(difference(wanted, actual)).as("missing statements").isEmpty();
        assertThat(difference(actual, wanted)).as("statements too many").isEmpty();
    }

    private static Set<String> difference(Set<Quad> some, Set<Quad> others) {
        return some.stream()
                .filter(quad -> !others.contains(quad))
                .map(quad -> Stream.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject())
                        .map(NodeFmtLib::strNT)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void write(Set<Quad> quads, Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (RdfOutput out = new RdfOutput(Syntax.TRIG, bytes)) {
            List.copyOf(quads).forEach(out::write);
        }
        Files.write(file, bytes.toByteArray());
    }
}
