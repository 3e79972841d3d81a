package org.trialgraph.format.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cuts lines where an extraction has run a label into the words before or behind it, as in {@code Phase 4Study
 * TypeInterventional}, takes the bullets off labels, and leaves all other lines as they are.
 */
final class LabelSplitter implements Function<Line, List<String>> {
    private static final int LONGEST = 20_000;
    private static final Pattern BULLET =
            Pattern.compile("^\\s*(?:[-*\u2022\u00B7\u2013]|#{1,6})\\s+|^\\s*\\*\\*|\\*\\*\\s*$");
    /** A value that begins with a label of several words of its own. */
    private static final Pattern LABELLED = Pattern.compile("\\p{Lu}[\\p{L}/-]*(?: [\\p{L}/()-]+){1,6}\\s*[:\uFF1A]");

    private static final Pattern ITEM = Pattern.compile("[-*\u2022\u00B7]\\s");
    private static final Pattern ONLY_BULLET = Pattern.compile("\\s*[-*\u2022\u00B7\u2013]\\s*");

    private static final Pattern NUMBERED = Pattern.compile("^\\s*\\d{1,2}\\.\\s+|\\s+\\d{1,3}\\s*$");
    private static final Set<String> DESIGN = Set.of("allocation", "masking", "blinding", "assignment");

    private final Map<String, Field> byLabel;
    private final Pattern before;
    private final Pattern behind;

    LabelSplitter(Map<String, Field> byLabel) {
        this.byLabel = byLabel;
        String all = alternatives(byLabel, 1);
        // Behind a letter, digit or closing sign without a space only a label starts with a capital and a small letter.
        before = Pattern.compile("(?<=[\\p{L}\\d)\\].?!\"\u201D])(?=\\p{Lu}\\p{Ll})(?=(?i:" + alternatives(byLabel, 2)
                + ")(?::|\\p{Lu}|\\d|\\s*$)|(?i:" + all + "):)");
        behind = Pattern.compile("^\\s*((?i:" + all + "))(\\s*:?\\s*)(\\S.*)$", Pattern.DOTALL);
    }

    private static String alternatives(Map<String, Field> byLabel, int words) {
        String all = byLabel.keySet().stream()
                .filter(label -> label.split("\\s+").length >= words)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return all.isEmpty() ? "(?!)" : all;
    }

    @Override
    public List<String> apply(Line line) {
        if (line.blank() || line.raw().length() > LONGEST) {
            return List.of(line.raw());
        }
        if (ONLY_BULLET.matcher(line.raw()).matches()) {
            return List.of("");
        }
        List<String> pieces = new ArrayList<>();
        for (String piece : before.split(line.raw())) {
            pieces.addAll(apart(piece));
        }
        return pieces;
    }

    /** A label and its value as two lines; one line where there is no label at the beginning. */
    private List<String> apart(String piece) {
        String bare = BULLET.matcher(piece).replaceAll("");
        if (byLabel.containsKey(Layout.key(bare))) {
            return List.of(bare.strip());
        }
        String unnumbered = NUMBERED.matcher(bare).replaceAll("").strip();
        Field counted = byLabel.get(Layout.key(unnumbered));
        if (counted != null && counted.repeated()) {
            return List.of(unnumbered);
        }
        Matcher item = behind.matcher(Labels.plain(bare));
        if (bare.length() < piece.length() && item.matches() && ofDesign(item)) {
            return List.of(item.group(1), bare.substring(item.start(3)).strip());
        }
        Matcher m = behind.matcher(Labels.plain(piece));
        if (!m.matches() || !separate(byLabel.get(Layout.key(m.group(1))), m)) {
            return List.of(piece);
        }
        List<String> pieces = new ArrayList<>(List.of(m.group(1)));
        String value = piece.substring(m.start(3)).strip();
        pieces.addAll(LABELLED.matcher(value).lookingAt() ? apart(value) : List.of(value));
        return pieces;
    }

    /** Whether an item of a list is a label of the design with its value; items such as "Age: 18 to 65" are criteria. */
    private boolean ofDesign(Matcher item) {
        String label = item.group(1).toLowerCase(Locale.ROOT);
        return (label.contains(" ") || DESIGN.contains(label))
                && byLabel.get(Layout.key(label)).fits().test(item.group(3).strip());
    }

    private static boolean separate(Field field, Matcher m) {
        String between = m.group(2);
        String value = m.group(3);
        if (between.contains(":") || between.contains("\t") || between.length() > 1) {
            return true;
        }
        if (field.fits().test(value.strip())) {
            return true;
        }
        boolean several = m.group(1).contains(" ");
        char first = value.charAt(0);
        return between.isEmpty()
                && closes(m.group(1))
                && (Character.isUpperCase(first)
                        || PageValues.nothing(value) && (several || !Character.isLetter(first))
                        || several
                                && (Character.isDigit(first)
                                        || ITEM.matcher(value).lookingAt()));
    }

    /** Whether a capital behind the label cannot belong to the same word. */
    private static boolean closes(String label) {
        return !Character.isUpperCase(label.charAt(label.length() - 1));
    }
}
