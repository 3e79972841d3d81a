package org.trialgraph.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;
import org.trialgraph.text.TextNormalizer;

/**
 * A search for trials.
 *
 * @param words what was typed; every word must be found
 * @param choices the chosen value of each facet that has one
 * @param near where a site must be; empty for anywhere
 * @param exact whether words are taken as they are typed: no headings of MeSH are looked for and no spelling is mended
 * @param order of the trials
 * @param page number of the page, counted from 1
 */
public record SearchRequest(
        String words, Map<Facet, String> choices, Optional<Near> near, boolean exact, Order order, int page) {
    /** The longest words in characters. */
    public static final int LONGEST = 200;

    /** An order of trials; those that it does not tell apart stand in that of their IRIs. */
    public enum Order {
        /** The best match first. */
        RELEVANCE,
        /** The latest start first, those without a start last. */
        START,
        /** The latest update in the registry first. */
        UPDATE,
        /** Trials that are recruiting first, within both the best match, without words the latest start. */
        RECRUITING;

        /** Its value in the address of a search. */
        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Order of(@Nullable String value) {
            return Arrays.stream(values())
                    .filter(order -> order.value().equals(value))
                    .findFirst()
                    .orElse(RELEVANCE);
        }
    }

    /**
     * So near to a place.
     *
     * @param place degrees of latitude and longitude such as {@code 48.85,2.35}, or the name of a city where the data has a site
     * @param kilometres 1 to 20,000
     */
    public record Near(String place, int kilometres) {
        /** How near where nothing is said, in kilometres. */
        public static final int USUAL = 50;

        private static final int MOST = 20_000;

        static Optional<Near> of(@Nullable String place, @Nullable String kilometres) {
            String name = TextNormalizer.clean(StringUtils.left(StringUtils.defaultString(place), LONGEST));
            int number =
                    kilometres != null && kilometres.matches("[1-9]\\d{0,4}") ? Integer.parseInt(kilometres) : USUAL;
            return name.isEmpty() ? Optional.empty() : Optional.of(new Near(name, Math.min(number, MOST)));
        }
    }

    /** Copies the choices. */
    public SearchRequest {
        choices = Map.copyOf(choices);
    }

    /** The trials that have some words, the best match first. */
    public static SearchRequest of(String words) {
        return new SearchRequest(words, Map.of(), Optional.empty(), false, Order.RELEVANCE, 1);
    }

    /** A page of all trials with one value of a facet. */
    public static SearchRequest of(Facet facet, String value, int page) {
        return of("").with(facet, value).onPage(page);
    }

    /**
     * Reads the parameters of an address: {@code q}, one for each {@linkplain Facet#parameter facet}, {@code near}, {@code km}, {@code
     * exact=1}, {@code sort} and {@code page}. A value that has not the form of its parameter is left out.
     *
     * @param parameters gives the value of a parameter, null where it is absent
     */
    public static SearchRequest of(UnaryOperator<String> parameters) {
        String words = StringUtils.left(StringUtils.defaultString(parameters.apply("q")), 50 * LONGEST);
        Map<Facet, String> choices = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            String value = parameters.apply(facet.parameter());
            if (value != null && facet.accepts(value)) {
                choices.put(facet, value);
            }
        }
        return new SearchRequest(
                TextNormalizer.clean(StringUtils.left(TextNormalizer.clean(words), LONGEST)),
                choices,
                Near.of(parameters.apply("near"), parameters.apply("km")),
                "1".equals(parameters.apply("exact")),
                Order.of(parameters.apply("sort")),
                ResultPage.number(parameters.apply("page")));
    }

    /** Its parameters without the page, as {@link #of(UnaryOperator)} reads them: {@code q}, and what is not as usual. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", words);
        for (Facet facet : Facet.values()) {
            if (choices.containsKey(facet)) {
                parameters.put(facet.parameter(), choices.get(facet));
            }
        }
        near.ifPresent(place -> {
            parameters.put("near", place.place());
            parameters.put("km", Integer.toString(place.kilometres()));
        });
        if (exact) {
            parameters.put("exact", "1");
        }
        if (order != Order.RELEVANCE) {
            parameters.put("sort", order.value());
        }
        return parameters;
    }

    /** The first page of the same search with one facet chosen otherwise; without it for an empty value. */
    public SearchRequest with(Facet facet, String value) {
        Map<Facet, String> others = new LinkedHashMap<>(choices);
        others.remove(facet);
        if (!value.isEmpty()) {
            others.put(facet, value);
        }
        return new SearchRequest(words, others, near, exact, order, 1);
    }

    /** The first page of the same search with other words. */
    public SearchRequest with(String others) {
        return new SearchRequest(others, choices, near, exact, order, 1);
    }

    /** The first page of the same search in another order. */
    public SearchRequest with(Order other) {
        return new SearchRequest(words, choices, near, exact, other, 1);
    }

    /** The first page of the same search by the words as they are typed, or by what they mean. */
    public SearchRequest exactly(boolean typed) {
        return new SearchRequest(words, choices, near, typed, order, 1);
    }

    /** The first page of the same search near another place, or anywhere. */
    public SearchRequest near(Optional<Near> other) {
        return new SearchRequest(words, choices, other, exact, order, 1);
    }

    /** Another page of the same search. */
    public SearchRequest onPage(int number) {
        return new SearchRequest(words, choices, near, exact, order, number);
    }
}
