package org.trialgraph.mesh.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.files.FolderException;
import org.trialgraph.mesh.index.MeshRecord.Kind;
import org.trialgraph.mesh.index.MeshRecord.Sort;
import org.trialgraph.mesh.index.MeshRecord.Term;

/** NLM's files in, one index out; and what is wrong with a file never harms the index in use. */
class MeshImportTest {
    @TempDir
    Path folder;

    @Test
    void run_triples_givesRecords() throws IOException {
        MeshIndex index = indexOf(MeshFixtures.file(folder, "mesh2024.nt", MeshFixtures.triples()));
        MeshRecord aplastic = index.record("D000741").orElseThrow();
        assertThat(index.year()).isEqualTo(2024);
        assertThat(aplastic.label()).isEqualTo("Anemia, Aplastic");
        assertThat(aplastic.terms())
                .containsExactly(
                        new Term("Anemia, Aplastic", Sort.HEADING),
                        new Term("Anemia, Hypoplastic", Sort.ENTRY),
                        new Term("Aplastic Anemias", Sort.PERMUTED),
                        new Term("Hypoplastic Anemia", Sort.PERMUTED));
        assertThat(aplastic.broader()).containsExactly("D000740");
        assertThat(aplastic.detail().concepts())
                .extracting(MeshRecord.Concept::scopeNote)
                .containsExactly(Optional.of("The marrow makes too few cells."), Optional.empty());
        assertThat(index.record("D016572").orElseThrow().actions()).containsExactly("D065095");
        assertThat(index.record("C024352").orElseThrow().mappedTo()).containsExactly("D014740");
        assertThat(index.record("D99")).isEmpty();
    }

    @Test
    void run_irisOfYear_tellYear() throws IOException {
        String ofYear = MeshFixtures.triples().replace("mesh/D", "mesh/2025/D").replace("mesh/C", "mesh/2025/C");
        assertThat(indexOf(MeshFixtures.file(folder, "some.nt", ofYear)).year()).isEqualTo(2025);
    }

    @Test
    void run_xml_givesSameRecords() throws IOException {
        MeshIndex index = indexOf(
                MeshFixtures.file(folder, "d.xml", MeshFixtures.descriptors(2024)),
                MeshFixtures.file(folder, "s.xml", MeshFixtures.supplementary(2024)));
        MeshRecord aplastic = index.record("D000741").orElseThrow();
        assertThat(aplastic.broader()).containsExactly("D000740");
        assertThat(aplastic.actions()).containsExactly("D065095");
        assertThat(aplastic.terms()).extracting(Term::text).containsExactly("Anemia, Aplastic", "Aplastic Anemias");
        assertThat(aplastic.detail().concepts().get(0).scopeNote()).contains("The marrow makes too few cells.");
        assertThat(index.record("C537730").orElseThrow().kind()).isEqualTo(Kind.DISEASE);
        assertThat(index.record("C537730").orElseThrow().mappedTo()).containsExactly("D000740");
    }

    @Test
    void run_gzip_isReadAsPlain() throws IOException {
        Path zipped = Files.write(folder.resolve("mesh2024.nt.gz"), MeshFixtures.zipped(MeshFixtures.triples()));
        assertThat(indexOf(zipped).size()).isEqualTo(5);
    }

    @Test
    void run_sameFiles_sameBytes() throws IOException {
        Path file = MeshFixtures.file(folder, "mesh2024.nt", MeshFixtures.triples());
        indexOf(file);
        byte[] first = Files.readAllBytes(index());
        indexOf(file);
        assertThat(Files.readAllBytes(index())).isEqualTo(first);
    }

