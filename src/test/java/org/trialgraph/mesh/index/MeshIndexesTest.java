package org.trialgraph.mesh.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.files.Progress;

/** Which index links: the named one, the one beside the store, or the starter; and none that is not whole. */
class MeshIndexesTest {
    @TempDir
    Path data;

    @Test
    void open_noIndex_isStarter() throws IOException {
        MeshIndexes.Opened opened = MeshIndexes.open(null, data);
        assertThat(opened.starter()).isTrue();
        assertThat(opened.description())
                .contains("MeSH 2024")
                .contains("starter")
                .contains("mesh download");
        assertThat(opened.index().record("D000741").orElseThrow().label()).isEqualTo("Anemia, Aplastic");
    }

    @Test
    void open_indexInDataFolder_isUsed() throws IOException {
        importInto(MeshIndexes.in(data));
        MeshIndexes.Opened opened = MeshIndexes.open(null, data);
        assertThat(opened.starter()).isFalse();
        assertThat(opened.description()).contains("MeSH 2024, 5 records");
    }

    @Test
    void kept_ofNlmsFile_isBuiltOnceAndAnewForOtherBytes() throws IOException {
        Path source = MeshFixtures.file(data, "mesh2024.nt", MeshFixtures.triples());
        Path folder = data.resolve("cache/trialgraph");
        List<String> told = new ArrayList<>();
        Progress progress = (stage, done, total) -> told.add(stage.name());

        Path index = MeshIndexes.kept(source, folder, progress);
        assertThat(index).isRegularFile().hasParent(folder);
        assertThat(MeshIndexes.open(index, data).description()).contains("MeSH 2024, 5 records");
        assertThat(MeshIndexes.kept(source, folder, progress)).isEqualTo(index);
        assertThat(told).hasSize(1);
        assertThat(MeshIndexes.kept(index, folder, progress))
                .as("an index is what it is")
                .isEqualTo(index);

        Files.writeString(source, "\n", StandardOpenOption.APPEND);
        assertThat(MeshIndexes.kept(source, folder, progress)).isNotEqualTo(index);
        assertThat(told).hasSize(2);

        Path taken = Files.writeString(data.resolve("taken"), "");
        assertThat(MeshIndexes.kept(source, taken, progress))
                .as("no room for an index")
                .isEqualTo(source);
    }

    @Test
    void open_missingNamedIndex_fails() {
        assertThatThrownBy(() -> MeshIndexes.open(data.resolve("none.index"), data))
                .isInstanceOf(MeshFileException.class)
                .hasMessageContaining("there is no such index of MeSH");
    }

    @Test
    void open_damagedIndex_fails() throws IOException {
        Path file = MeshIndexes.in(data);
        importInto(file);
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        refused(flipped, "checksum");
        refused(Arrays.copyOf(whole, whole.length / 2), "checksum");
        refused(new byte[10], "is not an index of MeSH");
        byte[] otherFormat = whole.clone();
        otherFormat[11] = 99;
        refused(otherFormat, "is an index of format 99");
    }

    @Test
    void open_anyBitOfHeaderChanged_fails() throws IOException {
        Path file = MeshIndexes.in(data);
        importInto(file);
        byte[] whole = Files.readAllBytes(file);
        for (int bit = 0; bit < IndexWriter.HEADER * 8; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            refused(changed, "index");
        }
    }

    private void refused(byte[] bytes, String why) throws IOException {
        Files.write(MeshIndexes.in(data), bytes);
        assertThatThrownBy(() -> MeshIndexes.open(null, data))
                .isInstanceOf(MeshFileException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("mesh import");
    }

    private void importInto(Path file) throws IOException {
        Path source = MeshFixtures.file(data, "mesh2024.nt", MeshFixtures.triples());
        MeshIndexes.build(List.of(source), file, false);
    }
}
