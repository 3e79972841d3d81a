package org.trialgraph.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.store.Statements;
import org.trialgraph.store.archive.Segment.Label;

/** Segments of the archive: records are found in them without unpacking the others. */
class SegmentTest {
    private static final ArchiveRecord FIRST = Statements.of("NCT00000001").record();
    private static final ArchiveRecord SECOND =
            Statements.of("NCT00000002").titled("\"Second\"").record();
    private static final ArchiveRecord THIRD = Statements.of("NCT00000003").record();

    @TempDir
    Path folder;

    @Test
    void read_wantedLabel_givesItsRecordsOnly() throws Exception {
        Path segment =
                segment(PackedRecord.of(FIRST).bytes(), PackedRecord.of(SECOND).bytes());
        assertThat(trials(segment, label -> label.trial() == Label.hash(SECOND.trial())))
                .containsExactly(SECOND.trial());
        assertThat(trials(segment, Label.of(FIRST)::equals)).containsExactly(FIRST.trial());
        assertThat(trials(segment, label -> false)).isEmpty();
    }

    @Test
    void read_membersOfAnEarlierVersion_givesWantedOnesAmongThem() throws Exception {
        byte[] unlabelled = PackedRecord.gzip(FIRST::write);
        Path segment = segment(
                PackedRecord.of(SECOND).bytes(),
                unlabelled,
                PackedRecord.of(THIRD).bytes());
        assertThat(trials(segment, label -> true)).containsExactly(SECOND.trial(), FIRST.trial(), THIRD.trial());
        assertThat(trials(segment, Label.of(THIRD)::equals)).containsExactly(THIRD.trial());
        assertThat(trials(segment, Label.of(FIRST)::equals)).containsExactly(FIRST.trial());
    }

    @Test
    void segment_byAnyGzipProgram_isNQuads() throws Exception {
        Path segment =
                segment(PackedRecord.of(FIRST).bytes(), PackedRecord.of(SECOND).bytes());
        try (InputStream in = new GZIPInputStream(Files.newInputStream(segment))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .allMatch(line -> line.startsWith("#") || line.endsWith(" ."))
                    .anyMatch(line -> line.contains("\"Second\""));
        }
    }

    private Path segment(byte[]... members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] member : members) {
            bytes.write(member);
        }
        return Files.write(folder.resolve("segment.nq.gz"), bytes.toByteArray());
    }

    private static List<String> trials(Path segment, Predicate<Label> wanted) throws IOException {
        List<String> trials = new ArrayList<>();
        Segment.read(segment, wanted, record -> trials.add(record.trial()));
        return trials;
    }
}
