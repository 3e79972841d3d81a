package org.trialgraph.mesh.link;

import java.util.ArrayList;
import java.util.List;
import org.trialgraph.mesh.index.StopWords;
import org.trialgraph.mesh.index.Tokens;

/**
 * Names that share a word, as breast and ovarian cancer or hepatitis B and C, and how each may read in full. Commas, slashes and
 * other signs between words join as "and" does.
 */
final class CoordinationExpander {
    private static final int MOST_ITEMS = 12;
    private static final int LONGEST_ITEM = 8;

    private CoordinationExpander() {}

    /**
     * One of the names joined.
     *
     * @param from number of its first word
     * @param own its own words
     * @param completed how it may read in full, the more shared words first
     */
    record Item(int from, Tokens own, List<Completed> completed) {}

    /**
     * A name with the words it shares, as runs of words of the text.
     *
     * @param from number of the first word
     * @param to number of the word after the place where it goes on elsewhere
     * @param otherFrom number of the first word from there on
     * @param otherTo number of the word after the last
     */
    record Completed(int from, int to, int otherFrom, int otherTo) {
        /** The words put together. */
        Tokens words(Tokens text) {
            return text.joined(from, to, otherFrom, otherTo);
        }

        /** Number of the first word after the place where the two were put together. */
        int junction() {
            return to - from;
        }
    }

    /** The names that a text joins, from left to right; none where it joins nothing. */
    static List<Item> expand(Tokens words) {
        List<int[]> ranges = ranges(words);
        if (ranges.size() < 2 || ranges.size() > MOST_ITEMS) {
            return List.of();
        }
        List<Item> items = new ArrayList<>(ranges.size());
        for (int[] range : ranges) {
            items.add(new Item(range[0], words.part(range[0], range[1]), complete(range, ranges)));
        }
        return items;
    }

    /**
     * One of several names joined, with what the last one ends in (breast and ovarian cancer), then with what the first one begins
     * with (hepatitis B and C).
     */
    private static List<Completed> complete(int[] range, List<int[]> ranges) {
        List<Completed> completed = new ArrayList<>();
        int[] first = ranges.get(0);
        int[] last = ranges.get(ranges.size() - 1);
        for (int from = last[0] + 1; mayShare(range, last) && from < last[1]; from++) {
            completed.add(new Completed(range[0], range[1], from, last[1]));
        }
        for (int to = first[1] - 1; mayShare(range, first) && to > first[0]; to--) {
            completed.add(new Completed(first[0], to, range[0], range[1]));
        }
        return completed;
    }

    private static boolean mayShare(int[] range, int[] other) {
        return range != other && range[1] - range[0] <= LONGEST_ITEM && other[1] - other[0] <= LONGEST_ITEM;
    }

    private static List<int[]> ranges(Tokens words) {
        List<int[]> ranges = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean and = words.isIn(StopWords.CONJUNCTION, i) && !words.isHyphenated(i);
            if (and || words.isSeparated(i)) {
                ranges.add(new int[] {from, i});
                from = and ? i + 1 : i;
            }
        }
        ranges.add(new int[] {from, words.size()});
        ranges.removeIf(range -> range[0] >= range[1]);
        return ranges;
    }
}
