package org.trialgraph.web.page;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.search.Facet;
import org.trialgraph.search.ResultPage;
import org.trialgraph.search.SearchRequest;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.data.Links;
import org.trialgraph.web.data.ServedDataset;

/** Makes the page of any resource: what its kind is read for first, then all statements about it, then references to it. */
final class ResourceView {
    private static final int MOST_REFERENCES = 5_000;
    private static final int SITES_ON_A_PAGE = 300;
    private static final int VALUES_AT_ONCE = 10;
    private static final int MOST_VALUES = 50;

    private static final List<TrialList> LISTS = List.of(
            new TrialList(
                    Vocabulary.SPONSOR_CLASS,
                    "Trials as sponsor, collaborator or funder",
                    List.of(
                            Vocabulary.LEAD_SPONSOR,
                            Vocabulary.COLLABORATOR,
                            Vocabulary.FUNDER,
                            Vocabulary.RESPONSIBLE_ORGANIZATION)),
            new TrialList(Vocabulary.SITE_CLASS, "Trials at this site", List.of(Vocabulary.SITE)),
            new TrialList(Vocabulary.CONDITION_CLASS, "Trials of this condition", List.of(Vocabulary.CONDITION)),
            new TrialList(Vocabulary.STUDY_CLASS, "Registrations of this study", List.of(Vocabulary.STUDY)));

    private final ServedDataset dataset;
    private final TrialSearch search;
    private final Templates templates;
    private final Descriptions descriptions;
    /** There are some hundred properties in a release, and each page names dozens. */
    private final Map<Node, String> propertyNames = new ConcurrentHashMap<>();

    /** Over what is served. */
    ResourceView(ServedDataset dataset, TrialSearch search, Templates templates) {
        this.dataset = dataset;
        this.search = search;
        this.templates = templates;
        this.descriptions = new Descriptions(dataset.current());
    }

    /**
     * What the template of a resource shows.
     *
     * @param frame what is around it
     * @param kinds the classes it has
     * @param resource the resource itself
     * @param place where its own IRI leads when it is another host's
     * @param trial what only a trial has, null for all else
     * @param listTitle how the trials of the list are related to it
     * @param list its trials, null where it is no thing that has trials
     * @param map the coordinates on a map, null where it has none
     * @param discrepancies where the registrations of a study disagree, null for all else
     * @param statements all statements about it
     * @param references the statements about others in which it is the value
     * @param referencesPaging where in all of these the shown ones stand
     */
    record View(
            PageFrame frame,
            List<RenderedValue> kinds,
            NodeView resource,
            RenderedValue place,
            TrialView trial,
            String listTitle,
            TrialListView list,
            SiteMap map,
            DiscrepancyTable discrepancies,
            List<Row> statements,
            List<Reference> references,
            Paging referencesPaging) {}

    /**
     * A statement about something else in which the resource is the value.
     *
     * @param subject what the statement is about
     * @param property what people call the property
     */
    record Reference(RenderedValue subject, String property) {}

    /**
     * A property and its values.
     *
     * @param name what people call the property
     * @param iri its short form, for those who query
     * @param href where it is defined, empty where that is unknown
     * @param values those seen at once
     * @param folded those seen on demand
     * @param left how many more only the data shows
     */
    record Row(String name, String iri, String href, List<RenderedValue> values, List<RenderedValue> folded, int left) {
        boolean rest() {
            return left > 0;
        }
    }

    /** What the template of the list of sites shows. */
    record SitesView(PageFrame frame, RenderedValue trial, List<TrialSites.SiteView> sites, Paging paging) {}

    /** The type of a MeSH resource, told by the form of its id, with the words for it on a page. Only headings have trials. */
    enum MeshResourceType {
        HEADING("[CD]\\d{6,9}", "MeSH heading"),
        HEADING_WITH_QUALIFIER("[CD]\\d{6,9}Q\\d{6,9}", "MeSH heading with qualifier"),
        CONCEPT("M\\d{7,9}", "MeSH concept"),
        TERM("T\\d{6,9}", "MeSH term"),
        QUALIFIER("Q\\d{6,9}", "MeSH qualifier"),
        TREE_NUMBER("[A-Z]\\d\\d(\\.\\d+)*", "MeSH tree number");

        private final String id;
        private final String words;

        MeshResourceType(String id, String words) {
            this.id = id;
            this.words = words;
        }

        /** The type of a resource; empty where it is not of MeSH. */
        static Optional<MeshResourceType> of(Node resource) {
            if (!resource.isURI() || !resource.getURI().startsWith(MeshVocabulary.MESH)) {
                return Optional.empty();
            }
            String id = resource.getURI().substring(MeshVocabulary.MESH.length());
            return Arrays.stream(values()).filter(type -> id.matches(type.id)).findFirst();
        }

        /** The words for it on a page. */
        String words() {
            return words;
        }
    }

    /** How trials are related to the resources of a class: by the properties of which these are values. */
    private record TrialList(Node type, String title, List<Node> properties) {}

    /** The trials of a resource, with how they are related to it. */
    private record Related(String title, TrialSearch.Hits hits) {}

