package org.trialgraph.store.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.thrift.ThriftConvert;
import org.apache.jena.tdb2.lib.NodeLib;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;

/**
 * The distinct terms of a batch, numbered from 0 as they first come. Of each is known either the id that holds its value or
 * the hash and the bytes by which the dataset stores it, so that whoever gives out ids has no more to compute.
 */
final class BatchTerms {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long MIXER = 0x9E3779B97F4A7C15L;
    private static final int INLINE = -1;

    private final Predicate<Node> marks;
    private final BitSet marked = new BitSet();
    private final Map<Node, Integer> byNode = new HashMap<>();
    private final ByteStore texts = new ByteStore();
    private final ByteStore stored = new ByteStore();
    private int size;
    /** Of each term: where its text begins and ends; the same place where it came as a node. */
    private int[] textBounds = new int[64];
    /** Of each term: where its stored bytes begin, {@link #INLINE} where the id holds the value, and where they end. */
    private int[] storedBounds = new int[64];
    /** Of each term: both halves of its hash; or its id. */
    private long[] keys = new long[64];
    /** Open addressing: number of the term and one, 0 where there is none. */
    private int[] slots = new int[128];

    /** @param marks tells terms whose ids are to be known after the load */
    BatchTerms(Predicate<Node> marks) {
        this.marks = marks;
    }

    int size() {
        return size;
    }

    boolean isMarked(int term) {
        return marked.get(term);
    }

    /** The number of the term that a slice of N-Quads stands for. */
    int number(byte[] bytes, int from, int to) {
        int mask = slots.length - 1;
        int slot = (int) hash(bytes, from, to) & mask;
        while (slots[slot] != 0) {
            int known = slots[slot] - 1;
            if (texts.is(textBounds[2 * known], textBounds[2 * known + 1], bytes, from, to)) {
                return known;
            }
            slot = slot + 1 & mask;
        }
        int text = texts.add(bytes, from, to);
        slots[slot] = add(TermText.node(bytes, from, to), text, texts.length()) + 1;
        if (4 * size > 3 * slots.length) {
            spread();
        }
        return size - 1;
    }

    /** The number of a term. One that came as a slice too may have two. */
    int number(Node node) {
        return byNode.computeIfAbsent(node, n -> add(n, 0, 0));
    }

    /** Whether the id of a term holds its value. */
    boolean isInline(int term) {
        return storedBounds[2 * term] == INLINE;
    }

    /** The id of a term that holds its value. */
    long inlineId(int term) {
        return keys[2 * term];
    }

    /** The first half of the hash of a term. */
    long high(int term) {
        return keys[2 * term];
    }

    /** The second half of the hash of a term. */
    long low(int term) {
        return keys[2 * term + 1];
    }

    /** The bytes by which the dataset stores a term. */
    byte[] stored(int term) {
        return stored.copy(storedBounds[2 * term], storedBounds[2 * term + 1]);
    }

    private int add(Node node, int textFrom, int textTo) {
        if (2 * size == textBounds.length) {
            textBounds = Arrays.copyOf(textBounds, 4 * size);
            storedBounds = Arrays.copyOf(storedBounds, 4 * size);
            keys = Arrays.copyOf(keys, 4 * size);
        }
        textBounds[2 * size] = textFrom;
        textBounds[2 * size + 1] = textTo;
        marked.set(size, marks.test(node));
        NodeId inline = NodeId.inline(node);
        byte[] key = new byte[NodeId.SIZE];
        if (inline != null) {
            NodeIdFactory.set(inline, key);
            storedBounds[2 * size] = INLINE;
            keys[2 * size] = (long) BIG_ENDIAN.get(key, 0);
        } else {
            byte[] hash = NodeLib.hash(node).getBytes();
            byte[] bytes = ThriftConvert.termToBytes(ThriftConvert.convert(node, true));
            storedBounds[2 * size] = stored.add(bytes, 0, bytes.length);
            storedBounds[2 * size + 1] = stored.length();
            keys[2 * size] = (long) BIG_ENDIAN.get(hash, 0);
            keys[2 * size + 1] = (long) BIG_ENDIAN.get(hash, Long.BYTES);
        }
        return size++;
    }

    private void spread() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int term = 0; term < size; term++) {
            int from = textBounds[2 * term];
            int to = textBounds[2 * term + 1];
            if (to > from) {
                int slot = (int) hash(texts.bytes(), from, to) & mask;
                while (slots[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                slots[slot] = term + 1;
            }
        }
    }

    private static long hash(byte[] bytes, int from, int to) {
        long hash = to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * MIXER;
            hash ^= hash >>> 32;
        }
        for (; at < to; at++) {
            hash = (hash ^ bytes[at]) * MIXER;
        }
        return hash ^ hash >>> 29;
    }
}
