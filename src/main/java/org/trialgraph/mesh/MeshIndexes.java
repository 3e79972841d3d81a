package org.trialgraph.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * @param named the index that the user names
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

    /** The small index that the project carries. */
    public static MeshIndex starter() throws IOException {
        return IndexFile.read(IndexFile.bytes(StarterTable.read()), "the starter index");
    }
}
