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
 * @param subject under which it is listed
 * @param keywords words to find it by
 * @param needs what a store must hold for it to find anything: {@code mesh}, {@code identity}; {@code
 *     federation} where other servers must answer
 * @param empty what a store must hold for it to find anything, in words for whoever gets an empty answer
 * @param parameters what of it can be chosen otherwise
 * @param endpoint path of the endpoint that it is for, such as {@code sparql} or {@code history/sparql}
 * @param text the query
 */
public record ExampleQuery(
        String name,
        String title,
        String summary,
        String subject,
        List<String> keywords,
        List<String> needs,
        String empty,
        List<QueryParameter> parameters,
        String endpoint,
        String text) {
    private static final String SUFFIX = ".rq";

    /** Copies the lists. */
    public ExampleQuery {
        keywords = List.copyOf(keywords);
        needs = List.copyOf(needs);
        parameters = List.copyOf(parameters);
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
     * with {@code #} and two spaces), {@code # subject: …}, {@code # keywords: …, …}, {@code # needs: …}, {@code # endpoint: …},
     * {@code # empty: …} and, for each parameter, {@code # parameter: …}.
     *
     * @throws IllegalArgumentException if a line of a parameter is wrong
     */
    public static ExampleQuery of(String name, String text) {
        String header = text.lines().takeWhile(line -> line.startsWith("#")).collect(Collectors.joining("\n"));
        Map<String, String> values = new HashMap<>();
        List<QueryParameter> parameters = new ArrayList<>();
        for (String line : header.replaceAll("\n# {2,}", " ").split("\n")) {
            String[] keyAndValue = line.split(":", 2);
            String key = keyAndValue[0].replaceFirst("^# ", "");
            String value = keyAndValue[keyAndValue.length - 1].strip();
            if (key.equals("parameter")) {
                parameters.add(QueryParameter.of(value, text));
            } else {
                values.putIfAbsent(key, value);
            }
        }
        return new ExampleQuery(
                name,
                values.getOrDefault("title", ""),
                values.getOrDefault("summary", ""),
                values.getOrDefault("subject", "Other"),
                words(values.getOrDefault("keywords", "")),
                words(values.getOrDefault("needs", "")),
                values.getOrDefault("empty", ""),
                parameters,
                values.getOrDefault("endpoint", "sparql"),
                text);
    }

    /**
     * Its text with other values of its parameters.
     *
     * @param values by the names of the parameters; those that are left out stay as they are
     * @throws IllegalArgumentException if a value is none of the kind of its parameter, or there is no such parameter
     */
    public String with(Map<String, String> values) {
        for (String given : values.keySet()) {
            if (parameters.stream().noneMatch(each -> each.name().equals(given))) {
                throw new IllegalArgumentException(
                        name + " has no parameter \"" + given + "\" → " + QueryParameter.names(parameters));
            }
        }
        String chosen = text;
        for (QueryParameter parameter : parameters) {
            String value = values.get(parameter.name());
            chosen = value == null ? chosen : parameter.in(chosen, value);
        }
        return chosen;
    }

    private static List<String> words(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split("\\s*,\\s*"));
    }
}
