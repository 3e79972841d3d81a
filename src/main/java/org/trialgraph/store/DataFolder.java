package org.trialgraph.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.function.IOSupplier;
import org.trialgraph.files.DurableFiles;
import org.trialgraph.files.FolderException;

/**
 * The folder that holds a store: {@code archive/}, {@code releases/{n}/} and the link {@code current} to the release that
 * is served. Readers need no archive, and take a release alone for a store that holds nothing else.
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
     * @throws StoreException if nothing was published here yet, or the link to the release is damaged
     */
    public Path current() {
        return release().orElseThrow(() -> {
            String publish = "trialgraph publish SOURCE… --data " + folder;
            return Files.exists(folder.resolve(CURRENT), LinkOption.NOFOLLOW_LINKS)
                    ? new StoreException(folder.resolve(CURRENT) + " leads to no release → " + rebuild())
                    : new StoreException("nothing is published in " + folder + ": run '" + publish + "'");
        });
    }

    /** What to do about a damaged release. */
    public String rebuild() {
        if (!Files.isDirectory(archive())) {
            return "copy the release once more from where it was built";
        }
        return "'trialgraph publish --rebuild --data " + folder + "' builds it anew from the archive";
    }

    /** The release that is served, if there is one; none where the link is damaged. */
    public Optional<Path> release() {
        boolean alone = Files.isRegularFile(folder.resolve(FileList.NAME));
        Path link = alone ? folder : folder.resolve(CURRENT);
        try {
            return Files.isDirectory(link) ? Optional.of(link.toRealPath()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Runs work that writes here.
     *
     * @throws FolderException if the folder does not take it
     */
    public <T> T writing(IOSupplier<T> work) throws IOException {
        return FolderException.writing(folder, work);
    }

    /**
     * Keeps all other publishers out until it is closed.
     *
     * @throws StoreException if another one is at work here, or no links can be made here
     */
    public Closeable lock() throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                requireLinks();
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // the same process holds it: the same answer
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new StoreException("another publish is at work in " + folder + ": wait until it is done");
    }

    /** Some file systems have no links; better told before the work than after it. */
    private void requireLinks() throws IOException {
        try {
            link(folder.resolve("archive"));
            Files.delete(next());
        } catch (AccessDeniedException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            DurableFiles.requireRoom(folder);
            throw new StoreException(folder + " takes no symbolic links → name a --data folder on another file system");
        }
    }

    private void link(Path target) throws IOException {
        Files.deleteIfExists(next());
        Files.createSymbolicLink(next(), folder.relativize(target));
    }

    private Path next() {
        return folder.resolve(CURRENT + ".next");
    }

    /** An empty folder for the next release; what an interrupted build left is removed. */
    public Path nextRelease() throws IOException {
        Path releases = Files.createDirectories(folder.resolve("releases"));
        boolean damaged = release().isEmpty() && Files.exists(folder.resolve(CURRENT), LinkOption.NOFOLLOW_LINKS);
        int current = release().map(DataFolder::number).orElse(0);
        int last = 0;
        for (Path release : releases()) {
            last = Math.max(last, number(release));
            if (number(release) > current && !damaged) {
                FileUtils.deleteDirectory(release.toFile());
            }
        }
        return Files.createDirectory(releases.resolve(String.valueOf(last + 1)));
    }

    /**
     * Makes a finished release the one that is served, in one step. What it consists of must be on the disk. Of the older ones only the
     * last stays, for the servers that still read it.
     */
    public void serve(Path release) throws IOException {
        link(release);
        int before = release().map(DataFolder::number).orElse(0);
        DurableFiles.move(next(), folder.resolve(CURRENT));
        for (Path old : releases()) {
            if (number(old) != number(release) && number(old) != before) {
                FileUtils.deleteQuietly(old.toFile()); // what stays, the next run removes
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

    /** The number of a release; 0 for a folder that somebody put in the place of the link. */
    private static int number(Path release) {
        String name = release.getFileName().toString();
        return name.matches("\\d{1,9}") ? Integer.parseInt(name) : 0;
    }
}
