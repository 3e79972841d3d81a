package org.trialgraph.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The parts of one release. A release never changes once it is complete, and may be copied to any number of servers.
 *
 * @param folder where it is
 */
public record ReleaseFiles(Path folder) {
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

    /** The base of its IRIs. */
    public String base() {
        Properties facts = new Properties();
        try (InputStream in = Files.newInputStream(folder.resolve("release.properties"))) {
            facts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts.getProperty("base");
    }

    /** Writes what {@link #base} reads; the last step of building a release. */
    public void writeFacts(String base) throws IOException {
        Files.writeString(
                folder.resolve("release.properties"),
                "# facts of this release\nbase=" + base.replace(":", "\\:") + "\n",
                StandardCharsets.ISO_8859_1);
    }
}
