package org.trialgraph.criteria;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    private static final int MOST_WORDS_WITHOUT_COLON = 10;
    private static final int MOST_WORDS_BEFORE = 3;
    private static final int MOST_WORDS_OF_GROUP = 5;
    private static final int MOST_WORDS_OF_SENTENCE = 20;
    private static final String STOPS = ".;。；)）";

    /** Marks of Markdown, and the number of a chapter, before a heading. */
    private static final Pattern OPENING = pattern("[*_#=\\[ ]{0,6}(?:\\d{1,2}(?:\\.\\d{1,2}){1,3}[.)]? )?[*_]{0,3}");

    /** What closes a heading, with what says no more than that a list follows. */
    private static final Pattern CLOSING = pattern(
            "[*_#=\\] ]{0,6}(?:\\b(?:are|is|were|include|includes|included|including)\\b ?)?"
                    + "(?:\\b(?:as follows|(?:(?:any|all|each) of )?the following)\\b)?[*_#=\\] ]{0,6}[:：.;\\-–—]{0,3}[*_#= ]{0,6}$");

    /** A colon or dash behind which the list may begin on the line of its heading. */
    private static final Pattern COLON = pattern("[*_# ]{0,6}[:：][*_# ]{0,6}| ?[-–] (?=[(\\d])");

    /** What stands behind the name of a list where more of the heading follows, as in {@code Exclusion criteria for controls}. */
    private static final Pattern MORE = pattern("[,(/:–-]|(?:for|to|in|at|both|only|related|specific|comments?"
            + "|(?:cohort|group|part|phase|arm|stage|step|cycle|study|sub-?study)s?)\\b");

    /** A group of people behind a heading. */
    private static final Pattern GROUP = pattern(
            ".*[:：]|(?:(?:cohort|group|part|phase|arm|stage)s? ?[\\p{L}\\d]{1,3}"
                    + "|(?:healthy |normal )?(?:patient|donor|recipient|control|volunteer|proband|caregiver|parent|child|case)s?)");

    private static final Pattern JOINING = pattern("(?:[\\s,(/:：–—.*_#-]|(?:for|of|in|to|the)\\b)*");
    private static final Pattern SAYS_NOTHING =
            pattern("(?:the )?(?:key|main|major|principal|primary|basic|core|important)?");
    private static final Pattern SINGLE_WORD = pattern("\\p{L}*\\P{L}*");
    private static final Pattern EXCEPTION = pattern("\\b(?:unless|except|only|otherwise)\\b");
    private static final Pattern WITHIN_LINE = Pattern.compile("(?<![A-Za-z-])"
            + "(?:(?:(?:Key|Main) )?(?:(?:Non-?[Ii]n|In|Ex)clusion [Cc]riteria|(?:IN|EX)CLUSION CRITERIA)"
            + "|(?:纳入|入选|入组|排除)(?:标准|条件)|纳入條件|排除标準) ?[:：]?$");

    /** What sentences about criteria have, and headings have not. */
    private static final Set<String> SENTENCE_WORDS =
            Set.copyOf(ResourceLines.beside(EligibilityHeading.class, "words-before-criteria.txt"));

    /** What stands right before the name of a list where it is part of a sentence. */
    private static final Set<String> JOINING_WORDS = Set.of(
            "a the this these their its all any both no of and or to for in with under per as than that which following"
                    .split(" "));

    private static final List<Name> NAMES =
            ResourceLines.beside(EligibilityHeading.class, "eligibility-headings.tsv").stream()
                    .map(row -> row.split("\t"))
                    .map(Name::new)
                    .toList();

    /**
     * Reads a line without its mark, if it is or begins with a heading.
     *
     * @param marked whether a mark stands before it
     * @param followed whether an item with a mark comes next
     */
    static Optional<EligibilityHeading> read(String line, boolean marked, boolean followed) {
        String lower = line.toLowerCase(Locale.ROOT);
        return NAMES.stream()
                .filter(name -> lower.contains(name.letters()))
                .flatMap(name -> name.in(line, marked, followed).stream())
                .findFirst();
    }

    /** Whether the words before a line may be followed by a heading: they are no beginning of a sentence about criteria. */
    static boolean mayFollow(CharSequence words) {
        String last = StringUtils.substringAfterLast(" " + words, " ").toLowerCase(Locale.ROOT);
        return !SENTENCE_WORDS.contains(last) && !JOINING_WORDS.contains(last);
    }

    /**
     * A row of the table of names.
     *
     * @param sort {@code word} for a single word, which names much else too, or {@code sentence}
     * @param letters what every such name has, in lower case
     */
    private record Name(Polarity polarity, String sort, String letters, Pattern name) {
        Name(String[] cells) {
            this(
                    Polarity.valueOf(StringUtils.substringBefore(cells[0], "-").toUpperCase(Locale.ROOT)),
                    StringUtils.substringAfter(cells[0], "-"),
                    cells[1],
                    pattern("(?<![A-Za-z-])(?:" + cells[2] + ")(?![A-Za-z])"));
        }

        private Optional<EligibilityHeading> in(String line, boolean marked, boolean followed) {
            Matcher found = name.matcher(line).region(0, Math.min(LONGEST, line.length()));
            if (!found.find()) {
                return Optional.empty();
            }
            if (sort.equals("sentence")) {
                boolean announces = !marked
                        && count(line) <= MOST_WORDS_OF_SENTENCE
                        && ":：".indexOf(line.charAt(line.length() - 1)) >= 0;
                return announces && !EXCEPTION.matcher(line).find()
                        ? Optional.of(new EligibilityHeading(
                                polarity, SINGLE_WORD.matcher(line).matches() ? "" : closed(line), line.length(), true))
                        : Optional.empty();
            }
            Matcher opening = OPENING.matcher(line);
            int begin = opening.lookingAt() ? Math.min(opening.end(), found.start()) : 0;
            return heading(line, line.substring(begin, found.start()).strip(), found.end(), marked, followed);
        }

        private Optional<EligibilityHeading> heading(
                String line, String before, int end, boolean marked, boolean followed) {
            boolean word = !sort.isEmpty();
            boolean first =
                    word ? before.isEmpty() : SAYS_NOTHING.matcher(before).matches();
            boolean few = isNoun(before) && count(before) <= MOST_WORDS_BEFORE && mayFollow(before);
            boolean small = Character.isLowerCase(line.charAt(0));
            boolean capitals = isCapitals(line);
            String behind = StringUtils.stripStart(line.substring(end), " .;");
            if (first && CLOSING.matcher(behind).lookingAt()) {
                // A small letter and a stop end a sentence whose beginning stands on another line.
                return small && line.endsWith(".") ? Optional.empty() : Optional.of(of("", line.length()));
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
            if (first && !word && !small && !capitals && !more && !Character.isLowerCase(behind.charAt(0))) {
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
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split(" ")).noneMatch(SENTENCE_WORDS::contains);
    }

    private static boolean isCapitals(String words) {
        return words.equals(words.toUpperCase(Locale.ROOT));
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
        return CLOSING.matcher(heading).replaceFirst("");
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
                        && "aA准准件件準".indexOf(text.charAt(last)) >= 0
                        && heading.region(Math.max(from, last - LONGEST_WITHIN_LINE), last + 1)
                                .find();
                int before = found ? ItemMark.lastWord(text, line, heading.start()) : -1;
                if (found && before < line) {
                    begun = true;
                } else if (found
                        && (colon && begun
                                || STOPS.indexOf(text.charAt(before)) >= 0
                                || isBehindItem(text.substring(line, before + 1), colon)
                                || isCapitals(heading.group()) && !isCapitals(text.substring(line, before + 1)))) {
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
