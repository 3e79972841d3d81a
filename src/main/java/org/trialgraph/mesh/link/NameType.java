package org.trialgraph.mesh.link;

import org.trialgraph.mesh.index.SemanticType;
import org.trialgraph.mesh.index.StopWords;
import org.trialgraph.mesh.index.Tokens;

/** What a name is of: what it may link to and which of its words do not matter. */
enum NameType {
    CONDITION(SemanticType.DISEASE.bit() | SemanticType.STATE.bit(), SemanticType.DISEASE.bit(), StopWords.QUALIFIER),
    INTERVENTION(
            SemanticType.SUBSTANCE.bit() | SemanticType.CELLS.bit() | SemanticType.TREATMENT.bit(),
            SemanticType.SUBSTANCE.bit() | SemanticType.CELLS.bit(),
            StopWords.DOSAGE),
    /** What a sentence names, also to deny it. */
    MENTION(
            SemanticType.DISEASE.bit() | INTERVENTION.wholeTypes,
            SemanticType.DISEASE.bit() | INTERVENTION.wholeTypes,
            StopWords.QUALIFIER);

    /** What a whole name may be, as bits of {@link SemanticType}. */
    final int wholeTypes;
    /** What a part of a name may be. */
    final int partTypes;

    private final StopWords ignored;

    NameType(int wholeTypes, int partTypes, StopWords ignored) {
        this.wholeTypes = wholeTypes;
        this.partTypes = partTypes;
        this.ignored = ignored;
    }

    /** Whether the n-th word of a text does not change what a name means: stage or dose, a function word or a number. */
    boolean ignores(Tokens words, int n) {
        String word = words.word(n);
        return words.isIn(ignored, n)
                || StopWords.isFunctionWord(words, n)
                || word.length() == 1
                || Character.isDigit(word.charAt(0));
    }
}
