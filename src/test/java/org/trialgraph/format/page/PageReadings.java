package org.trialgraph.format.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.model.Finding;
import org.trialgraph.model.SourceDocument;

/** Reads pages in tests, the way a run does. */
public final class PageReadings {
    private PageReadings() {}

    /** The reading of a page's text. */
    public static ReadResult read(Format format, String text) {
        return read(format, text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /** The reading of a file. */
    public static ReadResult read(Format format, Path file) {
        try {
            return read(format, Files.readAllBytes(file), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reading of a page's bytes, fetched from an address. */
    public static ReadResult read(Format format, byte[] bytes, Optional<String> url) {
        List<TrialRecord> records = new ArrayList<>();
        SourceDocument document = new SourceDocument(
                "page", () -> new ByteArrayInputStream(bytes), bytes.length, "0".repeat(64), url, Optional.empty());
        try {
            format.split(document, records::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records.get(0).read();
    }

    /** Everything of a reading as lines for people. */
    public static String report(ReadResult reading) {
        StringBuilder out = new StringBuilder();
        reading.trial().ifPresent(t -> {
            out.append(t.number()).append('\n');
            t.values()
                    .forEach((p, v) -> v.forEach(
                            x -> out.append(p).append(" = ").append(x.display()).append('\n')));
            List.of(
                            t.sponsors().entrySet(),
                            t.conditions(),
                            t.arms(),
                            t.interventions(),
                            t.outcomes(),
                            t.criteria(),
                            t.sites(),
                            t.countries(),
                            t.references(),
                            t.registryMesh(),
                            t.identifiers(),
                            t.contacts())
                    .forEach(all -> all.forEach(x -> out.append(x).append('\n')));
        });
        for (Finding finding : reading.findings()) {
            out.append("! ").append(finding).append('\n');
        }
        reading.unmapped().forEach(x -> out.append("unmapped ").append(x).append('\n'));
        reading.ignored().forEach(x -> out.append("ignored ").append(x).append('\n'));
        return out.toString();
    }
}
