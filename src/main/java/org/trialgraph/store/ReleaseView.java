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
 *
 * @param files the folders to read
 * @param base the base of the release's IRIs
 */
public record ReleaseView(ReleaseFiles files, String base) implements AutoCloseable {
    private static final List<String> LOCKS = List.of("tdb.lock", "write.lock");

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
        return new ReleaseView(new ReleaseFiles(folder), new ReleaseFiles(release).base());
    }

    private static void link(Path original, Path place) throws IOException {
        if (Files.isDirectory(original)) {
            Files.createDirectories(place);
        } else if (!LOCKS.contains(original.getFileName().toString())) {
            Files.createSymbolicLink(place, original);
        }
    }

    /** Removes the links; the release stays as it is. */
    @Override
    public void close() throws IOException {
        FileUtils.deleteDirectory(files.folder().toFile());
    }
}
