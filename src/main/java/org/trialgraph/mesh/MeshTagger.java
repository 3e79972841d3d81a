package org.trialgraph.mesh;

import java.util.ArrayList;
import java.util.List;
import org.trialgraph.mesh.MeshRecord.Sort;

/**
 * Finds the terms of MeSH in running text, such as eligibility criteria: whole words only, the longest name at each place, from
 * left to right. Walks the names as a trie of words, so that most words end the search at once.
 */
public final class MeshTagger {
    private final MeshIndex index;
    private final StopWords common = new StopWords();
    private final int scope;

    private MeshTagger(MeshIndex index, int scope) {
        this.index = index;
        this.scope = scope;
    }

    /**
     * A term found in a text.
     *
     * @param id id of the record
     * @param start offset in the text where its words begin
     * @param end offset after its words
     */
    public record Tag(String id, int start, int end) {}

    /** A tagger of diseases, substances and states such as pregnancy. */
    public static MeshTagger of(MeshIndex index) {
        return new MeshTagger(
                index, SemanticType.DISEASE | SemanticType.STATE | SemanticType.SUBSTANCE | SemanticType.CELLS);
    }

    /** The terms in a text, in its order, none overlapping another. */
    public List<Tag> tag(String text) {
        Tokens words = Tokens.of(text);
        List<Tag> tags = new ArrayList<>();
        for (int from = 0; from < words.size(); ) {
            int to = words.glued(from) ? from : longest(words, from);
            TermRow row = to > from ? only(words, from, to) : null;
            if (row == null) {
                from++;
            } else {
                tags.add(new Tag(index.id(row.record()), words.start(from), words.end(to - 1)));
                from = to;
            }
        }
        return tags;
    }

    /** End of the longest name that begins at a word; the word itself where none does. */
    private int longest(Tokens words, int from) {
        int longest = from;
        long key = TermHash.EMPTY;
        for (int to = from + 1; to <= words.size(); to++) {
            key = TermHash.then(key, words.hash(to - 1));
            if (!words.glued(to) && index.isName(key)) {
                longest = to;
            }
            if (!index.isBeginning(key)) {
                break;
            }
        }
        return longest;
    }

    /** The name that is meant; null where it is out of scope, too general, a common word, or one of several. */
    private TermRow only(Tokens words, int from, int to) {
        TermRow only = null;
        for (TermRow row : index.inOrder(TermHash.ordered(words, from, to))) {
            boolean fits = (row.scope() & scope) != 0 && (row.scope() & SemanticType.GENERAL) == 0;
            if (fits && only != null && only.record() != row.record()) {
                only = closer(words.written(from, to), only, row);
            } else if (fits && (only == null || row.sort() == Sort.HEADING)) {
                only = row;
            }
        }
        return only == null || misleads(words, from, to, only) ? null : only;
    }

    private TermRow closer(String written, TermRow one, TermRow other) {
        boolean descriptor = (one.scope() & SemanticType.SUPPLEMENTARY) == 0;
        boolean exact =
                index.text(other).equalsIgnoreCase(written) && !index.text(one).equalsIgnoreCase(written);
        return exact || !descriptor ? other : one;
    }

    private boolean misleads(Tokens words, int from, int to, TermRow row) {
        return to - from == 1
                && (common.small(words.word(from))
                        || common.neverAlone(words.word(from))
                        || common.dosage(words.word(from))
                        || !Matcher.sameCase(words.written(from, to), index.text(row)));
    }
}
