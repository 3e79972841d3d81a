package org.trialgraph.mesh.index;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.trialgraph.mesh.index.MeshRecord.Concept;
import org.trialgraph.mesh.index.MeshRecord.ConceptTerm;
import org.trialgraph.mesh.index.MeshRecord.Kind;
import org.trialgraph.mesh.index.MeshRecord.Relation;
import org.trialgraph.mesh.index.MeshRecord.Sort;
import org.trialgraph.mesh.index.MeshRecord.Term;

/**
 * Writes and reads a record (id, kind, active, terms, tree numbers, broader, actions, mapped-to) and, apart from it, its detail
 * (date, mapped-to, qualifiers, concepts with their relations, terms and note). A string is its length in bytes as a short and its UTF-8;
 * a list is its size as a short and its items; an id of a concept, term or qualifier takes four bytes; words of the detail that
 * stand among the names of the record are told by their place there, so that they are not kept twice.
 */
final class RecordCodec {
    private static final Kind[] KINDS = Kind.values();
    private static final Sort[] SORTS = Sort.values();
    private static final List<String> RELATIONS = List.of("narrowerConcept", "broaderConcept", "relatedConcept");
    private static final int ELSEWHERE = 0xFFFF;
    private static final int NUMBER_BITS = 30;
    private static final int LEAST_DIGITS = 6;
    private static final int MOST_DIGITS = 9;

    private RecordCodec() {}

    /** A part of the index that grows; all numbers big-endian. */
    static final class Part extends ByteArrayOutputStream {
        void number(long value, int length) {
            for (int shift = (length - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                write((int) (value >>> shift));
            }
        }

        void string(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length, Short.BYTES);
            writeBytes(utf8);
        }

        <T> void list(List<T> items, Consumer<T> writer) {
            number(items.size(), Short.BYTES);
            items.forEach(writer);
        }

        void strings(List<String> items) {
            list(items, this::string);
        }

        /** Goes on at a multiple of eight. */
        void pad() {
            number(0, IndexWriter.padded(size()) - size());
        }
    }

    /** Writes a record without its detail. */
    static void write(MeshRecord record, Part out) {
        out.string(record.id());
        out.number(record.kind().ordinal(), Byte.BYTES);
        out.number(record.active() ? 1 : 0, Byte.BYTES);
        out.string(record.label());
        out.list(record.terms(), term -> {
            out.number(term.sort().ordinal(), Byte.BYTES);
            out.string(term.text());
        });
        out.strings(record.trees());
        out.strings(record.broader());
        out.strings(record.actions());
        out.strings(record.mappedTo());
    }

    /** Writes the detail of a record. */
    static void writeDetail(MeshRecord record, Part out) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < Math.min(record.terms().size(), ELSEWHERE); i++) {
            places.put(record.terms().get(i).text(), i);
        }
        Consumer<String> words = text -> {
            int place = places.getOrDefault(text, ELSEWHERE);
            out.number(place, Short.BYTES);
            if (place == ELSEWHERE) {
                out.string(text);
            }
        };
        Consumer<String> ids = id -> out.number(encode(id), Integer.BYTES);
        out.string(record.detail().established().orElse(""));
        out.strings(record.detail().alsoMappedTo());
        out.list(record.detail().qualifiers(), ids);
        out.list(record.detail().concepts(), concept -> {
            ids.accept(concept.id());
            out.number(concept.preferred() ? 1 : 0, Byte.BYTES);
            out.list(concept.relations(), relation -> {
                out.number(RELATIONS.indexOf(relation.property()), Byte.BYTES);
                ids.accept(relation.concept());
            });
            out.list(concept.terms(), term -> {
                ids.accept(term.id());
                out.number(term.preferred() ? 1 : 0, Byte.BYTES);
                words.accept(term.label());
                out.list(term.variants(), words);
            });
            out.string(concept.scopeNote().orElse(""));
        });
    }

    /**
     * Reads the record and the detail at the positions of two buffers.
     *
     * @param notes whether concepts have notes, as they do since format 8
     */
    static MeshRecord read(ByteBuffer in, ByteBuffer detail, boolean notes) {
        String id = string(in);
        Kind kind = KINDS[in.get()];
        boolean active = in.get() != 0;
        String label = string(in);
        List<Term> terms = list(in, buffer -> {
            Sort sort = SORTS[buffer.get()];
            return new Term(string(buffer), sort);
        });
        return new MeshRecord(
                id,
                kind,
                label,
                active,
                terms,
                strings(in),
                strings(in),
                strings(in),
                strings(in),
                readDetail(detail, terms, notes));
    }

    private static MeshRecord.Detail readDetail(ByteBuffer in, List<Term> ofRecord, boolean notes) {
        Optional<String> established = words(in);
        List<String> alsoMappedTo = strings(in);
        List<String> qualifiers = list(in, buffer -> id('Q', buffer));
        List<Concept> concepts = list(in, buffer -> readConcept(buffer, ofRecord, notes));
        return new MeshRecord.Detail(established, qualifiers, alsoMappedTo, concepts);
    }

    private static Concept readConcept(ByteBuffer in, List<Term> ofRecord, boolean notes) {
        String id = id('M', in);
        boolean preferred = in.get() != 0;
        List<Relation> relations = list(in, buffer -> new Relation(RELATIONS.get(buffer.get()), id('M', buffer)));
        List<ConceptTerm> terms = list(
                in,
                buffer -> new ConceptTerm(
                        id('T', buffer),
                        buffer.get() != 0,
                        words(buffer, ofRecord),
                        list(buffer, variant -> words(variant, ofRecord))));
        return new Concept(id, preferred, terms, relations, notes ? words(in) : Optional.empty());
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

    /** Reads only whether the record at a buffer's position is in use. */
    static boolean active(ByteBuffer in) {
        skipString(in);
        in.get();
        return in.get() != 0;
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

    /** A string; empty where nothing stands. */
    private static Optional<String> words(ByteBuffer in) {
        return Optional.of(string(in)).filter(words -> !words.isEmpty());
    }

    private static String words(ByteBuffer in, List<Term> ofRecord) {
        int place = size(in);
        return place == ELSEWHERE ? string(in) : ofRecord.get(place).text();
    }

    private static List<String> strings(ByteBuffer in) {
        return list(in, RecordCodec::string);
    }

    private static <T> List<T> list(ByteBuffer in, Function<ByteBuffer, T> reader) {
        return IntStream.range(0, size(in)).mapToObj(i -> reader.apply(in)).toList();
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

    private static String id(char letter, ByteBuffer in) {
        int code = in.getInt();
        int digits = (code >>> NUMBER_BITS) + LEAST_DIGITS;
        String number = Integer.toString(code & (1 << NUMBER_BITS) - 1);
        return letter + "0".repeat(digits - number.length()) + number;
    }
}
