package org.trialgraph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of a part of a store tells of each change of a file, and of itself. */
class FileListTest {
    @TempDir
    private Path folder;

    private Path list;
    private FileList written;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("017"));
        Files.writeString(folder.resolve("017/000001.nq.gz"), "statements");
        list = folder.resolve(FileList.NAME);
        written = new FileList(
                "https://example.org/", 3, List.of("https://example.org/trial/NCT00000001"), FileList.sums(folder));
        written.write(list);
    }

    @Test
    void read_written_isTheSame() throws IOException {
        assertThat(FileList.read(list, "")).isEqualTo(written);
        written.check(folder, "");
    }

    @Test
    void read_anyBitChangedOrEndCut_isTold() throws IOException {
        byte[] sound = Files.readAllBytes(list);
        for (int bit = 0; bit < sound.length * 8; bit++) {
            byte[] changed = sound.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(list, changed);
            assertDamaged();
        }
        for (int length = 0; length < sound.length; length++) {
            Files.write(list, Arrays.copyOf(sound, length));
            assertDamaged();
        }
    }

    private void assertDamaged() {
        assertThatThrownBy(() -> FileList.read(list, "mend it"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(list.toString())
                .hasMessageEndingWith("→ mend it");
    }

    @Test
    void check_fileChangedCutOrGone_isNamed() throws IOException {
        Path file = folder.resolve("017/000001.nq.gz");
        for (String other : List.of("statementS", "statement", "")) {
            Files.writeString(file, other);
            assertThatThrownBy(() -> written.check(folder, "mend it")).hasMessageStartingWith(file + " is damaged");
        }
        Files.delete(file);
        assertThatThrownBy(() -> written.check(folder, "mend it")).hasMessage(file + " is missing → mend it");
    }
}
