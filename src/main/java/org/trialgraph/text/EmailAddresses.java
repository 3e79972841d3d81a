package org.trialgraph.text;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Finds e-mail addresses in folded text, in the spellings by which pages and people hide or damage them: signs and dots as words or
 * in brackets, escaped as in mark-up and web addresses, spaces around the at sign, domains in any script.
 *
 * <p>Looks outwards from what stands for an at sign, over at most {@link #LONGEST} characters of the name before it.
 */
final class EmailAddresses {
    private static final int LONGEST = 64;
    private static final int LONGEST_WORD = 12;
    /** By what a capital of ASCII differs from its small letter. */
    private static final int CASE = 0x20;

    private static final List<String> ESCAPED_AT =
            List.of("%40", "&#64;", "&#064;", "&#x40;", "&#64", "&commat;", "\\u0040");
    private static final List<String> AT_WORDS = List.of("at", "@", "ät", "arobase", "arroba", "a t");
    private static final List<String> DOT_WORDS = List.of("dot", ".", "punkt", "point", "punto");
    private static final List<String> ESCAPED_DOT = List.of("%2e", "&#46;", "&period;");
    private static final List<String> DETACHED_ENDS =
            List.of("com", "org", "net", "edu", "gov", "cn", "de", "uk", "fr", "jp", "in", "ir", "br", "it");

    private EmailAddresses() {}

    /** Hands over the beginning and end of each address. */
    static void find(String text, BiConsumer<Integer, Integer> found) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            int host = at(text, i);
            int name = host < 0 ? i : name(text, i, done);
            int end = name < i ? domain(text, host) : -1;
            // an escaped sign is one of an address, even where a list has been taken apart behind it
            end = end < 0 && name < i && "%&\\".indexOf(text.charAt(i)) >= 0 ? host : end;
            if (end > 0) {
                found.accept(name, end);
                done = end;
                i = end - 1;
            }
        }
    }

    /** Whether what stands for an at sign may begin at a place. */
    static boolean mayBegin(String text, int i) {
        return switch (text.charAt(i)) {
            case '@', '\uFE6B' -> true;
            case '(', '[', '{', '<', '%', '&', '\\' -> mayBeSign(text, i + 1);
            case '_', ' ' -> isWord(text, i);
            default -> false;
        };
    }

    /** Where what stands for an at sign ends; -1 where none begins. */
    private static int at(String text, int i) {
        char c = text.charAt(i);
        return switch (c) {
            case '@', '\uFE6B' -> i + 1;
            case '(', '[', '{', '<', '%', '&', '\\' ->
                mayBeSign(text, i + 1) ? marked(text, i, AT_WORDS, ESCAPED_AT) : -1;
            case '_', ' ' -> {
                boolean word = isWord(text, i);
                // the words of a sentence are an address only where its dot is a word too, or the name has a dot
                boolean sign = word && (c == '_' || dotWord(text, label(text, i + 4)) || dotted(text, i));
                yield sign ? i + 4 : -1;
            }
            default -> -1;
        };
    }

    /** Whether the word for an at sign stands between two of the same character, of which the first is here. */
    private static boolean isWord(String text, int i) {
        return i + 3 < text.length()
                && (text.charAt(i + 1) | CASE) == 'a'
                && (text.charAt(i + 2) | CASE) == 't'
                && text.charAt(i + 3) == text.charAt(i);
    }

    /** Whether what stands here may be the beginning of {@link #AT_WORDS} or {@link #ESCAPED_AT} behind its first sign: no other letter. */
    private static boolean mayBeSign(String text, int i) {
        int c = i < text.length() ? text.charAt(i) | CASE : ' ';
        return c == 'a' || c == 'c' || c == 'u' || c < 'a' || c > 'z';
    }

    /** Whether a word in small letters with a dot within ends at a place: {@code anna.beispiel at example.org}. */
    private static boolean dotted(String text, int end) {
        int start = end;
        while (start > 0 && end - start < LONGEST && Character.isLowerCase(text.charAt(start - 1))) {
            start--;
        }
        int name = start;
        while (name > 1
                && end - name < LONGEST
                && (text.charAt(name - 1) == '.' || Character.isLowerCase(text.charAt(name - 1)))) {
            name--;
        }
        return end - start > 2 && start - name > 3;
    }

    /** Where a sign ends that is a word in brackets or escaped; -1 where none begins. */
    private static int marked(String text, int i, List<String> words, List<String> escapes) {
        int close = "([{<".indexOf(text.charAt(i));
        if (close < 0 && "%&\\".indexOf(text.charAt(i)) < 0) {
            return -1;
        }
        if (close < 0) {
            for (String escape : escapes) {
                if (text.regionMatches(true, i, escape, 0, escape.length())) {
                    return i + escape.length();
                }
            }
            return -1;
        }
        if (words == AT_WORDS && text.regionMatches(true, i + 1, "at ", 0, 3)) {
            return i + 3;
        }
        int end = indexOf(text, ")]}>".charAt(close), i + 1, LONGEST_WORD);
        boolean word =
                end > 0 && words.contains(text.substring(i + 1, end).strip().toLowerCase(Locale.ROOT));
        return word ? end + 1 : -1;
    }

    /** Where the name begins that ends before an at sign; the position itself where there is none. */
    private static int name(String text, int at, int earliest) {
        int end = at > earliest && text.charAt(at - 1) == ' ' ? at - 1 : at;
        int least = Math.max(earliest, end - LONGEST);
        if (end > least && text.charAt(end - 1) == '"') {
            int quote = indexOf(text, '"', least, end - 1 - least);
            return quote >= 0 ? quote : at;
        }
        int start = end;
        boolean anyScript = end > least && !latin(text.charAt(end - 1));
        while (start > least) {
            char c = text.charAt(start - 1);
            int dot = dotBefore(text, start);
            if (latin(c) || "._%+'-".indexOf(c) >= 0 || anyScript && Character.isLetterOrDigit(c)) {
                start--;
            } else if (dot > least && Character.isLetterOrDigit(text.charAt(dot - 1))) {
                start = dot;
            } else {
                break;
            }
        }
        while (start < end && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        return start < end ? start : at;
    }

    /** Where a dot begins that is a word, in brackets or between spaces, and ends at a place; -1 where none does. */
    private static int dotBefore(String text, int end) {
        int least = Math.max(0, end - LONGEST_WORD);
        int open = ")]}".indexOf(text.charAt(end - 1)) < 0
                ? -1
                : indexOf(text, "([{".charAt(")]}".indexOf(text.charAt(end - 1))), least, LONGEST_WORD);
        if (open >= 0 && marked(text, open, DOT_WORDS, List.of()) == end) {
            return open > 0 && text.charAt(open - 1) == ' ' ? open - 1 : open;
        }
        return end > 5 && text.regionMatches(true, end - 5, " dot ", 0, 5) ? end - 5 : -1;
    }

    /** Where the domain ends that begins behind an at sign; -1 where there is none with a dot and a name of letters behind it. */
    private static int domain(String text, int from) {
        int i = from < text.length() && text.charAt(from) == ' ' ? from + 1 : from;
        boolean attached = i == from;
        if (i < text.length() && text.charAt(i) == '[') {
            int close = indexOf(text, ']', i, LONGEST);
            return close > 0 && Character.isDigit(text.charAt(close - 1)) ? close + 1 : -1;
        }
        i = i < text.length() && text.charAt(i) == '.' ? i + 1 : i;
        int end = label(text, i);
        int last = -1;
        int numbers = 0;
        for (int labels = 1; end > i && labels < 127; labels++) {
            boolean letter = Character.isLetter(text.charAt(i));
            numbers += letter ? 0 : 1;
            last = labels > 1 && letter && end - i > 1 || numbers == 4 && labels == 4 ? end : last;
            i = dot(text, end, labels == 1, attached);
            end = i < 0 ? -1 : label(text, i);
        }
        return last;
    }

    /** Where a dot between two names of a domain ends; -1 where none begins. */
    private static int dot(String text, int i, boolean first, boolean attached) {
        if (i >= text.length()) {
            return -1;
        }
        char c = text.charAt(i);
        if (dotWord(text, i)) {
            return i + 5;
        }
        if (c == '.' || c == '\u3002' && first) {
            boolean spaced = first && attached && text.startsWith(" ", i + 1);
            return spaced && DETACHED_ENDS.contains(text.substring(i + 2, label(text, i + 2))) ? i + 2 : i + 1;
        }
        int mark = c == ' ' && i + 1 < text.length() ? i + 1 : i;
        int end = marked(text, mark, DOT_WORDS, ESCAPED_DOT);
        return end > 0 && text.startsWith(" ", end) ? end + 1 : end;
    }

    private static boolean dotWord(String text, int i) {
        return text.regionMatches(true, i, " dot ", 0, 5);
    }

    /** Where a name of a domain ends: letters and digits with hyphens, of the Latin script where it begins so. */
    private static int label(String text, int from) {
        boolean anyScript = from < text.length() && !latin(text.charAt(from));
        int i = from;
        while (i < text.length()
                && (latin(text.charAt(i))
                        || i > from && "-_".indexOf(text.charAt(i)) >= 0
                        || anyScript && Character.isLetterOrDigit(text.charAt(i)))) {
            i++;
        }
        return i;
    }

    /** Where a character first stands within so many from a place; -1 where it does not. */
    private static int indexOf(String text, char c, int from, int within) {
        int end = Math.min(text.length(), from + within);
        for (int i = from; i < end; i++) {
            if (text.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a character is a letter or digit of the Latin script, or a mark or invisible character within words. */
    private static boolean latin(char c) {
        return c < '\u0250' && Character.isLetterOrDigit(c) || c >= '\u0300' && c <= '\u036F' || c == Privacy.INVISIBLE;
    }
}
