package org.trialgraph.format;

import java.util.regex.Pattern;

/**
 * The beginning of a document, for telling its layout.
 *
 * @param text the first characters, decoded; HTML and XML as markup
 * @param plain the same as labelled lines: mark-up removed for HTML, otherwise equal to {@code text}
 * @param complete whether this is the whole document
 */
public record Sample(String text, String plain, boolean complete) {
    private static final Pattern WORD_IN_BRACKETS = Pattern.compile("\\[(?!(?:true|false|null)\\b)\\p{L}");

    /** Whether the text opens a JSON object, or an array of something other than bare words. */
    public boolean json() {
        String start = text.stripLeading();
        return start.startsWith("{")
                || start.startsWith("[") && !WORD_IN_BRACKETS.matcher(start).lookingAt();
    }

    /** Whether the text is mark-up: XML or HTML. */
    public boolean markup() {
        return text.stripLeading().startsWith("<");
    }

    /** Whether all the given words stand in the text without its mark-up. */
    public boolean says(String... words) {
        for (String word : words) {
            if (!plain.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
