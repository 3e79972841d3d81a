package org.trialgraph.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Finds names of persons in folded text that show what they are: by an academic or courtesy title before them, by degrees behind
 * them, or by the role that stands before a colon, as in {@code Principal Investigator: Anna Beispiel}; in Chinese and Korean by a title behind
 * or a role before them. A name alone is not told from other words. What is named after a person, a hospital or a
 * company, is none; a person's own practice is one.
 *
 * <p>The words are in {@code names-of-persons.tsv}. Looks from each such word over at most {@link #MOST_WORDS} words.
 */
public final class PersonNames {
    private static final int MOST_WORDS = 6;
    private static final int MOST_NAMES = 5;
    private static final int SHORT_STEM = 4;
    private static final int LONGEST_WORD = 24;
    private static final String QUOTES = "\"'\u201C\u201D\u201E\u2018\u00AB";
    private static final String JOINTS = "'\u2019\u00B4";
    private static final String BOUNDARIES = "\n;:(.!?|";
    /** Degrees behind a comma in names of sponsors; MA and PA are states there. */
    private static final Set<String> COMMON_DEGREES = Set.of("md", "rn", "msc");

    private static final Map<String, Set<String>> WORDS = words();

    private static final int LONGEST_SMALL_TITLE = WORDS.getOrDefault("smalltitle", Set.of()).stream()
            .mapToInt(String::length)
            .max()
            .orElse(0);

    private static final Beginnings TITLES = Beginnings.of("title");
    private static final Beginnings SMALL_TITLES = Beginnings.of("smalltitle");

    private static final List<String> ORGANISATION_STEMS = WORDS.getOrDefault("organisation", Set.of()).stream()
            .filter(stem -> stem.length() > SHORT_STEM)
            .toList();

    private final String text;
    private final BiConsumer<Integer, Integer> found;

    /**
     * The letters of ASCII that the words of a kind begin with, by the length of the words: nearly all words of a text are told by
     * these to be of no such kind.
     *
     * @param letters the n-th bit of an entry is for the n-th letter
     */
    private record Beginnings(int[] letters) {
        static Beginnings of(String kind) {
            int[] letters = new int[LONGEST_WORD + 1];
            WORDS.getOrDefault(kind, Set.of()).forEach(word -> letters[word.length()] |= 1 << word.charAt(0));
            return new Beginnings(letters);
        }

        /** @param first of a word of up to {@link #LONGEST_WORD} letters, in either case */
        boolean mayBegin(char first, int length) {
            return first >= 128 || (letters[length] & 1 << first) != 0;
        }
    }

    private PersonNames(String text, BiConsumer<Integer, Integer> found) {
        this.text = text;
        this.found = found;
    }

    private static Map<String, Set<String>> words() {
        Map<String, Set<String>> words = new HashMap<>();
        for (String line : ResourceLines.beside(PersonNames.class, "names-of-persons.tsv")) {
            List<String> cells = List.of(line.split("\t"));
            words.put(cells.get(0), new HashSet<>(cells.subList(1, cells.size())));
        }
        return words;
    }

    static boolean is(String kind, String word) {
        return WORDS.getOrDefault(kind, Set.of()).contains(word);
    }

    /** Hands over the beginning and end of each name, with its titles and degrees. */
    static void find(String text, BiConsumer<Integer, Integer> found) {
        new PersonNames(text, found).find();
    }

    /** Whether words are the name of a person with a title, degrees or an initial, and of no organisation. */
    public static boolean isPerson(String words) {
        List<Integer> begins = new ArrayList<>();
        PersonNames names = new PersonNames(words, (start, end) -> begins.add(start));
        names.find();
        return (begins.contains(0) || names.titleOrDegree() || names.initial()) && !namesOrganisation(words);
    }

    /** Whether words of organisations are among words. */
    public static boolean namesOrganisation(String words) {
        return new PersonNames(words, (start, end) -> {}).organisationWithin(0, words.length());
    }

    /** Whether a title stands before all words, or a degree behind a comma, written in whatever way. */
    private boolean titleOrDegree() {
        int end = Words.end(text, 0);
        boolean behind = end < text.length() && ". -".indexOf(text.charAt(end)) >= 0;
        boolean told = behind && (is("title", lower(0, end)) || is("position", lower(0, end)));
        for (int i = text.indexOf(','); i >= 0 && !told; i = text.indexOf(',', i + 1)) {
            int start = text.startsWith(" ", i + 1) ? i + 2 : i + 1;
            int degree = start < text.length() ? abbreviation(start) : start;
            String word = lower(start, degree).replace(".", "");
            told = is("degree", word) || is("title", word) || COMMON_DEGREES.contains(word);
        }
        return told;
    }

    /** Whether all words are a given name, an initial and a family name. */
    private boolean initial() {
        int first = Words.end(text, 0);
        int last = Words.end(text, Math.min(first + 4, text.length()));
        return text.startsWith(". ", first + 2)
                && text.startsWith(" ", first)
                && last == text.length()
                && isName(0, first, false)
                && isName(first + 1, first + 2, false)
                && isName(first + 4, last, false);
    }

    private void find() {
        EastAsianNames eastAsian = new EastAsianNames(text, found);
        int next;
        for (int i = 0; i < text.length(); i = next) {
            next = i + 1;
            if (!Words.letter(text.charAt(i))) {
                continue;
            }
            int end = Words.end(text, i);
            next = Math.max(end, i + 1);
            if (Words.eastAsian(text.charAt(i))) {
                eastAsian.find(i, end);
                continue;
            }
            int name = -1;
            if (text.startsWith(":", end)) {
                name = is("role", lower(i, end)) ? inRole(end + 1) : -1;
            } else if (isTitle(i, end)) {
                name = titled(i, end);
            }
            int degree = name < 0 ? degree(i) : -1;
            if (degree > 0) {
                name = named(i, degree);
            }
            next = Math.max(next, name);
        }
    }

    private String lower(int start, int end) {
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    /** Whether a title stands here as titles are written: {@code MS} and {@code dame} are none. */
    private boolean isTitle(int start, int end) {
        boolean capital = Character.isUpperCase(text.charAt(start));
        if (end - start > (capital ? LONGEST_WORD : LONGEST_SMALL_TITLE)
                || !(capital ? TITLES : SMALL_TITLES).mayBegin(text.charAt(start), end - start)) {
            return false;
        }
        String word = capital ? lower(start, end) : text.substring(start, end);
        // authors are printed as Beispiel DR. before the title of their work
        boolean capitals = capital && end - start > 1 && Character.isUpperCase(text.charAt(start + 1));
        boolean shouted =
                capitals && (text.startsWith(".", end) || end - start > SHORT_STEM) && inCapitals(behind(end));
        return is(capital ? "title" : "smalltitle", word) && (!capitals || shouted);
    }

    /** Whether a title may stand behind a name too. */
    private static boolean isAcademic(String title) {
        return is("smalltitle", title) || title.equals("professor");
    }

    private boolean inCapitals(int start) {
        int end = Words.end(text, start);
        return end - start > 1 && !hasLower(start, end);
    }

    /** Finds the name behind a title; where it ends, or -1. */
    private int titled(int start, int titleEnd) {
        int end = titleEnd;
        for (int words = 0; words < MOST_WORDS; words++) {
            int next = behind(text.startsWith(",", end) ? end + 1 : end);
            int wordEnd = Words.end(text, next);
            String word = lower(next, wordEnd);
            if (wordEnd == next || !is("title", word) && !is("rank", word) || word.length() == 1 && !isLower(next)) {
                break;
            }
            end = wordEnd;
        }
        int name = names(behind(end), 1, true);
        if (name < 0) {
            boolean academic = isAcademic(lower(start, Words.end(text, start)));
            return academic ? named(start, text.startsWith(".", end) ? end + 1 : end) : -1;
        }
        int last = degrees(name);
        if (institution(start, last)) {
            return last;
        }
        last = text.startsWith("Drs", start) || text.startsWith("Professors", start) ? others(last, 1) : last;
        found.accept(familyNameBefore(start), last);
        return last;
    }

    /** Where the names end that words in the plural have besides the first: {@code Drs. Anna Beispiel, Probe and Muster}. */
    private int others(int end, int fewest) {
        int last = end;
        while (true) {
            int next = text.startsWith(", ", last) ? last + 2 : last;
            next = text.startsWith(next == last ? " and " : "and ", next) ? next + (next == last ? 5 : 4) : next;
            int name = next == last ? -1 : names(next, fewest, false);
            if (name < 0 || institution(next, name)) {
                break;
            }
            last = degrees(name);
        }
        return last;
    }

    /** Where what follows a title begins: behind a dot, a hyphen or a space. */
    private int behind(int end) {
        int i = text.startsWith(".", end) || text.startsWith("-", end) ? end + 1 : end;
        return text.startsWith(" ", i) ? i + 1 : i;
    }

    /**
     * Where the names end that begin at a place.
     *
     * @param fewest how many there must be; -1 is returned where there are fewer
     * @param capitals whether names may be in capital letters
     */
    private int names(int start, int fewest, boolean capitals) {
        int end = -1;
        int names = 0;
        int longest = 0;
        int i = start;
        while (names < MOST_NAMES && i < text.length()) {
            int wordEnd = Words.end(text, i);
            if (isName(i, wordEnd, capitals && (names > 0 || wordEnd - i > 2))) {
                names++;
                longest = Math.max(longest, wordEnd - i);
                boolean initial = wordEnd - i == 1 && text.startsWith(".", wordEnd);
                end = initial ? wordEnd + 1 : wordEnd;
                boolean owner = wordEnd > i + 2 && JOINTS.indexOf(text.charAt(wordEnd - 2)) >= 0;
                i = text.startsWith(" ", end) && !owner ? end + 1 : initial ? end : text.length();
            } else if (wordEnd > i && isLower(i) && is("particle", text.substring(i, wordEnd))) {
                i = text.startsWith(" ", wordEnd) ? wordEnd + 1 : text.length();
            } else {
                break;
            }
        }
        return names >= fewest && longest > 1 ? end : -1;
    }

    private boolean isLower(int i) {
        return Character.isLowerCase(text.charAt(i));
    }

    private boolean isName(int start, int end, boolean capitals) {
        if (end == start || end - start > LONGEST_WORD || !Character.isUpperCase(text.charAt(start))) {
            return false;
        }
        boolean mixed = hasLower(start, end);
        int owned = end - start > 3 && JOINTS.indexOf(text.charAt(end - 2)) >= 0 ? end - 2 : end;
        String word = lower(start, owned);
        boolean initial = end - start == 1;
        boolean other = is("other", word)
                || is("practice", word)
                || is("title", word)
                || !initial && (is("degree", word) || is("further", word));
        return (mixed || initial || capitals) && !other;
    }

    /** Whether a title and a name are part of the name of an organisation. */
    private boolean institution(int start, int end) {
        boolean quoted = start > 0 && QUOTES.indexOf(text.charAt(start - 1)) >= 0;
        int i = quoted ? start - 1 : start;
        for (int words = 0; words < MOST_WORDS && i > 0 && text.charAt(i - 1) == ' '; words++) {
            int wordStart = Words.start(text, i - 1);
            String word = lower(wordStart, i - 1);
            if (isOrganisation(word)) {
                return true;
            }
            boolean elided = wordStart + 1 < i && JOINTS.indexOf(text.charAt(wordStart + 1)) >= 0;
            if (wordStart == i - 1 || isLower(wordStart) && !elided && !is("particle", word) && !is("joining", word)) {
                break;
            }
            i = wordStart;
        }
        return organisationWithin(start, end) || organisationBehind(quoted ? end + 1 : end);
    }

    private boolean organisationWithin(int start, int end) {
        int next;
        for (int i = start; i < end; i = next) {
            int wordEnd = Words.end(text, i);
            next = Math.max(wordEnd, i + 1);
            if (isOrganisation(lower(i, wordEnd))) {
                return true;
            }
        }
        return false;
    }

    private boolean organisationBehind(int end) {
        int i = end;
        for (int words = 0; words < MOST_WORDS && text.startsWith(" ", i); words++) {
            int wordEnd = Words.end(text, i + 1);
            String word = lower(i + 1, wordEnd);
            if (isOrganisation(word)) {
                return true;
            }
            boolean within = is("particle", word) || is("joining", word);
            if (wordEnd == i + 1 || isLower(i + 1) && !within || is("practice", word)) {
                return false;
            }
            i = wordEnd;
        }
        return false;
    }

    private static boolean isOrganisation(String word) {
        if (word.length() < 2 || is("practice", word)) {
            return false;
        }
        if (is("organisation", word)) {
            return true;
        }
        for (String stem : ORGANISATION_STEMS) {
            if (word.contains(stem)) {
                return true;
            }
        }
        return false;
    }

    /** Where a degree ends that begins at a place, with or without dots; -1 where none does. */
    private int degree(int start) {
        if (!Character.isUpperCase(text.charAt(start))) {
            return -1;
        }
        int end = abbreviation(start);
        boolean written = end - start <= LONGEST_WORD && (end - start == 1 || hasCapital(start + 1, end));
        String word = written ? lower(start, end).replace(".", "") : "";
        return written && (is("degree", word) || is("further", word)) ? end : -1;
    }

    private boolean hasLower(int start, int end) {
        boolean lower = false;
        for (int i = start; i < end; i++) {
            lower |= isLower(i);
        }
        return lower;
    }

    private boolean hasCapital(int start, int end) {
        boolean capital = false;
        for (int i = start; i < end; i++) {
            capital |= Character.isUpperCase(text.charAt(i));
        }
        return capital;
    }

    private int abbreviation(int start) {
        int i = start;
        while (i < text.length()
                && i - start <= LONGEST_WORD
                && (Words.letter(text.charAt(i))
                        || i > start && "-.".indexOf(text.charAt(i)) >= 0 && Words.letter(text.charAt(i - 1)))) {
            i++;
        }
        return i;
    }

    /** Where the degrees end that follow a place. */
    private int degrees(int end) {
        int i = end;
        for (int words = 0; words < MOST_WORDS; words++) {
            int comma = text.startsWith(",", i) ? i + 1 : i;
            int next = text.startsWith(" ", comma) ? comma + 1 : comma;
            int degree = next == i || next == text.length() || !Words.letter(text.charAt(next)) ? -1 : degree(next);
            i = Math.max(i, degree);
        }
        return i;
    }

    /** Finds the name before a degree; where its degrees end, or -1. */
    private int named(int start, int degreeEnd) {
        int end = start;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        char before = end > 0 ? text.charAt(end - 1) : ' ';
        boolean bracket = before == '(';
        boolean comma = before == ',';
        end = bracket || comma ? end - 1 : end;
        end = bracket && end > 0 && text.charAt(end - 1) == ' ' ? end - 1 : end;
        int count = 0;
        boolean initial = false;
        int first = end;
        int i = end;
        while (i > 0 && count <= MOST_NAMES) {
            int wordEnd = text.charAt(i - 1) == '.' ? i - 1 : i;
            int wordStart = Words.start(text, wordEnd);
            boolean single = wordEnd - wordStart == 1;
            if (isName(wordStart, wordEnd, false) && (wordEnd == i || single)) {
                count++;
                initial |= single;
                first = wordStart;
            } else if (count == 0 || wordStart == wordEnd || !is("particle", text.substring(wordStart, wordEnd))) {
                break;
            }
            if (wordStart == 0 || text.charAt(wordStart - 1) != ' ') {
                break;
            }
            i = wordStart - 1;
        }
        int family = count > 0 && count < 3 ? familyNameBefore(first) : first;
        boolean whole = count <= 4 && (count > 1 || family < first) && !organisationWithin(first, end);
        int last = degrees(degreeEnd);
        String degree = lower(start, degreeEnd).replace(".", "");
        boolean md = degree.equals("md");
        boolean title = (comma || bracket) && isAcademic(lower(start, Words.end(text, start)));
        // PhD is a degree wherever it stands, DM and MS are diseases too
        boolean certain = title || is("degree", degree) && hasLower(start, degreeEnd);
        boolean known = md || is("degree", degree);
        boolean beside = initial || last > degreeEnd || family < first && known;
        boolean told = bracket
                ? certain || md
                : certain || known && (comma || beside || text.startsWith(".", start + 1)) || comma && beside;
        if (!whole || !told || institution(first, last)) {
            return -1;
        }
        last = bracket && text.startsWith(")", last) ? last + 1 : last;
        found.accept(family, last);
        return last;
    }

    /** Where a family name begins that stands before a comma and the rest of the name; the place itself where none does. */
    private int familyNameBefore(int start) {
        if (start < 3 || !text.startsWith(", ", start - 2)) {
            return start;
        }
        int wordStart = Words.start(text, start - 2);
        boolean begins = wordStart == 0
                || BOUNDARIES.indexOf(text.charAt(wordStart - 1)) >= 0
                || wordStart > 1
                        && text.charAt(wordStart - 1) == ' '
                        && BOUNDARIES.indexOf(text.charAt(wordStart - 2)) >= 0;
        boolean name = isName(wordStart, start - 2, false)
                && start - 2 - wordStart > 1
                && !isOrganisation(lower(wordStart, start - 2));
        return begins && name ? wordStart : start;
    }

    /** Finds the name behind a role and a colon; where it ends, or -1. */
    private int inRole(int colon) {
        int start = text.startsWith(" ", colon) ? colon + 1 : colon;
        int end = names(start, 2, false);
        if (end > 0 && text.startsWith(" ", end) && end + 1 < text.length() && isLower(end + 1)) {
            // the last capital begins the words that follow: Contact: Anna Beispiel Please write
            int before = text.lastIndexOf(' ', end - 1);
            end = text.lastIndexOf(' ', before - 1) > start ? before : -1;
        }
        if (end < 0 || institution(start, end)) {
            return -1;
        }
        int last = degrees(end);
        last = text.charAt(colon - 2) == 's' ? others(last, 2) : last;
        found.accept(start, last);
        return last;
    }
}
