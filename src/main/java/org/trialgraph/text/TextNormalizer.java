package org.trialgraph.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.jsoup.parser.Parser;

/**
 * Makes words of documents clean without changing what they say. Every method takes time in proportion to the length of its
 * text.
 */
public final class TextNormalizer {
    private static final Pattern LINE_BREAK =
            Pattern.compile("(?:_x000[DA]_)?\\r?(?:_x000D_|\\r)?<(?i:br|/p|/li|/div) {0,2}/?>(?:_x000D_)?\\r?\\n?"
                    + "|_x000[DA]_\\r?\\n?|\\r\\n?|[\\u0085\\u2028\\u2029]");
    /** Characters beyond ASCII that are line breaks. */
    private static final String BREAKS = "\u0085\u2028\u2029";

    /** A tilde that stands for no {@code about} and no range. */
    private static final Pattern TILDE_FOR_LINE_END =
            Pattern.compile("(?<![\\s(\\d])~|~(?!\\s?\\d)|~(?=\\s*\\d{1,2}[.)] )");

    private static final int DEEPEST_INDENT = 40;
    private static final String ESCAPED = "\\\\([<>*_\\[\\]#~`+&\\-^.\\\\])";

    private TextNormalizer() {}

    /**
     * One line of words: composed (NFC), runs of white space (also no-break and ideographic spaces) and control characters
     * folded to one space, ends stripped; without zero-width characters, except where they join letters of a script that
     * needs them, without soft hyphens and without the marks that turn the direction of writing around, which would reach
     * beyond the words into whatever a reader puts beside them. Half of a surrogate pair becomes U+FFFD.
     */
    public static String clean(String words) {
        if (isPlain(words)) {
            return words;
        }
        String composed = Normalizer.normalize(words, Normalizer.Form.NFC);
        StringBuilder out = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (isSpace(c)) {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            } else if (!isInvisible(composed, i)) {
                out.append(c >= Character.MIN_SURROGATE && isBroken(composed, i) ? '\uFFFD' : c);
            }
        }
        return out.toString().stripTrailing();
    }

    /** Whether words are of ASCII with single spaces between them, as most are, so that nothing is to be made clean. */
    public static boolean isPlain(String words) {
        char before = ' ';
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c > '~' || c < ' ' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return before != ' ';
    }

    /**
     * A long text with its line breaks: each line clean, one blank line where the text has any number of them, none at the
     * ends. Indentation, which tells the nesting of lists, stays. {@code <br>} and the {@code _x000D_} of spreadsheets are
     * line breaks.
     */
    public static String paragraphs(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = false;
        for (String line : lines(text).split("\n", -1)) {
            String cleaned = clean(line);
            if (cleaned.isEmpty()) {
                blank = true;
            } else {
                if (!out.isEmpty()) {
                    out.append(blank ? "\n\n" : "\n");
                    for (int i = 0; i < DEEPEST_INDENT && isSpace(line.charAt(i)); i++) {
                        out.append(' ');
                    }
                }
                out.append(cleaned);
                blank = false;
            }
        }
        return out.toString();
    }

    /** A line with its indentation and tabs, every other kind of space as a plain one, and nothing invisible. */
    public static String visible(String line) {
        return mapped(line, c -> c == '\t' || !isSpace((char) c) ? c : ' ');
    }

    /** The text with every kind of line break, also {@code <br>} and {@code _x000D_}, as a line feed. */
    public static String lines(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean tag = c == '<' && i + 1 < text.length() && "bB/".indexOf(text.charAt(i + 1)) >= 0;
            boolean escape = c == '_' && text.startsWith("x000", i + 1);
            if (tag || escape || c == '\r' || c > '~' && BREAKS.indexOf(c) >= 0) {
                return LINE_BREAK.matcher(text).replaceAll("\n");
            }
        }
        return text;
    }

    /** A text without line feeds that has tildes for them, as flat files of ClinicalTrials.gov have, with line feeds. */
    public static String withLineEnds(String text) {
        boolean tildes = text.indexOf('\n') < 0 && StringUtils.countMatches(text, '~') > 1;
        return tildes ? TILDE_FOR_LINE_END.matcher(text).replaceAll("\n") : text;
    }

    /** The text without the backslashes that ClinicalTrials.gov puts before signs that Markdown would take for its own. */
    public static String unescape(String markdown) {
        return markdown.indexOf('\\') < 0 ? markdown : markdown.replaceAll(ESCAPED, "$1");
    }

    /** The text with the character references of HTML ({@code &amp;}, {@code &#8805;}) as the characters that they name. */
    public static String decode(String html) {
        return html.indexOf('&') < 0 ? html : Parser.unescapeEntities(html, false);
    }

    /** One {@linkplain #clean clean} line in lower case, for look-ups in lists of words. */
    public static String lowerCase(String words) {
        return clean(words).toLowerCase(Locale.ROOT);
    }

    /**
     * The words folded for comparison: lower case, compatible characters as one (NFKD), without accents, {@code ß} as
     * {@code ss}. White space stays as it is.
     */
    public static String fold(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.chars().allMatch(c -> c < 0x80)
                ? lower
                : Normalizer.normalize(lower, Normalizer.Form.NFKD)
                        .replaceAll("\\p{Mn}+", "")
                        .replace("ß", "ss");
    }

    /** The words with full-width and other decimal digits as ASCII digits. */
    public static String asciiDigits(String words) {
        StringBuilder out = new StringBuilder(words.length());
        words.codePoints().forEach(c -> {
            int digit = c < 0x80 ? -1 : Character.digit(c, 10);
            out.appendCodePoint(digit >= 0 && !Character.isLetter(c) ? '0' + digit : c);
        });
        return out.toString();
    }

    /**
     * The words as patterns of numbers and dates want them: full-width letters, signs and digits as ASCII, every dash as
     * {@code -}, every space as {@code ' '}, nothing invisible. Not for publishing.
     */
    public static String matchable(String words) {
        return mapped(words, c -> isSpace((char) c) ? ' ' : ascii((char) c));
    }

    /** The words with another character for each, without those that are invisible. */
    private static String mapped(String words, IntUnaryOperator map) {
        StringBuilder out = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c > ' ' && c <= '~') {
                out.append(c);
            } else if (isSpace(c) || !isInvisible(words, i)) {
                out.append((char) map.applyAsInt(c));
            }
        }
        return out.toString();
    }

    /** White space and control characters, which all part words. */
    public static boolean isSpace(char c) {
        return c <= ' ' || c > '~' && (c <= '\u00A0' || Character.isSpaceChar(c));
    }

    /** Whether the character at a place of the text shows nothing and says nothing there. */
    private static boolean isInvisible(CharSequence text, int at) {
        char c = text.charAt(at);
        if (c < '\u00AD') {
            return false;
        }
        return switch (c) {
            case '\u00AD', '\u200B', '\u200E', '\u200F', '\u2060', '\uFEFF' -> true;
            case '\u200C', '\u200D' -> at == 0 || !needsJoiners(text.charAt(at - 1));
            default -> c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
        };
    }

    /** Arabic, Indic and other scripts in which a joiner or non-joiner is part of the spelling; emoji too. */
    private static boolean needsJoiners(char before) {
        return before >= '\u0590' && before < '\u2000' || Character.isSurrogate(before) || before == '\uFE0F';
    }

    /** Half of a surrogate pair without its other half, and the two characters that no file may hold. */
    private static boolean isBroken(CharSequence text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= '\uFFFE';
    }

    /** The ASCII character that a full-width letter or sign, a dash or a digit of any script stands for, or itself. */
    private static char ascii(char c) {
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return (char) (c - 0xFEE0);
        }
        if (c >= '\u2010' && c <= '\u2015' || c == '\u2212' || c == '\uFE63') {
            return '-';
        }
        int digit = c < 0x80 || Character.isLetter(c) ? -1 : Character.digit(c, 10);
        return digit >= 0 ? (char) ('0' + digit) : c;
    }
}
