package org.trialgraph.mesh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.trialgraph.model.MeshLink;

/**
 * Links one name by its words. The whole name is tried first, as NLM writes it and then in normal form; then what is left when
 * words that do not change the meaning are passed over; then its longest parts.
 */
final class NameLinker {
    private static final double JOINED = 0.75;

    private final Matcher matcher;
    private final ContextFilter surroundings;
    private final Choice choice;
    private final LinkMaker links;
    private final int wholeScope;
    private final int partScope;
    private final Predicate<String> passedOver;
    private final QueryRewriter rewordings;

    /**
     * @param wholeScope what a whole name may be
     * @param partScope what a part of a name may be
     * @param passedOver words, in normal form, that do not change what a name means
     */
    NameLinker(MeshIndex index, StopWords common, int wholeScope, int partScope, Predicate<String> passedOver) {
        this.matcher = new Matcher(index, common);
        this.surroundings = new ContextFilter(common, passedOver);
        this.choice = new Choice(passedOver);
        this.links = new LinkMaker(index, common, partScope, passedOver);
        this.wholeScope = wholeScope;
        this.partScope = partScope;
        this.passedOver = passedOver;
        this.rewordings = new QueryRewriter(index, passedOver);
    }

    /**
     * Links of a name, best first; none where no rule finds one.
     *
     * @param parts whether a part of the name may link when the rest of it says something else
     */
    List<MeshLink> link(String name, boolean parts) {
        String spare = ShortForms.without(name);
        List<MeshLink> found = new ArrayList<>(spare.equals(name) ? List.of() : linkWords(Tokens.of(spare), false));
        if (found.isEmpty()) {
            Tokens words = Tokens.of(name);
            found.addAll(linkWords(words, parts));
            List<MeshLink> reworded = whole(found, name) ? List.of() : reworded(name, words, found);
            if (!reworded.isEmpty()) {
                found.clear();
                found.addAll(reworded);
            } else if (parts && !whole(found, name)) {
                List<MeshLink> joined = joined(words);
                joined.forEach(link -> found.add(links.lessSureBelow(joined, link)));
            }
        }
        found.sort(Comparator.comparingDouble(MeshLink::confidence).reversed());
        return found;
    }

    /**
     * Links of other names of what has links by its own: without what is more general than these other names, and less sure where
     * they name the class of the thing, as G-CSF does of filgrastim.
     */
    List<MeshLink> besides(List<MeshLink> own, List<MeshLink> others) {
        return others.stream()
                .filter(link -> !link.method().equals("PartialTerm"))
                .map(link -> links.lessSureAbove(own, link))
                .toList();
    }

    private List<MeshLink> linkWords(Tokens words, boolean parts) {
        List<Match> all = matches(words);
        List<Match> chosen = choice.of(words, all);
        boolean nothingElse = choice.covers(words, chosen);
        if (!nothingElse) {
            chosen = parts
                    ? chosen.stream()
                            .filter(m -> choice.meant(words, m) && !m.is(SemanticType.GENERAL))
                            .toList()
                    : List.of();
        }
        List<MeshLink> found = new ArrayList<>();
        for (Match match : chosen) {
            found.addAll(links.of(words, match, nothingElse));
            links.addBroader(words, match, all, found);
            if (!nothingElse && match.is(SemanticType.TUMOR_TYPE)) {
                found.addAll(site(words, match));
            }
        }
        return found;
    }

    /** Links of the place of a tumor that is named by its tissue, as MeSH has it named by both: adenocarcinoma of the pancreas. */
    private List<MeshLink> site(Tokens words, Match type) {
        StringBuilder place = new StringBuilder();
        for (int n = 0; n < words.size(); n++) {
            if ((n < type.from() || n >= type.to()) && !passedOver.test(words.word(n))) {
                place.append(words.written(n, n + 1)).append(' ');
            }
        }
        Tokens name = Tokens.of(place + "neoplasms");
        return matches(name).stream()
                .filter(match ->
                        match.length() == name.size() && match.is(SemanticType.TUMOR_SITE) && !match.ambiguous())
                .map(match -> links.site(match, words.written(0, words.size())))
                .toList();
    }

