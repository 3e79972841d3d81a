package org.trialgraph.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Finds telephone and fax numbers in folded text. Trials are full of other long numbers, so one must show what it is: by a plus
 * sign or two zeros and a country code, by a word such as {@code tel} before it, or by a grouping that nothing else has, such as
 * {@code (555) 555-0100} or an area code that begins with a zero. Amounts and spans of years are none.
 *
 * <p>Takes the runs of digits of a text in order and looks at no more than {@link #MOST_GROUPS} of them at once.
 */
final class TelephoneNumbers {
    private static final int MOST_GROUPS = 8;
    private static final int LONGEST_GROUP = 15;
    private static final int MOST_DIGITS = 17;
    /** How many signs may stand between two groups. */
    static final int MOST_BETWEEN = 3;

    static final int FEWEST_DIGITS = 6;
    private static final Set<String> WORDS = Set.copyOf(ResourceLines.beside(Privacy.class, "telephone-words.txt"));
    private static final int LONGEST_WORD =
            WORDS.stream().mapToInt(String::length).max().orElse(0);
    /** Words that are followed by amounts too, as in {@code call 10 000 000 people}. */
    private static final Set<String> OTHER_USES = Set.of("call", "mobile", "cell", "phone", "text", "sms", "ring");
    /** A short one that means something else without a sign behind it: {@code pH 7.35-7.45}. */
    private static final String MARKED_ONLY = "ph";
    /** What may stand between such a word and the number. */
    private static final Set<String> BETWEEN = Set.of(
            "no", "nr", "num", "number", "numbers", "is", "at", "on", "us", "work", "home", "office", "号码", "番号", "번호");

    private static final List<String> EXTENSIONS =
            List.of("extension", "ext", "x", "转", "分机", "内線", "내선", "доб", "durchwahl", "poste", "#");

    private static final Set<String> HYPHENED =
            Set.of("2-4-4", "3-3-4", "3-4-4", "4-2-4", "4-3-3", "(2)-4-4", "(3)-3-4", "(3)-4-4");

    private final String text;
    private final BiConsumer<Integer, Integer> found;

    private TelephoneNumbers(String text, BiConsumer<Integer, Integer> found) {
        this.text = text;
        this.found = found;
    }

    /** Hands over the beginning and end of each number. */
    static void find(String text, BiConsumer<Integer, Integer> found) {
        new TelephoneNumbers(text, found).find();
    }

    /** A run of digits and those behind it from which it is parted by nothing but signs that stand within numbers. */
    private record Group(int start, int end, boolean joined) {
        int length() {
            return end - start;
        }
    }

    private void find() {
        List<Group> groups = groups();
        int done = -1;
        for (int i = 0; i < groups.size(); i++) {
            int last = i;
            int digits = groups.get(i).length();
            while (last + 1 < groups.size()
                    && last - i < MOST_GROUPS
                    && groups.get(last + 1).joined()) {
                digits += groups.get(++last).length();
            }
            int count = digits < FEWEST_DIGITS ? 0 : length(groups.subList(i, last + 1), done);
            if (count > 0) {
                done = extension(groups.get(i + count - 1).end());
                found.accept(start(groups.get(i).start()), done);
                i += count - 1;
                while (i + 1 < groups.size() && groups.get(i + 1).start() < done) {
                    i++;
                }
            }
        }
    }

    private List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        int end = -1;
        for (int i = 0; i < text.length(); i++) {
            if (digit(i)) {
                int start = i;
                while (digit(i)) {
                    i++;
                }
                boolean joined = end >= 0 && start - end <= MOST_BETWEEN;
                for (int between = end; joined && between < start; between++) {
                    joined = " ./()-\u00B7\u2022\u200B".indexOf(text.charAt(between)) >= 0;
                }
                groups.add(new Group(start, i, joined));
                end = i;
            }
        }
        return groups;
    }

    /** How many of the groups are a telephone number from the first on; 0 where none is. */
    private int length(List<Group> groups, int done) {
        int start = start(groups.get(0).start());
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        boolean plus = text.charAt(start) == '+' || text.startsWith("(+", start);
        boolean apart = !Character.isLetterOrDigit(before) || before > '\u2E80';
        if (plus) {
            boolean sign = apart && ")]^+_".indexOf(before) < 0;
            return sign ? most(groups, 8, 15, international(groups)) : 0;
        }
        int word = wordBefore(start);
        boolean another =
                done >= 0 && start - done <= 5 && text.substring(done, start).matches("[,;/、 ]+|,? (?:or|and) ");
        if (word > 0 || another) {
            boolean amount = word != 1 && amount(groups);
            return most(groups, another ? 7 : FEWEST_DIGITS, 15, !amount && !(word != 1 && years(groups)));
        }
        return apart && ".,/+-*_:#".indexOf(before) < 0 ? grouped(groups, start) : 0;
    }

    /** As many groups as hold no more digits than allowed; 0 where they hold too few, or it is no number. */
    private static int most(List<Group> groups, int fewest, int most, boolean number) {
        int digits = 0;
        int count = 0;
        while (count < groups.size()
                && groups.get(count).length() <= LONGEST_GROUP
                && digits + groups.get(count).length() <= most) {
            digits += groups.get(count++).length();
        }
        return number && digits >= fewest ? count : 0;
    }

    /** Whether digits behind a plus sign are no amount: 1 000 000 is one, 420 555 010 012 is none. */
    private boolean international(List<Group> groups) {
        boolean thousands = groups.stream().skip(1).allMatch(this::thousand);
        return !years(groups) && !(amount(groups) && (groups.size() < 4 || thousands));
    }

    /** Whether groups are an amount in threes. */
    private static boolean amount(List<Group> groups) {
        return groups.size() > 1
                && groups.get(0).length() <= 3
                && groups.stream().skip(1).allMatch(group -> group.length() == 3);
    }

    /** Whether two groups are years. */
    private boolean years(List<Group> groups) {
        return groups.size() == 2 && groups.stream().allMatch(this::year);
    }

    private boolean year(Group group) {
        return group.length() == 4 && (text.startsWith("19", group.start()) || text.startsWith("20", group.start()));
    }

    /** How many groups have a grouping of telephone numbers and of nothing else; 0 where they have none. */
    private int grouped(List<Group> groups, int start) {
        StringBuilder shape = new StringBuilder(text.charAt(start) == '(' ? "(" : "");
        int digits = 0;
        int best = 0;
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            if (i > 0) {
                shape.append(text, groups.get(i - 1).end(), group.start());
            }
            if (group.length() > 9 || i > 0 && year(group)) {
                break;
            }
            shape.append(group.length());
            digits += group.length();
            boolean ended = group.end() == text.length()
                    || "-/_".indexOf(text.charAt(group.end())) < 0
                            && !Character.isLetterOrDigit(text.charAt(group.end()));
            if (ended && isGrouping(shape.toString(), digits, groups.subList(0, i + 1))) {
                best = i + 1;
            }
        }
        return best;
    }

    private boolean isGrouping(String shape, int digits, List<Group> groups) {
        char first = text.charAt(groups.get(0).start());
        char second = groups.get(0).length() > 1 ? text.charAt(groups.get(0).start() + 1) : ' ';
        boolean bracketed = shape.startsWith("(");
        if (text.startsWith("011", groups.get(0).start()) && groups.get(0).length() == 3 && digits > 12) {
            return digits <= MOST_DIGITS && groups.stream().noneMatch(this::thousand);
        }
        if (first == '0' && second == '0') {
            return groups.size() > 1
                    && groups.stream().noneMatch(this::thousand)
                    && digits >= 10
                    && digits <= MOST_DIGITS
                    && text.charAt(groups.get(0).start() + 2) != '0';
        }
        if (first == '0') {
            return trunkZero(shape, digits, groups);
        }
        if (first == '1' && !bracketed) {
            return Set.of("1-3-3-4", "1 (3) 3-4", "1(3)3-4", "1 (3) 3 4", "1-(3)-3-4", "1.3.3.4")
                            .contains(shape)
                    || second > '2' && Set.of("3-4-4", "3 4 4").contains(shape);
        }
        return first > '1'
                && Set.of(
                                "(3) 3-4", "(3)3-4", "(3) 3 4", "(3) 3.4", "(3)-3-4", "3-3-4", "3.3.4", "3/3-4",
                                "(2) 4-4", "(2) 5-4", "(2)4-4", "(2)5-4")
                        .contains(shape)
                && (bracketed || text.charAt(groups.get(1).start()) > '1');
    }

    /** An area code that begins with one zero, and a number of two to four groups; or five pairs. */
    private boolean trunkZero(String shape, int digits, List<Group> groups) {
        if (shape.replaceAll("[ .-]", "").equals("22222")) {
            return shape.charAt(1) == shape.charAt(7);
        }
        int area = groups.get(0).length();
        boolean rightLength = area >= 2 && area <= 5 && digits >= 9 && digits <= 12;
        if (!rightLength || groups.stream().skip(1).anyMatch(this::thousand)) {
            return false;
        }
        int last = groups.get(groups.size() - 1).length();
        String separators = shape.replaceAll("[(\\d]", "");
        if (separators.startsWith("-")) {
            return groups.size() == 2 && area > 2 && last > 5 || HYPHENED.contains(shape);
        }
        boolean fours = groups.stream().allMatch(group -> group.length() == 4);
        boolean bracketed = shape.startsWith("(") && separators.matches("\\)[ /-]*");
        return !fours
                && (groups.size() == 2 ? last > 4 : last > 1)
                && (bracketed || separators.matches("(?:\\) ?| ?/ ?| - | )[ ]{0,3}-?"));
    }

    private boolean thousand(Group group) {
        return text.substring(group.start(), group.end()).equals("000");
    }

    /** The beginning of a number before its first digit: a plus sign, brackets around the country or area code. */
    private int start(int digit) {
        int i = digit;
        if (i > 0 && text.charAt(i - 1) == ' ' && i > 1 && text.charAt(i - 2) == '+') {
            i--;
        }
        if (i > 0 && text.charAt(i - 1) == '+') {
            i--;
        }
        int close = digit;
        while (digit(close) && close - digit < 6) {
            close++;
        }
        boolean bracketed = i > 0 && text.charAt(i - 1) == '(' && text.startsWith(")", close);
        return bracketed ? i - 1 : i;
    }

    /** Whether a word for telephones stands before a place: 1 where it does, 2 where it may mean something else, 0 where none does. */
    private int wordBefore(int start) {
        int i = start;
        for (int words = 0; words < 4; words++) {
            boolean marked = false;
            int end = i;
            while (end > 0 && start - end < 24 && " .:：#()/-\n".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
                marked |= ":：.".indexOf(text.charAt(end)) >= 0;
            }
            int begin = end;
            while (begin > 0 && end - begin < LONGEST_WORD && Words.letter(text.charAt(begin - 1))) {
                begin--;
            }
            String word = text.substring(begin, end).toLowerCase(Locale.ROOT);
            String telephone = telephoneWord(word);
            boolean apart =
                    begin == 0 || text.charAt(begin - 1) != '.' && !(text.charAt(begin - 1) == '/' && digit(begin - 2));
            if (!telephone.isEmpty() && apart && (marked || !telephone.equals(MARKED_ONLY))) {
                return OTHER_USES.contains(telephone) && !marked && words == 0 ? 2 : 1;
            }
            if (!BETWEEN.contains(word)) {
                return 0;
            }
            i = begin;
        }
        return 0;
    }

    /** The word, or where it is of a script without spaces, its end that is one. */
    private static String telephoneWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            String end = word.substring(i);
            if (WORDS.contains(end)) {
                return end;
            }
            if (word.charAt(i) < '\u2E80') {
                return "";
            }
        }
        return "";
    }

    /** Where a number ends that has an extension behind it, or has none. */
    private int extension(int end) {
        int i = end;
        while (i < text.length() && i - end < 2 && " ,;(".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        int word = i;
        for (String extension : EXTENSIONS) {
            if (text.regionMatches(true, word, extension, 0, extension.length())) {
                i = word + extension.length();
                while (i < text.length() && i - word < extension.length() + 2 && " .:".indexOf(text.charAt(i)) >= 0) {
                    i++;
                }
                int digits = i;
                while (digit(i)) {
                    i++;
                }
                return i > digits && i - digits <= 6 ? i : end;
            }
        }
        return end;
    }

    private boolean digit(int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
}
