package org.trialgraph.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.lang3.StringUtils;

/**
 * A search for trials.
 *
 * @param words what was typed; every word must be found
 * @param choices the chosen value of each facet that has one
 * @param page number of the page, counted from 1
 */
public record SearchRequest(String words, Map<Facet, String> choices, int page) {
    private static final int MOST_WORDS = 8;
    /** The longest words in characters. */
    public static final int LONGEST = 200;

    private static final Set<UnicodeScript> WITHOUT_SPACES =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    /** Copies the choices. */
    public SearchRequest {
        choices = Map.copyOf(choices);
    }

    /** A page of all trials with one value of a facet. */
    public static SearchRequest of(Facet facet, String value, int page) {
        return new SearchRequest("", Map.of(facet, value), page);
    }

    /**
     * Reads the parameters of an address; a choice that has not the form of its facet's values is left out.
     *
     * @param parameters gives the value of a parameter, null where it is absent
     */
    public static SearchRequest of(UnaryOperator<String> parameters) {
        String words = StringUtils.strip(StringUtils.defaultString(parameters.apply("q")));
        Map<Facet, String> choices = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            String value = parameters.apply(facet.parameter());
            if (value != null && facet.accepts(value)) {
                choices.put(facet, value);
            }
        }
        int page = ResultPage.number(parameters.apply("page"));
        return new SearchRequest(StringUtils.left(words, LONGEST), choices, page);
    }

    /** The first page of the same search with one facet chosen otherwise; without it for an empty value. */
    public SearchRequest with(Facet facet, String value) {
        Map<Facet, String> others = new LinkedHashMap<>(choices);
        others.remove(facet);
        if (!value.isEmpty()) {
            others.put(facet, value);
        }
        return new SearchRequest(words, others, 1);
    }

    /** The words in Lucene's syntax, with no sign in them that it would take for an operator; Chinese as a phrase. */
    List<String> terms() {
        List<String> terms = new ArrayList<>();
        for (String word : words.split("[\\s\"\\p{Cntrl}]+")) {
            String plain = word.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ").strip();
            if (!plain.isEmpty() && terms.size() < MOST_WORDS) {
                boolean phrase = plain.contains(" ")
                        || plain.codePoints().mapToObj(UnicodeScript::of).anyMatch(WITHOUT_SPACES::contains);
                terms.add(phrase ? "\"" + plain + "\"" : plain.toLowerCase(Locale.ROOT));
            }
        }
        return terms;
    }
}
