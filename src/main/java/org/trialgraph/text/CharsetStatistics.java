package org.trialgraph.text;

/**
 * What the bytes above ASCII of a document look like.
 *
 * @param utf8 complete multi-byte sequences of UTF-8
 * @param damaged bytes that belong to no sequence of UTF-8, the cut-off end of a document not counted
 * @param pairs pairs of bytes of the area that Chinese characters in common use have in GB 18030
 * @param others bytes above ASCII outside such pairs
 */
record CharsetStatistics(int utf8, int damaged, int pairs, int others) {
    /** Looks at the first bytes of a document. */
    static CharsetStatistics of(byte[] bytes, int within) {
        int length = Math.min(bytes.length, within);
        int utf8 = 0;
        int damaged = 0;
        for (int i = 0; i < length; ) {
            int size = sequence(bytes, i, length);
            if (size > 1) {
                utf8++;
            }
            if (size < 0) {
                damaged++;
            }
            i += Math.abs(size);
        }
        int pairs = 0;
        int others = 0;
        for (int i = 0; i < length; i++) {
            if (high(bytes[i], 0x80)) {
                if (i + 1 < length && high(bytes[i], 0xA1) && high(bytes[i + 1], 0xA1)) {
                    pairs++;
                    i++;
                } else {
                    others++;
                }
            }
        }
        return new CharsetStatistics(utf8, damaged, pairs, others);
    }

    /** Chinese text is nearly all pairs; accented letters of western text stand alone among ASCII letters. */
    boolean looksChinese() {
        return pairs >= 4 && pairs > 4 * others;
    }

    /** Length of the sequence that starts here; 1 for ASCII and for a sequence cut off by the end; -1 for a stray byte. */
    private static int sequence(byte[] bytes, int at, int length) {
        int first = bytes[at] & 0xFF;
        int size = first < 0x80 ? 1 : first < 0xC2 ? -1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : -1;
        for (int i = 1; i < size; i++) {
            if (at + i >= length) {
                return 1;
            }
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return -1;
            }
        }
        return size;
    }

    private static boolean high(byte b, int from) {
        return (b & 0xFF) >= from;
    }
}
