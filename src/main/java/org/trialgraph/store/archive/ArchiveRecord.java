package org.trialgraph.store.archive;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.model.Publisher;

/**
 * What one document says of one trial, as kept in the archive: the facts by which documents of a trial are ranked, and the
 * statements. It is written as a comment line that holds the facts as JSON, the size of what follows among them, then the
 * statements; a segment of such records is thus itself an N-Quads file that any tool reads.
 *
 * @param trial IRI of the trial
 * @param registry key of the registry whose graph holds the trial
 * @param format name of the document's format
 * @param publisher key of who publishes the document
 * @param rank whether that is the registry itself
 * @param part which part of the registration the document is, such as a member state; empty where it is the whole
 * @param lapsed whether that part is no longer one of the registration, such as a member state that refused the trial
 * @param updated date of the registry's last update as printed: year, year and month, or day; empty where unknown
 * @param captured when the document was fetched or saved, an ISO 8601 instant; empty where unknown
 * @param sha256 SHA-256 of the document, 64 hexadecimal digits
 * @param unmapped printed values that no code table knows, as {@code property=words}
 * @param filled names of the properties that the document has a value for
 * @param quads the statements as N-Quads: the trial in its registry's graph, its document in {@code graph/meta}, its links
 *     in {@code graph/links}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(value = "quads", ignoreUnknown = true)
public record ArchiveRecord(
        String trial,
        String registry,
        String format,
        String publisher,
        Publisher.Rank rank,
        String part,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean lapsed,
        String updated,
        String captured,
        String sha256,
        List<String> unmapped,
        List<String> filled,
        byte[] quads) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "#@ ";

    /** Copies the lists; the bytes are taken over. What is null is empty. */
    public ArchiveRecord {
        Objects.requireNonNull(trial);
        part = Objects.requireNonNullElse(part, "");
        updated = Objects.requireNonNullElse(updated, "");
        captured = Objects.requireNonNullElse(captured, "");
        unmapped = unmapped == null ? List.of() : List.copyOf(unmapped);
        filled = filled == null ? List.of() : List.copyOf(filled);
        quads = quads == null ? new byte[0] : quads;
    }

    /** Records of the same identity are what one document says of one trial, read twice. */
    String identity() {
        return trial + " " + sha256 + " " + part;
    }

    /** When the document was fetched or saved; the earliest instant there is where that is unknown. */
    Instant instant() {
        return captured.isEmpty() ? Instant.MIN : Instant.parse(captured);
    }

    /** The statements, in order. They were checked when they were written. */
    public List<Quad> statements() {
        List<Quad> statements = new ArrayList<>();
        RDFParser.source(new ByteArrayInputStream(quads))
                .lang(Lang.NQUADS)
                .checking(false)
                .parse(new StreamRDFBase() {
                    @Override
                    public void quad(Quad quad) {
                        statements.add(quad);
                    }
                });
        return statements;
    }

    void write(OutputStream out) throws IOException {
        ObjectNode header = JSON.valueToTree(this);
        header.put("bytes", quads.length);
        out.write((MARK + header + "\n").getBytes(StandardCharsets.UTF_8));
        out.write(quads);
    }

    /** The next record; empty at the end. */
    static Optional<ArchiveRecord> read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            bytes.write(b);
        }
        String line = bytes.toString(StandardCharsets.UTF_8);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (!line.startsWith(MARK)) {
            String begin = line.substring(0, Math.min(20, line.length()));
            throw new IOException("an archived record begins with '" + MARK + "', not with '" + begin + "'");
        }
        JsonNode header = JSON.readTree(line.substring(MARK.length()));
        byte[] quads = in.readNBytes(header.path("bytes").intValue());
        if (quads.length < header.path("bytes").intValue()) {
            throw new IOException("the segment ends within a record");
        }
        return Optional.of(JSON.treeToValue(header, ArchiveRecord.class).withQuads(quads));
    }

    private ArchiveRecord withQuads(byte[] read) {
        return new ArchiveRecord(
                trial, registry, format, publisher, rank, part, lapsed, updated, captured, sha256, unmapped, filled,
                read);
    }
}
