package org.trialgraph.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.cli.Main;
import org.trialgraph.mesh.index.MeshIndexes;
import org.trialgraph.store.DataFolder;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.store.StoreException;

/** The index of criteria within a release. */
class TrialIndexIT {
    private static final String FIRST = "examples/ctgov-api-v2-stream.jsonl";

    @TempDir
    private Path folder;

    @Test
    void index_publishedInAnyOrder_isTheSame() throws Exception {
        Path once = publish("once", "examples");
        Path twice = publish("twice", FIRST);
        publish("twice", "examples");

        assertThat(release(twice).criteria())
                .hasSameBinaryContentAs(release(once).criteria());
        assertThat(TrialIndex.open(
                                release(once).criteria(),
                                MeshIndexes.open(null, once).index())
                        .size())
                .isGreaterThan(10);
    }

    @Test
    void index_releaseOfOtherVersion_isToldWithRemedy() {
        assertThatThrownBy(() -> new ReleaseFiles(folder).criteria("build it"))
                .isInstanceOf(StoreException.class)
                .hasMessageEndingWith("has no index of criteria → build it");
    }

    private Path publish(String name, String documents) {
        Path data = folder.resolve(name);
        assertThat(Main.run("publish", documents, "--data", data.toString())).isZero();
        return data;
    }

    private static ReleaseFiles release(Path data) throws IOException {
        return new ReleaseFiles(new DataFolder(data).current());
    }
}
