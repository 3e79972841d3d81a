package org.trialgraph.mesh;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.trialgraph.mesh.MeshRecord.Sort;
import org.trialgraph.mesh.MeshRecord.Term;

/**
 * Writes and reads one record: id, kind, active, terms, tree numbers, broader, actions, mapped-to. A string is its length in
 * bytes as a short and its UTF-8; a list is its size as a short and its items.
 */
final class RecordCoder {
    private static final MeshKind[] KINDS = MeshKind.values();
    private static final Sort[] SORTS = Sort.values();

    private RecordCoder() {}

    static void write(MeshRecord record, DataOutputStream out) throws IOException {
        string(record.id(), out);
        out.writeByte(record.kind().ordinal());
        out.writeBoolean(record.active());
        string(record.label(), out);
        out.writeShort(record.terms().size());
        for (Term term : record.terms()) {
            out.writeByte(term.sort().ordinal());
            string(term.text(), out);
        }
        strings(record.trees(), out);
        strings(record.broader(), out);
        strings(record.actions(), out);
        strings(record.mappedTo(), out);
    }

    /** Writes a string. */
    static void string(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    /** Reads the record at a buffer's position. */
    static MeshRecord read(ByteBuffer in) {
        String id = string(in);
        MeshKind kind = KINDS[in.get()];
        boolean active = in.get() != 0;
        String label = string(in);
        int count = in.getShort() & 0xFFFF;
        List<Term> terms = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Sort sort = SORTS[in.get()];
            terms.add(new Term(string(in), sort));
        }
        return new MeshRecord(id, kind, label, active, terms, strings(in), strings(in), strings(in), strings(in));
    }

    /** Reads the id of the record at a buffer's position. */
    static String id(ByteBuffer in) {
        return string(in);
    }

    /** Reads only the tree numbers of the record at a buffer's position. */
    static List<String> trees(ByteBuffer in) {
        skipString(in);
        in.position(in.position() + 2);
        skipString(in);
        int count = in.getShort() & 0xFFFF;
        for (int i = 0; i < count; i++) {
            in.get();
            skipString(in);
        }
        return strings(in);
    }

    private static void skipString(ByteBuffer in) {
        int length = in.getShort() & 0xFFFF;
        in.position(in.position() + length);
    }

    /** Writes a list. */
    static void strings(List<String> items, DataOutputStream out) throws IOException {
        out.writeShort(items.size());
        for (String item : items) {
            string(item, out);
        }
    }

    /** Reads the string at a buffer's position. */
    static String string(ByteBuffer in) {
        byte[] bytes = new byte[in.getShort() & 0xFFFF];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Reads the list at a buffer's position. */
    static List<String> strings(ByteBuffer in) {
        int count = in.getShort() & 0xFFFF;
        List<String> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(string(in));
        }
        return items;
    }
}
