package org.trialgraph.query;

import java.util.List;

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
    /** Copies the lists. */
    public ExampleQuery {
        keywords = List.copyOf(keywords);
        needs = List.copyOf(needs);
    }

    /**
     * Reads a query with its header: comment lines {@code # title: …}, {@code # summary: …} (which goes on in lines that begin
     * with {@code #} and two spaces), {@code # keywords: …, …},
     * {@code # needs: …} and {@code # endpoint: …}.
     */
    public static ExampleQuery of(String name, String text) {
        return new ExampleQuery(
                name,
                header(text, "title"),
                header(text, "summary"),
                words(header(text, "keywords")),
                words(header(text, "needs")),
                header(text, "endpoint").isEmpty() ? "sparql" : header(text, "endpoint"),
                text);
    }

    private static String header(String text, String key) {
        StringBuilder value = new StringBuilder();
        boolean within = false;
        for (String line : text.lines().takeWhile(l -> l.startsWith("#")).toList()) {
            if (line.startsWith("# " + key + ":")) {
                within = true;
                value.append(line.substring(key.length() + 3).strip());
            } else if (within && line.startsWith("#  ")) {
                value.append(' ').append(line.substring(1).strip());
            } else {
                within = false;
            }
        }
        return value.toString();
    }

    private static List<String> words(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split("\\s*,\\s*"));
    }
}
