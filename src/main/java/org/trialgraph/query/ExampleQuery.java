package org.trialgraph.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.trialgraph.store.ResourceFolder;

/**
 * A query with what its header says of it.
 *
 * @param name name of its file without {@code .rq}
 * @param title what it answers, in a few words
 * @param summary what it shows and how, in a sentence or two
 * @param keywords words to find it by
 * @param needs what a store must hold for it to find anything: {@code mesh}, {@code identity}; {@code
 *     federation} where other servers must answer
 * @param endpoint path of the endpoint that it is for, such as {@code sparql} or {@code history/sparql}
 * @param text the query
 */
public record ExampleQuery(
        String name,
        String title,
        String summary,
        List<String> keywords,
        List<String> needs,
        String endpoint,
        String text) {
    private static final String SUFFIX = ".rq";

    /** Copies the lists. */
    public ExampleQuery {
        keywords = List.copyOf(keywords);
        needs = List.copyOf(needs);
    }

    /** The queries of {@code queries/} that come with the program, by name. */
    public static List<ExampleQuery> bundled() throws IOException {
        List<ExampleQuery> queries = new ArrayList<>();
        ResourceFolder.read("/org/trialgraph/queries/", SUFFIX, file -> queries.add(read(file)));
        return queries;
    }

    /** The queries in a folder, by name. */
    public static List<ExampleQuery> in(Path folder) throws IOException {
        List<ExampleQuery> queries = new ArrayList<>();
        ResourceFolder.read(folder, SUFFIX, file -> queries.add(read(file)));
        return queries;
    }

    private static ExampleQuery read(Path file) throws IOException {
        String name = file.getFileName().toString();
        return of(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
    }

    /**
     * Reads a query with its header: comment lines {@code # title: …}, {@code # summary: …} (which goes on in lines that begin
     * with {@code #} and two spaces), {@code # keywords: …, …},
     * {@code # needs: …} and {@code # endpoint: …}.
     */
    public static ExampleQuery of(String name, String text) {
        String header = text.lines().takeWhile(line -> line.startsWith("#")).collect(Collectors.joining("\n"));
        Map<String, String> values = new HashMap<>();
        for (String line : header.replaceAll("\n# {2,}", " ").split("\n")) {
            String[] keyAndValue = line.split(":", 2);
            values.putIfAbsent(keyAndValue[0].replaceFirst("^# ", ""), keyAndValue[keyAndValue.length - 1].strip());
        }
        return new ExampleQuery(
                name,
                values.getOrDefault("title", ""),
                values.getOrDefault("summary", ""),
                words(values.getOrDefault("keywords", "")),
                words(values.getOrDefault("needs", "")),
                values.getOrDefault("endpoint", "sparql"),
                text);
    }

    private static List<String> words(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split("\\s*,\\s*"));
    }
}
