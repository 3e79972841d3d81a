package org.trialgraph.mesh.index;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trialgraph.mesh.analysis.TermHash;
import org.trialgraph.mesh.analysis.Tokens;
import org.trialgraph.mesh.index.MeshRecord.Sort;
import org.trialgraph.mesh.index.MeshRecord.Term;
import org.trialgraph.text.ResourceLines;

/** Lays an edition out as the parts of an index. The same edition always gives the same bytes. */
final class IndexBuilder {
    private final Part records = new Part();
    private final Part details = new Part();
    private final Part texts = new Part();
    private final List<IndexedTerm> terms = new ArrayList<>();
    private final List<HashTable.Row> ordered = new ArrayList<>();
    private final List<HashTable.Row> unordered = new ArrayList<>();
    private final Set<Long> prefixes = new HashSet<>();

    private IndexBuilder() {}

    /** A part that grows, with the offsets at which its items begin. */
    private static final class Part {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream data = new DataOutputStream(bytes);
        private final List<Integer> offsets = new ArrayList<>();

        /** Begins an item. */
        DataOutputStream next() {
            offsets.add(data.size());
            return data;
        }

        ByteBuffer toBytes() {
            return ByteBuffer.wrap(bytes.toByteArray());
        }

        ByteBuffer offsetBytes() {
            ByteBuffer out = ByteBuffer.allocate(offsets.size() * Integer.BYTES);
            offsets.forEach(out::putInt);
            return out.rewind();
        }
    }

    /** The parts of the index of an edition, in the order that {@link MeshIndex} takes them. */
    static List<ByteBuffer> parts(MeshEdition edition) {
        IndexBuilder builder = new IndexBuilder();
        try {
            Map<String, List<String>> added =
                    addedNames(edition.records().stream().map(MeshRecord::label).collect(Collectors.toSet()));
            for (MeshRecord record : edition.records()) {
                builder.add(record, added.getOrDefault(record.label(), List.of()));
                RecordCodec.write(edition.detail(record), record, builder.details.next());
            }
            Part qualifiers = new Part();
            for (Map.Entry<String, String> qualifier : new TreeMap<>(edition.qualifiers()).entrySet()) {
                RecordCodec.string(qualifier.getKey(), qualifiers.data);
                RecordCodec.string(qualifier.getValue(), qualifiers.data);
            }
            return builder.parts(qualifiers);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to take bytes", e);
        }
    }

    /**
     * Names in common use that NLM does not list, by the heading that they mean: {@code added-names.tsv}. A name that may mean either
     * of two headings is left out where an edition lacks one of them: it would seem to mean the other.
     *
     * @param headings the headings of the edition
     */
    private static Map<String, List<String>> addedNames(Set<String> headings) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (String line : ResourceLines.beside(IndexBuilder.class, "added-names.tsv")) {
            String[] cells = line.split("\t");
            byName.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(cells[1]);
        }
        Map<String, List<String>> byHeading = new LinkedHashMap<>();
        byName.entrySet().stream()
                .filter(name -> headings.containsAll(name.getValue()))
                .forEach(name -> name.getValue()
                        .forEach(heading -> byHeading
                                .computeIfAbsent(heading, h -> new ArrayList<>())
                                .add(name.getKey())));
        return byHeading;
    }

    private void add(MeshRecord record, List<String> added) throws IOException {
        int number = records.offsets.size();
        RecordCodec.write(record, records.next());
        if (record.active()) {
            int types = SemanticType.of(record);
            for (Term term : record.terms()) {
                add(number, types, term);
            }
            for (String name : added) {
                add(number, types, new Term(name, Sort.ADDED));
            }
        }
    }

    private void add(int record, int types, Term term) throws IOException {
        Tokens words = Tokens.of(term.text());
        if (words.size() == 0) {
            return;
        }
        int row = terms.size();
        terms.add(new IndexedTerm(record, term.sort(), types, texts.data.size()));
        RecordCodec.string(term.text(), texts.data);
        long hash = TermHash.EMPTY;
        for (int i = 0; i < words.size(); i++) {
            if (i > 0) {
                prefixes.add(hash);
            }
            hash = TermHash.append(hash, words.hash(i));
        }
        ordered.add(new HashTable.Row(hash, row));
        long anyOrder = TermHash.unordered(words, 0, words.size());
        if (anyOrder != 0) {
            unordered.add(new HashTable.Row(anyOrder, row));
        }
        long synonymous = TermHash.synonymous(words, 0, words.size());
        if (synonymous != 0 && synonymous != anyOrder) {
            unordered.add(new HashTable.Row(synonymous, row));
        }
    }

    private List<ByteBuffer> parts(Part qualifiers) {
        ByteBuffer rows = ByteBuffer.allocate(terms.size() * IndexedTerm.BYTES);
        terms.forEach(term -> term.write(rows));
        return List.of(
                records.offsetBytes(),
                records.toBytes(),
                rows.rewind(),
                texts.toBytes(),
                HashTable.write(ordered),
                HashTable.write(unordered),
                HashTable.write(prefixes.stream()
                        .map(hash -> new HashTable.Row(hash, 0))
                        .toList()),
                details.offsetBytes(),
                details.toBytes(),
                qualifiers.toBytes());
    }
}
