package org.trialgraph.mesh.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.index.MeshIndex.IndexedTerm;
import org.trialgraph.mesh.index.StopWords;
import org.trialgraph.mesh.index.Tokens;

/**
 * The runs of words in a text that are names in MeSH of any type, in their order or in another. They are looked up once for all types
 * of names that the text may have.
 *
 * @param words the text
 * @param runs by their first words, the shorter first
 */
record NameRuns(Tokens words, List<Run> runs) {
    /** Names have no more words. */
    private static final int LONGEST = 12;
    /** Names longer than this are read in order only: trying all runs in any order would take too long and find chance words. */
    private static final int LONGEST_UNORDERED = 8;

    /**
     * Words that are names.
     *
     * @param from number of the first word
     * @param to number of the word after the last
     * @param inOrder names with these words in this order
     * @param inAnyOrder names with these words, which neither begin nor end with a function word, in any order
     * @param synonymous names with words that mean the same
     */
    record Run(
            int from, int to, List<IndexedTerm> inOrder, List<IndexedTerm> inAnyOrder, List<IndexedTerm> synonymous) {}

    /** Those of a text. */
    static NameRuns of(MeshIndex index, Tokens words) {
        return across(index, words, -1);
    }

    /** The run of all the words of a text; empty where there are none, or more than a name has. */
    static Optional<Run> whole(MeshIndex index, Tokens words) {
        int size = words.size();
        if (size == 0 || size > LONGEST) {
            return Optional.empty();
        }
        boolean anyOrder = size > 1
                && size <= LONGEST_UNORDERED
                && !StopWords.isFunctionWord(words, 0)
                && !StopWords.isFunctionWord(words, size - 1);
        long any = anyOrder ? words.unorderedHash(0, size) : 0;
        return Optional.of(new Run(
                0,
                size,
                index.inOrder(words.orderedHash(0, size)),
                any == 0 ? List.of() : index.inAnyOrder(any),
                any == 0 ? List.of() : index.inAnyOrder(words.synonymousHash(0, size))));
    }

    /** Those whose words are in their order, which begin where any name may. */
    static NameRuns inOrder(MeshIndex index, Tokens words) {
        List<Run> runs = new ArrayList<>();
        for (int from = 0; from < words.size(); from++) {
            if (!index.mayBegin(words, from) || words.isAdjacent(from)) {
                continue;
            }
            long hash = Tokens.EMPTY_HASH;
            boolean prefix = true;
            for (int to = from + 1; prefix && to <= Math.min(words.size(), from + LONGEST); to++) {
                hash = Tokens.append(hash, words.hash(to - 1));
                List<IndexedTerm> names = words.isAdjacent(to) ? List.of() : index.inOrder(hash);
                if (!names.isEmpty()) {
                    runs.add(new Run(from, to, names, List.of(), List.of()));
                }
                prefix = index.isPrefix(hash);
            }
        }
        return new NameRuns(words, runs);
    }

    /**
     * Those of a text that take in a word before a place and one behind it.
     *
     * @param junction number of the first word behind the place; negative for all runs
     */
    static NameRuns across(MeshIndex index, Tokens words, int junction) {
        List<Run> runs = new ArrayList<>();
        int last = junction < 0 ? words.size() : Math.min(words.size(), junction);
        for (int from = Math.max(0, junction - LONGEST); from < last; from++) {
            if (!words.isAdjacent(from)) {
                from(index, words, from, Math.max(junction, from) + 1, runs);
            }
        }
        return new NameRuns(words, runs);
    }

    /** @param least the end of the shortest run that counts */
    private static void from(MeshIndex index, Tokens words, int from, int least, List<Run> runs) {
        boolean begins = !StopWords.isFunctionWord(words, from);
        boolean prefix = index.mayBegin(words, from);
        long hash = Tokens.EMPTY_HASH;
        Tokens.UnorderedHash unordered = new Tokens.UnorderedHash(words);
        for (int to = from + 1; to <= words.size(); to++) {
            int length = to - from;
            boolean anyOrder = begins && length <= LONGEST_UNORDERED;
            if (!anyOrder && !(prefix && length <= LONGEST)) {
                return;
            }
            if (anyOrder) {
                unordered.add(to - 1);
            }
            hash = prefix ? Tokens.append(hash, words.hash(to - 1)) : hash;
            if (to >= least && !words.isAdjacent(to)) {
                List<IndexedTerm> inOrder = prefix ? index.inOrder(hash) : List.of();
                boolean ends = anyOrder && length > 1 && !StopWords.isFunctionWord(words, to - 1);
                long any = ends ? unordered.value() : 0;
                List<IndexedTerm> inAnyOrder = any == 0 ? List.of() : index.inAnyOrder(any);
                List<IndexedTerm> synonymous = any == 0 ? List.of() : index.inAnyOrder(unordered.synonymous());
                if (!inOrder.isEmpty() || !inAnyOrder.isEmpty() || !synonymous.isEmpty()) {
                    runs.add(new Run(from, to, inOrder, inAnyOrder, synonymous));
                }
            }
            prefix = prefix && index.isPrefix(hash);
        }
    }
}
