package org.trialgraph.web.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.search.Facet;
import org.trialgraph.search.FacetIndex;
import org.trialgraph.search.RelatedTrials;
import org.trialgraph.search.SearchRequest;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.web.data.Links;
import org.trialgraph.web.data.ServedDataset;

/**
 * Makes the page of a thing that many trials share: what it is, its trials as numbers, by year, status and phase, on a map, with
 * what they have most often, and then the trials, those first that recruit. All numbers are sizes of intersections in the index.
 */
final class EntityView {
    private static final int MOST_PARTNERS = 10;
    private static final int MOST_VALUES = 30;
    private static final SearchRequest ALL = SearchRequest.of("");
    /** The longest name in a heading, in characters. */
    static final int LONGEST_NAME = 300;

    private static final int MOST_NAMES = 12;
    /** Of a country with more sites than this a part is on the map. */
    private static final int MOST_SITES = 3_000;

    /** Where MeSH has what trials are on: diseases, mental disorders; and what is done: drugs, procedures, psychotherapy, health care. */
    private static final Map<String, Set<String>> TREES = trees();

    private final ServedDataset dataset;
    private final TrialSearch search;
    private final ResourceStatements statements;
    private final Templates templates;

    /** Over what is served. */
    EntityView(ServedDataset dataset, TrialSearch search, ResourceStatements statements, Templates templates) {
        this.dataset = dataset;
        this.search = search;
        this.statements = statements;
        this.templates = templates;
    }

    private static Map<String, Set<String>> trees() {
        Map<String, Set<String>> trees = new LinkedHashMap<>();
        trees.put("Conditions", Set.of("C", "F03"));
        trees.put("Interventions", Set.of("D", "E", "F04"));
        return trees;
    }

    /**
     * What the template shows.
     *
     * @param frame what is around it
     * @param kind what such a thing is called
     * @param names its name in each language
     * @param place where its own IRI leads
     * @param facts what is told of it at its head
     * @param mesh where it stands in MeSH; null for all but headings
     * @param searched where the search has its trials with all facets; empty where it has no such facet
     * @param figures its trials in numbers
     * @param several whether there are so many trials that a picture tells something
     * @param years trials by year of start; null where none tells it
     * @param charts trials by status and phase
     * @param map of its sites or countries; null where none has a place
     * @param partners what its trials have most often
     * @param listTitle what its trials are called
     * @param list a page of its trials
     * @param statements all statements about it
     * @param references what else refers to it
     */
    record View(
            PageFrame frame,
            String kind,
            List<RenderedValue> names,
            RenderedValue place,
            List<Fact> facts,
            @Nullable MeshView mesh,
            String searched,
            List<HomeView.Figure> figures,
            boolean several,
            Charts.@Nullable Columns years,
            List<Charts.Bars> charts,
            @Nullable SiteMap map,
            List<Charts.Bars> partners,
            String listTitle,
            TrialListView list,
            List<ResourceStatements.Row> statements,
            List<ResourceStatements.Group> references) {}

    /** Something told of a thing. */
    record Fact(String name, List<RenderedValue> values) {}

    /**
     * The page in HTML.
     *
     * @param graph what is stated of it
     * @param path where it is answered
     * @param page number of the page of the list of trials, counted from 1
     */
    byte[] page(EntityKind kind, Node resource, GraphView graph, String path, int page) {
        GraphView store = GraphView.of(dataset);
        FacetIndex index = search.index();
        EntityKind.Relation relation =
                kind.relation(each -> trials(each, resource).size() > 0);
        RelatedTrials trials = trials(relation, resource);
        RenderedValue name = graph.shown(resource);
        List<RenderedValue> names = oneOfEachLanguage(graph.names(resource));
        Pictures pictures = new Pictures(store, index, trials.trials(), request -> relation.address(request, resource));
        return templates.fill(
                "entity",
                new View(
                        new PageFrame(
                                name.text(),
                                kind.words() + ": " + name.text() + ", " + Charts.number(trials.size()) + " trials",
                                resource.getURI(),
                                path,
                                "",
                                ""),
                        kind.words(),
                        names,
                        RenderedValue.external(
                                resource.getURI(),
                                Links.external(resource.getURI()).orElse("")),
                        facts(kind, resource, graph, store, names),
                        kind == EntityKind.HEADING ? MeshView.of(store, index, resource) : null,
                        relation.address(ALL, resource),
                        figures(relation, resource, trials),
                        trials.size() > 1,
                        pictures.years(),
                        Stream.of(Facet.STATUS, Facet.PHASE)
                                .map(facet -> pictures.bars(facet.title(), facet, MOST_VALUES))
                                .toList(),
                        map(kind, resource, graph, pictures),
                        partners(kind, itself(graph, resource), pictures),
                        relation.title(),
                        TrialListView.of(store, search.recruitingFirst(trials, page), path + ".html?page="),
                        statements.about(graph, store, resource),
                        statements.references(store, resource, kind.told(relation))));
    }

    private RelatedTrials trials(EntityKind.Relation relation, Node resource) {
        return relation.trials(search, resource, dataset.current());
    }

    /** The first name in each language; the others are told below. */
    private static List<RenderedValue> oneOfEachLanguage(List<RenderedValue> names) {
        Map<String, RenderedValue> first = new LinkedHashMap<>();
        names.forEach(name -> first.putIfAbsent(name.otherLang(), name));
        return first.values().stream().map(name -> name.asName(LONGEST_NAME)).toList();
    }

