package org.trialgraph.mesh.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the index to link with: the one that the user names, else the one beside the store, else the starter. */
public final class MeshIndexes {
    private static final String NAME = "mesh.index";

    private MeshIndexes() {}

    /**
     * An index with a line that tells the user which it is.
     *
     * @param index the index
     * @param description one line, such as {@code MeSH 2024, 38291 records, from data/mesh.index}
     * @param starter whether it is the small one that the project carries
     */
    public record Opened(MeshIndex index, String description, boolean starter) {}

    /** Where the index of a data folder stands. */
    public static Path in(Path dataFolder) {
        return dataFolder.resolve(NAME);
    }

    /**
     * Opens the index to use.
     *
     * @param named the index that the user names, or one of NLM's files; null where the user names none
     * @param dataFolder folder of the store
     * @throws MeshFileException if the index is damaged, of another version, or the named one does not exist
     */
    public static Opened open(Path named, Path dataFolder) throws IOException {
        if (named != null && !Files.isRegularFile(named)) {
            String remedy = "build it with mesh import or mesh download";
            throw new MeshFileException(named.toString(), "there is no such index of MeSH", remedy);
        }
        if (named != null && !IndexFile.isIndex(named)) {
            return ofFile(named);
        }
        Path file = named != null ? named : in(dataFolder);
        if (Files.isRegularFile(file)) {
            MeshIndex index = IndexFile.open(file);
            return new Opened(index, "MeSH " + index.year() + ", " + index.size() + " records, from " + file, false);
        }
        MeshIndex starter = StarterIndex.open();
        String what = "MeSH " + starter.year() + ", the starter of " + starter.size()
                + " records only; trialgraph mesh download gets the whole";
        return new Opened(starter, what, true);
    }

    /** Reads one of NLM's files for this run only. */
    private static Opened ofFile(Path file) throws IOException {
        MeshEdition edition = MeshImport.read(List.of(file));
        MeshIndex index = IndexFile.read(IndexFile.bytes(edition), file.toString());
        String what = "MeSH " + index.year() + ", " + index.size() + " records, read from " + file
                + "; mesh import keeps them as an index that opens at once";
        return new Opened(index, what, false);
    }
}
