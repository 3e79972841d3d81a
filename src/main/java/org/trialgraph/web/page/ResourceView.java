package org.trialgraph.web.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.search.RelatedTrials;
import org.trialgraph.search.ResultPage;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.data.Links;
import org.trialgraph.web.data.ServedDataset;

/**
 * Makes the page of any resource: what its kind is read for first, then all statements about it, then references to it. Things that
 * many trials share have pages of their own ({@link EntityView}).
 */
final class ResourceView {
    private static final int SITES_ON_A_PAGE = 300;

    private final ServedDataset dataset;
    private final TrialSearch search;
    private final Templates templates;
    private final Descriptions descriptions;
    private final ResourceStatements statements;
    private final EntityView entities;

    /** Over what is served. */
    ResourceView(ServedDataset dataset, TrialSearch search, Templates templates) {
        this.dataset = dataset;
        this.search = search;
        this.templates = templates;
        this.descriptions = new Descriptions(dataset.current());
        this.statements = new ResourceStatements(descriptions);
        this.entities = new EntityView(dataset, search, statements, templates);
    }

    /**
     * What the template of a resource shows.
     *
     * @param frame what is around it
     * @param kinds the classes it has
     * @param resource the resource itself
     * @param names its names, as long as a heading can be
     * @param place where its own IRI leads when it is another host's
     * @param trial what only a trial has, null for all else
     * @param list the registrations of a study, null for all else
     * @param discrepancies where the registrations of a study disagree, null for all else
     * @param statements all statements about it
     * @param references those that refer to it
     */
    record View(
            PageFrame frame,
            List<RenderedValue> kinds,
            NodeView resource,
            List<RenderedValue> names,
            RenderedValue place,
            @Nullable TrialView trial,
            @Nullable TrialListView list,
            @Nullable DiscrepancyTable discrepancies,
            List<ResourceStatements.Row> statements,
            List<ResourceStatements.Group> references) {}

    /** What the template of the list of sites shows. */
    record SitesView(PageFrame frame, RenderedValue trial, List<TrialSites.SiteView> sites, Paging paging) {}

    /**
     * The page of a resource in HTML.
     *
     * @param description what is stated of it
     * @param path where the resource is answered
     * @param page number of the page of the list within it, counted from 1
     */
    byte[] page(Node resource, Graph description, String path, int page) {
        GraphView graph = new GraphView(description, dataset.links());
        Optional<EntityKind> kind = EntityKind.of(resource, description);
        return kind.isPresent()
                ? entities.page(kind.get(), resource, graph, path, page)
                : page(resource, graph, path, page);
    }

    private byte[] page(Node resource, GraphView graph, String path, int page) {
        GraphView store = GraphView.of(dataset);
        RecordHistory history = new RecordHistory(dataset.history(), descriptions);
        NodeView view = graph.view(resource);
        TrialView trial = graph.is(resource, Vocabulary.TRIAL)
                ? TrialView.of(graph, resource, history.of(graph, resource))
                : null;
        boolean study = graph.is(resource, Vocabulary.STUDY_CLASS);
        String summary = trial == null ? view.shown().text() : trial.summary().sentence();
        String markup = trial == null ? "" : trial.structured();
        View shown = new View(
                new PageFrame(view.shown().text(), summary, resource.getURI(), path, markup, ""),
                kinds(graph, resource),
                view,
                view.names().stream()
                        .map(name -> name.asName(EntityView.LONGEST_NAME))
                        .toList(),
                RenderedValue.external(
                        resource.getURI(), Links.external(resource.getURI()).orElse("")),
                trial,
                study ? registrations(store, resource, path, page) : null,
                study ? DiscrepancyTable.of(graph, graph.values(resource, Vocabulary.DISCREPANCY_OF)) : null,
                statements.about(graph, store, resource),
                statements.references(store, resource, study ? Set.of(Vocabulary.STUDY) : Set.of()));
        return templates.fill("resource", shown);
    }

    /** The classes of this project; what else a resource is stands among its statements. */
    private static List<RenderedValue> kinds(GraphView graph, Node resource) {
        return MeshResourceType.of(resource)
                .map(type -> List.of(RenderedValue.text(type.words(), "en")))
                .orElseGet(() -> graph.values(resource, RDF.Nodes.type).stream()
                        .filter(type -> type.isURI() && type.getURI().startsWith(Vocabulary.TG))
                        .map(graph::shown)
                        .map(type -> RenderedValue.link(GraphView.capitalized(type.text()), type.lang(), type.href()))
                        .toList());
    }

    private TrialListView registrations(GraphView store, Node study, String path, int page) {
        RelatedTrials trials = RelatedTrials.of(search.index(), List.of(Vocabulary.STUDY), study, dataset.current());
        return TrialListView.of(store, search.recruitingFirst(trials, page), path + ".html?page=");
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
