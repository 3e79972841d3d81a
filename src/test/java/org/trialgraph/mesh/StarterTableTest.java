package org.trialgraph.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The starter is a faithful extract of a whole MeSH, closed upwards. */
class StarterTableTest {
    private static final Path RESOURCES = Path.of("src/main/resources/org/trialgraph/mesh");

    @Test
    void allThatStandsAboveARecordIsThereToo() throws IOException {
        MeshEdition starter = StarterTable.read();
        Set<String> ids = starter.records().stream().map(MeshRecord::id).collect(Collectors.toSet());
        assertThat(starter.records()).allSatisfy(record -> {
            assertThat(ids).containsAll(record.broader());
            assertThat(ids).containsAll(record.actions());
        });
    }

    @Test
    void tableReadsBackAsItWasWritten() throws IOException {
        MeshEdition starter = StarterTable.read();
        assertThat(StarterTable.read(StarterTable.write(starter).lines().toList()))
                .isEqualTo(starter);
    }

    @Test
    void buildMadeTheIndexOfThisVeryTable() throws IOException {
        try (InputStream built = StarterTable.class.getResourceAsStream("starter.index")) {
            assertThat(built).as("mvn compile makes it").isNotNull();
            assertThat(built.readAllBytes())
                    .isEqualTo(IndexFile.bytes(StarterTable.read()).array());
        }
    }

    @Test
    void indexIsOnlyMadeAnewWhenSomethingBesideItIsNewer(@TempDir Path folder) throws IOException {
        Path index = folder.resolve("starter.index");
        StarterIndex.main(folder.toString());
        Files.setLastModifiedTime(index, FileTime.fromMillis(2_000_000));
        Files.setLastModifiedTime(Files.createFile(folder.resolve("Words.class")), FileTime.fromMillis(1_000_000));
        StarterIndex.main(folder.toString());
        assertThat(Files.getLastModifiedTime(index)).isEqualTo(FileTime.fromMillis(2_000_000));
        Files.setLastModifiedTime(folder.resolve("Words.class"), FileTime.fromMillis(3_000_000));
        StarterIndex.main(folder.toString());
        assertThat(Files.getLastModifiedTime(index)).isNotEqualTo(FileTime.fromMillis(2_000_000));
    }

    /** With {@code -Dstarter.write=true} this writes the table anew from a whole MeSH and the list of headings. */
    @Test
    void tableIsTheExtractOfAWholeMeshByTheListedHeadings() throws IOException {
        MeshIndex whole = WholeMesh.index();
        List<String> headings = Files.readAllLines(RESOURCES.resolve("starter-headings.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        String table = StarterTable.write(StarterTable.extract(whole, headings));
        Path file = RESOURCES.resolve("starter.tsv");
        if (Boolean.getBoolean("starter.write")) {
            Files.writeString(file, table);
        }
        assertThat(table).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }
}
