package org.trialgraph.query;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The example queries of {@code queries/}: those on disk where a folder is given, else those that come with the program. */
public final class QueryCatalog {
    private static final String FOLDER = "/org/trialgraph/queries/";
    private static final String SUFFIX = ".rq";

    private final List<ExampleQuery> queries;

    private QueryCatalog(List<ExampleQuery> queries) {
        this.queries = List.copyOf(queries);
    }

    /** The queries in a folder. */
    public static QueryCatalog in(Path folder) throws IOException {
        List<ExampleQuery> queries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
                String name = file.getFileName().toString();
                queries.add(
                        ExampleQuery.of(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file)));
            }
        }
        return new QueryCatalog(queries);
    }

    /** The queries that come with the program. */
    public static QueryCatalog bundled() throws IOException {
        URL folder = QueryCatalog.class.getResource(FOLDER);
        if (folder == null) {
            return new QueryCatalog(List.of());
        }
        try {
            URI uri = folder.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    return in(jar.getPath(FOLDER));
                }
            }
            return in(Path.of(uri));
        } catch (URISyntaxException e) {
            throw new IOException("the program's own queries cannot be found", e);
        }
    }

    /** All queries by name. */
    public List<ExampleQuery> all() {
        return queries;
    }

    /** The query of a name. */
    public Optional<ExampleQuery> named(String name) {
        return queries.stream().filter(query -> query.name().equals(name)).findFirst();
    }
}
