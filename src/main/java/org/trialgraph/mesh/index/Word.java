package org.trialgraph.mesh.index;

import java.util.function.LongPredicate;

/** A word in its normal form, with what is asked of it wherever it stands. */
final class Word {
    private static final int KNOWN = 1 << 31;
    private static final int PREFIX = 1 << 30;
    private static final byte YES = 1;
    private static final byte NO = 2;

    private final String form;
    private final String written;
    private final long hash;
    /** A bit for each section of {@link StopWords} that has the word, {@link #PREFIX}, and {@link #KNOWN}; 0 until it is asked for. */
    private int kinds;
    /** 0 until it is asked for. */
    private long synonymHash;

    /** Whether a name may begin with the word, in the one index that has it in its table: {@link #YES}, {@link #NO}, 0 until it is asked for. */
    private byte begins;

    /**
     * A word in one way to write it.
     *
     * @param form the normal form
     * @param written what is written
     */
    Word(String form, String written) {
        this.form = form;
        this.written = written;
        this.hash = hashOf(form);
    }

    String form() {
        return form;
    }

    /** Whether the word is written just so between two places of a text. */
    boolean isWritten(String text, int from, int to) {
        return written.length() == to - from && text.startsWith(written, from);
    }

    /** Hash of the form. */
    long hash() {
        return hash;
    }

    /** Hash of the word that stands for this one and its synonyms. */
    long synonymHash() {
        if (synonymHash == 0) {
            synonymHash = hashOf(Synonyms.of(form));
        }
        return synonymHash;
    }

    boolean isIn(StopWords section) {
        return (kinds() & section.bit()) != 0;
    }

    /** Whether the word is also written as the beginning of the next. */
    boolean isPrefix() {
        return (kinds() & PREFIX) != 0;
    }

    /**
     * Whether a name may begin with the word.
     *
     * @param names tells of the hash of a name's first word, the first time the word is asked
     */
    boolean mayBegin(LongPredicate names) {
        byte known = begins;
        if (known == 0) {
            known = names.test(Tokens.append(Tokens.EMPTY_HASH, hash)) ? YES : NO;
            begins = known;
        }
        return known == YES;
    }

    private int kinds() {
        int known = kinds;
        if (known == 0) {
            known = StopWords.sections(form) | (Synonyms.isPrefix(form) ? PREFIX : 0) | KNOWN;
            kinds = known;
        }
        return known;
    }

    static long hashOf(String form) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < form.length(); i++) {
            hash = (hash ^ form.charAt(i)) * 0x100000001B3L;
        }
        return Tokens.mix(hash);
    }
}
