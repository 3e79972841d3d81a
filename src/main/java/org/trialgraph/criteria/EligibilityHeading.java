package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.text.ResourceLines;

/**
 * A line that says which kind of criteria follows.
 *
 * @param polarity the kind; {@code UNSTATED} where the heading is for both kinds, or a sentence is for either
 * @param section what it says beyond the kind, such as for whom; empty where it says no more
 * @param rest where the words after the heading begin on the same line; the line's length where there are none
 * @param sentence whether it is a sentence that announces a list, which among criteria of the same kind is an item
 */
record EligibilityHeading(Polarity polarity, String section, int rest, boolean sentence) {
    private static final int LONGEST = 160;
    private static final int LONGEST_WITHIN_LINE = 40;
    private static final int LONGEST_CLOSING = 80;
    private static final int MOST_WORDS_WITHOUT_COLON = 10;
    private static final int MOST_WORDS_BEFORE = 3;
    private static final int MOST_WORDS_OF_GROUP = 5;
    private static final int MOST_WORDS_OF_SENTENCE = 20;
    private static final String SENTENCE = "sentence";
    private static final String ENDS_OF_ANNOUNCEMENTS = ":：?？…";
    private static final String STOPS = ".;。；)）";

    /** Marks of Markdown, and the number of a chapter, before a heading. */
    private static final Pattern OPENING =
            pattern("[*_#=\\[【〈《< ]{0,6}(?:\\d{1,2}(?:\\.\\d{1,2}){1,3}[.)]? )?[*_]{0,3}");

    /** What closes a heading, with what says no more than that a list follows. */
    private static final Pattern CLOSING = pattern(
            "[*_#=\\]】〉》> ]{0,6}(?:\\b(?:are|is|were|include|includes|included|including)\\b ?)?"
                    + "(?:\\b(?:as follows|(?:(?:any|all|each) of )?the following)\\b)?[*_#=\\] ]{0,6}[:：.;\\-–—]{0,3}[*_#= ]{0,6}$");

    /** A colon or dash behind which the list may begin on the line of its heading. */
    private static final Pattern COLON = pattern(
            "(?: (?:are|is|include)(?: (?:as follows|the following))?)?[*_# ]{0,6}[:：][*_#]{0,6} {0,6}| ?[-–] (?=[(\\d])");

    /** What stands behind the name of a list where more of the heading follows, as in {@code Exclusion criteria for controls}. */
    private static final Pattern MORE = pattern("[,(/:–-]|(?:for|to|in|at|both|only|related|specific|comments?"
            + "|(?:cohort|group|part|phase|arm|stage|step|cycle|study|sub-?study)s?)\\b");

    /** A group of people behind a heading. */
    private static final Pattern GROUP = pattern(
            ".*[:：]|(?:(?:cohort|group|part|phase|arm|stage)s? ?[\\p{L}\\d]{1,3}"
                    + "|(?:healthy |normal )?(?:patient|donor|recipient|control|volunteer|proband|caregiver|parent|child|case)s?)");

    private static final Pattern JOINING = pattern("(?:[\\s,(/:：–—.*_#-]|(?:for|of|in|to|the)\\b)*+");
    private static final Pattern SAYS_NOTHING =
            pattern("(?:the\\b ?)?(?:key|main|major|principal|primary|basic|core|important)?");
    private static final Pattern EXCEPTION = pattern("\\b(?:unless|except|only|otherwise|not (?:be )?exclude)");
    private static final Pattern WITHIN_LINE = Pattern.compile("(?<![A-Za-z-])"
            + "(?:(?:(?:Key|Main) )?(?:(?:Non-?[Ii]n|In|Ex)clusion [Cc]riteria|(?:IN|EX)CLUSION CRITERIA)"
            + "|(?:Non-?[Ii]n|In|Ex)clusion|(?:纳入|入选|入组|排除)(?:标准|条件)|纳入條件|排除标準) ?[:：]?$");

    /** What sentences about criteria have, and headings have not. */
    private static final Set<String> SENTENCE_WORDS =
            Set.copyOf(ResourceLines.beside(EligibilityHeading.class, "words-before-criteria.txt"));

    /** What stands right before the name of a list where it is part of a sentence. */
    private static final Set<String> JOINING_WORDS = Set.of(
            ("a the this these their its all any both no of and or to for in with under from per as than that which following"
                            + " le la les de des du el los las del il i gli lo di o os do da dos der die den dem das het van")
                    .split(" "));

    /** Of a sentence, what says no more than that a list follows. */
    private static final Set<String> ANNOUNCING_WORDS =
            Set.copyOf(ResourceLines.beside(EligibilityHeading.class, "words-of-announcements.txt"));

