package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Counts as bars, one below the other, 400 units wide.
 *
 * @param title what is counted
 * @param height of the drawing
 * @param bars the counts
 */
public record Bars(String title, String anchor, int height, List<Bar> bars) {
    private static final int ROW = 24;
    private static final int LABEL = 170;
    private static final int LONGEST = 180;
    private static final int LONGEST_LABEL = 26;

    /**
     * A count.
     *
     * @param label what it is the count of
     * @param href where these trials are found
     * @param y upper edge
     * @param textY where words of the row stand
     * @param width length of the bar
     * @param countX where the number stands
     */
    public record Bar(String label, String href, long count, int y, int textY, long width, long countX) {}

    /** A value and its count. */
    record Count(String label, String href, long count) {}

    static Bars of(String title, List<Count> counts) {
        long most = counts.stream().mapToLong(Count::count).max().orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (Count count : counts) {
            int y = bars.size() * ROW;
            long width = Math.max(2, count.count() * LONGEST / Math.max(1, most));
            String label = count.label().length() <= LONGEST_LABEL
                    ? count.label()
                    : count.label().substring(0, LONGEST_LABEL - 1) + "…";
            bars.add(new Bar(label, count.href(), count.count(), y + 4, y + 17, width, LABEL + width + 6));
        }
        return new Bars(title, title.toLowerCase(Locale.ROOT).replace(' ', '-'), bars.size() * ROW, bars);
    }

    boolean drawn() {
        return !bars.isEmpty();
    }
}
