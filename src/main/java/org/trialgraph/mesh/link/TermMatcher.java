package org.trialgraph.mesh.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.trialgraph.mesh.analysis.StopWords;
import org.trialgraph.mesh.analysis.Synonyms;
import org.trialgraph.mesh.analysis.Tokens;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.index.MeshIndex.IndexedTerm;
import org.trialgraph.mesh.index.MeshRecord.Sort;
import org.trialgraph.mesh.index.SemanticType;

/** Finds the runs of words in a text that are names in MeSH of certain types, and chooses those that are meant. */
final class TermMatcher {
    private static final int LONGEST = 12;
    /** Names longer than this are read in order only: trying all runs in any order would take too long and find chance words. */
    private static final int LONGEST_UNORDERED = 8;

    private final MeshIndex index;
    private final NameType type;
    private final ContextFilter context;

    TermMatcher(MeshIndex index, NameType type) {
        this.index = index;
        this.type = type;
        this.context = new ContextFilter(type);
    }

    /** The matches in a text that may be meant, also those within others; none within a longer one that is contradicted. */
    List<Match> matches(Tokens words) {
        Map<Boolean, List<Match>> contradicted = all(words).stream()
                .filter(match -> match.isWhole() || match.isAnyOf(type.partTypes))
                .collect(Collectors.partitioningBy(context::isContradicted));
        List<Match> standing = contradicted.get(false);
        // a longer name takes in the word that contradicts: non-Hodgkin lymphoma
        List<Match> denied = contradicted.get(true).stream()
                .filter(match -> standing.stream().noneMatch(longer -> longer.contains(match)))
                .toList();
        return standing.stream()
                .filter(match -> denied.stream().noneMatch(outer -> outer.contains(match)))
                .filter(context::isAllowed)
                .toList();
    }

