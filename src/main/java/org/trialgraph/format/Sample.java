package org.trialgraph.format;

/**
 * The beginning of a document, for telling its layout.
 *
 * @param text the first characters, decoded; HTML and XML as markup
 * @param plain the same as labelled lines: mark-up removed for HTML, otherwise equal to {@code text}
 * @param complete whether this is the whole document
 */
public record Sample(String text, String plain, boolean complete) {
    /** Whether the first character other than white space opens a JSON object or array. */
    public boolean json() {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
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
