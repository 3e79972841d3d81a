package org.trialgraph.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.function.IOSupplier;

/**
 * A folder of a process in the system's temporary folder, removed when it is closed. A locked file beside it tells that the process is
 * alive: the system gives the lock back when a process ends, however it ends, and whoever makes the next folder removes what such
 * a process left.
 */
public final class TemporaryFolder implements AutoCloseable {
    private static final String PREFIX = "trialgraph-";
    private static final String LOCK = ".lock";
    private static final String REMEDY = "name another one with JAVA_OPTS=-Djava.io.tmpdir=FOLDER";
    /** Bytes that must fit into the temporary folder besides what is written there knowingly: libraries write locks of their own. */
    private static final int ROOM = 64 * 1024;

    private final FileChannel lock;
    private final Path lockFile;
    private final Path folder;

    private TemporaryFolder(FileChannel lock, Path lockFile) {
        this.lock = lock;
        this.lockFile = lockFile;
        this.folder = of(lockFile);
    }

    /**
     * Makes a folder.
     *
     * @throws FolderException if the temporary folder is full or cannot be written
     */
    public static TemporaryFolder create() throws IOException {
        return writing(() -> {
            removeLeftBehind();
            Path lockFile = Files.createTempFile(own(), LOCK);
            FileChannel lock = FileChannel.open(lockFile, StandardOpenOption.WRITE);
            TemporaryFolder made = new TemporaryFolder(lock, lockFile);
            try {
                lock.lock();
                lock.write(ByteBuffer.allocate(ROOM));
                lock.truncate(0);
                Files.createDirectory(made.folder);
                return made;
            } catch (IOException | RuntimeException e) {
                made.close();
                throw e;
            }
        });
    }

    /**
     * Runs work that writes in temporary folders.
     *
     * @throws FolderException if that fails
     */
    public static <T> T writing(IOSupplier<T> work) throws IOException {
        return FolderException.writing(all(), REMEDY, work);
    }

    private static FolderException failed(IOException e) {
        return FolderException.of(all(), e, REMEDY);
    }

    /** Makes a file in it; where that cannot be written, a {@link FolderException} is thrown. */
    public OutputStream newFile(String name) throws IOException {
        return writing(
                () -> FolderException.telling(Files.newOutputStream(folder.resolve(name)), TemporaryFolder::failed));
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** Removes it; what cannot be removed, the next process removes. */
    @Override
    public void close() throws IOException {
        if (!Files.exists(folder) || FileUtils.deleteQuietly(folder.toFile())) {
            Files.deleteIfExists(lockFile);
        }
        lock.close();
    }

    private static void removeLeftBehind() throws IOException {
        List<Path> locks;
        try (Stream<Path> files = Files.list(all())) {
            locks = files.filter(file -> file.getFileName().toString().matches(PREFIX + "\\d+-\\d+\\" + LOCK))
                    .filter(file -> !file.getFileName().toString().startsWith(own()))
                    .filter(Files::isWritable)
                    .toList();
        }
        for (Path lockFile : locks) {
            try (FileChannel lock = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
                if (lock.tryLock() != null) {
                    FileUtils.deleteQuietly(of(lockFile).toFile());
                    Files.deleteIfExists(lockFile);
                }
            } catch (IOException e) {
                // somebody else removes it, or it is another user's
            }
        }
    }

    /** How the names of this process begin. Its own files must not be opened again: closing them would give their locks back. */
    private static String own() {
        return PREFIX + ProcessHandle.current().pid() + "-";
    }

    private static Path of(Path lockFile) {
        String name = lockFile.getFileName().toString();
        return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    private static Path all() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}
