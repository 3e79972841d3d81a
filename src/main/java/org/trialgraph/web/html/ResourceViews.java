package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.data.Descriptions;

/** Makes the page of any resource: what its kind is read for first, then all statements, then what refers to it. */
public final class ResourceViews {
    private static final int MOST_MENTIONS = 5_000;

    private final Templates templates;
    private final Links links;
    private final Descriptions descriptions;
    private final TrialLists trials;
    private final TrialViews trialViews;
    private final PropertyNames names = new PropertyNames();
    private final StatementRows rows = new StatementRows(names);

    /** Over what is stated. */
    public ResourceViews(
            Templates templates, Links links, Descriptions descriptions, TrialLists trials, TrialViews trialViews) {
        this.templates = templates;
        this.links = links;
        this.descriptions = descriptions;
        this.trials = trials;
        this.trialViews = trialViews;
    }

    /**
     * What the template of a resource shows.
     *
     * @param frame what is around it
     * @param kinds the classes it has
     * @param names all its names
     * @param place where its own IRI leads when it is another host's
     * @param trial what only a trial has, null for all else
     * @param listTitle what the trials of the list have to do with it
     * @param list its trials, null where it is no thing that has trials
     * @param places the coordinates on a map, null where it has none
     * @param disagreements where the registrations of a study disagree, null for all else
     * @param statements all statements
     * @param mentions what refers to it
     * @param mentionsPaging where in all of these the shown ones stand
     */
    record View(
            PageFrame frame,
            List<RenderedValue> kinds,
            List<RenderedValue> names,
            RenderedValue place,
            TrialView trial,
            String listTitle,
            TrialLists.Trials list,
            SiteMap places,
            Disagreements disagreements,
            List<StatementRows.Row> statements,
            List<Mention> mentions,
            Paging mentionsPaging) {}

    /**
     * A statement about something else in which the resource is the value.
     *
     * @param subject what the statement is about
     * @param property what people call the property
     */
    record Mention(RenderedValue subject, String property) {}

    /**
     * The page of a resource in HTML.
     *
     * @param path where the resource is answered
     * @param page number of the page of the list within it, counted from 1
     */
    public byte[] page(Node thing, Graph description, String path, int page) {
        GraphView graph = new GraphView(description, links);
        List<RenderedValue> all = graph.names(thing);
        boolean trial = graph.is(thing, Vocabulary.TRIAL);
        TrialView view = trial ? trialViews.of(graph, thing) : null;
        Optional<ListedTrials> listed = trial ? Optional.empty() : ListedTrials.of(graph, thing);
        PageFrame frame = PageFrame.about(
                all.get(0),
                trial ? view.design() : all.get(0).text(),
                thing.getURI(),
                path,
                trial ? JsonLdMarkup.trial(graph, thing) : "");
        List<Triple> mentions = descriptions.mentionsOf(thing, MOST_MENTIONS);
        int mentionsPage = listed.isPresent() ? 1 : page;
        return templates.fill(
                "resource",
                new View(
                        frame,
                        kinds(graph, thing),
                        all,
                        place(thing),
                        view,
                        listed.map(ListedTrials::title).orElse(""),
                        listed.map(l -> trials.of(l.pattern(), page, path + ".html?page="))
                                .orElse(null),
                        trial ? null : SiteMap.of(graph, List.of(thing)).orElse(null),
                        graph.is(thing, Vocabulary.STUDY_CLASS)
                                ? Disagreements.of(graph, graph.values(thing, Vocabulary.DISCREPANCY_OF))
                                : null,
                        rows.of(graph, thing),
                        mentions(mentions, mentionsPage),
                        Paging.of("statements", mentions.size(), mentionsPage, path + ".html?page=")));
    }

    /** The classes of this project; what else a resource is stands among its statements. */
    private static List<RenderedValue> kinds(GraphView graph, Node thing) {
        Optional<MeshThing> mesh = MeshThing.of(thing);
        if (mesh.isPresent()) {
            return List.of(RenderedValue.link(mesh.get().words(), "en", ""));
        }
        return graph.values(thing, RDF.Nodes.type).stream()
                .filter(type -> type.isURI() && type.getURI().startsWith(Vocabulary.TG))
                .map(graph::shown)
                .toList();
    }

    private RenderedValue place(Node thing) {
        return Links.external(thing.getURI())
                .map(iri -> new RenderedValue(thing.getURI(), "", iri, true, ""))
                .orElse(RenderedValue.text(thing.getURI(), ""));
    }

    private List<Mention> mentions(List<Triple> all, int page) {
        List<Mention> mentions = new ArrayList<>();
        int from = Math.min(all.size(), (page - 1) * Paging.SIZE);
        for (Triple triple : all.subList(from, Math.min(all.size(), from + Paging.SIZE))) {
            Graph subject = descriptions.namesOf(triple.getSubject());
            mentions.add(new Mention(
                    new GraphView(subject, links).shown(triple.getSubject()),
                    names.of(triple.getPredicate().getURI())));
        }
        return mentions;
    }
}
