package org.trialgraph.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.search.Facet;
import org.trialgraph.search.FacetIndex;
import org.trialgraph.text.ResourceLines;

/**
 * A heading of MeSH: what it means and where it stands. Of what is below it the store holds what some trial needs.
 *
 * @param note what it means, by NLM; empty where the file of MeSH does not tell
 * @param entryTerms other names that stand for it
 * @param paths the way to each of its places in the trees, from the category on
 * @param below the headings directly below it that trials have, or that headings below these have
 * @param without those that no trial has
 */
record MeshView(
        RenderedValue note,
        List<RenderedValue> entryTerms,
        List<Path> paths,
        List<Below> below,
        List<RenderedValue> without) {
    private static final Map<String, String> CATEGORIES =
            ResourceLines.beside(MeshView.class, "mesh-categories.tsv").stream()
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> cells[1]));

    /**
     * The way to a place in a tree.
     *
     * @param number tree number of the place
     * @param steps category and headings above, the widest first
     */
    record Path(String number, List<RenderedValue> steps) {}

    /** A heading directly below, with how many trials have it or one below it. */
    record Below(RenderedValue name, String trials) {}

    /** Of a heading or a supplementary record, which stands in no tree. */
    static MeshView of(GraphView store, FacetIndex index, Node heading) {
        List<Node> numbers = store.values(heading, MeshVocabulary.TREE_NUMBER);
        List<Below> below = new ArrayList<>();
        List<RenderedValue> without = new ArrayList<>();
        numbers.stream()
                .flatMap(number -> store.subjects(MeshVocabulary.PARENT_TREE_NUMBER, number).stream())
                .flatMap(number -> store.subjects(MeshVocabulary.TREE_NUMBER, number).stream())
                .distinct()
                .sorted(Comparator.comparing(store::words))
                .forEach(child -> {
                    int trials = index.having(Facet.MESH, child).getCardinality();
                    if (trials > 0) {
                        below.add(new Below(store.shown(child), Charts.number(trials)));
                    } else {
                        without.add(store.shown(child));
                    }
                });
        return new MeshView(
                store.value(heading, MeshVocabulary.PREFERRED_CONCEPT)
                        .flatMap(concept -> store.value(concept, MeshVocabulary.SCOPE_NOTE))
                        .map(store::shown)
                        .orElse(RenderedValue.NONE),
                entryTerms(store, heading),
                numbers.stream().map(number -> path(store, number)).toList(),
                below,
                without);
    }

    private static List<RenderedValue> entryTerms(GraphView store, Node heading) {
        Set<RenderedValue> terms = store.values(heading, MeshVocabulary.CONCEPT).stream()
                .flatMap(concept -> store.values(concept, MeshVocabulary.TERM).stream())
                .flatMap(term -> store.shown(term, MeshVocabulary.PREF_LABEL).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        terms.removeAll(store.names(heading));
        return List.copyOf(terms);
    }

    private static Path path(GraphView store, Node place) {
        String number = GraphView.localName(place.getURI());
        String category = number.substring(0, 1);
        List<RenderedValue> steps = new ArrayList<>();
        steps.add(RenderedValue.link(CATEGORIES.getOrDefault(category, category), "en", "/mesh/#" + category));
        Stream.iterate(number.indexOf('.'), dot -> dot >= 0, dot -> number.indexOf('.', dot + 1))
                .map(dot -> MeshVocabulary.resource(number.substring(0, dot)))
                .flatMap(above -> store.subjects(MeshVocabulary.TREE_NUMBER, above).stream())
                .map(store::shown)
                .forEach(steps::add);
        return new Path(number, steps);
    }
}