    /**
     * The page of a resource in HTML.
     *
     * @param description what is stated of it
     * @param path where the resource is answered
     * @param page number of the page of the list within it, counted from 1
     */
    byte[] page(Node resource, Graph description, String path, int page) {
        GraphView graph = new GraphView(description, dataset.links());
        GraphView store = GraphView.of(dataset);
        RecordHistory history = new RecordHistory(dataset.history(), descriptions);
        NodeView view = graph.view(resource);
        TrialView trial = graph.is(resource, Vocabulary.TRIAL)
                ? TrialView.of(graph, resource, history.of(graph, resource))
                : null;
        Optional<Related> related = trial == null ? trials(graph, resource, page) : Optional.empty();
        String summary = trial == null ? view.shown().text() : trial.summary().sentence();
        String markup = trial == null ? "" : trial.structured();
        String address = path + ".html?page=";
        ResultPage<Triple> references = ResultPage.of(
                descriptions.mentionsOf(resource, MOST_REFERENCES), related.isPresent() ? 1 : page, ResultPage.SIZE);
        View shown = new View(
                new PageFrame(view.shown().text(), summary, resource.getURI(), path, markup, ""),
                kinds(graph, resource),
                view,
                RenderedValue.external(
                        resource.getURI(), Links.external(resource.getURI()).orElse("")),
                trial,
                related.map(Related::title).orElse(""),
                related.map(r -> TrialListView.of(store, r.hits(), address)).orElse(null),
                trial == null ? SiteMap.of(graph, List.of(resource)) : null,
                graph.is(resource, Vocabulary.STUDY_CLASS)
                        ? DiscrepancyTable.of(graph, graph.values(resource, Vocabulary.DISCREPANCY_OF))
                        : null,
                graph.byProperty(resource).entrySet().stream()
                        .map(each -> row(graph, store, each.getKey(), each.getValue()))
                        .toList(),
                references.items().stream()
                        .map(triple -> new Reference(
                                store.shown(triple.getSubject()), propertyName(store, triple.getPredicate())))
                        .toList(),
                Paging.of("references", references, address));
        return templates.fill("resource", shown);
    }

    /** The classes of this project; what else a resource is stands among its statements. */
    private static List<RenderedValue> kinds(GraphView graph, Node resource) {
        return MeshResourceType.of(resource)
                .map(type -> List.of(RenderedValue.text(type.words(), "en")))
                .orElseGet(() -> graph.values(resource, RDF.Nodes.type).stream()
                        .filter(type -> type.isURI() && type.getURI().startsWith(Vocabulary.TG))
                        .map(graph::shown)
                        .toList());
    }

    /** The trials that a page of a resource lists; empty where it is no thing that has trials. */
    private Optional<Related> trials(GraphView graph, Node resource, int page) {
        if (MeshResourceType.of(resource).equals(Optional.of(MeshResourceType.HEADING))) {
            return Optional.of(having("Trials with this MeSH heading or a narrower one", Facet.MESH, resource, page));
        }
        if (resource.getURI().startsWith(Links.COUNTRY)) {
            return Optional.of(having("Trials in this country", Facet.COUNTRY, resource, page));
        }
        if (graph.is(resource, Vocabulary.REGISTRY_CLASS)) {
            return Optional.of(having("Trials in this registry", Facet.REGISTRY, resource, page));
        }
        return LISTS.stream()
                .filter(list -> graph.is(resource, list.type()))
                .map(list -> new Related(list.title(), search.having(resource, list.properties(), page)))
                .findFirst();
    }

    private Related having(String title, Facet facet, Node resource, int page) {
        return new Related(title, search.find(SearchRequest.of(facet, Facet.value(resource), page)));
    }

    /** A property with its values, of which the first are seen at once. */
    private Row row(GraphView graph, GraphView store, Node property, List<Node> nodes) {
        List<RenderedValue> values =
                nodes.stream().map(node -> value(graph, node)).toList();
        int seen = Math.min(values.size(), VALUES_AT_ONCE);
        int shown = Math.min(values.size(), MOST_VALUES);
        return new Row(
                propertyName(store, property),
                GraphView.shortName(property.getURI()),
                graph.links().href(property.getURI()).orElse(""),
                values.subList(0, seen),
                values.subList(seen, shown),
                values.size() - shown);
    }

    /** A value with its language, its datatype or its short name beside it. */
    private static RenderedValue value(GraphView graph, Node node) {
        RenderedValue shown = graph.shown(node);
        if (node.isURI()) {
            String brief = GraphView.shortName(node.getURI());
            return brief.equals(node.getURI()) ? shown : shown.noted(brief);
        }
        if (!shown.note().isEmpty()) {
            return shown;
        }
        boolean text = !shown.lang().isEmpty() || node.getLiteralDatatypeURI().endsWith("#string");
        return shown.noted(text ? shown.lang() : GraphView.shortName(node.getLiteralDatatypeURI()));
    }

    /** What people call a property: its English label in the ontology, of others' properties the words of the IRI's end. */
    private String propertyName(GraphView store, Node property) {
        return propertyNames.computeIfAbsent(
                property,
                p -> store.value(p, RDFS.Nodes.label)
                        .map(store::words)
                        .orElseGet(() -> GraphView.words(GraphView.localName(p.getURI()))));
    }

    /**
     * The page that lists all sites of a trial: the trial's own page has room for some.
     *
     * @param description what is stated of the trial
     * @param page number of the page of the list, counted from 1
     */
    byte[] sitesPage(Node trial, Graph description, int page) {
        GraphView graph = new GraphView(description, dataset.links());
        ResultPage<Node> sites = ResultPage.of(graph.values(trial, Vocabulary.SITE), page, SITES_ON_A_PAGE);
        RenderedValue name = graph.shown(trial);
        String title = "Sites of " + graph.words(trial, Vocabulary.IDENTIFIER);
        return templates.fill(
                "sites",
                new SitesView(
                        PageFrame.plain(title, "The sites of a clinical trial."),
                        name,
                        TrialSites.views(graph, trial, sites.items()),
                        Paging.of("sites", sites, name.href() + "/sites.html?page=")));
    }
}
