package org.trialgraph.mesh.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.trialgraph.mesh.analysis.Tokens;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.index.SemanticType;
import org.trialgraph.model.MeshLink;

/**
 * Links one name by its words. The whole name is tried first, as NLM writes it and then in normal form; then what is left when
 * words that do not change the meaning are ignored; then its longest parts.
 */
final class NameLinker {
    private static final double JOINED = 0.75;

    private final NameType type;
    private final TermMatcher matcher;
    private final ContextFilter context;
    private final LinkBuilder links;
    private final QueryRewriter rewriter;

    NameLinker(MeshIndex index, NameType type) {
        this.type = type;
        this.matcher = new TermMatcher(index, type);
        this.context = new ContextFilter(type);
        this.links = new LinkBuilder(index, type);
        this.rewriter = new QueryRewriter(index);
    }

    /**
     * Links of a name, best first; none where no rule finds one.
     *
     * @param parts whether a part of the name may link when the rest of it says something else
     */
    List<MeshLink> link(String name, boolean parts) {
        String expanded = Abbreviations.remove(name);
        List<MeshLink> found =
                new ArrayList<>(expanded.equals(name) ? List.of() : linkWords(Tokens.of(expanded), false));
        if (found.isEmpty()) {
            Tokens words = Tokens.of(name);
            found.addAll(linkWords(words, parts));
            boolean whole = isWhole(found, name);
            List<MeshLink> reworded = whole ? List.of() : linkReworded(name, words, found);
            if (!reworded.isEmpty()) {
                found = new ArrayList<>(reworded);
            } else if (parts && !whole) {
                List<MeshLink> joined = linkJoined(words);
                for (MeshLink link : joined) {
                    found.add(links.lessSureBelow(joined, link));
                }
            }
        }
        found.sort(Comparator.comparingDouble(MeshLink::confidence).reversed());
        return found;
    }

    /**
     * Links of other names of what has links by its own: without what is more general than these other names, and less sure where
     * they name the class of the thing, as G-CSF does of filgrastim.
     */
    List<MeshLink> linksOfOtherNames(List<MeshLink> own, List<MeshLink> others) {
        return others.stream()
                .filter(link -> !link.method().equals(LinkBuilder.PARTIAL))
                .map(link -> links.lessSureAbove(own, link))
                .toList();
    }

    private List<MeshLink> linkWords(Tokens words, boolean parts) {
        List<Match> all = matches(words);
        List<Match> chosen = matcher.choose(words, all);
        boolean covered = matcher.isCovered(words, chosen);
        List<MeshLink> found = new ArrayList<>();
        for (Match match : chosen) {
            boolean part = matcher.isMeaningful(words, match) && !match.isAnyOf(SemanticType.GENERAL.bit());
            if (covered || parts && part) {
                found.addAll(links.links(words, match, covered));
                links.addBroader(words, match, all, found);
            }
            if (!covered && parts && part && match.isAnyOf(SemanticType.TUMOR_TYPE.bit())) {
                found.addAll(linkSite(words, match));
            }
        }
        return found;
    }

    /** Links of the place of a tumor that is named by its tissue, as MeSH has it named by both: adenocarcinoma of the pancreas. */
    private List<MeshLink> linkSite(Tokens words, Match tissue) {
        String place = IntStream.range(0, words.size())
                .filter(n -> (n < tissue.from() || n >= tissue.to()) && !type.ignores(words.word(n)))
                .mapToObj(n -> words.text(n, n + 1) + " ")
                .collect(Collectors.joining());
        Tokens name = Tokens.of(place + "neoplasms");
        return matches(name).stream()
                .filter(match -> match.length() == name.size()
                        && match.isAnyOf(SemanticType.TUMOR_SITE.bit())
                        && !match.isAmbiguous())
                .map(match -> links.site(match, words.text(0, words.size())))
                .toList();
    }

