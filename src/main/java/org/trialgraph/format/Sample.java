package org.trialgraph.format;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.text.TextNormalizer;

/** The beginning of a document, for telling its layout. Used by one thread. */
public final class Sample {
    private static final Pattern WORD_IN_BRACKETS = Pattern.compile("\\[(?!(?:true|false|null)\\b)\\p{L}");

    private final String text;
    private final String plain;
    private String words = "";

    /**
     * @param text the first characters, decoded; HTML and XML as markup
     * @param plain the same as labelled lines: mark-up removed for HTML, otherwise equal to {@code text}
     */
    public Sample(String text, String plain) {
        this.text = text;
        this.plain = plain;
    }

    /** The first characters, decoded; HTML and XML as markup. */
    public String text() {
        return text;
    }

    /** The text without its mark-up. */
    public String plain() {
        return plain;
    }

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

    /**
     * Whether all the given words stand in the text without its mark-up, in capital or small letters, whatever white space
     * and invisible characters an editor or a browser has put between them.
     */
    public boolean contains(String... sought) {
        return Stream.of(sought).allMatch(each -> words().contains(comparable(each)));
    }

    /** Whether a pattern of small letters is found in the text without its mark-up, made comparable in the same way. */
    public boolean contains(Pattern sought) {
        return sought.matcher(words()).find();
    }

    private String words() {
        if (words.isEmpty() && !plain.isEmpty()) {
            words = comparable(plain);
        }
        return words;
    }

    private static String comparable(String words) {
        String folded = TextNormalizer.lowerCase(words).replace('\uFF1A', ':');
        return (words.startsWith(" ") ? " " : "") + folded + (words.endsWith(" ") ? " " : "");
    }
}