    private List<Match> all(Tokens words) {
        int types = type.wholeTypes | type.partTypes;
        List<Match> found = new ArrayList<>();
        for (int from = 0; from < words.size(); from++) {
            if (words.isAdjacent(from)) {
                continue;
            }
            long hash = Tokens.EMPTY_HASH;
            boolean prefix = true;
            for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST); to++) {
                hash = Tokens.append(hash, words.hash(to - 1));
                if (!words.isAdjacent(to)) {
                    add(words, from, to, prefix ? index.inOrder(hash) : List.of(), types, found);
                }
                prefix = prefix && index.isPrefix(hash);
            }
        }
        return found;
    }

    /** Whether all the words of a text are one name, of one record, that a part of a name may be. */
    boolean isName(Tokens words) {
        if (words.size() == 0 || words.size() > LONGEST) {
            return false;
        }
        List<Match> found = new ArrayList<>(1);
        long hash = words.orderedHash(0, words.size());
        add(words, 0, words.size(), index.inOrder(hash), type.partTypes, found);
        return !found.isEmpty() && !found.get(0).isAmbiguous();
    }

    private void add(Tokens words, int from, int to, List<IndexedTerm> inOrder, int types, List<Match> found) {
        List<IndexedTerm> terms = best(words, from, to, inOrder, types);
        boolean ordered = !terms.isEmpty();
        if (terms.isEmpty() && to - from > 1 && to - from <= LONGEST_UNORDERED) {
            terms = inAnyOrder(words, from, to, types);
        }
        if (!terms.isEmpty()) {
            found.add(new Match(words, from, to, terms, ordered));
        }
    }

    private List<IndexedTerm> inAnyOrder(Tokens words, int from, int to, int types) {
        long hash = words.unorderedHash(from, to);
        if (hash == 0 || StopWords.isFunctionWord(words.word(from)) || StopWords.isFunctionWord(words.word(to - 1))) {
            return List.of();
        }
        List<IndexedTerm> terms = best(words, from, to, index.inAnyOrder(hash), types);
        int disease = SemanticType.DISEASE.bit();
        if (!terms.isEmpty() || (types & disease) == 0) {
            return terms;
        }
        List<IndexedTerm> synonymous = index.inAnyOrder(words.synonymousHash(from, to));
        return closest(words.text(from, to), best(words, from, to, synonymous, disease));
    }

    /**
     * The terms that are meant: those of the types, descriptors before supplementary records, and among descriptors those whose
     * very words stand in the text. Of records that these words name, a heading comes first, then for a whole text the one for which
     * this project adds the name, as trials mean another by it than NLM: cirrhosis is of the liver.
     */
    private List<IndexedTerm> best(Tokens words, int from, int to, List<IndexedTerm> terms, int types) {
        if (terms.isEmpty()) {
            return terms;
        }
        String written = words.text(from, to);
        List<IndexedTerm> fitting = terms.stream()
                .filter(term -> term.isAnyOf(types))
                .filter(term -> to - from > 1 || Abbreviations.haveSameCase(written, index.text(term)))
                .toList();
        if (!Match.isAmbiguous(fitting)) {
            return fitting;
        }
        boolean whole = to - from == words.size();
        List<IndexedTerm> chosen = preferred(fitting, term -> !term.isAnyOf(SemanticType.SUPPLEMENTARY.bit()));
        chosen = preferred(chosen, term -> index.text(term).equalsIgnoreCase(written));
        chosen = preferred(chosen, term -> term.sort() == Sort.HEADING);
        chosen = preferred(chosen, term -> (term.sort() == Sort.ADDED) == whole);
        return chosen.stream()
                .sorted(Comparator.comparingInt(IndexedTerm::record))
                .toList();
    }

    /** Of names of several records that mean the same as a text, those whose words are closest to its own. */
    private List<IndexedTerm> closest(String written, List<IndexedTerm> terms) {
        if (!Match.isAmbiguous(terms)) {
            return terms;
        }
        Tokens words = Tokens.of(written);
        int[] distances = terms.stream()
                .mapToInt(term -> Synonyms.distance(words, Tokens.of(index.text(term))))
                .toArray();
        int least = IntStream.of(distances).min().orElse(0);
        return IntStream.range(0, distances.length)
                .filter(i -> distances[i] == least)
                .mapToObj(terms::get)
                .toList();
    }

    private static List<IndexedTerm> preferred(List<IndexedTerm> terms, Predicate<IndexedTerm> which) {
        List<IndexedTerm> chosen = terms.stream().filter(which).toList();
        return chosen.isEmpty() ? terms : chosen;
    }

    /**
     * The longest matches that do not overlap, those with the order of NLM before others, from left to right. What is too general
     * counts only where nothing else matches, and a word that is ignored only where not even that does.
     */
    List<Match> choose(List<Match> all) {
        List<Match> meaningful = all.stream()
                .filter(match -> match.isWhole() || isMeaningful(match))
                .toList();
        List<Match> specific = longest(meaningful.stream()
                .filter(match -> match.isWhole() || !match.isAnyOf(SemanticType.GENERAL.bit()))
                .toList());
        return !specific.isEmpty() ? specific : longest(meaningful.isEmpty() ? all : meaningful);
    }

    private static List<Match> longest(List<Match> all) {
        List<Match> chosen = new ArrayList<>();
        all.stream()
                .sorted(Comparator.comparingInt(Match::length)
                        .reversed()
                        .thenComparing(match -> !match.inOrder())
                        .thenComparingInt(Match::from))
                .filter(match -> chosen.stream().noneMatch(match::overlaps))
                .forEach(chosen::add);
        chosen.sort(Comparator.comparingInt(Match::from));
        return chosen;
    }

    /** Whether a match is more than a word that is ignored. */
    boolean isMeaningful(Match match) {
        return match.length() > 1 || !type.ignores(match.words().word(match.from()));
    }

    /** Whether every word is in a match or is ignored. */
    boolean isCovered(Tokens words, List<Match> chosen) {
        return IntStream.range(0, words.size())
                .filter(n -> chosen.stream().noneMatch(match -> match.from() <= n && n < match.to()))
                .allMatch(n -> type.ignores(words.word(n)));
    }
}
