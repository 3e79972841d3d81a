package org.trialgraph.web.data;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
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

    /** Media types that a client takes, and how much it likes them. */
    private record Range(String name, double quality) {
        static Range of(String range) {
            double quality = Arrays.stream(range.split(";"))
                    .map(String::strip)
                    .filter(parameter -> parameter.matches("q\\s*=\\s*[01](\\.\\d{0,3})?"))
                    .mapToDouble(parameter -> Double.parseDouble(StringUtils.substringAfter(parameter, "=")))
                    .findFirst()
                    .orElse(1);
            return new Range(StringUtils.substringBefore(range, ";").strip(), Math.min(1, quality));
        }

        /** How closely it names a media type: 2 itself, 1 its family, 0 all that there are, -1 not at all. */
        int specificity(String mediaType) {
            boolean family = name.endsWith("/*") && mediaType.startsWith(StringUtils.chop(name));
            return name.equals(mediaType) ? 2 : name.equals("*/*") ? 0 : family ? 1 : -1;
        }
    }

    /** The form that a request asks for by its {@code format} parameter or else its header; empty where there is no such form. */
    public static Optional<Representation> asked(HttpServletRequest request) {
        String name = request.getParameter("format");
        return name == null ? accepted(request) : named(name);
    }

    /**
     * The form that a client likes best by its {@code Accept} header (RFC 9110, 12.5.1), of equals the first; empty where it takes
     * none of them. Each form has the quality that the most specific range gives it. A range that cannot be read counts for
     * nothing; a header in which none can be read counts as absent, and a client without one takes anything.
     */
    public static Optional<Representation> accepted(HttpServletRequest request) {
        String header = StringUtils.defaultString(request.getHeader("Accept"));
        String[] all = header.toLowerCase(Locale.ROOT).split(",");
        boolean readable = Arrays.stream(all)
                .anyMatch(range -> range.strip().matches("[\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+\\s*(;.*)?"));
        List<Range> ranges = readable ? Arrays.stream(all).map(Range::of).toList() : List.of(new Range("*/*", 1));
        return Arrays.stream(values())
                .filter(form -> form.quality(ranges) > 0)
                .max(Comparator.comparingDouble(form -> form.quality(ranges)));
    }

    /** Whether a client would rather read a page than data. */
    public static boolean prefersPage(HttpServletRequest request) {
        return accepted(request).filter(form -> form == HTML).isPresent();
    }

    /** A second name of a form counts a little less than its own, so that text/plain does not win over text/turtle. */
    private double quality(List<Range> ranges) {
        return mediaTypes().stream()
                .mapToDouble(type -> quality(type, ranges) * (type.equals(mediaType()) ? 1 : 0.999))
                .max()
                .orElse(0);
    }

    private static double quality(String mediaType, List<Range> ranges) {
        return ranges.stream()
                .filter(range -> range.specificity(mediaType) >= 0)
                .max(Comparator.comparingInt(range -> range.specificity(mediaType)))
                .map(Range::quality)
                .orElse(0.0);
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
