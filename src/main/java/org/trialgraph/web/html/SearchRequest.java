package org.trialgraph.web.html;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.trialgraph.rdf.Vocabulary;

/**
 * What a search asks for, as the graph pattern that finds it. Words are looked up in the names of trials, conditions,
 * interventions and sponsors and in numbers and keywords; every word must be found somewhere.
 *
 * @param words what was typed
 * @param choices the chosen value of each facet that has one
 * @param page number of the page, counted from 1
 */
public record SearchRequest(String words, Map<Facet, String> choices, int page) {
    private static final int MOST_WORDS = 8;
    private static final int MOST_HITS = 20_000;
    private static final Pattern IDEOGRAPH =
            Pattern.compile(".*[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}].*");

    private static final String FIELDS =
            "rdfs:label tg:scientificTitle tg:acronym tg:keyword tg:otherName dcterms:identifier tg:secondaryId";

    /** Copies the choices. */
    public SearchRequest {
        choices = Map.copyOf(choices);
    }

    /** Something by which trials are told apart. */
    public enum Facet {
        /** Where they are registered. */
        REGISTRY("Registry", "[a-z]{2,20}"),
        /** Where they stand. */
        STATUS("Status", "[A-Za-z]{2,60}"),
        /** The stage of development. */
        PHASE("Phase", "[A-Za-z0-9]{2,60}"),
        /** Where they take place. */
        COUNTRY("Country", "[A-Z]{3}"),
        /** The branch of the MeSH tree of what they are about, or any heading. */
        MESH("MeSH branch", "[A-Z]\\d{2}|[DC]\\d{5,9}");

        private final String title;
        private final Pattern values;

        Facet(String title, String values) {
            this.title = title;
            this.values = Pattern.compile(values);
        }

        /** What people call it. */
        public String title() {
            return title;
        }

        /** The IRI of one of its values. */
        String iri(String value, String base) {
            return switch (this) {
                case REGISTRY -> base + "registry/" + value;
                case STATUS, PHASE -> Vocabulary.TGC + value;
                case COUNTRY -> "http://publications.europa.eu/resource/authority/country/" + value;
                case MESH -> Links.MESH + value;
            };
        }

        /** The name of its parameter. */
        public String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads the parameters of a request; a choice that cannot be one of its facet is left out. */
    public static SearchRequest of(Function<String, String> parameters, int page) {
        String words = Optional.ofNullable(parameters.apply("q")).orElse("").strip();
        Map<Facet, String> choices = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            String value = parameters.apply(facet.parameter());
            if (value != null && facet.values.matcher(value).matches()) {
                choices.put(facet, value);
            }
        }
        return new SearchRequest(words.length() > 200 ? words.substring(0, 200) : words, choices, page);
    }

    /** The pattern that binds the trials to {@code ?trial} and how well they match to {@code ?score}. */
    String pattern(String base) {
        List<String> lines = new ArrayList<>();
        List<String> scores = new ArrayList<>();
        // first, because whatever stood before it would have the trials of a heading found anew for each of its own
        if (choices.containsKey(Facet.MESH)) {
            lines.add(chosen(Facet.MESH, choices.get(Facet.MESH), base));
        }
        for (String word : tokens()) {
            lines.add(found(word, "?score" + scores.size()));
            scores.add("?score" + scores.size());
        }
        if (scores.isEmpty()) {
            lines.add(words.isEmpty() ? "?trial a tg:Trial ." : "?trial a tg:Trial . FILTER (false)");
        }
        for (Facet facet : Facet.values()) {
            if (choices.containsKey(facet) && facet != Facet.MESH) {
                lines.add(chosen(facet, choices.get(facet), base));
            }
        }
        lines.add("BIND (" + (scores.isEmpty() ? "1" : String.join(" + ", scores)) + " AS ?score)");
        return String.join("\n  ", lines);
    }

    private static String found(String lucene, String score) {
        return "{ SELECT ?trial (MAX(?s) AS " + score + ") {\n    (?hit ?s) text:query (" + FIELDS + " "
                + literal(lucene)
                + " " + MOST_HITS + ") .\n"
                + "    { ?hit a tg:Trial . BIND (?hit AS ?trial) } UNION { ?trial tg:condition ?hit }\n"
                + "    UNION { ?trial tg:intervention ?hit } UNION { ?trial tg:leadSponsor ?hit }\n"
                + "  } GROUP BY ?trial }";
    }

    private static String chosen(Facet facet, String value, String base) {
        String iri = "<" + facet.iri(value, base) + "> .";
        return switch (facet) {
            case REGISTRY -> "?trial tg:registry " + iri;
            case STATUS -> "?trial tg:overallStatus " + iri;
            case PHASE -> "?trial tg:phase " + iri;
            case COUNTRY -> "?trial tg:country " + iri;
            case MESH ->
                "{ SELECT DISTINCT ?trial {\n  " + ListedTrials.underHeading("<" + Links.MESH + value + ">") + " } }";
        };
    }

    /** For each word the query that finds what has it, with how well: trials, conditions, interventions and sponsors. */
    List<String> lookups() {
        return tokens().stream()
                .map(token -> "SELECT ?hit (MAX(?s) AS ?score) { (?hit ?s) text:query (" + FIELDS + " " + literal(token)
                        + " " + MOST_HITS + ") } GROUP BY ?hit")
                .toList();
    }

    private static String literal(String lucene) {
        return "\"" + lucene.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** The words in Lucene's syntax: with nothing in them that it would take for an operator. */
    private List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        for (String word : words.split("[\\s\"\\p{Cntrl}]+")) {
            String plain = word.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ").strip();
            if (!plain.isEmpty() && tokens.size() < MOST_WORDS) {
                boolean phrase = plain.contains(" ") || IDEOGRAPH.matcher(plain).matches();
                tokens.add(phrase ? "\"" + plain + "\"" : plain.toLowerCase(Locale.ROOT));
            }
        }
        return tokens;
    }

    /** The address of the same search with one facet chosen otherwise; without it for an empty value. */
    String address(String path, Facet facet, String value) {
        Map<Facet, String> others = new LinkedHashMap<>(choices);
        others.remove(facet);
        if (!value.isEmpty()) {
            others.put(facet, value);
        }
        return new SearchRequest(words, others, 1).address(path);
    }

    /** The address of this search, up to the number of the page. */
    String address(String path) {
        StringBuilder address = new StringBuilder(path + "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        for (Facet facet : Facet.values()) {
            if (choices.containsKey(facet)) {
                address.append('&').append(facet.parameter()).append('=').append(choices.get(facet));
            }
        }
        return address.append("&page=").toString();
    }
}
