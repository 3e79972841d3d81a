package org.trialgraph.web.page;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.search.Facet;
import org.trialgraph.search.RelatedTrials;
import org.trialgraph.search.SearchRequest;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.web.data.Links;

/**
 * The kinds of things that many trials share, whose pages show these trials as a picture: what such a thing is called, how trials
 * are related to it, and what is told of it.
 */
enum EntityKind {
    SPONSOR(
            "Sponsor",
            List.of(Vocabulary.SPONSOR_CLASS_OF, Vocabulary.ROR, Vocabulary.CANONICAL),
            List.of(),
            new Relation("Trials that it leads", Facet.SPONSOR, List.of(Vocabulary.LEAD_SPONSOR)),
            new Relation(
                    "Trials that it takes part in",
                    null,
                    List.of(Vocabulary.COLLABORATOR, Vocabulary.FUNDER, Vocabulary.RESPONSIBLE_ORGANIZATION))),
    SITE(
            "Site",
            List.of(
                    Vocabulary.CITY,
                    Vocabulary.REGION,
                    Vocabulary.POSTAL_CODE,
                    Vocabulary.COUNTRY,
                    Vocabulary.CANONICAL),
            List.of(Vocabulary.RECRUITING_SITE),
            new Relation("Trials at this site", Facet.SITE, List.of(Vocabulary.SITE))),
    CONDITION(
            "Condition",
            List.of(Vocabulary.MESH),
            List.of(Vocabulary.FROM),
            new Relation("Trials of this condition", Facet.CONDITION, List.of(Vocabulary.CONDITION))),
    HEADING(
            "MeSH heading",
            List.of(
                    MeshVocabulary.PHARMACOLOGICAL_ACTION,
                    MeshVocabulary.PREFERRED_MAPPED_TO,
                    MeshVocabulary.DATE_ESTABLISHED),
            List.of(Vocabulary.REGISTRY_MESH, MeshVocabulary.BROADER_DESCRIPTOR),
            new Relation("Trials with this MeSH heading or a narrower one", Facet.MESH, List.of())),
    COUNTRY(
            "Country",
            List.of(),
            List.of(),
            new Relation("Trials in this country", Facet.COUNTRY, List.of(Vocabulary.COUNTRY))),
    REGISTRY(
            "Registry",
            List.of(FOAF.homepage.asNode(), Vocabulary.LICENSE, Vocabulary.RIGHTS),
            List.of(Vocabulary.PUBLISHER),
            new Relation("Trials in this registry", Facet.REGISTRY, List.of(Vocabulary.REGISTRY)));

    private final String words;
    private final List<Node> facts;
    private final List<Node> told;
    private final List<Relation> relations;

    /**
     * How trials are related to a thing.
     *
     * @param title what such trials are called
     * @param facet by which they are found, null where the search has none
     * @param properties with which they refer to the thing
     */
    record Relation(String title, @Nullable Facet facet, List<Node> properties) {
        /** The trials that are so related. */
        RelatedTrials trials(TrialSearch search, Node resource, DatasetGraph current) {
            return facet == null
                    ? RelatedTrials.of(search.index(), properties, resource, current)
                    : search.having(facet, resource);
        }

        /** Where the search has those trials that another search finds too; empty where it has no facet for them. */
        String address(SearchRequest other, Node resource) {
            return facet == null ? "" : SearchPages.address("/search", other.with(facet, Facet.value(resource))) + "1";
        }
    }

    /**
     * @param words what such a thing is called
     * @param facts properties of the thing itself that are told at its head
     * @param told properties with which others refer to it and of which the page tells elsewhere
     * @param relations how trials are related to it; those of the first by which there are any are shown
     */
    EntityKind(String words, List<Node> facts, List<Node> told, Relation... relations) {
        this.words = words;
        this.facts = facts;
        this.told = told;
        this.relations = List.of(relations);
    }

    /**
     * The kind of a resource; empty for all that is no such thing.
     *
     * @param description what is stated of it
     */
    static Optional<EntityKind> of(Node resource, Graph description) {
        if (resource.getURI().startsWith(Links.COUNTRY)) {
            return Optional.of(COUNTRY);
        }
        if (MeshResourceType.of(resource).equals(Optional.of(MeshResourceType.HEADING))) {
            return Optional.of(HEADING);
        }
        return List.of(SPONSOR, SITE, CONDITION, REGISTRY).stream()
                .filter(kind -> description.contains(resource, RDF.Nodes.type, Vocabulary.term(kind.words)))
                .findFirst();
    }

    /** What such a thing is called. */
    String words() {
        return words;
    }

    /** Properties of the thing itself that are told at its head. */
    List<Node> facts() {
        return facts;
    }

    /** How trials are related to a thing: in the first way in which any are. */
    Relation relation(Predicate<Relation> any) {
        return relations.stream().filter(any).findFirst().orElse(relations.get(0));
    }

    /** Properties with which others refer to a thing, and of which the page tells elsewhere. */
    Set<Node> told(Relation relation) {
        Set<Node> all = new HashSet<>(told);
        all.addAll(relation.properties());
        return all;
    }

    /** What trials are counted by: the values of facets that such a thing has not one of itself. */
    List<Facet> partners() {
        return Stream.of(Facet.SPONSOR, Facet.COUNTRY, Facet.REGISTRY)
                .filter(facet -> relations.stream().noneMatch(relation -> relation.facet() == facet))
                .filter(facet -> this != SITE || facet != Facet.COUNTRY)
                .toList();
    }
}
