package org.trialgraph.mesh.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.index.MeshIndex.IndexedTerm;
import org.trialgraph.mesh.index.MeshRecord.Sort;
import org.trialgraph.mesh.index.SemanticType;
import org.trialgraph.mesh.index.StopWords;
import org.trialgraph.mesh.index.Tokens;
import org.trialgraph.mesh.link.TermMatcher.Match;
import org.trialgraph.model.MeshLink;

/**
 * Links one name by its words. The whole name is tried first, as NLM writes it and then in normal form; then what is left when
 * words that do not change the meaning are ignored; then its longest parts. Each link tells the method that found it and how sure it
 * is. Names come again in many trials, so that links of short ones are remembered.
 */
final class NameLinker {
    static final String NORMALIZED = "NormalizedTerm";
    static final String PARTIAL = "PartialTerm";

    private static final double HEADING = 1.0;
    private static final double ENTRY = 0.98;
    private static final double NORMAL = 0.9;
    private static final double REORDERED = 0.85;
    private static final double QUALIFIED = 0.8;
    private static final double JOINED = 0.75;
    private static final double PART = 0.5;
    private static final double PART_RANGE = 0.25;
    private static final double SITE = 0.6;
    private static final double AMBIGUOUS = 0.4;
    /** Below the threshold that applies unless the user gives another. */
    private static final double UNSURE = 0.45;

    private static final int MOST_REMEMBERED = 20_000;
    /** Titles, which do not come again, are longer. */
    private static final int LONGEST_REMEMBERED = 60;

    private final MeshIndex index;
    private final NameType type;
    private final TermMatcher matcher;
    private final QueryRewriter rewriter;
    private final Cache<Name, List<MeshLink>> remembered = CacheFactory.createCache(MOST_REMEMBERED);

    /** What the links of a name depend on. */
    private record Name(String name, boolean parts) {}

    NameLinker(MeshIndex index, NameType type) {
        this.index = index;
        this.type = type;
        this.matcher = new TermMatcher(index, type);
        this.rewriter = new QueryRewriter(index);
    }

    /**
     * Links of a name, best first; none where no rule finds one.
     *
     * @param parts whether a part of the name may link when the rest of it says something else
     */
    List<MeshLink> link(SoughtName name, boolean parts) {
        return name.text().length() > LONGEST_REMEMBERED
                ? links(name, parts)
                : remembered.get(new Name(name.text(), parts), asked -> links(name, parts));
    }

    private List<MeshLink> links(SoughtName name, boolean parts) {
        List<MeshLink> found =
                new ArrayList<>(name.isAbbreviated() ? linkWords(name.expandedRuns(), false) : List.of());
        if (found.isEmpty()) {
            Tokens words = name.runs().words();
            found.addAll(linkWords(name.runs(), parts));
            int length = name.text().length();
            boolean whole = found.stream().anyMatch(link -> link.matchedText().length() == length);
            List<MeshLink> reworded = whole ? List.of() : linkReworded(name.text(), words, found);
            if (!reworded.isEmpty()) {
                found = new ArrayList<>(reworded);
            } else if (parts && !whole) {
                found.addAll(linkJoined(words));
            }
        }
        found.sort(Comparator.comparingDouble(MeshLink::confidence).reversed());
        return List.copyOf(found);
    }

    /**
     * Links of other names of what has links by its own: without what is more general than these other names, and less sure where
     * they name the class of the thing, as G-CSF does of filgrastim.
     */
    List<MeshLink> linksOfOtherNames(List<MeshLink> own, List<MeshLink> others) {
        return others.stream()
                .filter(link -> !link.method().equals(PARTIAL))
                .map(link -> own.stream().anyMatch(narrow -> narrow.confidence() > PART && isAbove(link, narrow))
                        ? lessSure(link, UNSURE)
                        : link)
                .toList();
    }

    private List<MeshLink> linkWords(Tokens words) {
        return linkWords(matcher.runs(words), false);
    }

    private List<MeshLink> linkWords(NameRuns runs, boolean parts) {
        Tokens words = runs.words();
        List<Match> all = matcher.matches(runs);
        if (all.isEmpty()) {
            return List.of();
        }
        List<Match> chosen = matcher.choose(all);
        boolean covered = matcher.isCovered(words, chosen);
        List<MeshLink> found = new ArrayList<>();
        for (Match match : chosen) {
            boolean part =
                    !covered && parts && matcher.isMeaningful(match) && !match.isAnyOf(SemanticType.GENERAL.bit());
            if (covered || part) {
                found.addAll(links(match, covered));
                addBroader(match, all, found);
            }
            if (part && match.isAnyOf(SemanticType.TUMOR_TYPE.bit())) {
                found.addAll(linkSite(match));
            }
        }
        return found;
    }

