package org.trialgraph.format.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialgraph.format.page.Page.Line;

/** Splits the lines of a page where an extraction has run labels into the words before or behind them. */
final class LabelSplitter {
    private static final int LONGEST_SPLIT = 20_000;
    private static final int LONGEST_PART_NUMBER = 20;
    /** With a bullet or number, or with a value of the design. */
    private static final int LONGEST_LABEL = 600;
    /** How many labels may stand one behind the other, each the value of the one before. */
    private static final int MOST_LABELS = 20;

    private static final Pattern BULLET =
            Pattern.compile("^\\s*(?:[-*\u2022\u00B7\u2013]|#{1,6})\\s+|^\\s*\\*\\*|\\*\\*\\s*$");
    private static final Pattern NUMBERED =
            Pattern.compile("^\\s*\\d{1,2}\\.\\s+|(?<![:\\s])\\s+(?:\\d{1,3}|\\[\\d{1,3}])\\s*$");
    /** A value that begins with a label of several words of its own. */
    private static final Pattern LABELLED = Pattern.compile("\\p{Lu}[\\p{L}/-]*(?: [\\p{L}/()-]+){1,6}\\s*[:\uFF1A]");

    private static final String BULLETS = "-*\u2022\u00B7\u2013";
    private static final String CLOSING = ")].?!\"\u201D";
    private static final Set<String> DESIGN = Set.of("allocation", "masking", "blinding", "assignment");

    /** A label of one word is as long at least where nothing but the capital within a word tells that it opens. */
    private static final int LONG_WORD = 7;

    private final Map<String, Field> byKey;
    private final String separator;
    /** The keys that begin with a character, the longest first. */
    private final Map<Character, List<String>> keysByFirst;
    /** The first word or words of each key of several. */
    private final Set<String> beginnings = new HashSet<>();

    /**
     * A line taken apart.
     *
     * @param label the label at its start, as it is printed
     * @param field that it is of
     * @param between what stands between label and value
     * @param value what stands behind the label
     */
    private record Labelled(String label, Field field, String between, String value) {}

    /**
     * @param byKey fields by their labels as {@link Layout#key} compares them; kept, not copied
     * @param separator what stands behind a label that opens within a line; empty where none does
     */
    LabelSplitter(Map<String, Field> byKey, String separator) {
        this.byKey = byKey;
        this.separator = separator;
        this.keysByFirst = byKey.keySet().stream()
                .filter(key -> !key.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.groupingBy(key -> key.charAt(0)));
        for (String key : byKey.keySet()) {
            for (int end = key.indexOf(' '); end > 0; end = key.indexOf(' ', end + 1)) {
                beginnings.add(key.substring(0, end));
            }
        }
    }

    /** On how many lines, from one on, a label is wrapped that has its value behind its last words; 1 for any other line. */
    int wrapped(List<Line> lines, int at) {
        String words = lines.get(at).words();
        int pieces = 1;
        for (int n = 1; pieces < Layout.MOST_LINES && at + n < lines.size(); n++) {
            Line next = lines.get(at + n);
            String key = Layout.key(words);
            boolean same = next.cell() == lines.get(at).cell() && !next.underHead();
            if (!same || !beginnings.contains(key) || byKey.containsKey(key)) {
                return 1;
            }
            if (next.blank()) {
                continue;
            }
            Labelled whole = labelled(words + " " + next.raw().strip());
            if (whole != null && whole.label().length() > words.length() && separate(whole)) {
                return n + 1;
            }
            words += " " + next.words();
            pieces++;
        }
        return 1;
    }

