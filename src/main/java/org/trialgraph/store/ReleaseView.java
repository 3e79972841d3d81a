package org.trialgraph.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.trialgraph.files.FileSum;
import org.trialgraph.files.SparseFiles;
import org.trialgraph.files.TemporaryFolder;

/**
 * A release opened for reading. TDB2 and Lucene lock a folder for one process even when it only reads, so each reader gets a
 * folder of its own whose files are links into the release: any number of servers and queries read one release, and none can
 * leave a lock or a file in it. TDB2 opens its files for writing too, though it writes none; where this user may not write them,
 * as on a read-only disk, they are copied.
 *
 * @param own the reader's folder
 * @param base the base of the release's IRIs
 * @param id tells it from every release with other files, and is the same for its copies
 */
public record ReleaseView(TemporaryFolder own, String base, String id) implements AutoCloseable {
    /**
     * Opens the release that a data folder serves, once every file of it has been held against its checksum.
     *
     * @throws StoreException if nothing was published there yet, or the release is damaged
     * @throws org.trialgraph.files.FolderException if the temporary folder is full
     */
    public static ReleaseView current(Path data) throws IOException {
        DataFolder folder = new DataFolder(data);
        Path release = folder.current();
        FileList contents = new ReleaseFiles(release).contents(folder.rebuild());
        contents.check(release, folder.rebuild());
        TemporaryFolder own = TemporaryFolder.create();
        try {
            TemporaryFolder.writing(() -> {
                for (String name : contents.files().keySet()) {
                    place(release.resolve(name), own.folder().resolve(name), copied(release, name));
                }
                return own;
            });
        } catch (IOException | RuntimeException e) {
            own.close();
            throw e;
        }
        return new ReleaseView(own, contents.base(), id(release));
    }

    /** What tells a release from every other one. */
    public static String id(Path release) throws IOException {
        return DigestUtils.sha256Hex(Files.readAllBytes(release.resolve(FileList.NAME)));
    }

    /** Bytes that each reader of a data folder copies, holes left out; 0 where this user may write in the store. */
    public static long copied(Path data) throws IOException {
        DataFolder folder = new DataFolder(data);
        Path release = folder.current();
        FileList contents = new ReleaseFiles(release).contents(folder.rebuild());
        long bytes = 0;
        for (Map.Entry<String, FileSum> file : contents.files().entrySet()) {
            bytes += copied(release, file.getKey()) ? file.getValue().size() : 0;
        }
        return bytes;
    }

    private static boolean copied(Path release, String name) {
        return (name.startsWith("store/") || name.startsWith("history/")) && !Files.isWritable(release.resolve(name));
    }

    private static void place(Path original, Path place, boolean copied) throws IOException {
        Files.createDirectories(place.getParent());
        if (copied) {
            SparseFiles.copy(original, place);
            return;
        }
        try {
            Files.createSymbolicLink(place, original);
        } catch (UnsupportedOperationException | FileSystemException e) {
            SparseFiles.copy(original, place);
        }
    }

    /** The folders to read. */
    public ReleaseFiles files() {
        return new ReleaseFiles(own.folder());
    }

    /** Removes the links; the release stays as it is. */
    @Override
    public void close() throws IOException {
        own.close();
    }
}
