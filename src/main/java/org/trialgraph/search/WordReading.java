package org.trialgraph.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.lucene.queryparser.classic.QueryParserBase;
import org.trialgraph.search.Understood.Meaning;
import org.trialgraph.search.Understood.Spelling;

/**
 * What the words of a search are taken for. The longest runs of words that name a heading of MeSH are one unit each, every other word is
 * one. Chinese, and what signs join such as {@code IL-6}, is looked for as a phrase.
 *
 * @param units each of which a trial must match, in the order of the words
 * @param typed whether anything was typed; without units nothing is found by it
 */
record WordReading(
        List<Unit> units, boolean typed, List<Meaning> meanings, List<Spelling> spellings, List<String> beginnings) {
    /** That of no words. */
    static final WordReading NOTHING = new WordReading(List.of(), false, List.of(), List.of(), List.of());

    private static final int MOST_WORDS = 8;
    private static final int MOST_WORDS_OF_NAME = 5;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_QUERY = 1900;
    /** Words, or Chinese characters, of a phrase that are looked for. */
    private static final int LONGEST_PHRASE = 40;

    private static final int SHORTEST_BEGINNING = 3;
    private static final int SHORTEST_PLURAL = 4;
    /** A word that at most so many trials have may be a mistake, where another is so many times as frequent. */
    private static final int RARE = 2;

    private static final int MORE_FREQUENT = 50;
    private static final Set<String> LITTLE = Set.of(
            "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "trial", "trials",
            "study", "studies", "versus", "vs", "with");

    /**
     * What must be found as one.
     *
     * @param words of which each must be found, unless those of the label are or the heading is
     * @param label the words of the heading's label; none where there is no heading, or they are those that were typed
     * @param heading that the words mean
     */
    record Unit(List<Word> words, List<Word> label, Optional<Node> heading) {
        /** The query for its words in Lucene's syntax. */
        String query() {
            String typed = all(words, true);
            String both = label.isEmpty() ? typed : "(" + typed + ") (" + all(label, true) + ")";
            return both.length() <= LONGEST_QUERY ? both : all(words, false);
        }

        private static String all(List<Word> words, boolean plurals) {
            return words.size() == 1
                    ? words.get(0).clause(plurals)
                    : words.stream()
                            .map(word -> "+(" + word.clause(plurals) + ")")
                            .collect(Collectors.joining(" "));
        }
    }

    /**
     * A word, or words that must stand one behind the other.
     *
     * @param tokens as the index has them
     * @param other another number of the same word; empty for none
     * @param beginning whether it is only the beginning of a word
     */
    record Word(List<String> tokens, String other, boolean beginning) {
        private String clause(boolean plurals) {
            String words = tokens.stream().map(QueryParserBase::escape).collect(Collectors.joining(" "));
            String sought = tokens.size() > 1
                    ? "\"" + words + "\""
                    : beginning
                            ? words + "*"
                            : other.isEmpty() || !plurals
                                    ? words
                                    : "(" + words + " " + QueryParserBase.escape(other) + ")";
            return Stream.of(SearchField.values())
                    .map(field -> field.field() + ":" + sought + "^" + field.weight)
                    .collect(Collectors.joining(" "));
        }

        /** How many tokens of a text match it from one on; 0 where it does not begin there. */
        int matches(List<WordIndex.Token> text, int at) {
            for (int i = 0; i < tokens.size(); i++) {
                String word = at + i < text.size() ? text.get(at + i).word() : "";
                boolean same =
                        word.equals(tokens.get(i)) || word.equals(other) || beginning && word.startsWith(tokens.get(i));
                if (word.isEmpty() || !same) {
                    return 0;
                }
            }
            return tokens.size();
        }
    }

    /** A piece of what was typed between spaces. */
    private record Typed(String text, List<String> tokens, boolean beginning) {
        boolean isWord() {
            return tokens.size() == 1;
        }
    }

    /**
     * Reads words.
     *
     * @param exact whether they are taken as they are
     * @param labels gives the English label of a heading
     * @param facets know headings by their names
     */
    static WordReading of(
            String words, boolean exact, WordIndex index, FacetIndex facets, Function<Node, String> labels) {
        List<Typed> typed = Stream.of(words.split("[\\s\"“”„,;，。；、]+"))
                .map(text -> new Typed(text, tokens(text, index), false))
                .filter(each -> !each.tokens.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        List<Spelling> spellings = new ArrayList<>();
        List<String> beginnings = new ArrayList<>();
        List<Typed> read = exact ? typed : mended(typed, index, facets, spellings, beginnings);
        List<Unit> units = new ArrayList<>();
        List<Meaning> meanings = new ArrayList<>();
        for (List<Typed> run : runs(read, exact, facets)) {
            String name = text(run);
            Optional<Node> heading = exact ? Optional.empty() : heading(run, facets);
            heading.ifPresent(found -> meanings.add(
                    new Meaning(name, found, facets.having(Facet.MESH, found).getLongCardinality())));
            List<Word> sought =
                    run.stream().map(each -> word(each, index, exact)).toList();
            List<Word> label =
                    heading.map(labels).map(text -> label(text, index)).orElse(List.of());
            boolean same = sought.containsAll(label) && label.size() == sought.size();
            units.add(new Unit(sought, same ? List.of() : label, heading));
        }
        boolean little = units.stream().anyMatch(unit -> !isLittle(unit));
        units.removeIf(unit -> !exact && little && isLittle(unit));
        return new WordReading(List.copyOf(units), true, List.copyOf(meanings), List.copyOf(spellings), beginnings);
    }

    private static boolean isLittle(Unit unit) {
        return unit.heading.isEmpty()
                && unit.words.stream().allMatch(word -> word.tokens.size() == 1 && LITTLE.contains(word.tokens.get(0)));
    }

    private static List<String> tokens(String text, WordIndex index) {
        return index.tokens(text).stream()
                .map(WordIndex.Token::word)
                .limit(LONGEST_PHRASE)
                .toList();
    }

    private static String text(List<Typed> run) {
        return run.stream().map(Typed::text).collect(Collectors.joining(" "));
    }

    /** The words of a label, as many as a name may have; none of a longer one. */
    private static List<Word> label(String text, WordIndex index) {
        List<Word> words = Stream.of(text.split("[\\s,]+"))
                .map(part -> new Typed(part, tokens(part, index), false))
                .filter(part -> !part.tokens.isEmpty())
                .map(part -> word(part, index, false))
                .toList();
        return words.size() <= MOST_WORDS_OF_NAME ? words : List.of();
    }

    private static Word word(Typed typed, WordIndex index, boolean exact) {
        String word = typed.tokens.get(0);
        String other = exact || !typed.isWord() || typed.beginning || word.length() < SHORTEST_PLURAL
                ? ""
                : word.endsWith("s") ? word.substring(0, word.length() - 1) : word + "s";
        boolean known = !other.isEmpty() && !word.endsWith("ss") && index.frequency(other) > 0;
        return new Word(typed.tokens, known ? other : "", typed.beginning);
    }

    /** The longest runs of words that name a heading, and single words between them. */
    private static List<List<Typed>> runs(List<Typed> words, boolean exact, FacetIndex facets) {
        List<List<Typed>> runs = new ArrayList<>();
        for (int from = 0;
                from < words.size();
                from += runs.get(runs.size() - 1).size()) {
            int to = Math.min(words.size(), from + MOST_WORDS_OF_NAME);
            while (to > from + 1
                    && (exact || heading(words.subList(from, to), facets).isEmpty())) {
                to--;
            }
            runs.add(words.subList(from, to));
        }
        return runs;
    }

    private static Optional<Node> heading(List<Typed> run, FacetIndex facets) {
        String name = text(run);
        boolean little = run.size() == 1 && (LITTLE.contains(name) || name.codePointCount(0, name.length()) < 2);
        boolean beginning = run.stream().anyMatch(Typed::beginning);
        return little || beginning || name.length() > LONGEST_NAME ? Optional.empty() : facets.heading(name);
    }

    /** The words, with those that no trial has spelled otherwise or taken for beginnings. */
    private static List<Typed> mended(
            List<Typed> typed, WordIndex index, FacetIndex facets, List<Spelling> spellings, List<String> beginnings) {
        List<Typed> mended = new ArrayList<>(typed);
        int at = 0;
        for (List<Typed> run : runs(typed, false, facets)) {
            Typed word = run.get(0);
            if (run.size() == 1 && word.isWord() && heading(run, facets).isEmpty()) {
                String token = word.tokens.get(0);
                int frequency = index.frequency(token);
                boolean begins = frequency == 0 && token.length() >= SHORTEST_BEGINNING && index.begins(token);
                if (begins) {
                    beginnings.add(word.text);
                    mended.set(at, new Typed(word.text, word.tokens, true));
                } else if (frequency <= RARE) {
                    int place = at;
                    index.similar(token)
                            .filter(other -> index.frequency(other) > MORE_FREQUENT * frequency)
                            .ifPresent(other -> {
                                Typed meant = new Typed(other, List.of(other), false);
                                List<Typed> with = new ArrayList<>(mended);
                                with.set(place, meant);
                                spellings.add(new Spelling(word.text, other, frequency == 0, text(with)));
                                if (frequency == 0) {
                                    mended.set(place, meant);
                                }
                            });
                }
            }
            at += run.size();
        }
        return mended;
    }
}
