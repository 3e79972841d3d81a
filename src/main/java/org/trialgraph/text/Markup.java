package org.trialgraph.text;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Parses mark-up in time that is linear in its length. jsoup copies the name of a tag each time it has read more of it, so that a
 * name of megabytes, which is what is left of a page whose tag is not closed, takes minutes; no longer name is passed on than
 * any vocabulary has.
 */
public final class Markup {
    private static final int LONGEST_NAME = 10_000;

    private Markup() {}

    /** The document of an HTML page. */
    public static Document html(String text) {
        return Jsoup.parse(shortNames(text));
    }

    /** The document of a piece of XML; no element stands deeper than so many, as jsoup closes those above. */
    public static Document xml(String text, int deepest) {
        return Parser.xmlParser().setMaxDepth(deepest).parseInput(shortNames(text), "");
    }

    /** The same text, where tags with too long a name have a space within it. */
    private static String shortNames(String text) {
        StringBuilder shortened = new StringBuilder();
        int copied = 0;
        for (int start = text.indexOf('<'); start >= 0; start = text.indexOf('<', start)) {
            int end = text.startsWith("/", start + 1) ? start + 2 : start + 1;
            while (end < text.length() && isOfName(text.charAt(end))) {
                end++;
            }
            if (end - start > LONGEST_NAME) {
                shortened.append(text, copied, start + LONGEST_NAME).append(' ');
                copied = start + LONGEST_NAME;
            }
            start = end;
        }
        return copied == 0
                ? text
                : shortened.append(text, copied, text.length()).toString();
    }

    /** In HTML an opening bracket is a letter of a name like any other. */
    private static boolean isOfName(char c) {
        return c != '>' && c != '/' && !(c <= ' ' && c != '\0');
    }
}
