package org.trialgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.io.function.IORunnable;
import org.trialgraph.files.DurableFiles;

/**
 * The parts of one release. A release never changes once it is complete, and may be copied to any number of servers.
 *
 * @param folder where it is
 */
public record ReleaseFiles(Path folder) {
    private static final String BUILT_WITH = "built-with.txt";
    private static final String BUILT_WHOLE = "built-whole.txt";

    /** TDB2 dataset of the current statements. */
    public Path store() {
        return folder.resolve("store");
    }

    /** TDB2 dataset of the superseded and alternative documents. */
    public Path history() {
        return folder.resolve("history");
    }

    /** Lucene index of the current texts. */
    public Path text() {
        return folder.resolve("text");
    }

    /** What the eligibility criteria ask for, to hold patients against. Another form of the file has another name. */
    public Path criteria() {
        return folder.resolve("criteria-1.gz");
    }

    /** By what searches count, and the first page. Another form of the file has another name. */
    public Path facets() {
        return folder.resolve("facets-3.gz");
    }

    /**
     * The index of criteria of a finished release.
     *
     * @param remedy how to build the release anew
     * @throws StoreException if it is of a version that writes no such file
     */
    public Path criteria(String remedy) {
        if (!Files.isRegularFile(criteria())) {
            throw new StoreException("the release is of another version and has no index of criteria → " + remedy);
        }
        return criteria();
    }

    /** What is kept of each trial to make the next release from. Another form of the file has another name. */
    public Path trials() {
        return folder.resolve("trials-1.bin");
    }

    /** What follows from trials together: a file of N-Quads for each kind. */
    public Path derived(String kind) {
        return folder.resolve("derived-" + kind + ".nq.gz");
    }

    /** How much there is of what. */
    public Path statistics() {
        return folder.resolve("statistics-1.json");
    }

    /** The bytes of the current dataset when the release, or the one that it was updated from, was built whole. */
    public long bytesBuiltWhole() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve(BUILT_WHOLE)));
    }

    /** Notes the bytes of the current dataset as it was built whole. */
    public void bytesBuiltWhole(long bytes) throws IOException {
        Files.writeString(folder.resolve(BUILT_WHOLE), String.valueOf(bytes));
    }

    /** The bytes of the current dataset. */
    public long bytes() throws IOException {
        long bytes = 0;
        for (Path file : DurableFiles.below(store())) {
            bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return bytes;
    }

    /** When it was published: its list of files is written last, and copies that keep times keep this one. */
    public Instant published() throws IOException {
        return Files.getLastModifiedTime(folder.resolve(FileList.NAME)).toInstant();
    }

    /** What its files are like from outside: the same as long as none is written, as while it is being copied. */
    public Set<String> state() throws IOException {
        Set<String> state = new TreeSet<>();
        for (Path file : DurableFiles.below(folder)) {
            state.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
        }
        return state;
    }

    /** What beside the archive decides what is in the release: empty where that is not known. */
    public String builtWith() throws IOException {
        Path file = folder.resolve(BUILT_WITH);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Where the list of the archive that the release was built from is. */
    public static Path archive(Path release) {
        return release.resolve("archive.tsv");
    }

    /**
     * Reads the list of the release, which is written last.
     *
     * @param remedy what to do about a damaged release
     * @throws StoreException if it is damaged or missing
     */
    public FileList contents(String remedy) throws IOException {
        try {
            return FileList.read(folder.resolve(FileList.NAME), remedy);
        } catch (NoSuchFileException e) {
            String what = " is not complete, or of an earlier version: it has no " + FileList.NAME + " → ";
            throw new StoreException(folder + what + remedy);
        }
    }

    /**
     * The last step of building a release: lists its files with their checksums, and forces everything to the disk.
     *
     * @param archive what the archive consisted of
     * @param builtWith what beside the archive decides what is in it
     */
    public void complete(FileList archive, String builtWith) throws IOException {
        DurableFiles.requireRoom(folder);
        Files.writeString(folder.resolve(BUILT_WITH), builtWith);
        archive.write(archive(folder));
        List<Path> all = DurableFiles.below(folder);
        Tasks.run(all.stream()
                .filter(Files::isRegularFile)
                .<IORunnable>map(file -> () -> DurableFiles.sync(file))
                .toList());
        new FileList(archive.base(), archive.run(), archive.withdrawn(), FileList.sums(folder))
                .write(folder.resolve(FileList.NAME));
        for (Path part : all) {
            if (Files.isDirectory(part)) {
                DurableFiles.sync(part);
            }
        }
        DurableFiles.sync(folder.resolveSibling("."));
    }
}
