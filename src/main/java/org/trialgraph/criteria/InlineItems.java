package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes apart items that stand on one line: {@code 1. … 2. … 3. …}, {@code …: a. … b. …}. What looks like a mark is one only
 * in an unbroken sequence, so that {@code ≤ 1.5×ULN}, {@code grade 3.} or {@code 1.0E+6} begin nothing.
 */
final class InlineItems {
    private static final int DEEPEST = 4;

    /** A part of the line and the mark that it begins with; no mark for words before the first one. */
    record Part(Optional<ItemMark> mark, String text) {}

    private final String text;
    private final List<InlineMark> candidates;
    private final List<Part> parts = new ArrayList<>();

    private InlineItems(String text) {
        this.text = text;
        this.candidates = InlineMark.candidates(text);
    }

    /**
     * Splits the words of an item.
     *
     * @param own the mark of the item itself, whose numbers may go on in its words
     * @param next the number of the next item of the same style in the text, 0 where there is none
     */
    static List<Part> split(Optional<ItemMark> own, String text, int next) {
        InlineItems items = new InlineItems(text);
        items.split(own, 0, text.length(), 0, items.candidates.size(), next, 0);
        return items.parts;
    }

    private void split(
            Optional<ItemMark> own, int from, int to, int firstCandidate, int lastCandidate, int next, int depth) {
        List<Integer> run = depth < DEEPEST ? run(own, firstCandidate, lastCandidate, next) : List.of();
        if (run.isEmpty()) {
            add(own, from, to);
            return;
        }
        int start = candidates.get(run.get(0)).start();
        split(own, from, start, firstCandidate, run.get(0), -1, depth + 1);
        for (int i = 0; i < run.size(); i++) {
            InlineMark mark = candidates.get(run.get(i));
            boolean lastOne = i + 1 == run.size();
            int end = lastOne ? to : candidates.get(run.get(i + 1)).start();
            int endCandidate = lastOne ? lastCandidate : run.get(i + 1);
            split(Optional.of(mark.mark()), mark.mark().end(), end, run.get(i) + 1, endCandidate, -1, depth + 1);
        }
    }

    private void add(Optional<ItemMark> mark, int from, int to) {
        String words = text.substring(Math.min(from, to), to).strip();
        if (!words.isEmpty()) {
            parts.add(new Part(mark, words));
        }
    }

    /** The candidates that go on from the item's own number, or else the longest run from a first mark. */
    private List<Integer> run(Optional<ItemMark> own, int from, int to, int next) {
        if (own.isPresent() && !own.get().isBullet() && next >= 0) {
            List<Integer> goingOn = chain(own.get(), from, to);
            int last = own.get().ordinal() + goingOn.size();
            boolean fits = next == 0 || next == 1 || next == last + 1;
            boolean certain = goingOn.size() > 1
                    || !goingOn.isEmpty() && candidates.get(goingOn.get(0)).isCertain(text);
            if (fits && certain) {
                return goingOn;
            }
        }
        List<String> tried = new ArrayList<>();
        for (int i = from; i < to; i++) {
            InlineMark first = candidates.get(i);
            if (first.mark().ordinal() == 1
                    && first.afterStop()
                    && !first.mark().tight()
                    && !tried.contains(first.mark().style())) {
                tried.add(first.mark().style());
                List<Integer> run = chain(first.mark(), i + 1, to);
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
            InlineMark candidate = candidates.get(i);
            boolean fits = !candidate.mark().tight() || InlineMark.isTightList(text, before);
            if (candidate.mark().follows(before) && fits) {
                chain.add(i);
                before = candidate.mark();
            }
        }
        return chain;
    }
}
