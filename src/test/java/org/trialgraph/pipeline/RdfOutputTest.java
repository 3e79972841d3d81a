package org.trialgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialgraph.pipeline.RdfOutput.Syntax;

/** Streamed formats have the bytes that Jena writes. */
class RdfOutputTest {
    private static final Node GRAPH = NodeFactory.createURI("https://example.org/graph");
    private static final Node SUBJECT = NodeFactory.createURI("https://example.org/subject");
    private static final Node PROPERTY = NodeFactory.createURI("https://example.org/property");

    @ParameterizedTest
    @EnumSource(
            value = Syntax.class,
            names = {"NQUADS", "NTRIPLES"})
    void statements_ofEveryKindOfTerm_haveTheBytesOfJena(Syntax syntax) throws IOException {
        List<Quad> quads = new ArrayList<>(terms().map(object -> Quad.create(GRAPH, SUBJECT, PROPERTY, object))
                .toList());
        quads.add(Quad.create(Quad.defaultGraphIRI, SUBJECT, PROPERTY, SUBJECT));

        byte[] rendered = RdfOutput.render(syntax, quads);

        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (RdfOutput out = new RdfOutput(syntax, written)) {
            quads.forEach(out::write);
        }
        String expected = ofJena(syntax, quads);
        assertEquals(expected, new String(rendered, StandardCharsets.UTF_8));
        assertEquals(expected, written.toString(StandardCharsets.UTF_8));
    }

    private static Stream<Node> terms() {
        Stream<Node> characters = Stream.iterate(' ', c -> c < 0xFFFC, c -> (char) (c + 1))
                .flatMap(c -> Stream.of(
                        NodeFactory.createLiteralString("a" + c + "b"),
                        NodeFactory.createURI("https://example.org/a" + c + "b")));
        Stream<Node> others = Stream.of(
                NodeFactory.createLiteralString(""),
                NodeFactory.createLiteralString("\t\n\f\r\"\\ \uD83D\uDE00 文字"),
                NodeFactory.createLiteralString("long 长 ".repeat(20_000)),
                NodeFactory.createLiteralLang("试验", "zh-Hans"),
                NodeFactory.createLiteralDirLang("نص", "ar", "rtl"),
                NodeFactory.createLiteralDT("1.50", XSDDatatype.XSDdecimal),
                NodeFactory.createURI("https://example.org/\uD83D\uDE00"),
                NodeFactory.createBlankNode("b1"));
        return Stream.concat(characters, others);
    }

    private static String ofJena(Syntax syntax, List<Quad> quads) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RDFFormat format = syntax == Syntax.NQUADS ? RDFFormat.NQUADS_UTF8 : RDFFormat.NTRIPLES_UTF8;
        StreamRDF out = StreamRDFWriter.getWriterStream(bytes, format);
        out.start();
        quads.forEach(quad -> {
            if (syntax == Syntax.NQUADS) {
                out.quad(quad);
            } else {
                out.triple(quad.asTriple());
            }
        });
        out.finish();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
