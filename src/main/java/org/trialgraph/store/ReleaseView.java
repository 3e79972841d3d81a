package org.trialgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A release opened for reading. TDB2 and Lucene lock a folder for one process even when it only reads, so each reader gets a
 * folder of its own whose files are links into the release: any number of servers and queries read one release, and none can
 * leave a lock or a file in it.
 */
public final class ReleaseView implements AutoCloseable {
    private static final List<String> LOCKS = List.of("tdb.lock", "write.lock");

    private final Path folder;
    private final ReleaseFiles files;
    private final String base;

    private ReleaseView(Path folder, String base) {
        this.folder = folder;
        this.files = new ReleaseFiles(folder);
        this.base = base;
    }

    /**
     * Opens the release that a data folder serves.
     *
     * @throws StoreException if nothing was published there yet
     */
    public static ReleaseView current(Path data) throws IOException {
        Path release = new DataFolder(data).current();
        Path folder = Files.createTempDirectory("trialgraph-view");
        try (Stream<Path> all = Files.walk(release)) {
            for (Path original : all.sorted().toList()) {
                link(original, folder.resolve(release.relativize(original)));
            }
        }
        return new ReleaseView(folder, new ReleaseFiles(release).base());
    }

    private static void link(Path original, Path place) throws IOException {
        if (Files.isDirectory(original)) {
            Files.createDirectories(place);
        } else if (!LOCKS.contains(original.getFileName().toString())) {
            Files.createSymbolicLink(place, original);
        }
    }

    /** The folders to read. */
    public ReleaseFiles files() {
        return files;
    }

    /** The base of the release's IRIs. */
    public String base() {
        return base;
    }

    /** Removes the links; the release stays as it is. */
    @Override
    public void close() throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
    }
}
