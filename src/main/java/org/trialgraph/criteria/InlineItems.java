package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.lang3.CharUtils;
import org.trialgraph.criteria.ItemReader.Item;
import org.trialgraph.text.ResourceLines;

/**
 * Takes apart items that stand on one line: {@code 1. … 2. … 3. …}, {@code …: a. … b. …}. What looks like a mark is one only
 * in an unbroken sequence, so that {@code ≤ 1.5×ULN}, {@code grade 3.} or {@code 1.0E+6} begin nothing.
 */
final class InlineItems {
    private static final int DEEPEST = 4;
    private static final String STOPS = ".;:。；：!?";
    private static final int LONGEST_BRACKET = 300;
    private static final int LONGEST_WORD = 16;

    /** Words behind which a number belongs to them. */
    private static final Set<String> NUMBERED =
            Set.copyOf(ResourceLines.beside(InlineItems.class, "words-before-numbers.txt"));

    private final Item item;
    private final String text;
    private final List<Candidate> candidates;
    private final List<Item> parts = new ArrayList<>();

    /**
     * Something within a line that looks like the mark of an item.
     *
     * @param mark the mark
     * @param start where it begins
     * @param afterStop whether a sentence or part of a sentence ends before it
     */
    record Candidate(ItemMark mark, int start, boolean afterStop) {
        /** Whether the mark alone, without others behind it, is sure to begin an item. */
        private boolean isCertain(String text) {
            int words = mark.end();
            boolean capital = words < text.length()
                    && (Character.isUpperCase(text.charAt(words)) || ItemMark.isIdeograph(text.charAt(words)));
            return afterStop && capital && !mark.tight();
        }
    }

    private InlineItems(Item item) {
        this.item = item;
        this.text = item.text();
        this.candidates = candidates(text);
    }

    /**
     * Splits an item; words before the first mark within it keep the item's own. An item without words stays as it is.
     *
     * @param next the number of the next item of the same style in the text, 0 where there is none
     */
    static List<Item> split(Item item, int next) {
        if (item.text().isEmpty()) {
            return List.of(item);
        }
        List<Item> bullets = atBullets(item);
        List<Item> parts = new ArrayList<>(bullets.size());
        for (Item bulleted : bullets) {
            InlineItems items = new InlineItems(bulleted);
            items.split(bulleted.mark(), 0, bulleted.text().length(), 0, items.candidates.size(), next, 0);
            parts.addAll(items.parts);
        }
        return parts;
    }

    /** An item taken apart where its own bullet, or the one that is nothing else, stands within it between words, not numbers. */
    private static List<Item> atBullets(Item item) {
        boolean own = item.mark().isBullet() && !item.mark().style().equals("-");
        String sign = own ? item.mark().style() : "•";
        if (!item.text().contains(sign)) {
            return List.of(item);
        }
        String bullet = " " + sign + " ";
        if (!item.text().contains(bullet)) {
            return List.of(item);
        }
        ItemMark mark = own ? item.mark() : ItemMark.at("• ", 0);
        List<Item> parts = new ArrayList<>();
        int from = 0;
        for (int at = item.text().indexOf(bullet); at >= 0; at = item.text().indexOf(bullet, at + 1)) {
            if (!item.text().substring(from, Math.max(from, at)).isBlank()
                    && !Character.isDigit(item.text().charAt(at - 1))) {
                parts.add(item.with(
                        from == 0 ? item.mark() : mark,
                        item.text().substring(from, at).strip()));
                from = at + bullet.length();
            }
        }
        parts.add(item.with(
                from == 0 ? item.mark() : mark, item.text().substring(from).strip()));
        return parts;
    }

    private void split(ItemMark own, int from, int to, int firstCandidate, int lastCandidate, int next, int depth) {
        List<Integer> run = depth < DEEPEST && firstCandidate < lastCandidate
                ? run(own, firstCandidate, lastCandidate, next)
                : List.of();
        if (run.isEmpty()) {
            String words = text.substring(Math.min(from, to), to).strip();
            if (!words.isEmpty()) {
                parts.add(item.with(own, words));
            }
            return;
        }
        ItemMark mark = own;
        int begin = from;
        int first = firstCandidate;
        for (int candidate : run) {
            split(mark, begin, candidates.get(candidate).start(), first, candidate, -1, depth + 1);
            mark = candidates.get(candidate).mark();
            begin = mark.end();
            first = candidate + 1;
        }
        split(mark, begin, to, first, lastCandidate, -1, depth + 1);
    }