    /** The pieces of a line: a line is split where an extraction has run a label into the words before or behind it. */
    List<String> split(Line line) {
        String raw = line.raw();
        if (line.blank() || raw.length() > LONGEST_SPLIT) {
            return List.of(raw);
        }
        if (line.words().length() == 1 && BULLETS.contains(line.words())) {
            return List.of("");
        }
        List<String> pieces = new ArrayList<>();
        int from = 0;
        int label = beforeSeparator(raw, 0, 0);
        for (int i = 1; i < raw.length(); i++) {
            int end = i > label ? beforeSeparator(raw, from, i) : -1;
            if (end > 0 || runsTogether(raw, i)) {
                String piece = raw.substring(from, i);
                pieces.addAll(end > 0 && isPartNumber(piece) ? List.of() : apart(piece));
                from = i;
                label = Math.max(label, end);
            }
        }
        pieces.addAll(apart(raw.substring(from)));
        return pieces;
    }

    /** The key of the label that words are, whatever bullet or number they have; empty for other words. */
    String label(String words) {
        List<String> pieces = apart(words);
        String key = Layout.key(pieces.get(0));
        return pieces.size() == 1 && byKey.containsKey(key) ? key : "";
    }

    /** Behind a letter, digit or closing sign without a space only a label starts with a capital and a small letter. */
    private boolean runsTogether(String raw, int at) {
        char before = raw.charAt(at - 1);
        return at + 1 < raw.length()
                && Character.isUpperCase(raw.charAt(at))
                && Character.isLowerCase(raw.charAt(at + 1))
                && (Character.isLetterOrDigit(before) || CLOSING.indexOf(before) >= 0)
                && labelEnd(raw, at, end -> followedByValue(raw, at, end)) > at;
    }

    /**
     * The end of a label at the beginning of a word that the separator follows, {@code City : Trang Country : Thailand}, or -1.
     * Behind another separator, wide spaces, or the number of a part, the separator's spaces may be missing.
     */
    private int beforeSeparator(String raw, int from, int at) {
        boolean word =
                !Character.isWhitespace(raw.charAt(at)) && (at == 0 || Character.isWhitespace(raw.charAt(at - 1)));
        if (separator.isEmpty() || !word) {
            return -1;
        }
        String before = raw.substring(Math.max(from, at - LONGEST_PART_NUMBER), at);
        boolean apart = at - from < LONGEST_PART_NUMBER && isPartNumber(before)
                || before.stripTrailing().endsWith(separator.strip())
                || before.length() - before.stripTrailing().length() > 1;
        return labelEnd(
                raw, at, end -> raw.startsWith(separator, end) || apart && raw.startsWith(separator.strip(), end));
    }

    /** Whether words are the number of a part of a page before its first label, or nothing. */
    private static boolean isPartNumber(String words) {
        return words.strip().matches("(?:\\d{1,2}\\.)?");
    }

    private static boolean followedByValue(String raw, int start, int end) {
        boolean several = severalWords(raw.substring(start, end));
        if (end == raw.length()) {
            return several || end - start >= LONG_WORD;
        }
        char next = raw.charAt(end);
        return next == ':'
                || several
                        && (Character.isUpperCase(next)
                                || Character.isDigit(next)
                                || raw.substring(end).isBlank());
    }

    /** Where the longest label that stands at a place and ends well ends; -1 where none does. */
    private int labelEnd(String words, int at, IntPredicate endsWell) {
        for (String key : keysByFirst.getOrDefault(Character.toLowerCase(words.charAt(at)), List.of())) {
            int end = at + key.length();
            if (words.regionMatches(true, at, key, 0, key.length()) && !withinWord(words, end) && endsWell.test(end)) {
                return end;
            }
        }
        return -1;
    }

    /** Whether a label of that length ends in the first letter of a value: {@code measures} is none in {@code measureSteps}. */
    private static boolean withinWord(String words, int end) {
        return end < words.length()
                && Character.isUpperCase(words.charAt(end - 1))
                && Character.isLowerCase(words.charAt(end));
    }

    /** A label and its value as two lines; one line where there is no label at the beginning. */
    private List<String> apart(String piece) {
        return apart(piece, MOST_LABELS);
    }

