package org.trialgraph.mesh.index;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.trialgraph.mesh.index.MeshConcept.Relation;
import org.trialgraph.mesh.index.MeshConcept.RelationKind;
import org.trialgraph.mesh.index.MeshRecord.Sort;
import org.trialgraph.mesh.index.MeshRecord.Term;

/**
 * Writes and reads a record (id, kind, active, terms, tree numbers, broader, actions, mapped-to) and, apart from it, its detail
 * (date, mapped-to, qualifiers, concepts with their relations and terms). A string is its length in bytes as a short and its UTF-8;
 * a list is its size as a short and its items; an id of a concept, term or qualifier takes four bytes; words of the detail that
 * stand among the names of the record are told by their place there, so that they are not kept twice.
 */
final class RecordCodec {
    private static final MeshKind[] KINDS = MeshKind.values();
    private static final Sort[] SORTS = Sort.values();
    private static final RelationKind[] RELATIONS = RelationKind.values();
    private static final int ELSEWHERE = 0xFFFF;
    private static final int NUMBER_BITS = 30;
    private static final int LEAST_DIGITS = 6;
    private static final int MOST_DIGITS = 9;

    private RecordCodec() {}

    @FunctionalInterface
    private interface ItemWriter<T> {
        void write(T item) throws IOException;
    }

    static void write(MeshRecord record, DataOutputStream out) throws IOException {
        string(record.id(), out);
        out.writeByte(record.kind().ordinal());
        out.writeBoolean(record.active());
        string(record.label(), out);
        list(record.terms(), out, term -> {
            out.writeByte(term.sort().ordinal());
            string(term.text(), out);
        });
        strings(record.trees(), out);
        strings(record.broader(), out);
        strings(record.actions(), out);
        strings(record.mappedTo(), out);
    }

    /** Reads the record at a buffer's position. */
    static MeshRecord read(ByteBuffer in) {
        String id = string(in);
        MeshKind kind = KINDS[in.get()];
        boolean active = in.get() != 0;
        String label = string(in);
        List<Term> terms = list(in, buffer -> {
            Sort sort = SORTS[buffer.get()];
            return new Term(string(buffer), sort);
        });
        return new MeshRecord(id, kind, label, active, terms, strings(in), strings(in), strings(in), strings(in));
    }

    /** Reads only the tree numbers of the record at a buffer's position. */
    static List<String> trees(ByteBuffer in) {
        skipString(in);
        in.position(in.position() + 2);
        skipString(in);
        for (int left = size(in); left > 0; left--) {
            in.get();
            skipString(in);
        }
        return strings(in);
    }

    static void write(MeshDetail detail, MeshRecord record, DataOutputStream out) throws IOException {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < Math.min(record.terms().size(), ELSEWHERE); i++) {
            places.put(record.terms().get(i).text(), i);
        }
        string(detail.established().orElse(""), out);
        strings(detail.alsoMappedTo(), out);
        list(detail.qualifiers(), out, qualifier -> out.writeInt(encode(qualifier)));
        list(detail.concepts(), out, concept -> {
            out.writeInt(encode(concept.id()));
            out.writeBoolean(concept.preferred());
            list(concept.relations(), out, relation -> {
                out.writeByte(relation.kind().ordinal());
                out.writeInt(encode(relation.concept()));
            });
            list(concept.terms(), out, term -> {
                out.writeInt(encode(term.id()));
                out.writeBoolean(term.preferred());
                words(term.label(), places, out);
                list(term.variants(), out, variant -> words(variant, places, out));
            });
        });
    }

    /** Reads the detail of a record at a buffer's position. */
    static MeshDetail readDetail(ByteBuffer in, MeshRecord record) {
        String established = string(in);
        List<String> alsoMappedTo = strings(in);
        List<String> qualifiers = list(in, buffer -> decode('Q', buffer.getInt()));
        List<MeshConcept> concepts = list(in, buffer -> concept(buffer, record));
        return new MeshDetail(
                Optional.of(established).filter(date -> !date.isEmpty()), qualifiers, alsoMappedTo, concepts);
    }

    private static MeshConcept concept(ByteBuffer in, MeshRecord record) {
        String id = decode('M', in.getInt());
        boolean preferred = in.get() != 0;
        List<Relation> relations = list(in, buffer -> {
            RelationKind kind = RELATIONS[buffer.get()];
            return new Relation(kind, decode('M', buffer.getInt()));
        });
        List<MeshConcept.Term> terms = list(in, buffer -> {
            String term = decode('T', buffer.getInt());
            boolean named = buffer.get() != 0;
            String label = words(buffer, record);
            return new MeshConcept.Term(term, named, label, list(buffer, variant -> words(variant, record)));
        });
        return new MeshConcept(id, preferred, terms, relations);
    }

    private static void words(String words, Map<String, Integer> places, DataOutputStream out) throws IOException {
        int place = places.getOrDefault(words, ELSEWHERE);
        out.writeShort(place);
        if (place == ELSEWHERE) {
            string(words, out);
        }
    }

    private static String words(ByteBuffer in, MeshRecord record) {
        int place = size(in);
        return place == ELSEWHERE ? string(in) : record.terms().get(place).text();
    }

    /** Writes a string. */
    static void string(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    /** Reads the string at a buffer's position. */
    static String string(ByteBuffer in) {
        byte[] bytes = new byte[size(in)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void skipString(ByteBuffer in) {
        int length = size(in);
        in.position(in.position() + length);
    }

    private static void strings(List<String> items, DataOutputStream out) throws IOException {
        list(items, out, item -> string(item, out));
    }

    private static List<String> strings(ByteBuffer in) {
        return list(in, RecordCodec::string);
    }

    private static <T> void list(List<T> items, DataOutputStream out, ItemWriter<T> writer) throws IOException {
        out.writeShort(items.size());
        for (T item : items) {
            writer.write(item);
        }
    }

    private static <T> List<T> list(ByteBuffer in, Function<ByteBuffer, T> reader) {
        int size = size(in);
        List<T> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(reader.apply(in));
        }
        return items;
    }

    private static int size(ByteBuffer in) {
        return in.getShort() & 0xFFFF;
    }

    /** Whether an id of a concept, term or qualifier is a letter and six to nine digits: only such are NLM's. */
    static boolean isNumeric(char letter, String id) {
        int digits = id.length() - 1;
        return digits >= LEAST_DIGITS
                && digits <= MOST_DIGITS
                && id.charAt(0) == letter
                && id.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    /** An id as a number: its digits, and how many they are in the two highest bits. */
    private static int encode(String id) {
        return Integer.parseInt(id.substring(1)) | (id.length() - 1 - LEAST_DIGITS) << NUMBER_BITS;
    }

    private static String decode(char letter, int code) {
        int digits = (code >>> NUMBER_BITS) + LEAST_DIGITS;
        String number = Integer.toString(code & (1 << NUMBER_BITS) - 1);
        return letter + "0".repeat(digits - number.length()) + number;
    }
}
