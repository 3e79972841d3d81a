package org.trialgraph.mesh;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialgraph.mesh.MeshConcept.Relation;
import org.trialgraph.mesh.MeshConcept.RelationKind;

/**
 * Writes and reads what NLM says of a record besides its names and places: date, mapped-to, qualifiers, concepts with their
 * relations and terms. A list is its size as a short and its items; an id of a concept, term or qualifier takes four bytes; words
 * that stand among the names of the record are told by their place there, so that they are not kept twice.
 */
final class DetailCoder {
    private static final int ELSEWHERE = 0xFFFF;
    private static final RelationKind[] KINDS = RelationKind.values();

    private DetailCoder() {}

    static void write(MeshDetail detail, MeshRecord record, DataOutputStream out) throws IOException {
        RecordCoder.string(detail.established().orElse(""), out);
        RecordCoder.strings(detail.alsoMappedTo(), out);
        out.writeShort(detail.qualifiers().size());
        for (String qualifier : detail.qualifiers()) {
            out.writeInt(NumberedId.code(qualifier));
        }
        Map<String, Integer> places = places(record);
        out.writeShort(detail.concepts().size());
        for (MeshConcept concept : detail.concepts()) {
            write(concept, places, out);
        }
    }

    private static Map<String, Integer> places(MeshRecord record) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < Math.min(record.terms().size(), ELSEWHERE); i++) {
            places.put(record.terms().get(i).text(), i);
        }
        return places;
    }

    private static void write(MeshConcept concept, Map<String, Integer> places, DataOutputStream out)
            throws IOException {
        out.writeInt(NumberedId.code(concept.id()));
        out.writeBoolean(concept.preferred());
        out.writeShort(concept.relations().size());
        for (Relation relation : concept.relations()) {
            out.writeByte(relation.kind().ordinal());
            out.writeInt(NumberedId.code(relation.concept()));
        }
        out.writeShort(concept.terms().size());
        for (MeshConcept.Term term : concept.terms()) {
            out.writeInt(NumberedId.code(term.id()));
            out.writeBoolean(term.preferred());
            words(term.label(), places, out);
            out.writeShort(term.variants().size());
            for (String variant : term.variants()) {
                words(variant, places, out);
            }
        }
    }

    private static void words(String words, Map<String, Integer> places, DataOutputStream out) throws IOException {
        int place = places.getOrDefault(words, ELSEWHERE);
        out.writeShort(place);
        if (place == ELSEWHERE) {
            RecordCoder.string(words, out);
        }
    }

    /** Reads the detail at a buffer's position. */
    static MeshDetail read(ByteBuffer in, MeshRecord record) {
        String established = RecordCoder.string(in);
        List<String> alsoMappedTo = RecordCoder.strings(in);
        List<String> qualifiers = new ArrayList<>();
        for (int left = size(in); left > 0; left--) {
            qualifiers.add(NumberedId.id('Q', in.getInt()));
        }
        List<MeshConcept> concepts = new ArrayList<>();
        for (int left = size(in); left > 0; left--) {
            concepts.add(concept(in, record));
        }
        return new MeshDetail(
                Optional.of(established).filter(date -> !date.isEmpty()), qualifiers, alsoMappedTo, concepts);
    }

    private static MeshConcept concept(ByteBuffer in, MeshRecord record) {
        String id = NumberedId.id('M', in.getInt());
        boolean preferred = in.get() != 0;
        List<Relation> relations = new ArrayList<>();
        for (int left = size(in); left > 0; left--) {
            relations.add(new Relation(KINDS[in.get()], NumberedId.id('M', in.getInt())));
        }
        List<MeshConcept.Term> terms = new ArrayList<>();
        for (int left = size(in); left > 0; left--) {
            terms.add(term(in, record));
        }
        return new MeshConcept(id, preferred, terms, relations);
    }

    private static MeshConcept.Term term(ByteBuffer in, MeshRecord record) {
        String id = NumberedId.id('T', in.getInt());
        boolean preferred = in.get() != 0;
        String label = words(in, record);
        List<String> variants = new ArrayList<>();
        for (int left = size(in); left > 0; left--) {
            variants.add(words(in, record));
        }
        return new MeshConcept.Term(id, preferred, label, variants);
    }

    private static String words(ByteBuffer in, MeshRecord record) {
        int place = size(in);
        return place == ELSEWHERE
                ? RecordCoder.string(in)
                : record.terms().get(place).text();
    }

    private static int size(ByteBuffer in) {
        return in.getShort() & 0xFFFF;
    }
}
