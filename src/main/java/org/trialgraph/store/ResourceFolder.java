package org.trialgraph.store;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOConsumer;

/** Files that come with the program in folders: in its jar, or on disk while it is developed. */
public final class ResourceFolder {
    private ResourceFolder() {}

    /**
     * Hands over all files of a folder and its sub-folders whose names end in a suffix, in the order of their paths.
     *
     * @param folder absolute name of the resource; where there is none, nothing is read
     * @param reader takes a file, which is open for reading until it returns
     */
    public static void read(String folder, String suffix, IOConsumer<Path> reader) throws IOException {
        URL place = ResourceFolder.class.getResource(folder);
        if (place == null) {
            return;
        }
        try {
            URI uri = place.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    read(jar.getPath(folder), suffix, reader);
                }
            } else {
                read(Path.of(uri), suffix, reader);
            }
        } catch (URISyntaxException e) {
            throw new IOException("the program's own files cannot be found", e);
        }
    }

    /** Hands over the files of a folder on disk, as {@link #read(String, String, IOConsumer)} does. */
    public static void read(Path folder, String suffix, IOConsumer<Path> reader) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            reader.accept(file);
        }
    }
}
