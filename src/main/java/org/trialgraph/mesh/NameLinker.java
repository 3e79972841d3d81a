package org.trialgraph.mesh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.trialgraph.enrich.MeshLink;
import org.trialgraph.mesh.MeshRecord.Sort;

/**
 * Links one name by its words. The whole name is tried first, as NLM writes it and then in normal form; then what is left when
 * words that do not change the meaning are passed over; then its longest parts. What fits several records is said to be
 * ambiguous.
 */
final class NameLinker {
    private static final double HEADING = 1.0;
    private static final double ENTRY = 0.98;
    private static final double NORMAL = 0.9;
    private static final double REORDERED = 0.85;
    private static final double QUALIFIED = 0.8;
    private static final double PART = 0.5;
    private static final double PART_RANGE = 0.25;
    private static final double AMBIGUOUS = 0.4;

    private final MeshIndex index;
    private final Matcher matcher;
    private final CommonWords common;
    private final int wholeScope;
    private final int partScope;
    private final Predicate<String> passedOver;

    /**
     * @param wholeScope what a whole name may be
     * @param partScope what a part of a name may be
     * @param passedOver words, in normal form, that do not change what a name means
     */
    NameLinker(MeshIndex index, CommonWords common, int wholeScope, int partScope, Predicate<String> passedOver) {
        this.index = index;
        this.common = common;
        this.matcher = new Matcher(index, common);
        this.wholeScope = wholeScope;
        this.partScope = partScope;
        this.passedOver = passedOver;
    }

    /** Links of a name, best first; none where no rule finds one. */
    List<MeshLink> link(String name, boolean parts) {
        Words words = Words.of(name);
        List<Match> all = matcher.all(words, wholeScope | partScope);
        List<Match> chosen = chosen(words, all, parts);
        List<MeshLink> links = new ArrayList<>();
        boolean rest = passedOver(words, chosen);
        for (Match match : chosen) {
            links.addAll(links(words, match, rest));
            broader(words, match, all, links);
        }
        links.sort(Comparator.comparingDouble(MeshLink::confidence).reversed());
        return links;
    }

    private List<Match> chosen(Words words, List<Match> all, boolean parts) {
        List<Match> chosen = new ArrayList<>();
        List<Match> longest = all.stream()
                .filter(m -> usable(words, m))
                .sorted(Comparator.comparingInt(Match::length)
                        .reversed()
                        .thenComparing(m -> !m.inOrder())
                        .thenComparingInt(Match::from))
                .toList();
        for (Match match : longest) {
            if (chosen.stream().noneMatch(match::overlaps)) {
                chosen.add(match);
            }
        }
        chosen.sort(Comparator.comparingInt(Match::from));
        if (!passedOver(words, chosen)) {
            chosen.removeIf(m -> !parts || !m.is(partScope) || m.is(Scope.GENERAL));
        }
        return chosen;
    }

    private boolean usable(Words words, Match match) {
        return !common.neverAlone(CommonWords.normal(words, match.from(), match.to()));
    }

    /** Whether every word is in a match or does not matter. */
    private boolean passedOver(Words words, List<Match> chosen) {
        return IntStream.range(0, words.size())
                .filter(n -> chosen.stream().noneMatch(m -> m.from() <= n && n < m.to()))
                .allMatch(n -> passedOver.test(words.word(n)));
    }

    private List<MeshLink> links(Words words, Match match, boolean rest) {
        String written = words.written(match.from(), match.to());
        if (match.ambiguous()) {
            return match.rows().stream()
                    .map(TermRow::record)
                    .distinct()
                    .map(n -> new MeshLink(index.record(n).id(), "Ambiguous", AMBIGUOUS, written))
                    .toList();
        }
        TermRow row = exact(match, written);
        String id = index.record(row.record()).id();
        boolean whole = match.length() == words.size();
        if (whole && index.text(row).equalsIgnoreCase(written)) {
            boolean heading = row.sort() == Sort.HEADING;
            return List.of(
                    new MeshLink(id, heading ? "ExactHeading" : "ExactEntryTerm", heading ? HEADING : ENTRY, written));
        }
        if (rest) {
            double confidence = !whole ? QUALIFIED : match.inOrder() ? NORMAL : REORDERED;
            return List.of(new MeshLink(id, "NormalizedTerm", confidence, written));
        }
        double share = (double) match.length() / words.size();
        return List.of(new MeshLink(id, "PartialTerm", PART + PART_RANGE * share, written));
    }

    private TermRow exact(Match match, String written) {
        return match.rows().stream()
                .filter(row -> index.text(row).equalsIgnoreCase(written))
                .min(Comparator.comparing(TermRow::sort))
                .orElse(match.rows().get(0));
    }

    /** Adds the more general names that stand within a matched name, where the trees agree that they are more general. */
    private void broader(Words words, Match outer, List<Match> all, List<MeshLink> links) {
        if (outer.ambiguous()) {
            return;
        }
        MeshRecord narrow = index.record(outer.rows().get(0).record());
        for (Match match : all) {
            if (outer.holds(match)
                    && !match.ambiguous()
                    && match.is(partScope)
                    && !match.is(Scope.GENERAL)
                    && usable(words, match)) {
                MeshRecord wide = index.record(match.rows().get(0).record());
                if (above(wide, narrow) && links.stream().noneMatch(l -> l.id().equals(wide.id()))) {
                    links.add(new MeshLink(wide.id(), "PartialTerm", PART, words.written(match.from(), match.to())));
                }
            }
        }
    }

    private static boolean above(MeshRecord wide, MeshRecord narrow) {
        Set<String> trees = Set.copyOf(narrow.trees());
        return wide.trees().stream().anyMatch(w -> trees.stream().anyMatch(t -> t.startsWith(w + ".")));
    }
}
