package org.trialgraph.mesh.link;

import java.util.ArrayList;
import java.util.List;
import org.trialgraph.mesh.analysis.StopWords;
import org.trialgraph.mesh.analysis.Tokens;

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
     * @param own its own words, as written
     * @param completed how it may read in full, the more shared words first
     */
    record Item(int from, String own, List<Completed> completed) {}

    /**
     * A name with the words it shares.
     *
     * @param text the words
     * @param junction number of the first word after the place where the two were put together
     */
    record Completed(String text, int junction) {}

    /** The names that a text joins, from left to right; none where it joins nothing. */
    static List<Item> expand(Tokens words) {
        List<int[]> ranges = ranges(words);
        if (ranges.size() < 2 || ranges.size() > MOST_ITEMS) {
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            int[] range = ranges.get(i);
            List<Completed> completed = new ArrayList<>();
            if (range[1] - range[0] <= LONGEST_ITEM) {
                fromRight(words, range, ranges.get(ranges.size() - 1), completed);
                fromLeft(words, range, ranges.get(0), completed);
            }
            items.add(new Item(range[0], words.text(range[0], range[1]), completed));
        }
        return items;
    }

    /** Adds to an item what the last one ends in: breast and ovarian cancer. */
    private static void fromRight(Tokens words, int[] item, int[] last, List<Completed> completed) {
        for (int from = last[0] + 1; item != last && from < last[1] && last[1] - last[0] <= LONGEST_ITEM; from++) {
            completed.add(
                    new Completed(words.text(item[0], item[1]) + " " + words.text(from, last[1]), item[1] - item[0]));
        }
    }

    /** Puts before an item what the first one begins with: hepatitis B and C. */
    private static void fromLeft(Tokens words, int[] item, int[] first, List<Completed> completed) {
        for (int to = first[1] - 1; item != first && to > first[0] && first[1] - first[0] <= LONGEST_ITEM; to--) {
            completed.add(new Completed(words.text(first[0], to) + " " + words.text(item[0], item[1]), to - first[0]));
        }
    }

    private static List<int[]> ranges(Tokens words) {
        List<int[]> ranges = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean and = StopWords.CONJUNCTION.contains(words.word(i)) && !words.isHyphenated(i);
            if (and || words.isSeparated(i)) {
                add(ranges, from, i);
                from = and ? i + 1 : i;
            }
        }
        add(ranges, from, words.size());
        return ranges;
    }

    private static void add(List<int[]> ranges, int from, int to) {
        if (to > from) {
            ranges.add(new int[] {from, to});
        }
    }
}
