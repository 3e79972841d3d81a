package org.trialgraph.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are there as a whole or not at all. */
class DurableFilesTest {
    private static final long NO_PROCESS = 99_999_999_999L;

    @TempDir
    private Path folder;

    @Test
    void write_contentFails_keepsWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "before");
        assertThatThrownBy(() -> DurableFiles.write(file, out -> {
                    out.write("half".getBytes(StandardCharsets.UTF_8));
                    throw new IllegalStateException("cut off");
                }))
                .hasMessage("cut off");
        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryContaining(one -> one.endsWith("file")).isNotEmptyDirectory();
        assertThat(Files.list(folder)).hasSize(1);
    }

    @Test
    void write_folderIsFile_tellsFolderAndRemedy() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> DurableFiles.write(file.resolve("other"), out -> out.write(1)))
                .isInstanceOf(FolderException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("another folder");
    }

    @Test
    void removeLeftBehind_filesOfDeadProcess_areRemovedAndOthersStay() throws IOException {
        Files.writeString(folder.resolve(".file." + NO_PROCESS + ".part"), "half");
        Path ours = folder.resolve(".file." + ProcessHandle.current().pid() + ".part");
        Files.writeString(ours, "being written");
        Files.writeString(folder.resolve(".download.zip.part"), "to be resumed");
        DurableFiles.removeLeftBehind(folder);
        assertThat(Files.list(folder)).containsExactlyInAnyOrder(ours, folder.resolve(".download.zip.part"));
    }

    @Test
    void temporaryFolder_folderOfDeadProcess_isRemovedByNext() throws IOException {
        Path all = Path.of(System.getProperty("java.io.tmpdir"));
        Path left = Files.createDirectory(all.resolve("trialgraph-" + NO_PROCESS + "-1"));
        Files.createFile(all.resolve(left.getFileName() + ".lock"));
        try (TemporaryFolder own = TemporaryFolder.create();
                TemporaryFolder another = TemporaryFolder.create()) {
            assertThat(left).doesNotExist();
            assertThat(own.folder()).exists();
            assertThat(another.folder()).exists();
        }
    }
}
