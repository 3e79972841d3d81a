package org.trialgraph.golden;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A document of which one piece is repeated to any length: the whole of it, some lines, an element of mark-up, an object of an
 * array, or words within a line.
 *
 * @param name what is repeated
 * @param before what stands before it
 * @param piece what is repeated
 * @param after what stands behind it
 */
record Growth(String name, String before, String piece, String after) {
    private static final int MOST_LINES = 12;
    private static final List<String> WORDS = List.of(
            "a ",
            "a, ",
            "1. ",
            ": ",
            " | ",
            "\t",
            "(",
            "[",
            "\"",
            "<",
            "&",
            "- ",
            "; ",
            " – ",
            "https://example.org/ ",
            "NCT04900011 ",
            "someone@example.org ",
            "\n",
            " ",
            "1",
            "一",
            "Label: value\n",
            "Label\n",
            "\n\n",
            "1.1 ",
            "Inclusion Criteria: ",
            "(a) ",
            "Phase 2, ",
            "</p>",
            "<p>",
            "<div>",
            "\\n",
            "\\\"",
            ". A",
            "\r",
            "~",
            "#",
            "*",
            "**a** ",
            "2020-01-01 ",
            "\u00a0",
            ",",
            ";",
            "|",
            "=",
            "]",
            ")",
            "{",
            "}",
            "Aa",
            "。",
            "：",
            "> 18 years ",
            "100 mg/dl, ",
            "<br>",
            "&lt;",
            "%",
            "/",
            "'",
            "+1 ",
            "Exclusion: a; ",
            "a.\n",
            "\uD835\uDC00");

    /** The document with about so many characters. */
    byte[] bytes(int length) {
        int times = Math.max(2, (length - before.length() - after.length()) / piece.length());
        return (before + piece.repeat(times) + after).getBytes(StandardCharsets.UTF_8);
    }

    /** One way to grow a document, by chance. */
    static Growth of(String document, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Growth("whole", "", document + "\n", "");
            case 1 -> lines(document, random);
            case 2 -> element(document, random).orElseGet(() -> lines(document, random));
            case 3 -> object(document, random).orElseGet(() -> words(document, random));
            default -> words(document, random);
        };
    }

    private static Growth at(String name, String document, int from, int to, String between) {
        String piece = document.substring(from, to) + between;
        return new Growth(name + " at " + from, document.substring(0, from), piece, document.substring(from));
    }

    private static Growth lines(String document, Random random) {
        int from = document.lastIndexOf('\n', random.nextInt(document.length())) + 1;
        int to = from;
        for (int line = random.nextInt(MOST_LINES); line >= 0 && to >= 0; line--) {
            to = document.indexOf('\n', to + 1);
        }
        return at("lines", document, from, to < 0 ? document.length() : to, "\n");
    }

    private static Optional<Growth> element(String document, Random random) {
        int from = document.indexOf('<', random.nextInt(document.length()));
        int nameEnd = from + 1;
        while (from >= 0 && nameEnd < document.length() && Character.isLetterOrDigit(document.charAt(nameEnd))) {
            nameEnd++;
        }
        String end = from < 0 ? "" : "</" + document.substring(from + 1, nameEnd) + ">";
        int to = nameEnd > from + 1 ? document.indexOf(end, nameEnd) : -1;
        return to < 0 ? Optional.empty() : Optional.of(at("element", document, from, to + end.length(), ""));
    }

    private static Optional<Growth> object(String document, Random random) {
        int from = document.indexOf('{', random.nextInt(document.length()));
        int to = from;
        for (int depth = 0; to >= 0 && to < document.length(); to++) {
            depth += document.charAt(to) == '{' ? 1 : document.charAt(to) == '}' ? -1 : 0;
            if (depth == 0) {
                return Optional.of(at("object", document, from, to + 1, ","));
            }
        }
        return Optional.empty();
    }

    private static Growth words(String document, Random random) {
        int at = random.nextInt(document.length());
        while (at < document.length() && Character.isLetterOrDigit(document.charAt(at))) {
            at++;
        }
        String words = WORDS.get(random.nextInt(WORDS.size()));
        return new Growth("\"" + words + "\" at " + at, document.substring(0, at), words, document.substring(at));
    }
}
