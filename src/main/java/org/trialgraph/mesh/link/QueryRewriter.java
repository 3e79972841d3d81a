package org.trialgraph.mesh.link;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.index.Synonyms;
import org.trialgraph.mesh.index.Tokens;
import org.trialgraph.text.ResourceLines;

/**
 * Other words that say of a condition what its name says, for names that are none in MeSH as they stand: with the noun that the
 * name leaves out (fragile X, developmental delay), with two words written as one (club foot), without words that do not matter
 * in its middle (lung metastatic adenocarcinoma), or with the noun of an adjective (hypotonic).
 */
record QueryRewriter(MeshIndex index) {
    private static final int MOST_WORDS = 8;
    private static final int MOST_JOINED = 4;
    private static final int SHORTEST_STEM = 2;
    private static final List<String> NOUNS = List.of("syndrome", "disease", "disorder");
    private static final List<String> POSSESSIVES = List.of("'", "’", "'s", "’s");
    /** Words that do not matter in a name that has another word, which stands first: the enzyme of a deficiency. */
    private static final List<List<String>> REDUNDANT = table("redundant-words.tsv");
    /** Endings of adjectives, each with those of its nouns. */
    private static final List<List<String>> ENDINGS = table("adjectives.tsv");

    private static List<List<String>> table(String name) {
        return ResourceLines.beside(QueryRewriter.class, name).stream()
                .map(line -> List.of(line.split("\t")))
                .toList();
    }

    /**
     * The other wordings of a condition, the closest first; each need not be a name of anything.
     *
     * @param covered whether the name is one of MeSH but for words that do not matter: then only its noun may be missing
     */
    Set<String> rewrite(String name, Tokens words, boolean covered) {
        Set<String> wordings = new LinkedHashSet<>();
        if (words.size() == 0 || words.size() > MOST_WORDS) {
            return wordings;
        }
        if (!covered) {
            addWithoutRedundant(words, wordings);
            addJoined(words, wordings);
        }
        if (lacksNoun(name, words)) {
            NOUNS.forEach(noun -> wordings.add(words.text(0, words.size()) + " " + noun));
        }
        if (!covered) {
            nounsOfOnlyWord(words).forEach(wordings::add);
        }
        return wordings;
    }

    private static boolean isIgnored(Tokens words, int n) {
        return NameType.CONDITION.ignores(words, n);
    }

    /** Adds the name without each of the words in it that do not matter, then without all of them; short words stay. */
    private static void addWithoutRedundant(Tokens words, Set<String> wordings) {
        List<Integer> redundant = IntStream.range(0, words.size())
                .filter(n -> words.word(n).length() > 2 && isRedundant(words, n))
                .boxed()
                .toList();
        redundant.forEach(n -> addWithout(words, List.of(n), wordings));
        addWithout(words, redundant, wordings);
    }

    private static boolean isRedundant(Tokens words, int n) {
        return isIgnored(words, n)
                || REDUNDANT.stream()
                        .filter(row -> row.lastIndexOf(words.word(n)) > 0)
                        .anyMatch(row -> IntStream.range(0, words.size())
                                .anyMatch(m -> Synonyms.of(words.word(m)).equals(Synonyms.of(row.get(0)))));
    }

    private static void addWithout(Tokens words, List<Integer> without, Set<String> wordings) {
        List<Integer> kept = IntStream.range(0, words.size())
                .filter(n -> !without.contains(n))
                .boxed()
                .toList();
        boolean meaningful = kept.stream().anyMatch(n -> !isIgnored(words, n));
        if (meaningful && kept.size() > 1 && kept.size() < words.size()) {
            wordings.add(kept.stream().map(n -> words.text(n, n + 1)).collect(Collectors.joining(" ")));
        }
    }

    private static void addJoined(Tokens words, Set<String> wordings) {
        for (int n = 1; n < words.size() && words.size() <= MOST_JOINED; n++) {
            String before = n == 1 ? "" : words.text(0, n - 1) + " ";
            String after = n + 1 == words.size() ? "" : " " + words.text(n + 1, words.size());
            wordings.add(before + words.word(n - 1) + words.word(n) + after);
        }
    }

    /**
     * Whether a name may be called after somebody or something and lack its noun. What is a name of something else in MeSH, as of
     * an organ or a virus, lacks none; nor does a single word unless it is an acronym or somebody's (Crohn's).
     */
    private boolean lacksNoun(String name, Tokens words) {
        String last = words.word(words.size() - 1);
        if (isIgnored(words, words.size() - 1) && last.length() > 1) {
            return false;
        }
        boolean likely = words.size() > 1
                || POSSESSIVES.stream().anyMatch(name::endsWith)
                || Abbreviations.isAcronym(words.text(0, 1));
        return likely && !index.isName(words.orderedHash(0, words.size()));
    }

    /** The nouns that the only word that matters may come from. */
    private static Stream<String> nounsOfOnlyWord(Tokens words) {
        List<String> meaningful = IntStream.range(0, words.size())
                .filter(n -> !isIgnored(words, n))
                .mapToObj(words::word)
                .toList();
        return meaningful.size() == 1 ? nounsOfAdjective(meaningful.get(0)) : Stream.empty();
    }

    /** The nouns that an adjective may come from by its ending: anemia of anemic, sclerosis of sclerotic; each need not be a word. */
    static Stream<String> nounsOfAdjective(String word) {
        return ENDINGS.stream()
                .filter(ending -> word.endsWith(ending.get(0))
                        && word.length() - ending.get(0).length() >= SHORTEST_STEM)
                .flatMap(ending -> ending.stream()
                        .skip(1)
                        .map(noun ->
                                word.substring(0, word.length() - ending.get(0).length()) + noun));
    }
}
