package org.trialgraph.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.irix.IRIx;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.format.Format;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Linker;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.pipeline.Converter;
import org.trialgraph.pipeline.Converter.Converted;
import org.trialgraph.pipeline.Detector;
import org.trialgraph.pipeline.RdfOutput;
import org.trialgraph.pipeline.RdfOutput.Syntax;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.TrialGraph;

/**
 * The way of one document from its bytes to the bytes of its statements, on one thread and without the pipeline, which makes a
 * finding of whatever a reader throws: here it comes out.
 */
final class WholeWay {
    private static final Converter CONVERTER = new Converter(
            new TrialGraph(new Iris(Iris.DEFAULT_BASE), Linker.NONE, GoldenDocuments.CRITERIA, 0.5, false));

    private WholeWay() {}

    /**
     * Reads a document and writes its statements.
     *
     * @param forced the format to read it as; empty to tell it from the document
     * @return what came of its records; none where no format recognises it
     */
    static List<Converted> of(byte[] bytes, Optional<Format> forced) throws IOException {
        SourceDocument document = new SourceDocument(
                "document",
                () -> new ByteArrayInputStream(bytes),
                bytes.length,
                DigestUtils.sha256Hex(bytes),
                Optional.empty(),
                Optional.empty());
        Detector detector = new Detector(GoldenDocuments.FORMATS, forced);
        Optional<Format> format = detector.detect(document);
        if (format.isEmpty()) {
            detector.other(document);
            return List.of();
        }
        List<Converted> converted = new ArrayList<>();
        List<TrialRecord> records = new ArrayList<>();
        format.get().split(document, records::add);
        for (TrialRecord record : records) {
            Converted one = CONVERTER.make(document, format, record.read());
            RdfOutput.render(Syntax.NQUADS, one.statements());
            converted.add(one);
        }
        return converted;
    }

    /** Fails unless a record gives a graph or a finding, and only what may stand in RDF and in a line of a report. */
    static void check(Converted record) {
        assertThat(record.quads().isPresent() || !record.findings().isEmpty())
                .as("a graph or a finding")
                .isTrue();
        for (Finding finding : record.findings()) {
            assertThat(finding.toString()).doesNotContain("Exception", "\n");
        }
        record.statements().forEach(WholeWay::check);
    }

    private static void check(Quad quad) {
        for (Node node : List.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject())) {
            assertThat(node.isBlank()).as("blank node").isFalse();
            if (node.isURI()) {
                assertThat(IRIx.create(node.getURI()).isRelative())
                        .as(node.getURI())
                        .isFalse();
                assertThat(node.getURI()).doesNotContain(" ", "\t", "<", ">", "\"", "\uFFFD");
            } else {
                assertThat(node.getLiteral().isWellFormed()).as(node.toString()).isTrue();
                assertThat(node.getLiteralLexicalForm()).isNotBlank();
            }
        }
    }
}
