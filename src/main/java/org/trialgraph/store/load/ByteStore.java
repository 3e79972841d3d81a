package org.trialgraph.store.load;

import java.util.Arrays;

/** Bytes one after the other in an array that grows. */
final class ByteStore {
    private static final int FIRST = 4 * 1024;

    private byte[] bytes = new byte[FIRST];
    private int length;

    /** Appends bytes and tells where they begin. */
    int add(byte[] source, int from, int to) {
        int begin = length;
        int end = Math.addExact(begin, to - from);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(2L * bytes.length, end)));
        }
        System.arraycopy(source, from, bytes, begin, to - from);
        length = end;
        return begin;
    }

    int length() {
        return length;
    }

    /** The array itself. */
    byte[] bytes() {
        return bytes;
    }

    /** Whether a range here holds the same bytes as one elsewhere. */
    boolean is(int begin, int end, byte[] other, int from, int to) {
        return Arrays.equals(bytes, begin, end, other, from, to);
    }

    byte[] copy(int begin, int end) {
        return Arrays.copyOfRange(bytes, begin, end);
    }
}
