package org.trialgraph.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import org.trialgraph.web.data.Representation;

/**
 * One answer: status, headers and body. Every answer carries the headers that keep a browser from running, framing or guessing
 * anything; an answer with a body that may be kept has its ETag, and is not sent again to a client that has it. It may be sent any
 * number of times.
 */
public final class Answer {
    private static final String UNSTORED = "no-store";

    /** Whoever keeps an answer asks whether it still holds: the next release may be served at any moment. */
    private static final String ASKED_AGAIN = "public, no-cache";

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'";

    /** Headers that every answer has, but for a policy of its own. */
    public static final Map<String, String> GUARDS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Access-Control-Allow-Origin", "*");

    /** The attribute of a request that tells since when the same is answered. */
    private static final String CHANGED = Answer.class.getName() + ".changed";

    private static final long NEVER = -1;
    private static final long SECOND = 1000;

    private final int status;
    private final String contentType;
    private byte[] body;
    private @Nullable String tag;
    private Optional<Rows> rows = Optional.empty();
    /** How many bytes these are; less than 0 where that is not known before. */
    private long lengthOfRows = -1;
    /** What went wrong, where this tells of a fault in one line. */
    private @Nullable String fault;

    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private String policy = POLICY;
    private String caching = ASKED_AGAIN;

    /** Writes a body while it is sent. */
    @FunctionalInterface
    interface Rows {
        void write(OutputStream out) throws IOException;
    }

