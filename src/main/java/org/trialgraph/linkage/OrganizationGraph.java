package org.trialgraph.linkage;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
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
     * Writes {@code tg:canonical} for every spelling of a sponsor or site that has several, and links to ROR, all into {@code graph/links}.
     */
    public void add(ReleaseFacts facts, StreamRDF out) {
        QuadWriter links = new QuadWriter(out::quad, iris.graph("links"));
        canonical(facts.sponsors(), sponsor -> keys(sponsor.labels()), links);
        canonical(facts.sites(), OrganizationGraph::places, links);
        ror.ifPresent(index -> facts.sponsors().values().forEach(sponsor -> {
            Set<String> countries = facts.countriesLed(sponsor.iri()).stream()
                    .map(country -> CountryCodes.alpha2(Iris.localName(country)))
                    .collect(Collectors.toSet());
            linkToRor(sponsor, countries, index, links);
        }));
    }

    /**
     * The spellings by which an organisation is known for certain. A name that documents translate in several ways stands for
     * several organisations, as "First Hospital" does: it joins none of them.
     */
    static List<String> keys(Collection<String> labels) {
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
            SortedMap<String, TrialFacts.Organization> all,
            Function<TrialFacts.Organization, List<String>> keys,
            QuadWriter links) {
        Clusters<String> variants = new Clusters<>();
        Map<String, String> firstOfKey = new HashMap<>();
        all.forEach((iri, named) ->
                keys.apply(named).forEach(key -> variants.join(firstOfKey.computeIfAbsent(key, k -> iri), iri)));
        for (String iri : all.keySet()) {
            Set<String> spellings = variants.of(iri);
            if (spellings.size() > 1) {
                String plainest = spellings.stream().min(PLAINEST).orElseThrow();
                links.about(NodeFactory.createURI(iri)).link(Vocabulary.CANONICAL, NodeFactory.createURI(plainest));
            }
        }
    }

    /** A place is its name in one city of one country; a name alone is not enough. */
    private static List<String> places(TrialFacts.Organization site) {
        if (site.countries().size() != 1) {
            return List.of();
        }
        List<String> cities = site.cities().stream()
                .map(OrganizationNames::key)
                .filter(city -> !city.isEmpty())
                .toList();
        return site.labels().stream()
                .map(OrganizationNames::key)
                .filter(OrganizationNames::isSpecific)
                .flatMap(key -> cities.stream()
                        .map(city -> key + "|" + city + "|" + site.countries().get(0)))
                .toList();
    }

    private void linkToRor(TrialFacts.Organization named, Set<String> countries, RorIndex index, QuadWriter links) {
        Map<String, RorMatch> best = new TreeMap<>();
        for (String name : named.labels()) {
            matches(name, countries, index)
                    .forEach(match ->
                            best.merge(match.organization(), match, (a, b) -> b.confidence() > a.confidence() ? b : a));
        }
        Node sponsor = NodeFactory.createURI(named.iri());
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