    private static final LetterGroups LETTERS = new LetterGroups();

    /** The rows of the table of names. */
    private static final List<Rows> NAMES = names(false);

    /** The rows of what sentences say. */
    private static final List<Rows> SENTENCES = names(true);

    /**
     * Reads a line without its mark, if it is or begins with a heading.
     *
     * @param marked whether a mark stands before it
     * @param followed whether an item with a mark comes next
     */
    static Optional<EligibilityHeading> read(String line, boolean marked, boolean followed) {
        String letters = folded(StringUtils.left(line, LONGEST));
        long present = LETTERS.in(letters);
        if (present == 0) {
            return Optional.empty(); // as of most lines
        }
        Optional<EligibilityHeading> heading = find(NAMES, present, line, letters, marked, followed);
        return heading.isPresent() || marked || !announces(line, followed)
                ? heading
                : find(SENTENCES, present, line, letters, false, followed);
    }

    private static Optional<EligibilityHeading> find(
            List<Rows> rows, long present, String line, String letters, boolean marked, boolean followed) {
        for (Rows names : rows) {
            if ((names.letters() & ~present) == 0) {
                for (Name name : names.names()) {
                    Optional<EligibilityHeading> heading = name.in(line, letters, marked, followed);
                    if (heading.isPresent()) {
                        return heading;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The characters without their case, one for one, as expressions without regard of case compare them, but once for all. */
    private static String folded(String words) {
        if (StringUtils.isAsciiPrintable(words)) {
            return words.toLowerCase(Locale.ROOT);
        }
        char[] folded = words.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Character.toLowerCase(Character.toUpperCase(folded[i]));
        }
        return new String(folded);
    }

    private static List<Rows> names(boolean ofSentences) {
        Map<String, String> parts = new LinkedHashMap<>();
        Map<Long, List<Name>> names = new LinkedHashMap<>();
        for (String row : ResourceLines.beside(EligibilityHeading.class, "eligibility-headings.tsv")) {
            String[] cells = row.split("\t");
            parts.forEach((name, part) -> {
                cells[1] = cells[1].replace("{" + name + "}", part);
                cells[2] = cells[2].replace("{" + name + "}", part);
            });
            if (cells[0].equals("part")) {
                parts.put(cells[1], cells[2]);
            } else if (cells[0].endsWith(SENTENCE) == ofSentences) {
                long letters = 0;
                for (String some : folded(cells[1]).split("&")) {
                    letters |= LETTERS.bit(List.of(some.split("\\|")));
                }
                names.computeIfAbsent(letters, first -> new ArrayList<>()).add(new Name(cells));
            }
        }
        return names.entrySet().stream()
                .map(rows -> new Rows(rows.getKey(), rows.getValue()))
                .toList();
    }

    /** Whether the words before a line may be followed by a heading: they are no beginning of a sentence about criteria. */
    static boolean mayFollow(CharSequence words) {
        String last = lastWord(words);
        return !isOfSentence(last) && !JOINING_WORDS.contains(last);
    }

    /** Rows of the table with the bits of {@link #LETTERS} of which each of their names has some. */
    private record Rows(long letters, List<Name> names) {}

    /**
     * A row of the table of names.
     *
     * @param sort {@code word} for a single word, which names much else too, {@code alone}, {@code other} or {@code sentence}
     */
    private record Name(Polarity polarity, String sort, Pattern name) {
        Name(String[] cells) {
            this(
                    Polarity.valueOf(StringUtils.substringBefore(cells[0], "-").toUpperCase(Locale.ROOT)),
                    StringUtils.substringAfter(cells[0], "-"),
                    Pattern.compile("(?<![a-z-])(?:" + folded(cells[2]).replace("\\p{l}", "\\p{L}") + ")(?![a-z])"));
        }

        /** @param letters the beginning of the line, folded */
        private Optional<EligibilityHeading> in(String line, String letters, boolean marked, boolean followed) {
            Matcher found = name.matcher(letters);
            if (!found.find()) {
                return Optional.empty();
            }
            if (sort.equals(SENTENCE)) {
                String section = announcesOnly(line) ? "" : closed(line);
                return EXCEPTION.matcher(line).find()
                        ? Optional.empty()
                        : Optional.of(new EligibilityHeading(polarity, section, line.length(), true));
            }
            Matcher opening = OPENING.matcher(line);
            int chapter =
                    ItemMark.at(line, 0).ordinal() > 0 ? ItemMark.at(line, 0).end() : 0;
            int begin = Math.min(Math.max(opening.lookingAt() ? opening.end() : 0, chapter), found.start());
            return heading(line, line.substring(begin, found.start()).strip(), found.end(), marked, followed);
        }

        private Optional<EligibilityHeading> heading(
                String line, String before, int end, boolean marked, boolean followed) {
            boolean word = !sort.isEmpty();
            boolean first = sort.equals("alone")
                    ? before.isEmpty()
                    : SAYS_NOTHING.matcher(before).matches();
            boolean few = isNoun(before) && count(before) <= MOST_WORDS_BEFORE && mayFollow(before);
            boolean small = Character.isLowerCase(line.charAt(0));
            boolean capitals = isCapitals(line);
            String behind = StringUtils.stripStart(line.substring(end), " .;");
            if (first && CLOSING.matcher(behind).lookingAt()) {
                // A small letter and a stop end a sentence whose beginning stands on another line.
                String section = sort.equals("other") ? closed(line) : "";
                return small && line.endsWith(".") ? Optional.empty() : Optional.of(of(section, line.length()));
            }
            Matcher colon = COLON.matcher(line).region(end, line.length());
            boolean group = isGroup(behind) || colon.lookingAt() && isGroup(line.substring(colon.end()));
            if (!group && colon.lookingAt() && colon.end() < line.length()) {
                return few && !(word && (marked || !first))
                        ? Optional.of(of(section(before, ""), colon.end()))
                        : Optional.empty();
            }
            int stop = StringUtils.indexOfAny(line.substring(end), ":：") + end;
            if (first
                    && !word
                    && stop > end
                    && stop + 1 < line.length()
                    && MORE.matcher(behind).lookingAt()
                    && count(line.substring(end, stop)) <= MOST_WORDS_WITHOUT_COLON) {
                return Optional.of(of(section(before, line.substring(end, stop)), stop + 1));
            }
            // What stands behind a dash is an item where no other follows.
            boolean closed = capitals || ":：-–—".indexOf(line.charAt(line.length() - 1)) >= 0;
            boolean dash = !behind.isEmpty() && "-–".indexOf(behind.charAt(0)) >= 0 && !followed && !closed;
            boolean more = group
                    || CLOSING.matcher(behind).lookingAt()
                    || !dash && MORE.matcher(behind).lookingAt();
            if (first && !word && !small && !capitals && !more && isApart(line, line.length() - behind.length())) {
                return Optional.of(of("", line.length() - behind.length()));
            }
            boolean titled = (!marked || first && followed)
                    && !small
                    && !word
                    && more
                    && isNoun(before)
                    && isNoun(behind)
                    && mayFollow(before)
                    && count(line) <= MOST_WORDS_WITHOUT_COLON;
            boolean heading = sort.equals("word")
                    ? closed && few && !small && (more && !group)
                    : !word && (closed ? !marked || few : titled);
            return Optional.of(of(isNoun(before) ? section(before, behind) : closed(line), line.length()))
                    .filter(read -> heading && line.length() <= LONGEST);
        }

        /** Whether words begin at a place; in scripts without capitals behind something else than letters. */
        private static boolean isApart(String line, int place) {
            char c = line.charAt(place);
            return Character.isUpperCase(c)
                    || !Character.isLetter(c)
                    || !Character.isLowerCase(c) && !Character.isLetter(line.charAt(place - 1));
        }

        private EligibilityHeading of(String section, int rest) {
            return new EligibilityHeading(polarity, section, rest, false);
        }
    }

    private static boolean isGroup(String words) {
        return count(words) <= MOST_WORDS_OF_GROUP
                && words.chars().anyMatch(Character::isLetter)
                && GROUP.matcher(words).matches();
    }

    private static boolean isNoun(String words) {
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split(" ")).noneMatch(EligibilityHeading::isOfSentence);
    }

    private static String lastWord(CharSequence words) {
        int from = words.length();
        while (from > 0 && words.charAt(from - 1) != ' ') {
            from--;
        }
        return words.subSequence(from, words.length()).toString().toLowerCase(Locale.ROOT);
    }

    /** Whether a word is of a sentence; scripts without spaces have it at the end of others. */
    private static boolean isOfSentence(String word) {
        return SENTENCE_WORDS.contains(word)
                || !word.isEmpty()
                        && ItemMark.isIdeograph(word.charAt(word.length() - 1))
                        && SENTENCE_WORDS.stream().anyMatch(word::endsWith);
    }

    private static boolean announces(String sentence, boolean followed) {
        boolean ended =
                ENDS_OF_ANNOUNCEMENTS.indexOf(sentence.charAt(sentence.length() - 1)) >= 0 || sentence.endsWith("...");
        return (ended || followed && mayEndAnnouncement(lastWord(sentence)))
                && count(sentence) <= MOST_WORDS_OF_SENTENCE;
    }

    private static boolean mayEndAnnouncement(String word) {
        return ANNOUNCING_WORDS.contains(word) || SENTENCE_WORDS.contains(word);
    }

    private static boolean announcesOnly(String sentence) {
        return Arrays.stream(sentence.toLowerCase(Locale.ROOT).split("[^\\p{L}/'’]+"))
                .allMatch(word -> word.isEmpty()
                        || ANNOUNCING_WORDS.contains(word)
                        || SENTENCE_WORDS.contains(word)
                        || JOINING_WORDS.contains(word));
    }

    private static boolean isCapitals(String words) {
        return words.equals(words.toUpperCase(Locale.ROOT)) && !words.equals(words.toLowerCase(Locale.ROOT));
    }

    private static int count(String words) {
        return words.split(" ").length;
    }

    /** What a heading says around the name of its list. */
    private static String section(String before, String behind) {
        String kept = SAYS_NOTHING.matcher(before).matches() ? "" : StringUtils.stripEnd(before, " -–—:,");
        String more = closed(kept.isEmpty() ? JOINING.matcher(behind).replaceFirst("") : behind);
        return (kept + " " + (more.contains("(") ? more : StringUtils.stripEnd(more, ")"))).strip();
    }

    private static String closed(String heading) {
        Matcher closing = CLOSING.matcher(heading)
                .useTransparentBounds(true)
                .region(Math.max(0, heading.length() - LONGEST_CLOSING), heading.length());
        return closing.find() ? heading.substring(0, closing.start()) : heading;
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * The text with a line break before each heading that stands behind other words of a line and before a colon or the end of
     * the line. Looks nowhere else, so that the rest of a text costs nothing.
     */
    static String onOwnLines(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        int line = 0;
        int from = 0;
        boolean begun = false;
        Matcher heading = WITHIN_LINE.matcher(text).useTransparentBounds(true);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean colon = c == ':' || c == '：';
            if (colon || c == '\n') {
                int last = ItemMark.lastWord(text, from, i);
                boolean found = last >= from
                        && "aAn准准件件準".indexOf(text.charAt(last)) >= 0
                        && heading.region(Math.max(from, last - LONGEST_WITHIN_LINE), last + 1)
                                .find();
                int before = found ? ItemMark.lastWord(text, line, heading.start()) : -1;
                if (found
                        && (before < line || isMark(ends(text, line, before + 1).strip()))) {
                    begun = true;
                } else if (found
                        && (text.charAt(last) != 'n' || colon && STOPS.indexOf(text.charAt(before)) >= 0)
                        && (colon && begun
                                || STOPS.indexOf(text.charAt(before)) >= 0
                                || isBehindItem(ends(text, line, before + 1), colon)
                                || isCapitals(heading.group()) && !isCapitals(ends(text, line, before + 1)))) {
                    out.append(text, done, heading.start()).append('\n');
                    done = heading.start();
                }
                from = i + 1;
                begun &= colon;
                line = colon ? line : from;
            }
        }
        return done == 0 ? text : out.append(text, done, text.length()).toString();
    }

    /** A piece of a text; of a long one, which headings may follow in any number, its beginning and its end. */
    private static String ends(String text, int from, int to) {
        return to - from <= 2 * LONGEST
                ? text.substring(from, to)
                : text.substring(from, from + LONGEST) + " " + text.substring(to - LONGEST, to);
    }

    private static boolean isMark(String words) {
        ItemMark mark = ItemMark.at(words, 0);
        return !mark.isNone() && mark.end() == words.length()
                || OPENING.matcher(words + " ").matches();
    }

    /** Whether words before a heading on its line are an item that is over, and not part of the heading. */
    private static boolean isBehindItem(String before, boolean colon) {
        String words = before.strip();
        ItemMark mark = ItemMark.at(words, 0);
        String[] item = words.substring(mark.end()).split(" ");
        boolean titled = "-–".indexOf(words.charAt(words.length() - 1)) >= 0
                || item.length <= MOST_WORDS_BEFORE
                        && Arrays.stream(item)
                                .noneMatch(word -> !word.isEmpty() && Character.isLowerCase(word.charAt(0)));
        return words.chars().anyMatch(Character::isLetter)
                && mayFollow(words)
                && (mark.isNone() ? item.length > MOST_WORDS_BEFORE && !titled : !colon || !titled);
    }
}
