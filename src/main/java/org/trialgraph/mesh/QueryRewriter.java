package org.trialgraph.mesh;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Other words that say of a condition what its name says, for names that are none in MeSH as they stand: with the noun that the
 * name leaves out (fragile X, developmental delay), with two words written as one (club foot), without words that do not matter
 * in its middle (lung metastatic adenocarcinoma), or with the noun of an adjective (hypotonic).
 */
final class QueryRewriter {
    private static final int MOST_WORDS = 8;
    private static final int MOST_JOINED = 4;
    private static final List<String> NOUNS = List.of("syndrome", "disease", "disorder");
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s?$");

    /** Tokens that do not matter in a name that has another word: the enzyme of a deficiency, the function that is impaired. */
    private static final Map<String, Set<String>> BESIDE = Map.of(
            Synonyms.of("deficiency"),
            Set.of("enzyme", "protein", "activity", "component", "partial", "total", "functional", "production"),
            Synonyms.of("disease"),
            Set.of("function", "functional", "functioning"),
            Synonyms.of("abnormality"),
            Set.of("congenital", "developmental", "structural"));

    private final MeshIndex index;
    private final Predicate<String> passedOver;

    /** @param passedOver words that do not change what a name means */
    QueryRewriter(MeshIndex index, Predicate<String> passedOver) {
        this.index = index;
        this.passedOver = passedOver;
    }

    /**
     * The other wordings of a name, the closest first; each need not be a name of anything.
     *
     * @param covered whether the name is one of MeSH but for words that do not matter: then only its noun may be missing
     */
    Set<String> of(String name, Tokens words, boolean covered) {
        Set<String> wordings = new LinkedHashSet<>();
        if (words.size() == 0 || words.size() > MOST_WORDS) {
            return wordings;
        }
        if (!covered) {
            withoutMiddle(words, wordings);
            joined(words, wordings);
        }
        if (lacksNoun(name, words)) {
            NOUNS.forEach(noun -> wordings.add(words.written(0, words.size()) + " " + noun));
        }
        if (!covered) {
            nounsOfAdjective(words).forEach(wordings::add);
        }
        return wordings;
    }

    /** Adds the name without each of the words in it that do not matter, then without all of them; short words stay. */
    private void withoutMiddle(Tokens words, Set<String> wordings) {
        List<Integer> spare = IntStream.range(0, words.size())
                .filter(n -> words.word(n).length() > 2 && spare(words, n))
                .boxed()
                .toList();
        spare.forEach(n -> add(words, List.of(n), wordings));
        add(words, spare, wordings);
    }

    private boolean spare(Tokens words, int n) {
        return passedOver.test(words.word(n))
                || IntStream.range(0, words.size())
                        .mapToObj(other -> BESIDE.get(Synonyms.of(words.word(other))))
                        .anyMatch(spare -> spare != null && spare.contains(words.word(n)));
    }

    private void add(Tokens words, List<Integer> without, Set<String> wordings) {
        List<Integer> kept = IntStream.range(0, words.size())
                .filter(n -> !without.contains(n))
                .boxed()
                .toList();
        boolean saysWhat = kept.stream().anyMatch(n -> !passedOver.test(words.word(n)));
        if (saysWhat && kept.size() > 1 && kept.size() < words.size()) {
            wordings.add(kept.stream().map(n -> words.written(n, n + 1)).collect(Collectors.joining(" ")));
        }
    }

    private static void joined(Tokens words, Set<String> wordings) {
        for (int n = 1; n < words.size() && words.size() <= MOST_JOINED; n++) {
            String before = n == 1 ? "" : words.written(0, n - 1) + " ";
            String after = n + 1 == words.size() ? "" : " " + words.written(n + 1, words.size());
            wordings.add(before + words.word(n - 1) + words.word(n) + after);
        }
    }

    /**
     * Whether a name may be called after somebody or something and lack its noun. What is a name of something else in MeSH, as of
     * an organ or a virus, lacks none; nor does a single word unless it is an acronym or somebody's (Crohn's).
     */
    private boolean lacksNoun(String name, Tokens words) {
        String last = words.word(words.size() - 1);
        if (passedOver.test(last) && last.length() > 1) {
            return false;
        }
        boolean likely = words.size() > 1 || POSSESSIVE.matcher(name).find() || Matcher.acronym(words.written(0, 1));
        return likely && !index.isName(TermHash.ordered(words, 0, words.size()));
    }

    /** The nouns that the only word that matters may come from. */
    private Stream<String> nounsOfAdjective(Tokens words) {
        List<String> meant = IntStream.range(0, words.size())
                .mapToObj(words::word)
                .filter(passedOver.negate())
                .toList();
        return meant.size() == 1 ? Adjectives.nouns(meant.get(0)) : Stream.empty();
    }
}