    private List<Match> matches(Tokens words) {
        Map<Boolean, List<Match>> contradicted = matcher.all(words).stream()
                .filter(match -> match.length() == words.size() || match.isAnyOf(type.partTypes))
                .collect(Collectors.partitioningBy(match -> context.isContradicted(words, match)));
        List<Match> standing = contradicted.get(false);
        List<Match> denied = contradicted.get(true).stream()
                .filter(match -> isLongest(match, standing))
                .toList();
        return standing.stream()
                .filter(match -> denied.stream().noneMatch(outer -> outer.contains(match)))
                .filter(match -> context.isAllowed(words, match))
                .toList();
    }

    /** Whether no longer name takes in a match and the word that contradicts it, as non-Hodgkin lymphoma does. */
    private static boolean isLongest(Match contradicted, List<Match> standing) {
        return standing.stream().noneMatch(longer -> longer.contains(contradicted));
    }

    private static boolean isWhole(List<MeshLink> found, String text) {
        return found.stream().anyMatch(link -> link.matchedText().length() == text.length());
    }

    /**
     * Links of names that are joined and may share words: each by its own words, else by those it shares. What may only be a
     * whole name counts where each of the names is one.
     */
    private List<MeshLink> linkJoined(Tokens words) {
        List<CoordinationExpander.Item> items = CoordinationExpander.expand(words);
        int all = type.wholeTypes | type.partTypes;
        int types = items.stream().allMatch(item -> isName(item, all)) ? type.wholeTypes : type.partTypes;
        List<MeshLink> found = new ArrayList<>();
        for (CoordinationExpander.Item item : items) {
            if (ContextFilter.isNegated(words, item.from())) {
                continue;
            }
            if (isName(item, types)) {
                found.addAll(linkWords(Tokens.of(item.own()), false));
            } else {
                item.completed().stream()
                        .map(this::linkCompleted)
                        .filter(completed -> !completed.isEmpty())
                        .findFirst()
                        .ifPresent(found::addAll);
            }
        }
        return found.stream().map(link -> lessSure(link, JOINED)).toList();
    }

    /** Whether all the words of a joined name are one name. */
    private boolean isName(CoordinationExpander.Item item, int types) {
        Tokens own = Tokens.of(item.own());
        return matches(own).stream().anyMatch(match -> match.length() == own.size() && match.isAnyOf(types));
    }

    /** Links of a name put together of two parts, if words of both make one name. */
    private List<MeshLink> linkCompleted(CoordinationExpander.Completed name) {
        Tokens words = Tokens.of(name.text());
        List<Match> chosen = matcher.choose(words, matches(words));
        boolean crosses = chosen.size() == 1
                && chosen.get(0).from() < name.junction()
                && chosen.get(0).to() > name.junction();
        return crosses ? linkWords(words, false) : List.of();
    }

    /** Links of a condition in other words that say the same, if those are a name of MeSH. */
    private List<MeshLink> linkReworded(String name, Tokens words, List<MeshLink> found) {
        if (type != NameType.CONDITION) {
            return List.of();
        }
        boolean covered = found.stream().anyMatch(link -> link.confidence() >= LinkBuilder.QUALIFIED);
        for (String wording : rewriter.rewrite(name, words, covered)) {
            Tokens other = Tokens.of(wording);
            List<MeshLink> reworded = matcher.isName(other) ? linkWords(other, false) : List.of();
            if (!reworded.isEmpty()) {
                String written = words.text(0, words.size());
                return reworded.stream()
                        .map(link -> lessSure(link, LinkBuilder.QUALIFIED))
                        .map(link -> new MeshLink(link.id(), link.method(), link.confidence(), written))
                        .toList();
            }
        }
        return List.of();
    }

    /** A link that was not found by the words of the name as they are. */
    private static MeshLink lessSure(MeshLink link, double most) {
        boolean exact = link.confidence() > LinkBuilder.REORDERED;
        String method = exact ? LinkBuilder.NORMALIZED : link.method();
        return new MeshLink(link.id(), method, Math.min(most, link.confidence()), link.matchedText());
    }
}
