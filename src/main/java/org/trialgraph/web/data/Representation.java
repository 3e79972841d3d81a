package org.trialgraph.web.data;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;

/** A form in which a resource is offered: a page for people or a serialisation of its statements. */
public enum Representation {
    /** A page for people. */
    HTML("html", "text/html; charset=utf-8", "HTML", List.of("application/xhtml+xml")),
    /** Turtle. */
    TURTLE("ttl", "text/turtle; charset=utf-8", "Turtle", List.of("application/x-turtle", "turtle")),
    /** JSON-LD through the project's own context. */
    JSONLD("jsonld", "application/ld+json", "JSON-LD", List.of("application/json", "json", "json-ld")),
    /** N-Triples, sorted. */
    NTRIPLES("nt", "application/n-triples", "N-Triples", List.of("text/plain", "ntriples", "n-triples")),
    /** RDF/XML. */
    RDFXML("rdf", "application/rdf+xml", "RDF/XML", List.of("application/xml", "text/xml", "xml", "rdfxml"));

    /** The serialisations, in the order in which they are offered. */
    public static final List<Representation> SERIALISATIONS = List.of(TURTLE, JSONLD, NTRIPLES, RDFXML);

    private static final JsonDocument CONTEXT = context("/org/trialgraph/ontology/context.jsonld");

    private final String suffix;
    private final String contentType;
    private final String title;
    private final List<String> alsoKnownAs;

    Representation(String suffix, String contentType, String title, List<String> alsoKnownAs) {
        this.suffix = suffix;
        this.contentType = contentType;
        this.title = title;
        this.alsoKnownAs = alsoKnownAs;
    }

    /** The end of the address of such a document, without its dot. */
    public String suffix() {
        return suffix;
    }

    /** The media type with its character set, for the header of that name. */
    public String contentType() {
        return contentType;
    }

    /** The media type alone. */
    public String mediaType() {
        return contentType.replaceFirst(";.*", "");
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** The media types under which a client may ask for it, the one it is sent as first. */
    List<String> mediaTypes() {
        return Stream.concat(Stream.of(mediaType()), alsoKnownAs.stream().filter(name -> name.contains("/")))
                .toList();
    }

    /** The form of a suffix such as {@code ttl}. */
    public static Optional<Representation> ofSuffix(String suffix) {
        return Arrays.stream(values()).filter(r -> r.suffix.equals(suffix)).findFirst();
    }

    /** The form that a {@code format} parameter names by suffix, media type or everyday name. */
    public static Optional<Representation> named(String name) {
        return Arrays.stream(values())
                .filter(r -> r.suffix.equalsIgnoreCase(name)
                        || r.mediaType().equalsIgnoreCase(name)
                        || r.alsoKnownAs.stream().anyMatch(n -> n.equalsIgnoreCase(name)))
                .findFirst();
    }

    /** All media types that are sent, for telling a client that asked for something else. */
    public static String offered() {
        return Arrays.stream(values()).map(Representation::mediaType).collect(Collectors.joining(", "));
    }

    /**
     * The bytes of a graph; the same graph gives the same bytes.
     *
     * @throws IllegalStateException if this is the page, which is no serialisation
     */
    public byte[] write(Graph graph) {
        return switch (this) {
            case TURTLE -> plain(graph, RDFFormat.TURTLE_PRETTY);
            case RDFXML -> plain(graph, RDFFormat.RDFXML_PLAIN);
            case NTRIPLES -> sorted(plain(graph, RDFFormat.NTRIPLES));
            case JSONLD -> compact(plain(graph, RDFFormat.JSONLD11_PLAIN));
            case HTML -> throw new IllegalStateException("a page is no serialisation");
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
    private static byte[] compact(byte[] expanded) {
        try {
            JsonDocument document = JsonDocument.of(new ByteArrayInputStream(expanded));
            return JsonLd.compact(document, CONTEXT).get().toString().getBytes(StandardCharsets.UTF_8);
        } catch (JsonLdError e) {
            throw new IllegalStateException("statements could not be written as JSON-LD", e);
        }
    }

    private static JsonDocument context(String resource) {
        try (InputStream in = Representation.class.getResourceAsStream(resource)) {
            return JsonDocument.of(in);
        } catch (IOException | JsonLdError e) {
            throw new IllegalStateException("the program comes without a readable " + resource, e);
        }
    }
}
