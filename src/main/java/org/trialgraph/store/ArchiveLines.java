package org.trialgraph.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialgraph.model.Publisher;

/**
 * Writes and reads archived records: a comment line with the ranking facts as JSON, the size of what follows among them,
 * then N-Quads. A segment is thus itself an N-Quads file that any tool reads.
 */
final class ArchiveLines {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "#@ ";

    private ArchiveLines() {}

    static void write(ArchiveRecord record, OutputStream out) throws IOException {
        out.write((MARK + header(record) + "\n").getBytes(StandardCharsets.UTF_8));
        out.write(record.quads());
    }

    /** The next record; empty at the end. */
    static Optional<ArchiveRecord> read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (!line.startsWith(MARK)) {
            throw new IOException("an archived record begins with '" + MARK + "', not with '" + shortened(line) + "'");
        }
        JsonNode header = JSON.readTree(line.substring(MARK.length()));
        int size = header.get("bytes").intValue();
        byte[] quads = in.readNBytes(size);
        if (quads.length < size) {
            throw new IOException("the segment ends within a record");
        }
        return Optional.of(record(header, quads));
    }

    private static String header(ArchiveRecord record) throws JsonProcessingException {
        ObjectNode header = JSON.createObjectNode();
        header.put("trial", record.trial());
        header.put("registry", record.registry());
        header.put("format", record.format());
        header.put("publisher", record.publisher());
        header.put("rank", record.rank().name());
        header.put("part", record.part());
        record.updated().ifPresent(date -> header.put("updated", date));
        record.captured().ifPresent(instant -> header.put("captured", instant.toString()));
        header.put("sha256", record.sha256());
        record.unmapped().forEach(header.withArray("unmapped")::add);
        record.filled().forEach(header.withArray("filled")::add);
        header.put("bytes", record.quads().length);
        return JSON.writeValueAsString(header);
    }

    private static ArchiveRecord record(JsonNode header, byte[] quads) {
        return new ArchiveRecord(
                text(header, "trial"),
                text(header, "registry"),
                text(header, "format"),
                text(header, "publisher"),
                Publisher.Rank.valueOf(text(header, "rank")),
                text(header, "part"),
                Optional.ofNullable(header.path("updated").textValue()),
                Optional.ofNullable(header.path("captured").textValue()).map(Instant::parse),
                text(header, "sha256"),
                texts(header, "unmapped"),
                texts(header, "filled"),
                quads);
    }

    private static List<String> texts(JsonNode header, String name) {
        List<String> texts = new ArrayList<>();
        header.path(name).forEach(value -> texts.add(value.textValue()));
        return texts;
    }

    private static String text(JsonNode header, String name) {
        return header.path(name).asText();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            bytes.write(b);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String shortened(String line) {
        return line.substring(0, Math.min(20, line.length()));
    }
}
