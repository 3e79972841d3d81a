package org.trialgraph.mesh.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.mesh.index.MeshRecord.Concept;

/** The starter is a faithful extract of a whole MeSH, closed upwards. */
class StarterIndexTest {
    private static final Path RESOURCES = Path.of("src/main/resources/org/trialgraph/mesh/index");
    private static final String NOTE = """
            # A part of Medical Subject Headings (MeSH), courtesy of the U.S. National Library of Medicine.
            # Extracted by the headings in starter-headings.txt; not the latest edition, and not endorsed by NLM.
            # id, kind, heading, concepts with their terms, tree numbers, broader descriptors, pharmacological actions
            # MeSH year:\s""";

    @Test
    void read_closedUpwards() {
        MeshEdition starter = StarterIndex.read();
        Set<String> ids = starter.records().stream().map(MeshRecord::id).collect(Collectors.toSet());
        assertThat(starter.records()).allSatisfy(record -> {
            assertThat(ids).containsAll(record.broader());
            assertThat(ids).containsAll(record.actions());
        });
    }

    @Test
    void read_writtenTable_isEqual() {
        MeshEdition starter = StarterIndex.read();
        List<String> lines = table(starter)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(String::strip)
                .toList();
        assertThat(StarterIndex.read(lines)).isEqualTo(starter);
    }

    @Test
    void build_madeIndexOfTable() throws IOException {
        try (InputStream built = StarterIndex.class.getResourceAsStream("starter.index")) {
            assertThat(built).as("mvn compile makes it").isNotNull();
            assertThat(built.readAllBytes())
                    .isEqualTo(IndexWriter.bytes(StarterIndex.read()).array());
        }
    }

    @Test
    void main_onlyRemakesOlderIndex(@TempDir Path folder) throws IOException {
        Path index = folder.resolve("index").resolve("starter.index");
        Path words = Files.createDirectories(folder.resolve("link")).resolve("MeshLinker.class");
        StarterIndex.main(folder.toString());
        Files.setLastModifiedTime(index, FileTime.fromMillis(2_000_000));
        Files.setLastModifiedTime(Files.createFile(words), FileTime.fromMillis(1_000_000));
        StarterIndex.main(folder.toString());
        assertThat(Files.getLastModifiedTime(index)).isEqualTo(FileTime.fromMillis(2_000_000));
        Files.setLastModifiedTime(words, FileTime.fromMillis(3_000_000));
        StarterIndex.main(folder.toString());
        assertThat(Files.getLastModifiedTime(index)).isNotEqualTo(FileTime.fromMillis(2_000_000));
    }

    /** With {@code -Dstarter.write=true} this writes the table anew from a whole MeSH and the list of headings. */
    @Test
    void table_isExtractByListedHeadings() throws IOException {
        MeshIndex whole = WholeMesh.index();
        List<String> headings = Files.readAllLines(RESOURCES.resolve("starter-headings.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        String table = table(extract(whole, headings));
        Path file = RESOURCES.resolve("starter.tsv");
        if (Boolean.getBoolean("starter.write")) {
            Files.writeString(file, table);
        }
        assertThat(whole.year()).isEqualTo(StarterIndex.YEAR);
        assertThat(table).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }

    /** The part of an index that has the headings, all that stands above them, and how the substances among them act. */
    private static MeshEdition extract(MeshIndex index, List<String> headings) {
        TreeMap<String, MeshRecord> taken = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>();
        headings.forEach(heading -> index.heading(heading).ifPresent(open::add));
        while (!open.isEmpty()) {
            String id = open.pop();
            if (!taken.containsKey(id)) {
                index.record(id).ifPresent(record -> {
                    taken.put(id, record);
                    open.addAll(record.broader());
                    open.addAll(record.actions());
                    record.mappedTo().stream().map(MeshRecord::descriptorOf).forEach(open::add);
                });
            }
        }
        return new MeshEdition(index.year(), List.copyOf(taken.values()), new TreeMap<>(), 0);
    }

    /** The lines of the table of an edition. */
    private static String table(MeshEdition edition) {
        return NOTE + edition.year() + "\n"
                + edition.records().stream().map(StarterIndexTest::line).collect(Collectors.joining());
    }

    private static String line(MeshRecord record) {
        return String.join(
                        "\t",
                        record.id(),
                        record.kind().className(),
                        record.label(),
                        record.detail().concepts().stream()
                                .map(StarterIndexTest::cell)
                                .collect(Collectors.joining("|")),
                        String.join("|", record.trees()),
                        String.join("|", record.broader()),
                        String.join("|", record.actions()))
                + "\n";
    }

    private static String cell(Concept concept) {
        return concept.terms().stream()
                .map(term -> term.id() + "=" + term.label())
                .collect(Collectors.joining(";", concept.id() + ":", ""));
    }
}
