package org.trialgraph.web.data;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;

/** Writes a description in each serialisation; the same description gives the same bytes. */
public final class RdfDocuments {
    private static final String CONTEXT = "/org/trialgraph/ontology/context.jsonld";

    private final JsonDocument context;

    /** Reads the project's JSON-LD context. */
    public RdfDocuments() {
        try (InputStream in = RdfDocuments.class.getResourceAsStream(CONTEXT)) {
            context = JsonDocument.of(in);
        } catch (IOException | JsonLdError e) {
            throw new IllegalStateException("the program comes without a readable " + CONTEXT, e);
        }
    }

    /**
     * The bytes of a graph.
     *
     * @param representation any but the page
     */
    public byte[] write(Graph graph, Representation representation) {
        return switch (representation) {
            case TURTLE -> plain(graph, RDFFormat.TURTLE_PRETTY);
            case RDFXML -> plain(graph, RDFFormat.RDFXML_PLAIN);
            case NTRIPLES -> sorted(plain(graph, RDFFormat.NTRIPLES));
            case JSONLD -> compact(plain(graph, RDFFormat.JSONLD11_PLAIN));
            case HTML -> throw new IllegalArgumentException("a page is no serialisation");
        };
    }

    private static byte[] plain(Graph graph, RDFFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RDFDataMgr.write(out, graph, format);
        return out.toByteArray();
    }

    private static byte[] sorted(byte[] lines) {
        return Arrays.stream(new String(lines, StandardCharsets.UTF_8).split("(?<=\n)"))
                .sorted()
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The context goes into the document, which then means the same wherever it is kept. */
    private byte[] compact(byte[] expanded) {
        try {
            JsonObject compact = JsonLd.compact(JsonDocument.of(new ByteArrayInputStream(expanded)), context)
                    .get();
            return compact.toString().getBytes(StandardCharsets.UTF_8);
        } catch (JsonLdError e) {
            throw new IllegalStateException("statements could not be written as JSON-LD", e);
        }
    }
}
