package org.trialgraph.mesh.link;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.trialgraph.mesh.analysis.StopWords;
import org.trialgraph.mesh.analysis.TermHash;
import org.trialgraph.mesh.analysis.Tokens;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.index.MeshIndex.IndexedTerm;
import org.trialgraph.mesh.index.MeshRecord.Sort;
import org.trialgraph.mesh.index.SemanticType;
import org.trialgraph.model.MeshLink;

/** Makes links of matches: which method found them and how sure they are. */
final class LinkBuilder {
    private static final double HEADING = 1.0;
    private static final double ENTRY = 0.98;
    private static final double NORMAL = 0.9;
    static final double REORDERED = 0.85;
    static final double QUALIFIED = 0.8;
    private static final double PART = 0.5;
    private static final double PART_RANGE = 0.25;
    private static final double SITE = 0.6;
    private static final double AMBIGUOUS = 0.4;
    /** Below the threshold that applies unless the user gives another. */
    private static final double UNSURE = 0.45;

    static final String NORMALIZED = "NormalizedTerm";
    static final String PARTIAL = "PartialTerm";

    private final MeshIndex index;
    private final NameType type;

    LinkBuilder(MeshIndex index, NameType type) {
        this.index = index;
        this.type = type;
    }

    /**
     * The links of a match; several where it is ambiguous.
     *
     * @param covered whether the rest of the name says nothing that matters
     */
    List<MeshLink> links(Tokens words, Match match, boolean covered) {
        String written = words.text(match.from(), match.to());
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
        MeshLink link = link(words, match, term, written, covered);
        boolean noSubstance = term.isAnyOf(SemanticType.TREATMENT.bit()) && !match.isAnyOf(type.partTypes);
        return List.of(noSubstance ? atMost(link, UNSURE) : link);
    }

    private MeshLink link(Tokens words, Match match, IndexedTerm term, String written, boolean covered) {
        String id = index.id(term.record());
        boolean whole = match.length() == words.size();
        if (whole && term.sort() != Sort.ADDED && index.text(term).equalsIgnoreCase(written)) {
            return term.sort() == Sort.HEADING
                    ? new MeshLink(id, "ExactHeading", HEADING, written)
                    : new MeshLink(id, "ExactEntryTerm", ENTRY, written);
        }
        if (covered) {
            double confidence = !whole ? QUALIFIED : match.inOrder() ? NORMAL : REORDERED;
            return new MeshLink(id, NORMALIZED, confidence, written);
        }
        return new MeshLink(id, PARTIAL, PART + PART_RANGE * match.length() / words.size(), written);
    }

    /** The link of a name to the place that it names beside something else. */
    MeshLink site(Match place, String written) {
        return new MeshLink(index.id(place.term().record()), PARTIAL, SITE, written);
    }

    /**
     * A link of one of several names joined, less sure where another of them is above it in the trees: brain and central nervous
     * system tumors says no more than the wider name.
     */
    MeshLink lessSureBelow(List<MeshLink> others, MeshLink link) {
        return others.stream().anyMatch(other -> isSureOfAnother(other, link) && isAbove(trees(other), trees(link)))
                ? atMost(link, UNSURE)
                : link;
    }

    /** A link of another name of a thing, less sure where it is above what the thing's own name says. */
    MeshLink lessSureAbove(List<MeshLink> own, MeshLink link) {
        return own.stream().anyMatch(other -> isSureOfAnother(other, link) && isAbove(trees(link), trees(other)))
                ? atMost(link, UNSURE)
                : link;
    }

    private static boolean isSureOfAnother(MeshLink other, MeshLink link) {
        return other.confidence() > PART && !other.id().equals(link.id());
    }

    /** A link with at most some confidence. */
    static MeshLink atMost(MeshLink link, double most) {
        return new MeshLink(link.id(), link.method(), Math.min(most, link.confidence()), link.matchedText());
    }

    private List<String> trees(MeshLink link) {
        return index.trees(index.number(link.id()));
    }

    /** Adds the more general names that stand within a matched name, and the class of which it is the singular. */
    void addBroader(Tokens words, Match outer, List<Match> all, List<MeshLink> found) {
        if (outer.isAmbiguous() || outer.term().sort() == Sort.ADDED) {
            return;
        }
        List<String> narrow = index.trees(outer.term().record());
        for (IndexedTerm term : index.inOrder(TermHash.ordered(words, outer.from(), outer.to()))) {
            if (term.isAnyOf(type.partTypes) && isAbove(index.trees(term.record()), narrow)) {
                add(words, outer, term, found);
            }
        }
        for (Match inner : all) {
            if (outer.contains(inner)
                    && !inner.isAmbiguous()
                    && (inner.term().sort() != Sort.ADDED || inner.to() == outer.to())
                    && inner.isAnyOf(type.partTypes)
                    && !inner.isAnyOf(SemanticType.GENERAL.bit() | SemanticType.CELLS.bit())
                    && isBroader(words, inner, outer, narrow)) {
                add(words, inner, inner.term(), found);
            }
        }
    }

    private void add(Tokens words, Match match, IndexedTerm broader, List<MeshLink> found) {
        String id = index.id(broader.record());
        if (found.stream().noneMatch(link -> link.id().equals(id))) {
            found.add(new MeshLink(id, PARTIAL, PART, words.text(match.from(), match.to())));
        }
    }

    private boolean isBroader(Tokens words, Match inner, Match outer, List<String> narrow) {
        if (inner.isAnyOf(SemanticType.SYMPTOM.bit())) {
            return false;
        }
        return isAbove(index.trees(inner.term().record()), narrow)
                || inner.isAnyOf(SemanticType.TUMOR_TYPE.bit()) && outer.isAnyOf(SemanticType.TUMOR_SITE.bit())
                || inner.isAnyOf(SemanticType.PROCESS.bit()) && inner.to() == outer.to()
                || inner.isAnyOf(SemanticType.SUBSTANCE.bit()) && isBase(words, inner, outer);
    }

    /** Whether the inner name is the substance of which the outer is a salt or another form. */
    private boolean isBase(Tokens words, Match inner, Match outer) {
        return inner.from() == outer.from()
                && IntStream.range(inner.to(), outer.to())
                        .mapToObj(words::word)
                        .allMatch(word -> type.ignores(word) && !StopWords.isFunctionWord(word) && word.length() > 2);
    }

    /** Whether a record with some tree numbers stands above one with others. */
    private static boolean isAbove(List<String> broad, List<String> narrow) {
        return broad.stream()
                .anyMatch(place -> narrow.stream()
                        .anyMatch(below -> below.startsWith(place)
                                && below.length() > place.length()
                                && below.charAt(place.length()) == '.'));
    }
}
