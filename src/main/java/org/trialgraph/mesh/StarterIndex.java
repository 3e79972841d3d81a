package org.trialgraph.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/**
 * The index of the starter table. The build of the project makes it once and puts it beside the table, so that no run has to:
 * the same table always gives the same bytes.
 */
public final class StarterIndex {
    private static final String RESOURCE = "starter.index";
    private static final String NAME = "the starter index";

    private StarterIndex() {}

    /** Opens the index that the build made; makes it where classes were compiled without the build. */
    static MeshIndex open() throws IOException {
        try (InputStream in = StarterIndex.class.getResourceAsStream(RESOURCE)) {
            ByteBuffer bytes = in == null ? IndexFile.bytes(StarterTable.read()) : ByteBuffer.wrap(in.readAllBytes());
            return IndexFile.read(bytes, NAME);
        }
    }

    /**
     * Makes the index, unless it is newer than all that stands beside it; called by the build.
     *
     * @param folder the folder of this package's classes and tables
     */
    public static void main(String... folder) throws IOException {
        Path file = Path.of(folder[0]).resolve(RESOURCE);
        if (!Files.exists(file) || older(file)) {
            IndexFile.write(StarterTable.read(), file);
        }
    }

    private static boolean older(Path file) throws IOException {
        FileTime made = Files.getLastModifiedTime(file);
        try (Stream<Path> beside = Files.list(file.getParent())) {
            for (Path other : beside.toList()) {
                if (Files.getLastModifiedTime(other).compareTo(made) > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
