package org.trialgraph.format.ctgov;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A title with the acronym of the study in brackets behind it.
 *
 * @param title without the acronym
 * @param acronym of the study, where the brackets hold one
 */
record StudyTitle(String title, Optional<String> acronym) {
    private static final Pattern IN_BRACKETS = Pattern.compile("(.*\\S)\\s+\\(([^()]{2,40})\\)");
    private static final Pattern SHORT_NAME =
            Pattern.compile("[\\p{Lu}\\p{Nd}#][\\p{L}\\p{Nd}+&/._-]{1,19}(?: [\\p{L}\\p{Nd}_-]{1,12}){0,2}");
    /** Numbers of protocols, and names of diseases that titles commonly end with. */
    private static final Pattern NO_ACRONYM =
            Pattern.compile("(?i).*\\d{3}.*|(?:covid|2019-ncov|sars|mers|hiv|aids)\\b.*");

    private static final Set<String> SMALL_WORDS =
            Set.of("of", "the", "and", "in", "for", "with", "to", "on", "by", "a");

    /**
     * Takes a title apart. Brackets may also hold the abbreviation of the words before them, which is a part of the title.
     *
     * @param window title of the window, which has no acronym
     */
    static StudyTitle of(String words, Optional<String> window) {
        Matcher brackets = IN_BRACKETS.matcher(words);
        if (!brackets.matches()) {
            return new StudyTitle(words, Optional.empty());
        }
        String title = brackets.group(1);
        boolean acronym = window.filter(other -> other.contains(title)).isPresent()
                ? window.filter(other -> !other.contains(words)).isPresent()
                : title.contains("(" + brackets.group(2) + ")") || isAcronym(brackets.group(2), title);
        return acronym
                ? new StudyTitle(title, Optional.of(brackets.group(2)))
                : new StudyTitle(words, Optional.empty());
    }

    private static boolean isAcronym(String words, String title) {
        boolean capitals = Stream.of(words.split(" "))
                .anyMatch(word -> word.chars().filter(Character::isUpperCase).count() > 1);
        return capitals
                && SHORT_NAME.matcher(words).matches()
                && !NO_ACRONYM.matcher(words).matches()
                && !abbreviates(words, title);
    }

    /** Whether the letters are initials of the last words of a title, small words left out. */
    private static boolean abbreviates(String words, String title) {
        String letters = words.replaceAll("\\P{L}", "").toUpperCase(Locale.ROOT);
        String initials = Stream.of(title.split("[^\\p{L}\\p{Nd}]+"))
                .filter(word -> !SMALL_WORDS.contains(word) && !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
        return initials.substring(Math.max(0, initials.length() - letters.length() - 1))
                .contains(letters);
    }
}