    /** The candidates that go on from the item's own number, or else the longest run from a first mark. */
    private List<Integer> run(ItemMark own, int from, int to, int next) {
        if (own.ordinal() > 0 && next >= 0) {
            List<Integer> goingOn = chain(own, from, to);
            boolean fits = next == 0 || next == 1 || next == own.ordinal() + goingOn.size() + 1;
            boolean certain = goingOn.size() > 1
                    || !goingOn.isEmpty() && candidates.get(goingOn.get(0)).isCertain(text);
            if (fits && certain) {
                return goingOn;
            }
        }
        List<String> tried = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Candidate first = candidates.get(i);
            ItemMark mark = first.mark();
            if (mark.ordinal() == 1 && first.afterStop() && !mark.tight() && !tried.contains(mark.style())) {
                tried.add(mark.style());
                List<Integer> run = chain(mark, i + 1, to);
                if (!run.isEmpty()) {
                    run.add(0, i);
                    return run;
                }
            }
        }
        return List.of();
    }

    /** The candidates that continue a sequence, each the first one of its number. */
    private List<Integer> chain(ItemMark start, int from, int to) {
        List<Integer> chain = new ArrayList<>();
        ItemMark before = start;
        for (int i = from; i < to; i++) {
            ItemMark mark = candidates.get(i).mark();
            if (mark.follows(before) && (!mark.tight() || isTightList(before))) {
                chain.add(i);
                before = mark;
            }
        }
        return chain;
    }

    /** Whether a list puts no space after its numbers, so that a digit right behind one may begin the words. */
    private boolean isTightList(ItemMark before) {
        int end = before.end();
        return before.tight()
                || end < text.length()
                        && end > 0
                        && text.charAt(end - 1) != ' '
                        && ItemMark.isIdeograph(text.charAt(end));
    }

    /** All candidates of a text, in order, in time proportional to its length. */
    static List<Candidate> candidates(String text) {
        List<Candidate> candidates = new ArrayList<>();
        int bracket = -1;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inWord && CharUtils.isAsciiAlphanumeric(c)) {
                continue;
            }
            if (mayBegin(c) && isApart(text, i)) {
                boolean inBracket = bracket >= 0 && i - bracket < LONGEST_BRACKET;
                ItemMark mark = ItemMark.at(text, i);
                boolean possible = mark.ordinal() > 0 && (!inBracket || mark.isUnmistakable());
                int before = possible ? ItemMark.lastWord(text, 0, i) : -1;
                boolean afterStop = before < 0 || STOPS.indexOf(text.charAt(before)) >= 0;
                if (possible && isLikely(text, i, before, mark, afterStop)) {
                    candidates.add(new Candidate(mark, i, afterStop));
                    i = mark.isBracketed() ? mark.end() - 1 : i;
                    c = text.charAt(i);
                }
            }
            if (c == '(' || c == '（') {
                bracket = i;
            } else if (c == ')' || c == '）') {
                bracket = -1;
            }
            inWord = CharUtils.isAsciiAlphanumeric(c);
        }
        return candidates;
    }

    private static boolean mayBegin(char c) {
        return CharUtils.isAsciiAlphanumeric(c) || c == '(' || c == '（' || ItemMark.isEnclosed(c);
    }

    /** Whether the character begins something: behind a space, a stop or, in scripts without spaces, any other sign. */
    private static boolean isApart(String text, int i) {
        if (i == 0) {
            return true;
        }
        char before = text.charAt(i - 1);
        char c = text.charAt(i);
        if (CharUtils.isAsciiAlphanumeric(before)) {
            return ItemMark.isEnclosed(c);
        }
        return before == ' '
                || ";。；：，、".indexOf(before) >= 0
                || ItemMark.isIdeograph(before)
                || ItemMark.isEnclosed(c)
                || (before == '.' || before == ':' || before == ')') && !CharUtils.isAsciiAlphanumeric(c);
    }

    private static boolean isLikely(String text, int i, int before, ItemMark mark, boolean afterStop) {
        if (mark.style().endsWith("-")
                || mark.tight() && !afterStop
                || Character.isUpperCase(text.charAt(i)) && mark.style().endsWith(".")) {
            return false;
        }
        return afterStop || mark.isBracketed() || !belongsToWordBefore(text, before) && beginsWords(text, mark.end());
    }

    private static boolean belongsToWordBefore(String text, int end) {
        char last = text.charAt(end);
        if ("<>=≤≥+-~×±/(".indexOf(last) >= 0) {
            return true;
        }
        int start = end;
        while (start >= 0 && end - start < LONGEST_WORD && Character.isLetter(text.charAt(start))) {
            start--;
        }
        return NUMBERED.contains(text.substring(start + 1, end + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether something that may begin a sentence stands at the place: a small letter hardly does. */
    private static boolean beginsWords(String text, int place) {
        return place < text.length() && ",.;)".indexOf(text.charAt(place)) < 0;
    }
}
