package org.trialgraph.mesh.link;

/** Acronyms, and abbreviations that stand beside what they are short for, as in von Hippel-Lindau (VHL) disease. */
final class Abbreviations {
    private static final int LONGEST = 10;
    private static final int LONGEST_ACRONYM = 5;
    private static final int LONGEST_BRACKET = 80;

    private Abbreviations() {}

    /** A name without abbreviations of its own words; the name itself where it has none. */
    static String remove(String name) {
        for (int open = 0; open < name.length(); open++) {
            int close = "([".indexOf(name.charAt(open)) < 0 ? -1 : closing(name, open);
            if (close > 0) {
                String before = name.substring(0, open).stripTrailing();
                String inside = name.substring(open + 1, close).strip();
                String after = name.substring(close + 1);
                String last = before.substring(before.lastIndexOf(' ') + 1);
                if (isAbbreviation(inside, before) || isAbbreviation(inside, before + after)) {
                    return remove(before + after);
                } else if (isAbbreviation(last, inside)) {
                    return remove(before.substring(0, before.length() - last.length()) + inside + after);
                }
            }
        }
        return name;
    }

    /** Where a bracket closes that holds some words and no other bracket; negative where it does not. */
    private static int closing(String name, int open) {
        int at = open + 1;
        while (at < name.length() && "()[]".indexOf(name.charAt(at)) < 0) {
            at++;
        }
        int length = at - open - 1;
        boolean closed = at < name.length() && ")]".indexOf(name.charAt(at)) >= 0;
        return closed && length >= 2 && length <= LONGEST_BRACKET ? at : -1;
    }

    /**
     * Whether a word is short for the words that another text ends in: its letters come in their order, each first letter of it
     * at the beginning of a word.
     */
    static boolean isAbbreviation(String word, String words) {
        long capitals = word.chars().filter(Character::isUpperCase).count();
        if (word.length() > LONGEST || word.indexOf(' ') >= 0 || capitals < 2) {
            return false;
        }
        int at = words.length() - 1;
        for (int i = word.length() - 1; i >= 0; i--) {
            char letter = Character.toLowerCase(word.charAt(i));
            if (Character.isLetterOrDigit(letter)) {
                while (at >= 0
                        && !(Character.toLowerCase(words.charAt(at)) == letter && (i > 0 || isStart(words, at)))) {
                    at--;
                }
                if (at-- < 0) {
                    return false;
                }
            }
        }
        return words.length() - at - 1 > word.length();
    }

    private static boolean isStart(String words, int at) {
        return at == 0 || !Character.isLetterOrDigit(words.charAt(at - 1));
    }

    /** Whether a word is written in capitals but for one letter at most. */
    static boolean isAcronym(String word) {
        if (word.length() < 2
                || word.length() > LONGEST_ACRONYM
                || !Character.isUpperCase(word.charAt(0))
                || !Character.isUpperCase(word.charAt(1))) {
            return false;
        }
        long letters = word.chars().filter(Character::isLetter).count();
        long capitals = word.chars()
                .filter(c -> Character.isLetter(c) && Character.isUpperCase(c))
                .count();
        return letters > 1 && letters - capitals < 2;
    }

    /** An acronym of MeSH, such as AIDS or SARS, is meant only where the text writes it in capitals too. */
    static boolean haveSameCase(String written, String term) {
        return !isAcronym(term) || isAcronym(written);
    }
}
