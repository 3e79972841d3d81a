package org.trialgraph.linkage;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.linkage.RorIndex.Organization;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.QuadWriter;
import org.trialgraph.rdf.Vocabulary;

/**
 * Adds to a release which sponsors and which sites are spelling variants of one, and which organisations of the Research
 * Organization Registry (ROR) they are: by name, and by country where several have the name.
 *
 * @param iris makes the IRIs
 * @param ror the registry of organisations, where there is a copy
 */
public record OrganizationGraph(Iris iris, Optional<RorIndex> ror) {
    private static final Comparator<String> PLAINEST = Comparator.comparing(
                    (String iri) -> iri.chars().anyMatch(c -> c > 0x7F))
            .thenComparing(Comparator.naturalOrder());
    private static final double LINKED = 0.8;
    private static final double EXACT = 0.9;
    private static final double NORMALIZED = 0.8;
    private static final double OTHER_COUNTRY = 0.5;
    private static final double AMBIGUOUS = 0.4;

    /** An organisation of ROR that a name may stand for. */
    private record RorMatch(String organization, String name, String method, double confidence, String evidence) {}

    /**
     * Writes {@code tg:canonical} for every spelling of a sponsor or site that has several, and links to ROR.
     *
     * @param current open for reading
     */
    public void add(DatasetGraph current, StreamRDF out) {
        QuadWriter links = new QuadWriter(out::quad, iris.graph("links"));
        Map<String, Set<String>> sponsors = labels(current, Vocabulary.SPONSOR_CLASS);
        canonical(sponsors, (sponsor, labels) -> keys(labels), links);
        canonical(labels(current, Vocabulary.SITE_CLASS), (site, labels) -> places(current, site, labels), links);
        ror.ifPresent(index -> {
            Map<String, Set<String>> countries = countries(current);
            sponsors.forEach((sponsor, labels) ->
                    linkToRor(sponsor, labels, countries.getOrDefault(sponsor, Set.of()), index, links));
        });
    }

    /**
     * The spellings by which an organisation is known for certain. A name that documents translate in several ways stands for
     * several organisations, as "First Hospital" does: it joins none of them.
     */
    static List<String> keys(Set<String> labels) {
        Set<String> keys = new TreeSet<>();
        labels.stream()
                .map(OrganizationNames::key)
                .filter(key -> !key.isEmpty() && OrganizationNames.isSpecific(key))
                .forEach(keys::add);
        boolean several = keys.stream().filter(OrganizationNames::isChinese).count() > 1;
        return keys.stream()
                .filter(key -> !several || !OrganizationNames.isChinese(key))
                .toList();
    }

    /** Writes which of the resources that share a key, directly or through others, stands for all of them. */
    private static void canonical(
            Map<String, Set<String>> labels, BiFunction<String, Set<String>, List<String>> keys, QuadWriter links) {
        Clusters<String> variants = new Clusters<>();
        Map<String, String> firstOfKey = new HashMap<>();
        labels.forEach((iri, names) ->
                keys.apply(iri, names).forEach(key -> variants.join(firstOfKey.computeIfAbsent(key, k -> iri), iri)));
        for (String iri : labels.keySet()) {
            Set<String> spellings = variants.of(iri);
            if (spellings.size() > 1) {
                String plainest = spellings.stream().min(PLAINEST).orElseThrow();
                links.about(NodeFactory.createURI(iri)).link(Vocabulary.CANONICAL, NodeFactory.createURI(plainest));
            }
        }
    }

    private static Map<String, Set<String>> labels(DatasetGraph dataset, Node type) {
        Map<String, Set<String>> labels = new TreeMap<>();
        dataset.find(Node.ANY, Node.ANY, RDF.Nodes.type, type)
                .forEachRemaining(
                        quad -> labels.computeIfAbsent(quad.getSubject().getURI(), s -> new TreeSet<>())
                                .addAll(literals(dataset, quad.getGraph(), quad.getSubject(), RDFS.Nodes.label)));
        return labels;
    }

