package org.trialgraph.mesh;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.trialgraph.mesh.MeshRecord.Sort;
import org.trialgraph.model.MeshLink;

/** Makes links of matches: which method found them and how sure they are. */
final class LinkMaker {
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

    private final MeshIndex index;
    private final StopWords common;
    private final int partScope;
    private final Predicate<String> passedOver;

    LinkMaker(MeshIndex index, StopWords common, int partScope, Predicate<String> passedOver) {
        this.index = index;
        this.common = common;
        this.partScope = partScope;
        this.passedOver = passedOver;
    }

    /**
     * The links of a match; several where it is ambiguous.
     *
     * @param nothingElse whether the rest of the name says nothing that matters
     */
    List<MeshLink> of(Tokens words, Match match, boolean nothingElse) {
        String written = words.written(match.from(), match.to());
        if (match.ambiguous()) {
            return match.rows().stream()
                    .map(TermRow::record)
                    .distinct()
                    .map(n -> new MeshLink(index.id(n), "Ambiguous", AMBIGUOUS, written))
                    .toList();
        }
        TermRow row = closest(match, written);
        String id = index.id(row.record());
        MeshLink link = of(words, match, row, id, written, nothingElse);
        boolean noSubstance = (row.scope() & SemanticType.TREATMENT) != 0 && !match.is(partScope);
        return List.of(noSubstance ? lessSure(link) : link);
    }

    private MeshLink of(Tokens words, Match match, TermRow row, String id, String written, boolean nothingElse) {
        boolean whole = match.length() == words.size();
        if (whole && row.sort() != Sort.ADDED && index.text(row).equalsIgnoreCase(written)) {
            return row.sort() == Sort.HEADING
                    ? new MeshLink(id, "ExactHeading", HEADING, written)
                    : new MeshLink(id, "ExactEntryTerm", ENTRY, written);
        }
        if (nothingElse) {
            double confidence = !whole ? QUALIFIED : match.inOrder() ? NORMAL : REORDERED;
            return new MeshLink(id, "NormalizedTerm", confidence, written);
        }
        double share = (double) match.length() / words.size();
        return new MeshLink(id, "PartialTerm", PART + PART_RANGE * share, written);
    }

    /** The link of a name to the place that it names beside something else. */
    MeshLink site(Match place, String written) {
        return new MeshLink(index.id(place.rows().get(0).record()), "PartialTerm", SITE, written);
    }

    /**
     * A link of one of several names joined, less sure where another of them is above it in the trees: brain and central nervous
     * system tumors says no more than the wider name.
     */
    MeshLink lessSureBelow(List<MeshLink> others, MeshLink link) {
        List<String> trees = trees(link);
        boolean below = others.stream()
                .filter(other -> sureOfAnother(other, link))
                .anyMatch(other -> above(trees(other), trees));
        return below ? lessSure(link) : link;
    }

    /** A link of another name of a thing, less sure where it is above what the thing's own name says. */
    MeshLink lessSureAbove(List<MeshLink> own, MeshLink link) {
        List<String> trees = trees(link);
        boolean above =
                own.stream().filter(other -> sureOfAnother(other, link)).anyMatch(other -> above(trees, trees(other)));
        return above ? lessSure(link) : link;
    }

    private static boolean sureOfAnother(MeshLink other, MeshLink link) {
        return other.confidence() > PART && !other.id().equals(link.id());
    }

    private static MeshLink lessSure(MeshLink link) {
        return new MeshLink(link.id(), link.method(), Math.min(UNSURE, link.confidence()), link.matchedText());
    }

    private List<String> trees(MeshLink link) {
        return index.trees(index.number(link.id()));
    }

    private TermRow closest(Match match, String written) {
        return match.rows().stream()
                .filter(row -> index.text(row).equalsIgnoreCase(written))
                .min(Comparator.comparing(TermRow::sort))
                .orElse(match.rows().get(0));
    }

    /** Adds the more general names that stand within a matched name, and the class of which it is the singular. */
    void addBroader(Tokens words, Match outer, List<Match> all, List<MeshLink> found) {
        if (outer.ambiguous() || outer.rows().get(0).sort() == Sort.ADDED) {
            return;
        }
        List<String> narrow = index.trees(outer.rows().get(0).record());
        for (TermRow row : index.inOrder(TermHash.ordered(words, outer.from(), outer.to()))) {
            if ((row.scope() & partScope) != 0 && above(index.trees(row.record()), narrow)) {
                add(words, outer, row, found);
            }
        }
        for (Match inner : all) {
            if (outer.holds(inner)
                    && !inner.ambiguous()
                    && (inner.rows().get(0).sort() != Sort.ADDED || inner.to() == outer.to())
                    && inner.is(partScope)
                    && !inner.is(SemanticType.GENERAL | SemanticType.CELLS)) {
                if (moreGeneral(words, inner, outer, narrow)) {
                    add(words, inner, inner.rows().get(0), found);
                }
            }
        }
    }

    private void add(Tokens words, Match match, TermRow wide, List<MeshLink> found) {
        String id = index.id(wide.record());
        if (found.stream().noneMatch(link -> link.id().equals(id))) {
            found.add(new MeshLink(id, "PartialTerm", PART, words.written(match.from(), match.to())));
        }
    }

    private boolean moreGeneral(Tokens words, Match inner, Match outer, List<String> narrow) {
        if (inner.is(SemanticType.SYMPTOM)) {
            return false;
        }
        return above(index.trees(inner.rows().get(0).record()), narrow)
                || inner.is(SemanticType.TUMOR_TYPE) && outer.is(SemanticType.TUMOR_SITE)
                || inner.is(SemanticType.PROCESS) && inner.to() == outer.to()
                || inner.is(SemanticType.SUBSTANCE) && base(words, inner, outer);
    }

    /** Whether the inner name is the substance of which the outer is a salt or another form. */
    private boolean base(Tokens words, Match inner, Match outer) {
        return inner.from() == outer.from()
                && IntStream.range(inner.to(), outer.to())
                        .allMatch(n -> passedOver.test(words.word(n))
                                && !common.small(words.word(n))
                                && words.word(n).length() > 2);
    }

    /** Whether a record with some tree numbers stands above one with others. */
    private static boolean above(List<String> wide, List<String> narrow) {
        for (String place : wide) {
            for (String below : narrow) {
                if (below.length() > place.length() && below.charAt(place.length()) == '.' && below.startsWith(place)) {
                    return true;
                }
            }
        }
        return false;
    }
}