    private Answer(int status, String contentType, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    /** A document. */
    static Answer ok(String contentType, byte[] body) {
        return new Answer(200, contentType, body);
    }

    /** A document that tells of a fault or an absence. */
    static Answer status(int status, String contentType, byte[] body) {
        return new Answer(status, contentType, body);
    }

    /** What an endpoint answered to a query, to be sent again, with its tag. */
    public static Answer ofQuery(String contentType, byte[] body, String tag) {
        Answer answer = ok(contentType, body).header("Vary", "Accept");
        answer.tag = tag;
        return answer;
    }

    /** A page, 200. */
    static Answer page(byte[] body) {
        return ok("text/html; charset=utf-8", body);
    }

    /** A JSON document. */
    static Answer json(JsonNode json) {
        return ok("application/json", json.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    /** Plain text. */
    static Answer text(String text) {
        return ok("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** What holds at this moment alone. */
    public static Answer told(String contentType, String text) {
        return ok(contentType, text.getBytes(StandardCharsets.UTF_8)).unstored();
    }

    /**
     * Files that do not change, sent from disk one after the other.
     *
     * @param length in bytes, of all together
     * @param hash of their content
     */
    static Answer files(String contentType, List<Path> files, long length, String hash) {
        Answer answer = rows(contentType, out -> {
            for (Path file : files) {
                Files.copy(file, out);
            }
        });
        answer.lengthOfRows = length;
        answer.tag = "\"" + hash + "\"";
        return answer;
    }

    /** A document that is written while it is sent, for it may be long. */
    static Answer rows(String contentType, Rows rows) {
        Answer answer = ok(contentType, new byte[0]);
        answer.rows = Optional.of(rows);
        return answer;
    }

    /**
     * A graph that has one address: a page for who reads pages, else the serialisation that the client takes, Turtle where it takes
     * anything.
     *
     * @param suffix of the address, which goes before what the client takes; null where it has none
     * @param page the same for people
     */
    static Answer graph(HttpServletRequest request, @Nullable String suffix, Graph graph, Supplier<byte[]> page) {
        String accepted = Objects.requireNonNullElse(request.getHeader("Accept"), "");
        boolean people = request.getParameter("format") != null || accepted.contains("text/html");
        return (suffix == null ? Representation.asked(request) : Representation.ofSuffix(suffix))
                .map(form -> form == Representation.HTML && suffix == null && !people ? Representation.TURTLE : form)
                .map(form -> ok(form.contentType(), form == Representation.HTML ? page.get() : form.write(graph)))
                .orElseGet(() -> problem(406, "this is offered as " + Representation.offered()))
                .header("Vary", "Accept");
    }

    /** One line of text about a fault; for programs that read JSON the same as {@link ProblemDetails}. */
    public static Answer problem(int status, String line) {
        Answer answer = new Answer(status, "text/plain; charset=utf-8", (line + "\n").getBytes(StandardCharsets.UTF_8));
        answer.fault = status < 400 ? null : line;
        return answer;
    }

    /** See the document at another path, which must be escaped. */
    static Answer seeOther(String path) {
        return problem(303, "see " + path).header("Location", path);
    }

    /** Adds a header; the same name may be added more than once. */
    public Answer header(String name, String value) {
        headers.add(Map.entry(name, value));
        return this;
    }

    /** Replaces the Content-Security-Policy. */
    Answer policy(String other) {
        policy = other;
        return this;
    }

    /** Lets clients keep it for ever: its address holds a hash of it. */
    Answer immutable() {
        caching = "public, max-age=31536000, immutable";
        return this;
    }

    /** Keeps everybody from storing it: it tells of somebody. */
    Answer unstored() {
        caching = UNSTORED;
        return this;
    }

    /** Whether it may be given to others who ask the same of the same release. */
    public boolean isKeepable() {
        return status == 200 && rows.isEmpty() && !caching.equals(UNSTORED);
    }

    /** Gives what is written while it is sent the tag of what was asked; all else has that of its bytes. */
    public Answer tagged(KeptAnswers.Key asked) {
        if (rows.isPresent() && tag == null) {
            tag = asked.tag();
        }
        return this;
    }

    /** How many bytes its body and its headers have. */
    int length() {
        return body.length
                + headers.stream().mapToInt(each -> each.getValue().length()).sum();
    }

    /** Puts addresses into it, and the tag by which clients know it; it is sent with these, whoever asks. */
    public Answer complete(PageAddresses addresses) {
        if (tag == null) {
            body = contentType.startsWith("text/html") ? addresses.inPage(body) : body;
            tag = "\"" + hash(body) + "\"";
        }
        return this;
    }

    /**
     * Tells since when the same is answered to a request, for {@code Last-Modified}.
     *
     * @param instant when the release and the program that shows it were both there
     */
    public static void since(HttpServletRequest request, Instant instant) {
        request.setAttribute(CHANGED, instant);
    }

    /** Sends it. */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageAddresses addresses = PageAddresses.of(request);
        headers.forEach(header -> response.addHeader(
                header.getKey(),
                switch (header.getKey()) {
                    case "Location" -> addresses.path(header.getValue());
                    case "Link" -> addresses.link(header.getValue());
                    default -> header.getValue();
                }));
        GUARDS.forEach(response::setHeader);
        response.setHeader("Content-Security-Policy", policy);
        String tagged = complete(addresses).tag;
        if (caching.equals(UNSTORED)) {
            response.setHeader("Cache-Control", caching);
        } else if (status == 200 && keep(request, response, tagged, caching)) {
            return;
        }
        if (fault != null) {
            response.addHeader("Vary", "Accept");
            if (ProblemDetails.isFor(request.getRequestURI(), request.getHeader("Accept"))) {
                send(ProblemDetails.CONTENT_TYPE, ProblemDetails.of(status, fault), request, response);
                return;
            }
        }
        send(contentType, body, request, response);
    }

    private void send(String type, byte[] bytes, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        if (rows.isEmpty() || lengthOfRows >= 0) {
            response.setContentLengthLong(rows.isEmpty() ? bytes.length : lengthOfRows);
        }
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        if (rows.isPresent()) {
            rows.get().write(response.getOutputStream());
        } else {
            response.getOutputStream().write(bytes);
        }
    }

    /**
     * Lets clients keep the answer to a query that is going out, by its tag.
     *
     * @return whether this one has it already, so that nothing more need be sent
     */
    public static boolean keep(HttpServletRequest request, HttpServletResponse response, String tag) {
        return keep(request, response, tag, ASKED_AGAIN);
    }

    /** Keeps everybody from storing an answer that turned out not to be whole. */
    public static void forget(HttpServletResponse response) {
        response.setHeader("ETag", null);
        response.setHeader("Last-Modified", null);
        response.setHeader("Cache-Control", UNSTORED);
    }

    /** Only what has an address of its own may be kept: not what is answered to a body. */
    private static boolean keep(HttpServletRequest request, HttpServletResponse response, String tag, String caching) {
        response.setHeader("Pragma", null);
        if (request.getMethod().equals("POST")) {
            response.setHeader("Cache-Control", UNSTORED);
            return false;
        }
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", caching);
        long changed = request.getAttribute(CHANGED) instanceof Instant instant ? instant.toEpochMilli() : NEVER;
        if (changed != NEVER) {
            response.setDateHeader("Last-Modified", changed);
        }
        if (asks(request, "*") || asks(request, tag) || changed != NEVER && isUnchangedSince(request, changed)) {
            response.setStatus(304);
            return true;
        }
        return false;
    }

    /**
     * Whether a client has what was last changed then, by the second. A date counts only where the client names no tag (RFC 9110,
     * 13.2.2), and one that cannot be read counts for nothing.
     */
    private static boolean isUnchangedSince(HttpServletRequest request, long changed) {
        try {
            return request.getHeader("If-None-Match") == null
                    && request.getDateHeader("If-Modified-Since") >= changed / SECOND * SECOND;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether a client has the answer of a tag, in whatever form compression gave it, and asks only for another one. */
    public static boolean asks(HttpServletRequest request, String tag) {
        String ours = tag.replace("\"", "");
        return Collections.list(request.getHeaders("If-None-Match")).stream()
                .flatMap(tags -> Stream.of(tags.split(",")))
                .map(each -> each.strip()
                        .replaceFirst("^W/", "")
                        .replaceFirst("--[a-z]+\"$", "")
                        .replace("\"", ""))
                .anyMatch(ours::equals);
    }

    /** The tag of an answer that is made of nothing but a text. */
    static String tag(String text) {
        return "\"" + hash(text.getBytes(StandardCharsets.UTF_8)) + "\"";
    }

    /** The first 32 hexadecimal digits of the SHA-256 of some bytes. */
    static String hash(byte[] body) {
        return DigestUtils.sha256Hex(body).substring(0, 32);
    }
}
