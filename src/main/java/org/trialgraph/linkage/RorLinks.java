package org.trialgraph.linkage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.trialgraph.linkage.RorIndex.Organization;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/** Links sponsors to the Research Organization Registry by name, and by country where several bear the name. */
final class RorLinks {
    private static final double SURE = 0.8;
    private static final double EXACT = 0.9;
    private static final double NORMALIZED = 0.8;
    private static final double ELSEWHERE = 0.5;
    private static final double SEVERAL = 0.4;

    private final Iris iris;
    private final RorIndex index;
    private final QuadWriter out;

    RorLinks(Iris iris, RorIndex index, QuadWriter out) {
        this.iris = iris;
        this.index = index;
        this.out = out;
    }

    /**
     * Writes the links.
     *
     * @param sponsors the names of each sponsor
     * @param countries ISO 3166-1 alpha-3 codes of the countries of the trials that each leads
     */
    void write(Map<String, Set<String>> sponsors, Map<String, Set<String>> countries) {
        sponsors.forEach((sponsor, names) -> {
            Set<String> here = countries.getOrDefault(sponsor, Set.of()).stream()
                    .map(CountryCodes::alpha2)
                    .collect(Collectors.toSet());
            Map<String, Match> best = new TreeMap<>();
            for (String name : names) {
                matches(name, here)
                        .forEach(match -> best.merge(
                                match.organization(), match, (a, b) -> b.confidence() > a.confidence() ? b : a));
            }
            best.values().forEach(match -> write(NodeFactory.createURI(sponsor), match));
        });
    }

    /** An organisation that a name may stand for. */
    private record Match(String organization, String name, String method, double confidence, String evidence) {}

    private List<Match> matches(String name, Set<String> here) {
        List<Organization> all = index.named(name);
        List<Organization> near = all.stream()
                .filter(o -> o.countries().stream().anyMatch(here::contains))
                .toList();
        List<Organization> candidates = near.isEmpty() ? all : near;
        boolean several = candidates.size() > 1;
        boolean elsewhere = near.isEmpty();
        String evidence = all.size() + " of that name in ROR, " + near.size() + " of them in a country of its trials";
        return candidates.stream()
                .map(organization -> {
                    boolean exact = organization.names().contains(name);
                    double sure = exact ? EXACT : NORMALIZED;
                    return new Match(
                            organization.id(),
                            name,
                            several ? "Ambiguous" : exact ? "ExactName" : "NormalizedName",
                            several ? SEVERAL : elsewhere ? ELSEWHERE : sure,
                            evidence);
                })
                .toList();
    }

    private void write(Node sponsor, Match match) {
        Node to = NodeFactory.createURI(match.organization());
        Node link = iris.link(sponsor, to, match.method());
        out.type(link, Vocabulary.LINK);
        out.link(link, Vocabulary.FROM, sponsor);
        out.link(link, Vocabulary.TO, to);
        out.concept(link, Vocabulary.LINK_METHOD, match.method());
        out.decimal(link, Vocabulary.CONFIDENCE, String.format(Locale.ROOT, "%.2f", match.confidence()));
        out.string(link, Vocabulary.MATCHED_TEXT, match.name());
        out.string(link, Vocabulary.EVIDENCE, match.evidence());
        if (match.confidence() >= SURE) {
            out.link(sponsor, Vocabulary.ROR, to);
        }
    }
}
