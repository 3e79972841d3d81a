package org.trialgraph.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * The folder that holds a store: {@code archive/}, {@code releases/{n}/} and the link {@code current} to the release that
 * is served.
 *
 * @param folder where it is, or will be
 */
public record DataFolder(Path folder) {
    private static final String CURRENT = "current";

    /** The folder of everything ever published. */
    public Path archive() {
        return folder.resolve("archive");
    }

    /**
     * The release that is served.
     *
     * @throws StoreException if nothing was published here yet
     */
    public Path current() {
        return release()
                .orElseThrow(() -> new StoreException("nothing is published in " + folder
                        + ": run 'trialgraph publish SOURCE… --data " + folder + "'"));
    }

    /** The release that is served, if there is one. */
    public Optional<Path> release() {
        Path link = folder.resolve(CURRENT);
        try {
            return Files.isDirectory(link) ? Optional.of(link.toRealPath()) : Optional.empty();
        } catch (IOException e) {
            throw new StoreException("cannot follow " + link + ": " + e.getMessage(), e);
        }
    }

    /**
     * Keeps all other publishers out until it is closed.
     *
     * @throws StoreException if another one is at work here
     */
    public Closeable lock() throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // the same process holds it: the same answer
        }
        channel.close();
        throw new StoreException("another publish is at work in " + folder + ": wait until it is done");
    }

    /** An empty folder for the next release; what an interrupted build left is removed. */
    public Path nextRelease() throws IOException {
        Path releases = Files.createDirectories(folder.resolve("releases"));
        int current = release().map(DataFolder::number).orElse(0);
        int last = 0;
        for (Path release : releases()) {
            last = Math.max(last, number(release));
            if (number(release) > current) {
                FileUtils.deleteDirectory(release.toFile());
            }
        }
        return Files.createDirectory(releases.resolve(String.valueOf(last + 1)));
    }

    /**
     * Makes a finished release the one that is served, in one step; of the older ones only the last stays, for the servers
     * that still read it.
     */
    public void serve(Path release) throws IOException {
        Path link = folder.resolve(CURRENT + ".next");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, folder.relativize(release));
        int before = release().map(DataFolder::number).orElse(0);
        Files.move(link, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (Path old : releases()) {
            if (number(old) != number(release) && number(old) != before) {
                FileUtils.deleteDirectory(old.toFile());
            }
        }
    }

    private List<Path> releases() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("releases"))) {
            return all.filter(p -> Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                    .filter(p -> p.getFileName().toString().matches("\\d{1,9}"))
                    .sorted()
                    .toList();
        }
    }

    private static int number(Path release) {
        return Integer.parseInt(release.getFileName().toString());
    }
}
