package org.trialgraph.mesh.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.trialgraph.SharedData;

/** A whole year's MeSH for tests, built once; tests that need it are skipped where the file of NLM is not beside the project. */
public final class WholeMesh {
    private static final Path INDEX = Path.of("target", "mesh2024.index");

    private WholeMesh() {}

    private static final class Once {
        static final MeshIndex BUILT = build();

        private static MeshIndex build() {
            try {
                MeshIndexes.build(List.of(SharedData.file("data/mesh/mesh2024.nt.gz")), INDEX, true);
                return MeshIndex.open(INDEX);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The index; skips the calling test where there is no file to build it of. */
    public static MeshIndex index() {
        SharedData.file("data/mesh/mesh2024.nt.gz");
        return Once.BUILT;
    }
}
