package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.linkage.Discrepancies.Discrepancy;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/**
 * What trials say that bears on others: on which are one study, which organisations are one, and which MeSH is needed. A release keeps
 * them by trial, so that the next release reads only what changed; those of all its trials together are those of their union.
 *
 * @param registrations what finds others of the same study
 * @param discrepancies where a trial disagrees with itself
 * @param sponsors the sponsors that are named
 * @param sites the places that are named
 * @param leadSponsors where trials that organisations lead take place
 * @param mesh ids of the terms of MeSH that statements lead to, in order
 */
public record TrialFacts(
        List<Registration> registrations,
        List<Discrepancy> discrepancies,
        List<Organization> sponsors,
        List<Organization> sites,
        List<LeadSponsor> leadSponsors,
        List<String> mesh) {
    /** Properties that lead to terms of MeSH. */
    private static final List<Node> TO_MESH =
            List.of(Vocabulary.MESH, Vocabulary.REGISTRY_MESH, Vocabulary.TOPIC_MESH, Vocabulary.TO);

    /**
     * A sponsor or a site as it is named.
     *
     * @param labels its names, in order
     * @param cities where it is, in order; of sites alone
     * @param countries IRIs of countries where it is, in order; of sites alone
     */
    record Organization(String iri, List<String> labels, List<String> cities, List<String> countries) {
        static Organization union(Organization one, Organization other) {
            return new Organization(
                    one.iri,
                    union(one.labels, other.labels),
                    union(one.cities, other.cities),
                    union(one.countries, other.countries));
        }

        private static List<String> union(List<String> one, List<String> other) {
            return one.containsAll(other)
                    ? one
                    : Stream.concat(one.stream(), other.stream())
                            .distinct()
                            .sorted()
                            .toList();
        }
    }

    /**
     * The lead of trials.
     *
     * @param sponsor IRI of an organisation
     * @param countries IRIs of the countries of trials that it leads, in order
     */
    record LeadSponsor(String sponsor, List<String> countries) {}

    /**
     * Reads what some trials say.
     *
     * @param constraints reads criteria
     */
    public static TrialFacts of(DatasetGraph trials, ConstraintReader constraints) {
        List<Discrepancy> discrepancies = new ArrayList<>(Discrepancies.ofLanguages(trials, constraints));
        discrepancies.addAll(CriteriaAgainstFields.find(trials));
        return new TrialFacts(
                Registration.readAll(trials),
                discrepancies,
                organizations(trials, Vocabulary.SPONSOR_CLASS),
                organizations(trials, Vocabulary.SITE_CLASS),
                leadSponsors(trials),
                mesh(trials));
    }

    private static List<Organization> organizations(DatasetGraph trials, Node type) {
        SortedMap<String, Organization> organizations = new TreeMap<>();
        trials.find(Node.ANY, Node.ANY, RDF.Nodes.type, type).forEachRemaining(quad -> {
            Node subject = quad.getSubject();
            organizations.computeIfAbsent(
                    subject.getURI(),
                    iri -> new Organization(
                            iri,
                            values(trials, subject, RDFS.Nodes.label),
                            values(trials, subject, Vocabulary.CITY),
                            values(trials, subject, Vocabulary.COUNTRY)));
        });
        return List.copyOf(organizations.values());
    }

    private static List<LeadSponsor> leadSponsors(DatasetGraph trials) {
        Map<String, TreeSet<String>> countries = new TreeMap<>();
        trials.find(Node.ANY, Node.ANY, Vocabulary.LEAD_SPONSOR, Node.ANY)
                .forEachRemaining(quad -> countries
                        .computeIfAbsent(quad.getObject().getURI(), sponsor -> new TreeSet<>())
                        .addAll(values(trials, quad.getSubject(), Vocabulary.COUNTRY)));
        return countries.entrySet().stream()
                .map(each -> new LeadSponsor(each.getKey(), List.copyOf(each.getValue())))
                .toList();
    }

    private static List<String> mesh(DatasetGraph trials) {
        String namespace = Iris.mesh("").getURI();
        return TO_MESH.stream()
                .flatMap(property -> Iter.asStream(trials.find(Node.ANY, Node.ANY, property, Node.ANY)))
                .map(Quad::getObject)
                .filter(term -> term.isURI() && term.getURI().startsWith(namespace))
                .map(term -> term.getURI().substring(namespace.length()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Literals as printed, resources by their IRIs, in order, none twice. */
    private static List<String> values(DatasetGraph trials, Node subject, Node property) {
        return Iter.asStream(trials.find(Node.ANY, subject, property, Node.ANY))
                .map(Quad::getObject)
                .map(value -> value.isLiteral() ? value.getLiteralLexicalForm() : value.getURI())
                .distinct()
                .sorted()
                .toList();
    }
}
