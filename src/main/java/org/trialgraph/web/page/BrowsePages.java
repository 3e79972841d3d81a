package org.trialgraph.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;
import org.trialgraph.search.Facet;
import org.trialgraph.search.FacetIndex;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.text.ResourceLines;
import org.trialgraph.web.data.ServedDataset;

/** The ways into the store by leafing: {@code /mesh/}, {@code /country/} and {@code /registry/}. Made once, since a release never changes. */
final class BrowsePages {
    private final ServedDataset dataset;
    private final TrialSearch search;
    private final Templates templates;
    private final Map<String, Answer> made = new ConcurrentHashMap<>();

    BrowsePages(ServedDataset dataset, TrialSearch search, Templates templates) {
        this.dataset = dataset;
        this.search = search;
        this.templates = templates;
    }

    /** What the template of the tree shows. */
    record TreeView(PageFrame frame, List<Category> categories) {}

    /**
     * A category of MeSH.
     *
     * @param letter with which its tree numbers begin
     * @param trials how many trials have a heading in it
     * @param headings those at its top
     */
    record Category(String letter, String name, String trials, List<Heading> headings) {}

    /**
     * A heading in a tree.
     *
     * @param trials how many trials have it or a heading below it; empty for none
     */
    record Heading(RenderedValue name, String trials) {}

    /** What the template of the countries shows. */
    record CountriesView(PageFrame frame, @Nullable SiteMap map, Charts.Bars countries) {}

    /** What the template of the registries shows. */
    record RegistriesView(PageFrame frame, List<Registry> registries) {}

    /**
     * A registry.
     *
     * @param home its own page
     * @param trials how many trials it registers
     * @param href where these are found
     * @param updated the latest update that it gives
     * @param terms its licence or terms of use
     */
    record Registry(
            RenderedValue name, RenderedValue home, String trials, String href, String updated, RenderedValue terms) {}

    /** The categories of MeSH with the headings at their top. */
    Answer mesh() {
        return once("mesh", this::tree);
    }

    /** All countries that trials take place in. */
    Answer countries() {
        return once("countries", this::countriesView);
    }

    /** All registries that trials are from. */
    Answer registries() {
        return once("registries", this::registriesView);
    }

    private Answer once(String template, Supplier<Object> view) {
        return made.computeIfAbsent(
                template,
                name -> Answer.page(templates.fill(name, dataset.current().calculateRead(view))));
    }

    private TreeView tree() {
        FacetIndex index = search.index();
        GraphView store = GraphView.of(dataset);
        Map<Node, Long> counts = index.counts(Facet.MESH);
        List<Category> categories = new ArrayList<>();
        for (String line : ResourceLines.beside(BrowsePages.class, "mesh-categories.tsv")) {
            String[] cells = line.split("\t");
            RoaringBitmap trials = new RoaringBitmap();
            List<Heading> headings = new ArrayList<>();
            counts.keySet().stream()
                    .filter(heading -> inCategory(store, heading, cells[0]))
                    .sorted(Comparator.comparing(store::words))
                    .forEach(heading -> {
                        trials.or(index.having(Facet.MESH, heading));
                        headings.add(new Heading(store.shown(heading), Charts.number(counts.get(heading))));
                    });
            if (!headings.isEmpty()) {
                categories.add(new Category(cells[0], cells[1], Charts.number(trials.getCardinality()), headings));
            }
        }
        String description = "The trees of the Medical Subject Headings with the number of trials below each heading.";
        return new TreeView(PageFrame.plain("Trials by MeSH heading", description), categories);
    }

    private static boolean inCategory(GraphView store, Node heading, String letter) {
        return store.values(heading, MeshVocabulary.TREE_NUMBER).stream()
                .map(number -> GraphView.localName(number.getURI()))
                .anyMatch(number -> number.matches(letter + "\\d\\d"));
    }

    private CountriesView countriesView() {
        GraphView store = GraphView.of(dataset);
        Map<Node, Long> counts = search.index().counts(Facet.COUNTRY);
        return new CountriesView(
                PageFrame.plain("Trials by country", "The countries that trials take place in, with their numbers."),
                SiteMap.of(
                        "Map of trials by country; the countries are also listed",
                        SearchPages.mostFrequent(counts, Integer.MAX_VALUE).stream()
                                .flatMap(each -> SiteMap.country(store, each.getKey(), each.getValue()).stream())
                                .toList()),
                Charts.bars(
                        "Trials",
                        store,
                        counts,
                        Integer.MAX_VALUE,
                        country -> SearchPages.address(Facet.COUNTRY, country)));
    }

    private RegistriesView registriesView() {
        GraphView store = GraphView.of(dataset);
        return new RegistriesView(
                PageFrame.plain("Trials by registry", "The registries that trials are from, with their numbers."),
                SearchPages.mostFrequent(search.index().counts(Facet.REGISTRY), Integer.MAX_VALUE).stream()
                        .map(each -> registry(store, each.getKey(), each.getValue()))
                        .toList());
    }

    private Registry registry(GraphView store, Node registry, long trials) {
        String key = Facet.value(registry);
        Optional<Publisher> known = Registries.of(key);
        return new Registry(
                store.shown(registry),
                elsewhere(known.map(Publisher::home).orElse("")),
                Charts.number(trials),
                SearchPages.address(Facet.REGISTRY, registry),
                updated(key).orElse(""),
                elsewhere(known.map(each -> StringUtils.defaultIfEmpty(each.licence(), each.terms()))
                        .orElse("")));
    }

    private static RenderedValue elsewhere(String address) {
        return address.isEmpty()
                ? RenderedValue.NONE
                : RenderedValue.external(address.replaceFirst("^https?://", ""), address);
    }

    /** The latest update that a registry gives of any of its trials. */
    private Optional<String> updated(String key) {
        Node graph = NodeFactory.createURI(dataset.base() + "graph/" + key);
        Node property = Vocabulary.property(TrialProperties.LAST_UPDATE_DATE);
        return Iter.asStream(dataset.current().find(graph, Node.ANY, property, Node.ANY))
                .map(quad -> quad.getObject().getLiteralLexicalForm())
                .max(Comparator.naturalOrder());
    }
}
