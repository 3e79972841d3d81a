package org.trialgraph.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
     * @param named the index that the user names, or one of NLM's files
     * @param dataFolder folder of the store
     * @throws MeshFileException if the index is damaged, of another version, or the named one does not exist
     */
    public static Opened open(Optional<Path> named, Path dataFolder) throws IOException {
        if (named.isPresent() && !Files.isRegularFile(named.get())) {
            throw new MeshFileException(
                    named.get().toString(),
                    "",
                    "there is no such index of MeSH",
                    "build it with mesh import or mesh download");
        }
        if (named.isPresent() && !IndexFile.is(named.get())) {
            return ofFile(named.get());
        }
        Path file = named.orElseGet(() -> in(dataFolder));
        if (Files.isRegularFile(file)) {
            MeshIndex index = IndexFile.open(file);
            return new Opened(index, "MeSH " + index.year() + ", " + index.size() + " records, from " + file, false);
        }
        MeshIndex starter = starter();
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

    /** The small index that the project carries. */
    public static MeshIndex starter() throws IOException {
        return StarterIndex.open();
    }
}
