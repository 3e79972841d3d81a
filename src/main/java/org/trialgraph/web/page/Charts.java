package org.trialgraph.web.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.trialgraph.search.Facet;

/**
 * Counts as pictures: columns along the years, bars by category. Widths are percentages and heights pixels, so that words keep their
 * size on any screen; whoever does not see the picture reads the same numbers in a table.
 */
final class Charts {
    private static final int BARS_AT_ONCE = 12;
    private static final int MOST_BARS = 300;
    private static final int LONGEST_NAME = 120;
    /** With more years than this a column stands for several. */
    private static final int MOST_COLUMNS = 150;

    /** A year alone is no wide block: it is the last of so many. */
    private static final int LEAST_COLUMNS = 6;

    private static final List<Integer> SPANS = List.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000);
    private static final int MOST_TICKS = 6;
    /** So many columns have room for a number above each. */
    private static final int NUMBERED = 8;

    /** Height of the columns and of what stands above and below them, in pixels. */
    private static final int HEIGHT = 120;

    private static final int ABOVE = 18;
    private static final int BELOW = 20;

    private Charts() {}

    /**
     * How many trials have a value.
     *
     * @param name the value, leading to where it is told of
     * @param href where these trials are found, empty where they cannot be searched for
     */
    record Count(RenderedValue name, String href, long trials) {}

    /**
     * A bar.
     *
     * @param count the number as it is read
     * @param width in percent of the longest
     */
    record Bar(RenderedValue name, String href, String count, String width) {}

    /**
     * Bars one below the other, the names beside them.
     *
     * @param title what is counted
     * @param anchor id of its heading on the page
     * @param bars those seen at once
     * @param folded those seen on demand
     * @param left how many more there are
     */
    record Bars(String title, String anchor, List<Bar> bars, List<Bar> folded, int left) {
        boolean rest() {
            return left > 0;
        }
    }

    /**
     * A column, for a year or several.
     *
     * @param label the year, or the first and the last
     * @param href where its trials are found, empty where they cannot be searched for
     * @param count the number as it is read
     * @param x left edge in percent
     * @param y upper edge in pixels
     * @param middle of its width in percent
     * @param above what stands above it, empty for most where there are many
     * @param aboveY where that stands
     */
    record Column(
            String label,
            String href,
            String count,
            String x,
            String width,
            String y,
            String height,
            String middle,
            String above,
            String aboveY) {}

    /** A year below the columns: where its middle is in percent. */
    record Tick(String x, String label) {}

    /**
     * Columns along the years, those without trials too.
     *
     * @param caption the most in words
     * @param height of the whole, in pixels
     * @param base where the columns stand, in pixels from above
     * @param tickY where the years below them stand
     * @param filled the columns with trials, for the table
     */
    record Columns(
            String title,
            String anchor,
            String caption,
            int height,
            int base,
            int tickY,
            List<Column> filled,
            List<Tick> ticks) {}

    /** A number as it is read: 4,033. */
    static String number(long number) {
        return number < 1_000 ? Long.toString(number) : String.format(Locale.ROOT, "%,d", number);
    }

    /**
     * Bars of the values that most trials have.
     *
     * @param counts trials by value
     * @param most how many values at most
     * @param href where the trials of a value are found; empty for nowhere
     */
    static Bars bars(String title, GraphView store, Map<Node, Long> counts, int most, Function<Node, String> href) {
        return bars(
                title,
                SearchPages.mostFrequent(counts, most).stream()
                        .map(each -> new Count(store.shown(each.getKey()), href.apply(each.getKey()), each.getValue()))
                        .toList());
    }

    /** Bars of some counts, in their order. */
    static Bars bars(String title, List<Count> counts) {
        double most = Math.max(1, counts.stream().mapToLong(Count::trials).max().orElse(1));
        List<Bar> bars = counts.stream()
                .limit(MOST_BARS)
                .map(count -> new Bar(
                        count.name().asName(LONGEST_NAME),
                        count.href(),
                        number(count.trials()),
                        percent(Math.max(0.5, 100 * count.trials() / most))))
                .toList();
        // one or two more are no reason to fold
        int seen = bars.size() <= BARS_AT_ONCE + 2 ? bars.size() : BARS_AT_ONCE;
        return new Bars(
                title,
                anchor(title),
                bars.subList(0, seen),
                bars.subList(seen, bars.size()),
                counts.size() - bars.size());
    }

    /**
     * Columns of the trials of each year, from the first to the last.
     *
     * @param counts trials by year, as the index counts them
     * @param all number of all trials, of which some tell no year
     * @param href where the trials of a year are found
     * @return null where no trial tells a year
     */
    static @Nullable Columns years(Map<Node, Long> counts, long all, Function<Node, String> href) {
        NavigableMap<Integer, Long> years = new TreeMap<>();
        Map<Integer, String> links = new HashMap<>();
        counts.forEach((node, trials) -> {
            int year = Integer.parseInt(Facet.value(node));
            years.put(year, trials);
            links.put(year, href.apply(node));
        });
        if (years.isEmpty()) {
            return null;
        }
        int first = years.firstKey();
        int span = SPANS.stream()
                .filter(each -> (years.lastKey() - first) / each < MOST_COLUMNS)
                .findFirst()
                .orElse(years.lastKey() - first + 1);
        int start = Math.min(Math.floorDiv(first, span) * span, years.lastKey() - (LEAST_COLUMNS - 1) * span);
        NavigableMap<Integer, Long> heights = new TreeMap<>();
        years.forEach((year, trials) -> heights.merge(Math.floorDiv(year - start, span), trials, Long::sum));
        int size = heights.lastKey() + 1;
        long most = heights.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        int highest = heights.entrySet().stream()
                .filter(each -> each.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
        List<Column> columns = new ArrayList<>();
        heights.forEach((place, trials) -> {
            String label = label(start + place * span, span);
            double height = Math.max(2, (double) HEIGHT * trials / most);
            columns.add(new Column(
                    label,
                    span == 1 ? links.get(start + place) : "",
                    number(trials),
                    percent((place + 0.08) * 100 / size),
                    percent(84.0 / size),
                    percent(ABOVE + HEIGHT - height),
                    percent(height),
                    percent((place + 0.5) * 100 / size),
                    size <= NUMBERED || place == highest ? number(trials) : "",
                    percent(ABOVE + HEIGHT - height - 4)));
        });
        long told = years.values().stream().mapToLong(Long::longValue).sum();
        String caption = (size > NUMBERED
                        ? "Most in " + label(start + highest * span, span) + ": " + number(most) + ". "
                        : "")
                + (told < all ? "Without a year of start: " + number(all - told) + " of " + number(all) + "." : "");
        return new Columns(
                "Year of start",
                anchor("Year of start"),
                caption.strip(),
                ABOVE + HEIGHT + BELOW,
                ABOVE + HEIGHT,
                ABOVE + HEIGHT + BELOW - 5,
                columns,
                ticks(start, size, span));
    }

    private static String label(int year, int span) {
        return span == 1 ? Integer.toString(year) : year + "–" + (year + span - 1);
    }

    /** Round years, so few that their words do not meet on a narrow screen. */
    private static List<Tick> ticks(int start, int size, int span) {
        int step = SPANS.stream()
                .filter(years -> years >= span && (size - 1) * span / years < MOST_TICKS)
                .findFirst()
                .orElse(size * span);
        List<Tick> ticks = new ArrayList<>();
        for (int place = 0; place < size; place++) {
            int year = start + place * span;
            if (year % step == 0) {
                double middle = (place + 0.5) * 100 / size;
                // words at the very edge would be cut
                ticks.add(new Tick(percent(Math.max(4, Math.min(96, middle))), Integer.toString(year)));
            }
        }
        return ticks;
    }

    private static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
