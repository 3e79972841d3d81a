package org.trialgraph.mesh.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import org.trialgraph.files.DurableFiles;
import org.trialgraph.mesh.index.MeshIndex.HashTable;
import org.trialgraph.mesh.index.MeshRecord.Term;
import org.trialgraph.mesh.index.RecordCodec.Part;
import org.trialgraph.text.ResourceLines;

/**
 * Writes an edition as an index: a header of {@code TRIALMSH}, format, year, CRC-32 of the header without its checksums, CRC-32 of all
 * that follows, number of parts and the length of each, then the parts, each beginning at a multiple of eight. All numbers big-endian. The same edition always gives
 * the same bytes.
 */
final class IndexWriter {
    /** What a file of this form begins with. */
    static final ByteBuffer MAGIC = StandardCharsets.US_ASCII.encode("TRIALMSH").asReadOnlyBuffer();
    /** Number of parts. */
    static final int PARTS = 10;
    /** Length of the header. */
    static final int HEADER = 8 + 4 + 4 + 8 + 8 + PARTS * 8;

    private final Part recordOffsets = new Part();
    private final Part records = new Part();
    private final Part detailOffsets = new Part();
    private final Part details = new Part();
    private final Part terms = new Part();
    private final Part texts = new Part();
    private final Part qualifiers = new Part();
    private final List<HashTable.Row> ordered = new ArrayList<>();
    private final List<HashTable.Row> unordered = new ArrayList<>();
    private final Set<HashTable.Row> prefixes = new HashSet<>();

    private IndexWriter(MeshEdition edition) {
        Map<String, List<String>> added =
                addedNames(edition.records().stream().map(MeshRecord::label).collect(Collectors.toSet()));
        for (int number = 0; number < edition.records().size(); number++) {
            MeshRecord record = edition.records().get(number);
            recordOffsets.number(records.size(), Integer.BYTES);
            RecordCodec.write(record, records);
            detailOffsets.number(details.size(), Integer.BYTES);
            RecordCodec.writeDetail(record, details);
            if (record.active()) {
                int types = SemanticType.of(record);
                for (Term term : record.terms()) {
                    add(number, types, term);
                }
                for (String name : added.getOrDefault(record.label(), List.of())) {
                    add(number, types, new Term(name, MeshRecord.Sort.ADDED));
                }
            }
        }
        edition.qualifiers().forEach((id, name) -> {
            qualifiers.string(id);
            qualifiers.string(name);
        });
    }

    /**
     * Writes an edition beside a file and then puts it in the file's place in one step.
     *
     * @throws org.trialgraph.files.FolderException if the disk does not take it; what stood in the file's place still does
     */
    static void write(MeshEdition edition, Path file) throws IOException {
        byte[] bytes = bytes(edition).array();
        DurableFiles.write(file, out -> out.write(bytes));
    }

    /** The bytes of the file of an edition. */
    static ByteBuffer bytes(MeshEdition edition) {
        List<Part> parts = new IndexWriter(edition).parts();
        int length =
                HEADER + parts.stream().mapToInt(part -> padded(part.size())).sum();
        ByteBuffer out = ByteBuffer.allocate(length).put(MAGIC.duplicate()).putInt(MeshIndex.FORMAT);
        out.putInt(edition.year()).putLong(0).putLong(PARTS);
        parts.forEach(part -> out.putLong(part.size()));
        parts.forEach(part -> out.position(padded(out.position())).put(part.toByteArray()));
        return out.putLong(16, checksum(out.rewind()));
    }

    /**
     * Names in common use that NLM does not list, by the heading that they mean: {@code added-names.tsv}. A name that may mean either
     * of two headings is left out where an edition lacks one of them: it would seem to mean the other.
     *
     * @param headings the headings of the edition
     */
    private static Map<String, List<String>> addedNames(Set<String> headings) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (String line : ResourceLines.beside(IndexWriter.class, "added-names.tsv")) {
            String[] cells = line.split("\t");
            byName.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(cells[1]);
        }
        byName.values().removeIf(meant -> !headings.containsAll(meant));
        Map<String, List<String>> byHeading = new LinkedHashMap<>();
        byName.forEach((name, meant) -> meant.forEach(heading ->
                byHeading.computeIfAbsent(heading, h -> new ArrayList<>()).add(name)));
        return byHeading;
    }

    private void add(int record, int types, Term name) {
        Tokens words = Tokens.of(name.text());
        if (words.size() == 0) {
            return;
        }
        int row = terms.size() / MeshIndex.IndexedTerm.BYTES;
        for (int cell : new int[] {record, name.sort().ordinal(), types, texts.size()}) {
            terms.number(cell, Integer.BYTES);
        }
        texts.string(name.text());
        int size = words.size();
        for (int to = 1; to < size; to++) {
            prefixes.add(new HashTable.Row(words.orderedHash(0, to), 0));
        }
        ordered.add(new HashTable.Row(words.orderedHash(0, size), row));
        LongStream.of(words.unorderedHash(0, size), words.synonymousHash(0, size))
                .filter(hash -> hash != 0)
                .distinct()
                .forEach(hash -> unordered.add(new HashTable.Row(hash, row)));
    }

    /** The parts in the order that {@link MeshIndex} takes them. */
    private List<Part> parts() {
        return List.of(
                recordOffsets,
                records,
                terms,
                texts,
                HashTable.write(ordered),
                HashTable.write(unordered),
                HashTable.write(prefixes),
                detailOffsets,
                details,
                qualifiers);
    }

    static long checksum(ByteBuffer bytes) {
        CRC32 header = new CRC32();
        header.update(bytes.slice(0, 16));
        header.update(bytes.slice(24, 8));
        CRC32 rest = new CRC32();
        rest.update(bytes.slice(32, bytes.limit() - 32));
        return header.getValue() << 32 | rest.getValue();
    }

    /** A length rounded up to a multiple of eight. */
    static int padded(int length) {
        return (length + 7) & ~7;
    }
}