    @Test
    void run_truncatedFile_keepsIndex() throws IOException {
        indexOf(MeshFixtures.file(folder, "mesh2024.nt", MeshFixtures.triples()));
        byte[] before = Files.readAllBytes(index());
        byte[] zipped = MeshFixtures.zipped(MeshFixtures.triples());
        Path half = Files.write(folder.resolve("half2024.nt.gz"), Arrays.copyOf(zipped, zipped.length / 2));
        Path cut =
                MeshFixtures.file(folder, "cut2024.nt", MeshFixtures.triples().substring(0, 700));
        String xml = MeshFixtures.descriptors(2024);
        Path halfXml = MeshFixtures.file(folder, "desc2024.xml", xml.substring(0, xml.length() / 2));
        for (Path bad : List.of(half, cut, halfXml)) {
            assertThatThrownBy(() -> indexOf(bad))
                    .isInstanceOf(MeshFileException.class)
                    .hasMessageContaining(bad.getFileName().toString())
                    .hasMessageContaining("whole")
                    .hasMessageContaining("download the file again");
        }
        assertThat(Files.readAllBytes(index())).isEqualTo(before);
        try (var left = Files.list(folder)) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".half"));
        }
    }

    @Test
    void run_twoYears_isRefused() throws IOException {
        Path descriptors = MeshFixtures.file(folder, "d.xml", MeshFixtures.descriptors(2024));
        Path supplementary = MeshFixtures.file(folder, "s.xml", MeshFixtures.supplementary(2023));
        assertThatThrownBy(() -> indexOf(descriptors, supplementary))
                .isInstanceOf(MeshFileException.class)
                .hasMessageContaining("is MeSH 2023, the file before it is MeSH 2024");
        assertThat(index()).doesNotExist();
    }

    @Test
    void run_otherYear_needsReplace() throws IOException {
        Path older = MeshFixtures.file(folder, "d.xml", MeshFixtures.descriptors(2023));
        indexOf(MeshFixtures.file(folder, "e.xml", MeshFixtures.descriptors(2024)));
        assertThatThrownBy(() -> indexOf(older)).hasMessageContaining("--replace");
        assertThat(MeshIndex.open(index()).year()).isEqualTo(2024);
        MeshIndexes.build(List.of(older), index(), true);
        assertThat(MeshIndex.open(index()).year()).isEqualTo(2023);
    }

    @Test
    void run_partOfYear_needsReplace() throws IOException {
        indexOf(
                MeshFixtures.file(folder, "d.xml", MeshFixtures.descriptors(2024)),
                MeshFixtures.file(folder, "s.xml", MeshFixtures.supplementary(2024)));
        int records = MeshIndex.open(index()).size();
        Path part = MeshFixtures.file(folder, "e.xml", MeshFixtures.descriptors(2024));
        assertThatThrownBy(() -> indexOf(part))
                .isInstanceOf(MeshFileException.class)
                .hasMessageContaining("may be a part of MeSH 2024");
        assertThat(MeshIndex.open(index()).size()).isEqualTo(records);
        MeshIndexes.build(List.of(part), index(), true);
        assertThat(MeshIndex.open(index()).size()).isLessThan(records);
    }

    @Test
    void run_unwritableFolder_fails() throws IOException {
        Path file = Files.createFile(folder.resolve("no-folder"));
        Path descriptors = MeshFixtures.file(folder, "d.xml", MeshFixtures.descriptors(2024));
        assertThatThrownBy(() -> MeshIndexes.build(List.of(descriptors), file.resolve("mesh.index"), false))
                .isInstanceOf(FolderException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("another folder");
    }

    @Test
    void run_otherFile_isRefused() throws IOException {
        Path other = MeshFixtures.file(folder, "mesh2024.txt", "D000741 Anemia, Aplastic");
        assertThatThrownBy(() -> indexOf(other)).hasMessageContaining("is none of NLM's files");
        Path alone = MeshFixtures.file(folder, "supp2024.xml", MeshFixtures.supplementary(2024));
        assertThatThrownBy(() -> indexOf(alone)).hasMessageContaining("holds no descriptors");
        Path yearless = MeshFixtures.file(folder, "some.nt", MeshFixtures.triples());
        assertThatThrownBy(() -> indexOf(yearless)).hasMessageContaining("does not tell the year");
    }

    @Test
    void run_externalEntity_isNotRead() throws IOException {
        Path secret = MeshFixtures.file(folder, "secret.txt", "Secret Heading");
        String xml = MeshFixtures.descriptors(2024)
                .replaceFirst("<!DOCTYPE[^>]*>", "<!DOCTYPE d [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]>")
                .replace("<String>Anemia</String>", "<String>&s;</String>");
        Path file = MeshFixtures.file(folder, "desc2024.xml", xml);
        assertThatThrownBy(() -> indexOf(file)).isInstanceOf(MeshFileException.class);
        assertThat(index()).doesNotExist();
    }

    private MeshIndex indexOf(Path... files) throws IOException {
        MeshIndexes.build(List.of(files), index(), false);
        return MeshIndex.open(index());
    }

    private Path index() {
        return folder.resolve("mesh.index");
    }
}
