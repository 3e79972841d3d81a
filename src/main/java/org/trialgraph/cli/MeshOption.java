package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.trialgraph.files.Reasons;
import org.trialgraph.mesh.index.MeshFileException;
import org.trialgraph.mesh.index.MeshIndexes;
import picocli.CommandLine.Option;

/** The option that names the MeSH to link with. */
final class MeshOption {
    @Option(names = "--mesh", paramLabel = "FILE")
    private Path file;

    /**
     * Opens what is named, else the index of the data folder, else the starter. The index of NLM's own file is kept where programs keep
     * what they can make anew.
     */
    MeshIndexes.Opened open(Path dataFolder, Messages messages) {
        try {
            Path index = file == null ? null : MeshIndexes.kept(file, kept(), messages);
            MeshIndexes.Opened opened = MeshIndexes.open(index, dataFolder);
            messages.note("linking with " + opened.description());
            return opened;
        } catch (MeshFileException e) {
            throw new UserError(e.getMessage());
        } catch (IOException e) {
            throw new UserError("the MeSH in " + file + " cannot be read: " + Reasons.of(e) + " → get the file again");
        }
    }

    /** By the XDG Base Directory Specification. */
    private static Path kept() {
        String folder = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(set -> !set.isEmpty())
                .orElse(System.getProperty("user.home") + "/.cache");
        return Path.of(folder, "trialgraph");
    }
}
