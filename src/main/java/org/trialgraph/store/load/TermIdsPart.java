package org.trialgraph.store.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.LongSupplier;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.tdb2.store.NodeId;

/**
 * A part of the table of terms: open addressing in which a hash's place grows with the hash and neighbours are kept in
 * order, so that the slots read one after the other are sorted.
 */
final class TermIdsPart {
    private static final int FIRST_BITS = 9;
    private static final int SLOT = 3 * Long.BYTES;
    /** Slots behind the last home, for those that are pushed on. */
    private static final int TAIL = 64;

    private final FileChannel file;
    private final int skippedBits;
    private int bits = FIRST_BITS;
    private ByteBuffer table;
    private int size;

    /** @param skippedBits first bits of the hash, the same for all of this part */
    TermIdsPart(FileChannel file, int skippedBits) throws IOException {
        this.file = file;
        this.skippedBits = skippedBits;
        this.table = map(bits);
    }

    long id(long high, long low, LongSupplier next) throws IOException {
        if (8L * size > 5L << bits || isTaken(slots() - 1)) {
            grow();
        }
        int slot = home(high, bits);
        while (isTaken(slot) && compare(slot, high, low) < 0) {
            slot++;
        }
        if (isTaken(slot) && compare(slot, high, low) == 0) {
            return id(slot);
        }
        int free = slot;
        while (isTaken(free)) {
            free++;
        }
        table.put(SLOT * (slot + 1), table, SLOT * slot, SLOT * (free - slot));
        long id = next.getAsLong();
        put(table, slot, high, low, id);
        size++;
        return id;
    }

    int slots() {
        return (1 << bits) + TAIL;
    }

    boolean isTaken(int slot) {
        return table.getLong(SLOT * slot + 2 * Long.BYTES) != 0;
    }

    Record record(int slot, RecordFactory records) {
        byte[] hash = new byte[2 * Long.BYTES];
        table.get(SLOT * slot, hash);
        byte[] id = new byte[NodeId.SIZE];
        ByteBuffer.wrap(id).putLong(id(slot));
        return records.create(hash, id);
    }

    /** Ids begin at 0, which here means that there is none. */
    private long id(int slot) {
        return table.getLong(SLOT * slot + 2 * Long.BYTES) - 1;
    }

    private int home(long high, int ofBits) {
        return (int) (high << skippedBits >>> Long.SIZE - ofBits);
    }

    private int compare(int slot, long high, long low) {
        int order = Long.compareUnsigned(table.getLong(SLOT * slot), high);
        return order != 0 ? order : Long.compareUnsigned(table.getLong(SLOT * slot + Long.BYTES), low);
    }

    private void grow() throws IOException {
        ByteBuffer wider = map(bits + 1);
        int next = 0;
        for (int slot = 0; slot < slots(); slot++) {
            if (isTaken(slot)) {
                long high = table.getLong(SLOT * slot);
                next = Math.max(next, home(high, bits + 1));
                put(wider, next++, high, table.getLong(SLOT * slot + Long.BYTES), id(slot));
            }
        }
        bits++;
        table = wider;
    }

    private static void put(ByteBuffer into, int slot, long high, long low, long id) {
        into.putLong(SLOT * slot, high);
        into.putLong(SLOT * slot + Long.BYTES, low);
        into.putLong(SLOT * slot + 2 * Long.BYTES, id + 1);
    }

    private ByteBuffer map(int ofBits) throws IOException {
        long bytes = SLOT * ((1L << ofBits) + TAIL);
        return file.map(FileChannel.MapMode.READ_WRITE, file.size(), bytes);
    }
}