    private List<Fact> facts(
            EntityKind kind, Node resource, GraphView graph, GraphView store, List<RenderedValue> names) {
        List<Fact> facts = new ArrayList<>();
        Set<String> told = names.stream().map(RenderedValue::text).collect(Collectors.toSet());
        fact(
                "Other names",
                graph.names(resource).stream()
                        .map(name -> name.asName(LONGEST_NAME))
                        .filter(name -> !told.contains(name.text()))
                        .limit(MOST_NAMES),
                facts);
        kind.facts()
                .forEach(property -> fact(
                        GraphView.capitalized(statements.propertyName(store, property)),
                        graph.values(resource, property).stream()
                                .filter(value -> !value.equals(resource))
                                .map(value -> linked(store, resource, value)),
                        facts));
        if (kind == EntityKind.REGISTRY) {
            fact(
                    "Endpoint of its trials alone",
                    Stream.of(RenderedValue.link(
                            "/" + Facet.value(resource) + "/sparql", "", "/" + Facet.value(resource) + "/sparql")),
                    facts);
        }
        return facts;
    }

    /** A value; of a link to MeSH with how it was found. */
    private static RenderedValue linked(GraphView store, Node resource, Node value) {
        RenderedValue shown = store.shown(value);
        return store.subjects(Vocabulary.FROM, resource).stream()
                .filter(link -> store.values(link, Vocabulary.TO).contains(value))
                .findFirst()
                .map(link -> shown.noted(store.words(link, Vocabulary.LINK_METHOD)))
                .orElse(shown);
    }

    private static void fact(String name, Stream<RenderedValue> values, List<Fact> facts) {
        List<RenderedValue> shown = values.toList();
        if (!shown.isEmpty()) {
            facts.add(new Fact(name, shown));
        }
    }

    private static List<HomeView.Figure> figures(EntityKind.Relation relation, Node resource, RelatedTrials trials) {
        return List.of(
                new HomeView.Figure(
                        Charts.number(trials.size()),
                        trials.size() == 1 ? "trial" : "trials",
                        relation.address(ALL, resource)),
                new HomeView.Figure(
                        Charts.number(trials.recruiting()),
                        "recruiting now",
                        relation.address(
                                SearchRequest.of(Facet.STATUS, Facet.value(RelatedTrials.RECRUITING), 1), resource)));
    }

    /** A heading, or those that a condition means: the trials have them by what they are. */
    private static Set<Node> itself(GraphView graph, Node resource) {
        Set<Node> itself = new HashSet<>(graph.values(resource, Vocabulary.MESH));
        itself.add(resource);
        return itself;
    }

    private static List<Charts.Bars> partners(EntityKind kind, Set<Node> itself, Pictures pictures) {
        List<Charts.Bars> partners = new ArrayList<>();
        TREES.forEach((title, trees) -> partners.add(pictures.headings(title, trees, itself)));
        kind.partners().forEach(facet -> partners.add(pictures.bars(title(facet), facet, MOST_PARTNERS)));
        partners.removeIf(bars -> bars.bars().isEmpty());
        return partners;
    }

    private static String title(Facet facet) {
        return switch (facet) {
            case SPONSOR -> "Lead sponsors";
            case COUNTRY -> "Countries";
            case REGISTRY -> "Registries";
            default -> facet.title();
        };
    }

    private @Nullable SiteMap map(EntityKind kind, Node resource, GraphView graph, Pictures pictures) {
        return switch (kind) {
            case SITE -> SiteMap.of(graph, List.of(resource));
            case COUNTRY -> SiteMap.of(GraphView.of(dataset), sitesIn(resource));
            default -> pictures.countries();
        };
    }

    private List<Node> sitesIn(Node country) {
        return Iter.asStream(dataset.current().find(Node.ANY, Node.ANY, Vocabulary.COUNTRY, country))
                .map(Quad::getSubject)
                .filter(subject -> subject.getURI().startsWith(dataset.base() + "site/"))
                .distinct()
                .limit(MOST_SITES)
                .toList();
    }

    /**
     * The pictures of a set of trials.
     *
     * @param searched gives the address of those that another search finds too; empty where there is none
     */
    private record Pictures(
            GraphView store, FacetIndex index, RoaringBitmap trials, Function<SearchRequest, String> searched) {
        Charts.@Nullable Columns years() {
            return Charts.years(
                    index.counts(Facet.START_YEAR, trials),
                    trials.getCardinality(),
                    year -> address(Facet.START_YEAR, year));
        }

        Charts.Bars bars(String title, Facet facet, int most) {
            return Charts.bars(title, store, index.counts(facet, trials), most, value -> address(facet, value));
        }

        /** The headings of MeSH in some trees, without those that are the thing itself. */
        Charts.Bars headings(String title, Set<String> trees, Set<Node> itself) {
            Map<Node, Long> counts = index.headings(trials, trees);
            counts.keySet().removeAll(itself);
            return Charts.bars(title, store, counts, MOST_PARTNERS, heading -> "");
        }

        @Nullable
        SiteMap countries() {
            return SiteMap.of(
                    "Map of the trials by country; the countries are also listed",
                    index.counts(Facet.COUNTRY, trials).entrySet().stream()
                            .flatMap(each -> SiteMap.country(store, each.getKey(), each.getValue()).stream())
                            .toList());
        }

        private String address(Facet facet, Node value) {
            return searched.apply(SearchRequest.of(facet, Facet.value(value), 1));
        }
    }
}
