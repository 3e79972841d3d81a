package org.trialgraph.mesh;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trialgraph.mesh.MeshRecord.Sort;
import org.trialgraph.mesh.MeshRecord.Term;

/** Lays an edition out as the parts of an index. The same edition always gives the same bytes. */
final class IndexBuilder {
    private final ByteArrayOutputStream recordBytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream textBytes = new ByteArrayOutputStream();
    private final DataOutputStream recordData = new DataOutputStream(recordBytes);
    private final DataOutputStream termTexts = new DataOutputStream(textBytes);
    private final List<Integer> offsets = new ArrayList<>();
    private final ByteArrayOutputStream detailBytes = new ByteArrayOutputStream();
    private final DataOutputStream detailData = new DataOutputStream(detailBytes);
    private final List<Integer> detailOffsets = new ArrayList<>();
    private final List<TermRow> terms = new ArrayList<>();
    private final List<KeyTable.Row> ordered = new ArrayList<>();
    private final List<KeyTable.Row> unordered = new ArrayList<>();
    private final Set<Long> beginnings = new HashSet<>();

    private IndexBuilder() {}

    /** The parts of the index of an edition, in the order that {@link MeshIndex} takes them. */
    static List<ByteBuffer> parts(MeshEdition edition) {
        IndexBuilder builder = new IndexBuilder();
        try {
            Map<String, List<String>> added = AddedNames.of(
                    edition.records().stream().map(MeshRecord::label).collect(Collectors.toSet()));
            for (MeshRecord record : edition.records()) {
                builder.add(record, added.getOrDefault(record.label(), List.of()));
                builder.detailOffsets.add(builder.detailData.size());
                DetailCoder.write(edition.detail(record), record, builder.detailData);
            }
            return builder.parts(qualifiers(edition));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to take bytes", e);
        }
    }

    private static ByteBuffer qualifiers(MeshEdition edition) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Map.Entry<String, String> qualifier : new TreeMap<>(edition.qualifiers()).entrySet()) {
            RecordCoder.string(qualifier.getKey(), out);
            RecordCoder.string(qualifier.getValue(), out);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    private void add(MeshRecord record, List<String> added) throws IOException {
        int number = offsets.size();
        offsets.add(recordData.size());
        RecordCoder.write(record, recordData);
        if (record.active()) {
            int scope = SemanticType.of(record);
            for (Term term : record.terms()) {
                add(number, scope, term);
            }
            for (String name : added) {
                add(number, scope, new Term(name, Sort.ADDED));
            }
        }
    }

    private void add(int record, int scope, Term term) throws IOException {
        Tokens words = Tokens.of(term.text());
        if (words.size() == 0) {
            return;
        }
        int row = terms.size();
        terms.add(new TermRow(record, term.sort(), scope, termTexts.size()));
        RecordCoder.string(term.text(), termTexts);
        long key = TermHash.EMPTY;
        for (int i = 0; i < words.size(); i++) {
            if (i > 0) {
                beginnings.add(key);
            }
            key = TermHash.then(key, words.hash(i));
        }
        ordered.add(new KeyTable.Row(key, row));
        long bag = TermHash.unordered(words, 0, words.size());
        if (bag != 0) {
            unordered.add(new KeyTable.Row(bag, row));
        }
        long meant = TermHash.meant(words, 0, words.size());
        if (meant != 0 && meant != bag) {
            unordered.add(new KeyTable.Row(meant, row));
        }
    }

    private static ByteBuffer offsets(List<Integer> offsets) {
        ByteBuffer bytes = ByteBuffer.allocate(offsets.size() * Integer.BYTES);
        offsets.forEach(bytes::putInt);
        return bytes.rewind();
    }

    private List<ByteBuffer> parts(ByteBuffer qualifiers) {
        ByteBuffer rows = ByteBuffer.allocate(terms.size() * TermRow.BYTES);
        terms.forEach(term -> term.write(rows));
        return List.of(
                offsets(offsets),
                ByteBuffer.wrap(recordBytes.toByteArray()),
                rows.rewind(),
                ByteBuffer.wrap(textBytes.toByteArray()),
                KeyTable.write(ordered),
                KeyTable.write(unordered),
                KeyTable.write(
                        beginnings.stream().map(key -> new KeyTable.Row(key, 0)).toList()),
                offsets(detailOffsets),
                ByteBuffer.wrap(detailBytes.toByteArray()),
                qualifiers);
    }
}
