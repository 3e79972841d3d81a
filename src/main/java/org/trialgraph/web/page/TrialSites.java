package org.trialgraph.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.trialgraph.rdf.Vocabulary;

/**
 * Where a trial takes place: its sites by country, those that recruit first. A trial has up to thousands of sites; the page shows
 * some of each country.
 *
 * @param page address of the list of all
 * @param count how many sites there are
 * @param recruiting how many of them recruit
 * @param countries those with most recruiting sites first, then those with most sites; also those of which no site is named
 * @param map the sites on a map, null where none has coordinates
 */
record TrialSites(
        String page,
        int count,
        int recruiting,
        List<Country> countries,
        @Nullable SiteMap map) {
    private static final int MOST_SHOWN = 200;
    private static final int MOST_OF_COUNTRY = 40;

    /** So many are seen without asking for them. */
    private static final int FEW = 12;

    /** So many countries are named on the first screen. */
    private static final int FIRST_COUNTRIES = 5;

    private static final Comparator<Country> ORDER = Comparator.comparing(Country::recruiting)
            .thenComparing(Country::count)
            .reversed()
            .thenComparing(country -> country.name().text());

    /** A site with the places that its name does not say. */
    record SiteView(RenderedValue name, String place, boolean recruiting) {}

    /**
     * The sites in one country.
     *
     * @param sites those that the page shows
     */
    record Country(RenderedValue name, int count, int recruiting, List<SiteView> sites) {
        /** How many sites there are, and how many of them recruit, in words. */
        String words() {
            return count == 0
                    ? ""
                    : TrialSummary.counted(count, "site", "sites")
                            + (recruiting == 0 ? "" : ", " + recruiting + " recruiting");
        }

        boolean cut() {
            return count > sites.size();
        }
    }

    /** Those of a trial. */
    static TrialSites of(GraphView graph, Node trial) {
        List<Node> all = graph.values(trial, Vocabulary.SITE);
        Set<Node> recruiting = new HashSet<>(graph.values(trial, Vocabulary.RECRUITING_SITE));
        Map<RenderedValue, List<Node>> byCountry = new LinkedHashMap<>();
        graph.shown(trial, Vocabulary.COUNTRY).forEach(country -> byCountry.put(country, new ArrayList<>()));
        for (Node site : all) {
            RenderedValue country = graph.value(site, Vocabulary.COUNTRY)
                    .map(graph::shown)
                    .orElse(RenderedValue.text("Country not reported", "en"));
            byCountry.computeIfAbsent(country, c -> new ArrayList<>()).add(site);
        }
        List<Country> countries = new ArrayList<>();
        byCountry.forEach((name, sites) -> countries.add(new Country(
                name,
                sites.size(),
                (int) sites.stream().filter(recruiting::contains).count(),
                List.of())));
        countries.sort(ORDER);
        int room = MOST_SHOWN;
        for (int i = 0; i < countries.size(); i++) {
            Country country = countries.get(i);
            List<Node> shown = byCountry.get(country.name()).stream()
                    .sorted(Comparator.comparing(site -> !recruiting.contains(site)))
                    .limit(Math.min(room, MOST_OF_COUNTRY))
                    .toList();
            room -= shown.size();
            countries.set(
                    i,
                    new Country(
                            country.name(), country.count(), country.recruiting(), views(graph, shown, recruiting)));
        }
        int open = (int) all.stream().filter(recruiting::contains).count();
        return new TrialSites(graph.path(trial) + "/sites.html", all.size(), open, countries, SiteMap.of(graph, all));
    }

    /** Some sites of a trial as the list of all shows them. */
    static List<SiteView> views(GraphView graph, Node trial, List<Node> sites) {
        return views(graph, sites, new HashSet<>(graph.values(trial, Vocabulary.RECRUITING_SITE)));
    }

    private static List<SiteView> views(GraphView graph, List<Node> sites, Set<Node> recruiting) {
        return sites.stream()
                .map(site -> new SiteView(graph.shown(site), place(graph, site), recruiting.contains(site)))
                .toList();
    }

    private static String place(GraphView graph, Node site) {
        String name = graph.words(site);
        return Stream.of(Vocabulary.CITY, Vocabulary.REGION, Vocabulary.COUNTRY)
                .map(property -> graph.words(site, property))
                .filter(words -> !words.isEmpty() && !words.equals(name))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Whether only countries are told. */
    boolean unnamed() {
        return count == 0;
    }

    /** Whether all can be seen at once. */
    boolean few() {
        return count <= FEW;
    }

    /** Whether the page shows some of them only. */
    boolean cut() {
        return countries.stream().anyMatch(Country::cut);
    }

    /** How many recruit in words, empty where none does. */
    String open() {
        return recruiting == 0 ? "" : recruiting + " recruiting";
    }

    /** How many sites in how many countries, in words; empty where neither is told. */
    String words() {
        String sites = count == 0 ? "" : TrialSummary.counted(count, "site", "sites");
        return several() ? (sites + " in ").replaceFirst("^ in ", "") + countries.size() + " countries" : sites;
    }

    /** Whether they lie in more than one country. */
    boolean several() {
        return countries.size() > 1;
    }

    /** The countries that the first screen names. */
    List<Country> first() {
        return countries.subList(0, Math.min(FIRST_COUNTRIES, countries.size()));
    }

    /** How many more there are, empty where there are none. */
    String further() {
        int more = countries.size() - first().size();
        return more == 0 ? "" : TrialSummary.counted(more, "more country", "more countries");
    }
}