    /**
     * The links of a match; several where it is ambiguous.
     *
     * @param covered whether the rest of the name says nothing that matters
     */
    private List<MeshLink> links(Match match, boolean covered) {
        String written = match.written();
        if (match.isAmbiguous()) {
            return match.terms().stream()
                    .map(IndexedTerm::record)
                    .distinct()
                    .map(number -> new MeshLink(index.id(number), "Ambiguous", AMBIGUOUS, written))
                    .toList();
        }
        IndexedTerm term = match.terms().stream()
                .filter(one -> index.text(one).equalsIgnoreCase(written))
                .min(Comparator.comparing(IndexedTerm::sort))
                .orElse(match.term());
        MeshLink link = link(match, term, written, covered);
        boolean noSubstance = term.isAnyOf(SemanticType.TREATMENT.bit()) && !match.isAnyOf(type.partTypes);
        return List.of(noSubstance ? lessSure(link, UNSURE) : link);
    }

    private MeshLink link(Match match, IndexedTerm term, String written, boolean covered) {
        String id = index.id(term.record());
        if (match.isWhole() && term.sort() != Sort.ADDED && index.text(term).equalsIgnoreCase(written)) {
            return term.sort() == Sort.HEADING
                    ? new MeshLink(id, "ExactHeading", HEADING, written)
                    : new MeshLink(id, "ExactEntryTerm", ENTRY, written);
        }
        if (covered) {
            double confidence = !match.isWhole() ? QUALIFIED : match.inOrder() ? NORMAL : REORDERED;
            return new MeshLink(id, NORMALIZED, confidence, written);
        }
        double share = (double) match.length() / match.words().size();
        return new MeshLink(id, PARTIAL, PART + PART_RANGE * share, written);
    }

    /** Links of the place of a tumor that is named by its tissue, as MeSH has it named by both: adenocarcinoma of the pancreas. */
    private List<MeshLink> linkSite(Match tissue) {
        Tokens words = tissue.words();
        String place = IntStream.range(0, words.size())
                .filter(n -> (n < tissue.from() || n >= tissue.to()) && !type.ignores(words, n))
                .mapToObj(n -> words.text(n, n + 1) + " ")
                .collect(Collectors.joining());
        return matcher.whole(index.words(place + "neoplasms")).stream()
                .filter(match -> match.isAnyOf(SemanticType.TUMOR_SITE.bit()) && !match.isAmbiguous())
                .map(match -> new MeshLink(index.id(match.term().record()), PARTIAL, SITE, words.text(0, words.size())))
                .toList();
    }

    /** Adds the more general names that stand within a matched name, and the class of which it is the singular. */
    private void addBroader(Match outer, List<Match> all, List<MeshLink> found) {
        if (outer.isAmbiguous() || outer.term().sort() == Sort.ADDED) {
            return;
        }
        List<String> narrow = index.trees(outer.term().record());
        for (IndexedTerm term : index.inOrder(outer.words().orderedHash(outer.from(), outer.to()))) {
            if (term.isAnyOf(type.partTypes) && isAbove(index.trees(term.record()), narrow)) {
                addBroader(outer, term, found);
            }
        }
        for (Match inner : all) {
            if (outer.contains(inner)
                    && !inner.isAmbiguous()
                    && (inner.term().sort() != Sort.ADDED || inner.to() == outer.to())
                    && inner.isAnyOf(type.partTypes)
                    && !inner.isAnyOf(SemanticType.GENERAL.bit() | SemanticType.CELLS.bit())
                    && isBroader(inner, outer, narrow)) {
                addBroader(inner, inner.term(), found);
            }
        }
    }

    private void addBroader(Match match, IndexedTerm broader, List<MeshLink> found) {
        String id = index.id(broader.record());
        if (found.stream().noneMatch(link -> link.id().equals(id))) {
            found.add(new MeshLink(id, PARTIAL, PART, match.written()));
        }
    }

    private boolean isBroader(Match inner, Match outer, List<String> narrow) {
        return !inner.isAnyOf(SemanticType.SYMPTOM.bit())
                && (isAbove(index.trees(inner.term().record()), narrow)
                        || inner.isAnyOf(SemanticType.TUMOR_TYPE.bit()) && outer.isAnyOf(SemanticType.TUMOR_SITE.bit())
                        || inner.isAnyOf(SemanticType.PROCESS.bit()) && inner.to() == outer.to()
                        || inner.isAnyOf(SemanticType.SUBSTANCE.bit()) && isBase(inner, outer));
    }

