package org.trialgraph.mesh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.trialgraph.mesh.MeshRecord.Sort;

/** Finds the runs of words in a text that are names in MeSH of a certain scope. */
final class Matcher {
    private static final int LONGEST = 12;

    /** Names longer than this are read in order only: trying all runs in any order would take too long and find chance words. */
    private static final int LONGEST_UNORDERED = 8;

    private final MeshIndex index;
    private final StopWords common;

    Matcher(MeshIndex index, StopWords common) {
        this.index = index;
        this.common = common;
    }

    /** All matches in a text, also those within others. */
    List<Match> all(Tokens words, int scope) {
        List<Match> found = new ArrayList<>();
        for (int from = 0; from < words.size(); from++) {
            if (words.glued(from)) {
                continue;
            }
            long key = TermHash.EMPTY;
            for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST); to++) {
                key = TermHash.then(key, words.hash(to - 1));
                if (!words.glued(to)) {
                    add(words, from, to, key, scope, found);
                }
            }
        }
        return found;
    }

    /** Whether all the words of a text are one name, of one record. */
    boolean whole(Tokens words, int scope) {
        if (words.size() == 0 || words.size() > LONGEST) {
            return false;
        }
        List<Match> found = new ArrayList<>(1);
        add(words, 0, words.size(), TermHash.ordered(words, 0, words.size()), scope, found);
        return !found.isEmpty() && !found.get(0).ambiguous();
    }

    private void add(Tokens words, int from, int to, long key, int scope, List<Match> found) {
        List<TermRow> rows = best(words, from, to, index.inOrder(key), scope);
        boolean inOrder = !rows.isEmpty();
        if (rows.isEmpty() && to - from > 1 && to - from <= LONGEST_UNORDERED) {
            rows = inAnyOrder(words, from, to, scope);
        }
        if (!rows.isEmpty()) {
            found.add(new Match(from, to, rows, inOrder));
        }
    }

    private List<TermRow> inAnyOrder(Tokens words, int from, int to, int scope) {
        long unordered = TermHash.unordered(words, from, to);
        if (unordered == 0 || common.small(words.word(from)) || common.small(words.word(to - 1))) {
            return List.of();
        }
        List<TermRow> rows = best(words, from, to, index.inAnyOrder(unordered), scope);
        boolean diseases = (scope & SemanticType.DISEASE) != 0;
        return rows.isEmpty() && diseases
                ? closest(
                        words.written(from, to),
                        best(words, from, to, index.inAnyOrder(TermHash.meant(words, from, to)), SemanticType.DISEASE))
                : rows;
    }

    /**
     * The rows that are meant: those of the scope, descriptors before supplementary records, and among descriptors those whose
     * very words stand in the text. Of records that these words name, a heading comes first, then for a whole text the one for which
     * this project adds the name, as trials mean another by it than NLM: cirrhosis is of the liver.
     */
    private List<TermRow> best(Tokens words, int from, int to, List<TermRow> rows, int scope) {
        if (rows.isEmpty()) {
            return rows;
        }
        List<TermRow> fit = rows.stream()
                .filter(row -> (row.scope() & scope) != 0)
                .filter(row -> to - from > 1 || sameCase(words.written(from, to), index.text(row)))
                .toList();
        if (fit.stream().mapToInt(TermRow::record).distinct().count() < 2) {
            return fit;
        }
        List<TermRow> descriptors = preferred(fit, row -> (row.scope() & SemanticType.SUPPLEMENTARY) == 0);
        String written = words.written(from, to);
        List<TermRow> exact = preferred(descriptors, row -> index.text(row).equalsIgnoreCase(written));
        boolean whole = to - from == words.size();
        List<TermRow> headings = preferred(exact, row -> row.sort() == Sort.HEADING);
        return preferred(headings, row -> (row.sort() == Sort.ADDED) == whole).stream()
                .sorted(Comparator.comparingInt(TermRow::record))
                .toList();
    }

    /** Of names of several records that mean the same as a text, those whose words are closest to its own. */
    private List<TermRow> closest(String written, List<TermRow> rows) {
        if (rows.stream().mapToInt(TermRow::record).distinct().count() < 2) {
            return rows;
        }
        Tokens words = Tokens.of(written);
        int least = rows.stream().mapToInt(row -> distance(words, row)).min().orElse(0);
        return rows.stream().filter(row -> distance(words, row) == least).toList();
    }

    private int distance(Tokens words, TermRow row) {
        return Synonyms.distance(words, Tokens.of(index.text(row)));
    }

    private static List<TermRow> preferred(List<TermRow> rows, Predicate<TermRow> which) {
        List<TermRow> chosen = rows.stream().filter(which).toList();
        return chosen.isEmpty() ? rows : chosen;
    }

    /** An acronym of MeSH, such as AIDS or SARS, is meant only where the text writes it in capitals too. */
    static boolean sameCase(String written, String term) {
        return !acronym(term) || acronym(written);
    }

    /** Whether a word is written in capitals. */
    static boolean acronym(String word) {
        return word.length() < 6
                && word.chars().filter(Character::isLetter).count() > 1
                && word.chars()
                                .filter(Character::isLetter)
                                .filter(c -> !Character.isUpperCase(c))
                                .count()
                        < 2
                && Character.isUpperCase(word.charAt(0))
                && Character.isUpperCase(word.charAt(1));
    }
}