    /** A place is its name in one city of one country; a name alone is not enough. */
    private static List<String> places(DatasetGraph dataset, String site, Set<String> names) {
        Node node = NodeFactory.createURI(site);
        List<Node> countries =
                objects(dataset, Node.ANY, node, Vocabulary.COUNTRY).distinct().toList();
        if (countries.size() != 1) {
            return List.of();
        }
        List<String> cities = literals(dataset, Node.ANY, node, Vocabulary.CITY).stream()
                .map(OrganizationNames::key)
                .filter(city -> !city.isEmpty())
                .toList();
        return names.stream()
                .map(OrganizationNames::key)
                .filter(OrganizationNames::isSpecific)
                .flatMap(key -> cities.stream().map(city -> key + "|" + city + "|" + countries.get(0)))
                .toList();
    }

    /** The ISO 3166-1 alpha-2 codes of the countries of the trials that each organisation leads. */
    private static Map<String, Set<String>> countries(DatasetGraph dataset) {
        Map<String, Set<String>> countries = new TreeMap<>();
        dataset.find(Node.ANY, Node.ANY, Vocabulary.LEAD_SPONSOR, Node.ANY).forEachRemaining(quad -> {
            Set<String> all = countries.computeIfAbsent(quad.getObject().getURI(), s -> new TreeSet<>());
            objects(dataset, quad.getGraph(), quad.getSubject(), Vocabulary.COUNTRY)
                    .forEach(country -> all.add(CountryCodes.alpha2(Iris.localName(country.getURI()))));
        });
        return countries;
    }

    private static List<String> literals(DatasetGraph dataset, Node graph, Node subject, Node property) {
        return objects(dataset, graph, subject, property)
                .map(Node::getLiteralLexicalForm)
                .toList();
    }

    private static Stream<Node> objects(DatasetGraph dataset, Node graph, Node subject, Node property) {
        return Iter.asStream(dataset.find(graph, subject, property, Node.ANY)).map(Quad::getObject);
    }

    private void linkToRor(String iri, Set<String> names, Set<String> countries, RorIndex index, QuadWriter links) {
        Map<String, RorMatch> best = new TreeMap<>();
        for (String name : names) {
            matches(name, countries, index)
                    .forEach(match ->
                            best.merge(match.organization(), match, (a, b) -> b.confidence() > a.confidence() ? b : a));
        }
        Node sponsor = NodeFactory.createURI(iri);
        for (RorMatch match : best.values()) {
            Node to = NodeFactory.createURI(match.organization());
            links.about(iris.link(sponsor, to, match.method()))
                    .type(Vocabulary.LINK)
                    .link(Vocabulary.FROM, sponsor)
                    .link(Vocabulary.TO, to)
                    .concept(Vocabulary.LINK_METHOD, match.method())
                    .confidence(Vocabulary.CONFIDENCE, match.confidence())
                    .string(Vocabulary.MATCHED_TEXT, match.name())
                    .string(Vocabulary.EVIDENCE, match.evidence());
            if (match.confidence() >= LINKED) {
                links.about(sponsor).link(Vocabulary.ROR, to);
            }
        }
    }

    private static Stream<RorMatch> matches(String name, Set<String> countries, RorIndex index) {
        List<Organization> all = index.named(name);
        List<Organization> near = all.stream()
                .filter(o -> !Collections.disjoint(o.countries(), countries))
                .toList();
        List<Organization> candidates = near.isEmpty() ? all : near;
        boolean ambiguous = candidates.size() > 1;
        String evidence = all.size() + " of that name in ROR, " + near.size() + " of them in a country of its trials";
        return candidates.stream().map(organization -> {
            boolean exact = organization.names().contains(name);
            double confidence = near.isEmpty() ? OTHER_COUNTRY : exact ? EXACT : NORMALIZED;
            String method = ambiguous ? "Ambiguous" : exact ? "ExactName" : "NormalizedName";
            return new RorMatch(organization.id(), name, method, ambiguous ? AMBIGUOUS : confidence, evidence);
        });
    }
}
