package org.trialgraph.mesh;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short forms that stand beside what they are short for, as in von Hippel-Lindau (VHL) disease: the words say it all. */
final class ShortForms {
    private static final Pattern BRACKETS = Pattern.compile("\\s*[(\\[]([^()\\[\\]]{2,80})[)\\]]");
    private static final int LONGEST = 10;

    private ShortForms() {}

    /** The name without its short forms; the name itself where it has none. */
    static String without(String name) {
        Matcher brackets = BRACKETS.matcher(name);
        while (brackets.find()) {
            String before = name.substring(0, brackets.start());
            String inside = brackets.group(1).strip();
            String after = name.substring(brackets.end());
            if (isShort(inside, before) || isShort(inside, before + after)) {
                return without(before + after);
            }
            String last = before.substring(before.lastIndexOf(' ') + 1);
            if (isShort(last, inside)) {
                return without(before.substring(0, before.length() - last.length()) + inside + after);
            }
        }
        return name;
    }

    /**
     * Whether a word is short for the words that another text ends in: its letters come in their order, each first letter of it
     * at the beginning of a word.
     */
    static boolean isShort(String word, String words) {
        if (word.length() < 2 || word.length() > LONGEST || word.indexOf(' ') >= 0 || capitals(word) < 2) {
            return false;
        }
        int at = words.length() - 1;
        for (int i = word.length() - 1; i >= 0; i--) {
            char letter = Character.toLowerCase(word.charAt(i));
            if (!Character.isLetterOrDigit(letter)) {
                continue;
            }
            while (at >= 0 && !(Character.toLowerCase(words.charAt(at)) == letter && (i > 0 || begins(words, at)))) {
                at--;
            }
            if (at < 0) {
                return false;
            }
            at--;
        }
        return words.length() - at - 1 > word.length();
    }

    private static boolean begins(String words, int at) {
        return at == 0 || !Character.isLetterOrDigit(words.charAt(at - 1));
    }

    private static long capitals(String word) {
        return word.chars().filter(Character::isUpperCase).count();
    }
}
