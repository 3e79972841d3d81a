package org.trialgraph.files;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOConsumer;

/** Writes files that are there as a whole or not at all, and still after a power cut. */
public final class DurableFiles {
    private static final long ROOM = 64 << 20;

    private DurableFiles() {}

    /**
     * Writes a file beside its place, forces it to the disk and moves it to its place in one step. Where that fails, what stood in its
     * place still does.
     *
     * @param file its folder is made where there is none
     * @param content writes what goes into the file
     * @throws FolderException if the folder does not take it
     */
    public static void write(Path file, IOConsumer<OutputStream> content) throws IOException {
        Path folder = folder(file);
        Path part = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try (FileChannel channel = create(folder, part);
                    OutputStream out = new BufferedOutputStream(telling(channel, folder), 1 << 16)) {
                content.accept(out);
                out.flush();
                sync(folder, channel);
            }
            move(part, file);
        } finally {
            part.toFile().delete(); // not Files.delete: a second failure would hide the first
        }
    }

    /** Removes what killed processes left in a folder, if there is such a folder, that they were to {@link #write}. */
    public static void removeLeftBehind(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> parts;
        try (Stream<Path> files = Files.list(folder)) {
            parts = files.filter(file -> file.getFileName().toString().matches("\\..+\\.\\d{1,18}\\.part"))
                    .toList();
        }
        for (Path part : parts) {
            String[] name = part.getFileName().toString().split("\\.");
            if (ProcessHandle.of(Long.parseLong(name[name.length - 2])).isEmpty()) {
                part.toFile().delete();
            }
        }
    }

    private static OutputStream telling(FileChannel channel, Path folder) {
        return FolderException.telling(
                Channels.newOutputStream(channel), failure -> FolderException.of(folder, failure));
    }

    private static FileChannel create(Path folder, Path file) throws IOException {
        return FolderException.writing(folder, () -> {
            Files.createDirectories(folder);
            return FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        });
    }

    private static void sync(Path folder, FileChannel channel) throws IOException {
        FolderException.writing(folder, () -> {
            channel.force(true);
            return channel;
        });
    }

    /** Moves a file whose content is on the disk to its place, in one step. */
    public static void move(Path from, Path to) throws IOException {
        FolderException.writing(folder(to), () -> {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder(to));
            return to;
        });
    }

    /** Forces a file, or the names in a folder, to the disk. */
    public static void sync(Path file) throws IOException {
        boolean folder = Files.isDirectory(file);
        if (folder && File.separatorChar == '\\') {
            return; // Windows has no such thing for folders
        }
        try (FileChannel channel =
                FileChannel.open(file, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /**
     * Makes sure that a disk takes what is written next into mapped files, up to some 50 MB. A page for which it has no room is an {@link
     * InternalError} at a later moment in any code of the thread, which libraries may swallow; so it must not come to that.
     *
     * @throws IOException if there is less room
     */
    public static void requireRoom(Path folder) throws IOException {
        if (Files.getFileStore(folder).getUsableSpace() < ROOM) {
            throw new IOException("its disk has less than " + (ROOM >> 20) + " MB left");
        }
    }

    /** All files and folders below a folder, and the folder itself, what is in a folder before the folder. */
    public static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted((one, other) -> other.compareTo(one)).toList();
        }
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().getParent();
    }
}
