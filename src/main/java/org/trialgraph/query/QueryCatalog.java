package org.trialgraph.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialgraph.store.ResourceFolder;

/** The example queries of {@code queries/}: those on disk where a folder is given, else those that come with the program. */
public final class QueryCatalog {
    private static final String FOLDER = "/org/trialgraph/queries/";
    private static final String SUFFIX = ".rq";

    private final List<ExampleQuery> queries = new ArrayList<>();

    private QueryCatalog() {}

    /** The queries in a folder. */
    public static QueryCatalog in(Path folder) throws IOException {
        QueryCatalog catalog = new QueryCatalog();
        ResourceFolder.read(folder, SUFFIX, catalog::add);
        return catalog;
    }

    /** The queries that come with the program. */
    public static QueryCatalog bundled() throws IOException {
        QueryCatalog catalog = new QueryCatalog();
        ResourceFolder.read(FOLDER, SUFFIX, catalog::add);
        return catalog;
    }

    private void add(Path file) throws IOException {
        String name = file.getFileName().toString();
        queries.add(ExampleQuery.of(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file)));
    }

    /** All queries by name. */
    public List<ExampleQuery> all() {
        return List.copyOf(queries);
    }

    /** The query of a name. */
    public Optional<ExampleQuery> named(String name) {
        return queries.stream().filter(query -> query.name().equals(name)).findFirst();
    }
}