    private List<Match> matches(Tokens words) {
        Map<Boolean, List<Match>> contradictions = matcher.all(words, wholeScope | partScope).stream()
                .filter(match -> match.length() == words.size() || match.is(partScope))
                .collect(Collectors.partitioningBy(match -> surroundings.contradict(words, match)));
        List<Match> contradicted = contradictions.get(true);
        List<Match> standing = contradictions.get(false);
        return standing.stream()
                .filter(match -> contradicted.stream().noneMatch(outer -> outer.holds(match) && alone(outer, standing)))
                .filter(match -> surroundings.allow(words, match))
                .toList();
    }

    /** Whether no longer name takes in a match and the word that contradicts it, as non-Hodgkin lymphoma does. */
    private static boolean alone(Match contradicted, List<Match> standing) {
        return standing.stream().noneMatch(longer -> longer.holds(contradicted));
    }

    private static boolean whole(List<MeshLink> found, String text) {
        return found.stream().anyMatch(link -> link.matchedText().length() == text.length());
    }

    /**
     * Links of names that are joined and may share words: each by its own words, else by those it shares. What may only be a
     * whole name counts where each of the names is one.
     */
    private List<MeshLink> joined(Tokens words) {
        List<CoordinationExpander.Item> items = CoordinationExpander.of(words);
        int scope = items.stream().allMatch(item -> settled(item, wholeScope | partScope)) ? wholeScope : partScope;
        List<MeshLink> found = new ArrayList<>();
        for (CoordinationExpander.Item item : items) {
            if (surroundings.deny(words, item.from())) {
                continue;
            }
            if (settled(item, scope)) {
                found.addAll(linkWords(Tokens.of(item.own()), false));
            } else {
                item.completed().stream()
                        .map(this::completed)
                        .filter(links -> !links.isEmpty())
                        .findFirst()
                        .ifPresent(found::addAll);
            }
        }
        return found.stream().map(link -> atMost(link, JOINED)).toList();
    }

    /** Whether all the words of a joined name are one name. */
    private boolean settled(CoordinationExpander.Item item, int scope) {
        Tokens own = Tokens.of(item.own());
        return matches(own).stream().anyMatch(match -> match.length() == own.size() && match.is(scope));
    }

    /** Links of a name put together of two parts, if words of both make one name. */
    private List<MeshLink> completed(CoordinationExpander.Completed name) {
        Tokens words = Tokens.of(name.text());
        List<Match> chosen = choice.of(words, matches(words));
        boolean crosses = chosen.size() == 1
                && chosen.get(0).from() < name.junction()
                && chosen.get(0).to() > name.junction();
        return crosses ? linkWords(words, false) : List.of();
    }

    /** Links of a name in other words that say the same, if those are a name of MeSH. */
    private List<MeshLink> reworded(String name, Tokens words, List<MeshLink> found) {
        if ((partScope & SemanticType.DISEASE) == 0) {
            return List.of();
        }
        boolean covered = found.stream().anyMatch(link -> link.confidence() >= LinkMaker.QUALIFIED);
        return rewordings.of(name, words, covered).stream()
                .map(Tokens::of)
                .filter(other -> matcher.whole(other, partScope))
                .map(other -> linkWords(other, false))
                .filter(links -> !links.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(link -> atMost(link, LinkMaker.QUALIFIED))
                .map(link -> new MeshLink(link.id(), link.method(), link.confidence(), words.written(0, words.size())))
                .toList();
    }

    private static MeshLink atMost(MeshLink link, double most) {
        boolean sure = link.confidence() > LinkMaker.REORDERED;
        String method = sure ? "NormalizedTerm" : link.method();
        return new MeshLink(link.id(), method, Math.min(most, link.confidence()), link.matchedText());
    }
}
