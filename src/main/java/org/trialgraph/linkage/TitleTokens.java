package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.trialgraph.text.ResourceLines;
import org.trialgraph.text.TextNormalizer;

/** Splits names and titles into tokens that compare across spellings. */
final class TitleTokens {
    private static final Set<String> STOP_WORDS =
            Set.copyOf(ResourceLines.beside(TitleTokens.class, "title-stop-words.txt"));

    /** Words that a good part of all titles and names of sponsors have. */
    static final Set<String> FREQUENT_WORDS =
            Set.copyOf(ResourceLines.beside(TitleTokens.class, "title-frequent-words.txt"));

    private static final Map<String, String> ROMAN = Map.of("i", "1", "ii", "2", "iii", "3");
    /** Inside a word, where Chinese names in Latin letters have it or not; French elisions stay apart. */
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L}{3})['’](?=\\p{L}{2})");

    private TitleTokens() {}

    /**
     * The tokens of a title, in order: lower case, without accents, British spelling as American, the Roman numerals of phases
     * as digits, without stop words; scripts without spaces as bigrams of characters.
     */
    static List<String> of(String title) {
        List<String> words = new ArrayList<>();
        String plain = APOSTROPHE.matcher(TextNormalizer.fold(title)).replaceAll("");
        int i = 0;
        while (i < plain.length()) {
            int c = plain.codePointAt(i);
            int end = i;
            boolean bigrams = isBigramScript(c);
            while (end < plain.length()
                    && Character.isLetterOrDigit(plain.codePointAt(end))
                    && isBigramScript(plain.codePointAt(end)) == bigrams) {
                end += Character.charCount(plain.codePointAt(end));
            }
            if (end > i) {
                add(words, plain.substring(i, end), bigrams);
            }
            i = Math.max(end, i + Character.charCount(c));
        }
        return words;
    }

    private static void add(List<String> words, String run, boolean bigrams) {
        if (!bigrams) {
            String word = ROMAN.getOrDefault(run, american(run));
            if (!STOP_WORDS.contains(word)) {
                words.add(word);
            }
            return;
        }
        for (int i = 0; i + 1 < run.length(); i++) {
            words.add(run.substring(i, i + 2));
        }
    }

    private static String american(String word) {
        if (word.length() < 6) {
            return word;
        }
        return word.replace("isation", "ization")
                .replace("ised", "ized")
                .replace("ising", "izing")
                .replace("aemi", "emi")
                .replace("oedem", "edem")
                .replace("tumour", "tumor")
                .replace("centre", "center");
    }

    private static boolean isBigramScript(int c) {
        return c >= 0x2E80
                && switch (Character.UnicodeScript.of(c)) {
                    case HAN, HIRAGANA, KATAKANA -> true;
                    default -> false;
                };
    }
}