    /** Whether the inner name is the substance of which the outer is a salt or another form. */
    private boolean isBase(Match inner, Match outer) {
        return inner.from() == outer.from()
                && IntStream.range(inner.to(), outer.to())
                        .allMatch(n -> type.ignores(outer.words(), n)
                                && !StopWords.isFunctionWord(outer.words(), n)
                                && outer.words().word(n).length() > 2);
    }

    /** Whether the record of a link stands above that of another. */
    private boolean isAbove(MeshLink broad, MeshLink narrow) {
        return !broad.id().equals(narrow.id())
                && isAbove(index.trees(index.number(broad.id())), index.trees(index.number(narrow.id())));
    }

    /** Whether a record with some tree numbers stands above one with others. */
    private static boolean isAbove(List<String> broad, List<String> narrow) {
        return broad.stream()
                .anyMatch(place -> narrow.stream()
                        .anyMatch(below -> below.startsWith(place) && below.startsWith(".", place.length())));
    }

    /**
     * Links of names that are joined and may share words: each by its own words, else by those it shares. What may only be a
     * whole name counts where each of the names is one. One is less sure where another of them is above it in the trees: brain and
     * central nervous system tumors says no more than the wider name.
     */
    private List<MeshLink> linkJoined(Tokens words) {
        List<CoordinationExpander.Item> items = CoordinationExpander.expand(words);
        if (items.isEmpty()) {
            return List.of();
        }
        int all = type.wholeTypes | type.partTypes;
        int types = items.stream().allMatch(item -> isName(item, all)) ? type.wholeTypes : type.partTypes;
        List<MeshLink> found = new ArrayList<>();
        for (CoordinationExpander.Item item : items) {
            if (TermMatcher.isNegated(words, item.from())) {
                continue;
            }
            if (isName(item, types)) {
                found.addAll(linkWords(item.own()));
            } else {
                item.completed().stream()
                        .map(completed -> linkCompleted(completed, words))
                        .filter(completed -> !completed.isEmpty())
                        .findFirst()
                        .ifPresent(found::addAll);
            }
        }
        List<MeshLink> joined = found.stream()
                .map(link -> reworded(link, JOINED, link.matchedText()))
                .toList();
        return joined.stream()
                .map(link -> joined.stream().anyMatch(wide -> wide.confidence() > PART && isAbove(wide, link))
                        ? lessSure(link, UNSURE)
                        : link)
                .toList();
    }

    /** Whether all the words of a joined name are one name. */
    private boolean isName(CoordinationExpander.Item item, int types) {
        return matcher.whole(item.own()).filter(match -> match.isAnyOf(types)).isPresent();
    }

    /** Links of a name put together of two parts, if words of both make one name. */
    private List<MeshLink> linkCompleted(CoordinationExpander.Completed name, Tokens text) {
        Tokens words = name.words(text);
        if (NameRuns.across(index, words, name.junction()).runs().isEmpty()) {
            return List.of(); // as nearly all are
        }
        List<Match> chosen = matcher.choose(matcher.matches(matcher.runs(words)));
        boolean crosses = chosen.size() == 1
                && chosen.get(0).from() < name.junction()
                && chosen.get(0).to() > name.junction();
        return crosses ? linkWords(words) : List.of();
    }

    /** Links of a condition in other words that say the same, if those are a name of MeSH. */
    private List<MeshLink> linkReworded(String name, Tokens words, List<MeshLink> found) {
        if (type != NameType.CONDITION) {
            return List.of();
        }
        boolean covered = found.stream().anyMatch(link -> link.confidence() >= QUALIFIED);
        return rewriter.rewrite(name, words, covered).stream()
                .map(index::words)
                .filter(matcher::isName)
                .map(this::linkWords)
                .filter(links -> !links.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(link -> reworded(link, QUALIFIED, words.text(0, words.size())))
                .toList();
    }

    /** A link that was not found by the words of the name as they are. */
    private static MeshLink reworded(MeshLink link, double most, String written) {
        String method = link.confidence() > REORDERED ? NORMALIZED : link.method();
        return new MeshLink(link.id(), method, Math.min(most, link.confidence()), written);
    }

    private static MeshLink lessSure(MeshLink link, double most) {
        return new MeshLink(link.id(), link.method(), Math.min(most, link.confidence()), link.matchedText());
    }
}
