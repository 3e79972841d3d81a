package org.trialgraph.web.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.trialgraph.search.Facet;
import org.trialgraph.search.SearchRequest;
import org.trialgraph.search.TrialSearch;

/**
 * A facet beside a list of trials: its values with the number of trials that a click on each would find. Years come latest first,
 * phases and age groups in their own order, all else by number.
 *
 * @param title its name
 * @param parameter the name of its parameter
 * @param choices the values that most trials have
 */
record FacetView(String title, String parameter, List<Choice> choices) {
    private static final int MOST_VALUES = 25;
    private static final int MOST_YEARS = 80;
    private static final int SEEN_AT_ONCE = 6;

    /** Coded values that have an order. */
    private static final List<String> IN_ORDER = List.of(
            "EarlyPhase1", "Phase1", "Phase2", "Phase3", "Phase4", "NotApplicable", "Child", "Adult", "OlderAdult");

    /**
     * A value of a facet.
     *
     * @param name what people call it
     * @param value its value in an address
     * @param count how many trials the same search finds with it
     * @param href the same search with it
     * @param current whether it is chosen
     */
    record Choice(RenderedValue name, String value, long count, String href, boolean current) {
        /** The count with commas. */
        String number() {
            return Charts.number(count);
        }
    }

    /** All facets of a search that any trial found has a value of. */
    static List<FacetView> all(FacetNames names, TrialSearch search, SearchRequest request) {
        return Arrays.stream(Facet.values())
                .filter(Facet::isCounted)
                .map(facet -> of(names, search, request, facet))
                .toList();
    }

    private static FacetView of(FacetNames names, TrialSearch search, SearchRequest request, Facet facet) {
        String chosen = request.choices().getOrDefault(facet, "");
        int most = facet == Facet.START_YEAR ? MOST_YEARS : MOST_VALUES;
        List<Choice> choices = SearchPages.mostFrequent(search.counts(request.with(facet, ""), facet), most).stream()
                .map(count -> {
                    String value = Facet.value(count.getKey());
                    return new Choice(
                            names.of(facet, count.getKey()),
                            value,
                            count.getValue(),
                            SearchPages.page(request.with(facet, value)),
                            value.equals(chosen));
                })
                .sorted(order(facet))
                .toList();
        return new FacetView(facet.title(), facet.parameter(), choices);
    }

    private static Comparator<Choice> order(Facet facet) {
        if (facet == Facet.START_YEAR) {
            return Comparator.comparing(Choice::value).reversed();
        }
        // those of the same place stay as they are, the most frequent first
        return Comparator.comparingInt(choice -> {
            int place = IN_ORDER.indexOf(choice.value());
            return place < 0 ? IN_ORDER.size() : place;
        });
    }

    /** The values that are seen at once. */
    List<Choice> first() {
        return choices.subList(0, seen());
    }

    /** Those that are seen when they are asked for. */
    List<Choice> more() {
        return choices.subList(seen(), choices.size());
    }

    /** One or two more than usual need no click. */
    private int seen() {
        return choices.size() <= SEEN_AT_ONCE + 2 ? choices.size() : SEEN_AT_ONCE;
    }
}
