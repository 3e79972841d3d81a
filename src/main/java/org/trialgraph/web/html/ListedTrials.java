package org.trialgraph.web.html;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.trialgraph.rdf.Vocabulary;

/**
 * Which trials a resource's page lists.
 *
 * @param title what they have to do with it
 * @param pattern the graph pattern that binds them to {@code ?trial}
 */
record ListedTrials(String title, String pattern) {
    private static final String COUNTRY = "http://publications.europa.eu/resource/authority/country/";

    /** The list of a resource; empty where it is no thing that has trials. */
    static Optional<ListedTrials> of(GraphView graph, Node thing) {
        String iri = "<" + thing.getURI() + ">";
        if (MeshThing.of(thing).equals(Optional.of(MeshThing.HEADING))) {
            return Optional.of(new ListedTrials("Trials about this heading and those below it", underHeading(iri)));
        }
        if (thing.getURI().startsWith(COUNTRY)) {
            return Optional.of(new ListedTrials("Trials in this country", "?trial tg:country " + iri));
        }
        if (graph.is(thing, Vocabulary.SPONSOR_CLASS)) {
            return Optional.of(new ListedTrials(
                    "Trials that it leads, funds or works on",
                    "?trial tg:leadSponsor|tg:collaborator|tg:funder|tg:responsibleOrganization " + iri));
        }
        if (graph.is(thing, Vocabulary.SITE_CLASS)) {
            return Optional.of(new ListedTrials("Trials at this site", "?trial tg:site " + iri));
        }
        if (graph.is(thing, Vocabulary.CONDITION_CLASS)) {
            return Optional.of(new ListedTrials("Trials about this condition", "?trial tg:condition " + iri));
        }
        if (graph.is(thing, Vocabulary.REGISTRY_CLASS)) {
            return Optional.of(new ListedTrials("Trials registered here", "?trial tg:registry " + iri));
        }
        return graph.is(thing, Vocabulary.STUDY_CLASS)
                ? Optional.of(new ListedTrials("Registrations of this study", "?trial tg:study " + iri))
                : Optional.empty();
    }

    /** Trials whose conditions, interventions or registry headings are a heading, or below it in any of its trees, or below a tree number. */
    static String underHeading(String iri) {
        return """
                { BIND (%s AS ?heading) }
                  UNION { %s meshv:treeNumber?/^meshv:parentTreeNumber*/^meshv:treeNumber ?heading }
                  { ?trial tg:registryMesh ?heading }
                  UNION { ?thing tg:mesh ?heading . ?trial tg:condition ?thing }
                  UNION { ?thing tg:mesh ?heading . ?trial tg:intervention ?thing }""".formatted(iri, iri);
    }
}