    /** @param most how many labels are looked for */
    private List<String> apart(String piece, int most) {
        Optional<List<String>> label = piece.length() > LONGEST_LABEL ? Optional.empty() : labelAlone(piece);
        if (label.isPresent()) {
            return label.get();
        }
        Labelled labelled = labelled(piece);
        if (labelled == null || !separate(labelled)) {
            return List.of(piece);
        }
        List<String> pieces = new ArrayList<>(List.of(labelled.label()));
        String value = labelled.value();
        boolean again = LABELLED.matcher(value).lookingAt()
                || !label(value).isEmpty()
                || labelled.field().is(Field.Option.SHAPED) && value.startsWith(labelled.label() + " ");
        pieces.addAll(again && most > 1 ? apart(value, most - 1) : List.of(value));
        return pieces;
    }

    /** A piece that is a label with a bullet or number, or an item of the design with its value. */
    private Optional<List<String>> labelAlone(String piece) {
        String bare = BULLET.matcher(piece).replaceAll("");
        if (byKey.containsKey(Layout.key(bare))) {
            return Optional.of(List.of(bare.strip()));
        }
        String unnumbered = NUMBERED.matcher(bare).replaceAll("").strip();
        Field numbered = byKey.get(Layout.key(unnumbered));
        if (numbered != null && numbered.repeats() && !unnumbered.endsWith(":")) {
            return Optional.of(List.of(unnumbered));
        }
        Labelled item = labelled(bare);
        if (bare.length() < piece.length() && item != null && ofDesign(item)) {
            return Optional.of(List.of(item.label(), item.value()));
        }
        return Optional.empty();
    }

    /** The label and the value of a line that has both; null for any other line. */
    private @Nullable Labelled labelled(String piece) {
        String plain = Layout.plain(piece);
        int start = skipSpaces(plain, 0);
        int english = Layout.english(plain, start);
        IntPredicate beforeValue = e -> valueStart(plain, e) < plain.length();
        int end = start == plain.length() ? -1 : labelEnd(plain, english, beforeValue);
        end = end < 0 && english > start ? labelEnd(plain, start, beforeValue) : end;
        if (end < 0) {
            return null;
        }
        String label = plain.substring(start, end);
        int value = valueStart(plain, end);
        return new Labelled(
                label,
                byKey.get(Layout.key(label)),
                plain.substring(end, value),
                piece.substring(value).strip());
    }

    private static int valueStart(String plain, int labelEnd) {
        int colon = skipSpaces(plain, labelEnd);
        return colon < plain.length() && plain.charAt(colon) == ':' ? skipSpaces(plain, colon + 1) : colon;
    }

    private static int skipSpaces(String words, int from) {
        int at = from;
        while (at < words.length() && Character.isWhitespace(words.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether an item of a list is a label of the design with its value; items such as "Age: 18 to 65" are criteria. */
    private static boolean ofDesign(Labelled item) {
        String label = item.label().toLowerCase(Locale.ROOT);
        return (label.contains(" ") || DESIGN.contains(label))
                && item.field().matcher().test(item.value());
    }

    /** Whether a label has several words, apart or with hyphens, so that it is sure to be one. */
    private static boolean severalWords(String label) {
        return label.indexOf(' ') > 0 || label.indexOf('-') > 0;
    }

    private static boolean separate(Labelled labelled) {
        String between = labelled.between();
        String value = Layout.plain(labelled.value());
        if (between.contains(":")
                || between.contains("\t")
                || between.length() > 1
                || labelled.field().matcher().test(value)) {
            return true;
        }
        boolean several = severalWords(labelled.label());
        char first = value.charAt(0);
        boolean item = BULLETS.indexOf(first) >= 0
                && value.length() > 1
                && Character.isWhitespace(value.charAt(1))
                && first != '\u2013';
        return between.isEmpty()
                && !Character.isUpperCase(
                        labelled.label().charAt(labelled.label().length() - 1))
                && (Character.isUpperCase(first)
                        || PageValues.nothing(value) && (several || !Character.isLetter(first))
                        || several && (Character.isDigit(first) || item));
    }
}
