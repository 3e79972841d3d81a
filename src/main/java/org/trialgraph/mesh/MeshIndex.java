package org.trialgraph.mesh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trialgraph.mesh.MeshRecord.Sort;

/**
 * A year's MeSH, ready to look names up in. Reads straight from the bytes of the index, which may be a mapped file. Safe for
 * many threads.
 */
public final class MeshIndex {
    /** Version of the file's layout and of the normal form of words in it. */
    public static final int FORMAT = 7;

    private static final int WHOLE = 20_000;

    private final int year;
    private final int records;
    private final ByteBuffer recordOffsets;
    private final ByteBuffer recordData;
    private final ByteBuffer terms;
    private final ByteBuffer termTexts;
    private final KeyTable ordered;
    private final KeyTable unordered;
    private final KeyTable beginnings;
    private final ByteBuffer detailOffsets;
    private final ByteBuffer detailData;
    private final ByteBuffer qualifierData;

    /** An index over the parts of a file. */
    MeshIndex(int year, List<ByteBuffer> parts) {
        this.year = year;
        recordOffsets = parts.get(0);
        records = recordOffsets.limit() / Integer.BYTES;
        recordData = parts.get(1);
        terms = parts.get(2);
        termTexts = parts.get(3);
        ordered = new KeyTable(parts.get(4));
        unordered = new KeyTable(parts.get(5));
        beginnings = new KeyTable(parts.get(6));
        detailOffsets = parts.get(7);
        detailData = parts.get(8);
        qualifierData = parts.get(9);
    }

    /** The year of the edition. */
    public int year() {
        return year;
    }

    /** Number of records. */
    public int size() {
        return records;
    }

    /** Whether this is a year's MeSH and not a part of it, so that an id which it lacks is none; every year has more records. */
    public boolean whole() {
        return records >= WHOLE;
    }

    /** Number of names. */
    public int terms() {
        return terms.limit() / TermRow.BYTES;
    }

    /** The record of an id; empty where MeSH has none. */
    public Optional<MeshRecord> record(String id) {
        int number = number(id);
        return number < 0 ? Optional.empty() : Optional.of(record(number));
    }

    /** What is said of a record besides its names and places. */
    public MeshDetail detail(MeshRecord record) {
        int from = detailOffsets.getInt(number(record.id()) * Integer.BYTES);
        return DetailCoder.read(detailData.duplicate().position(from), record);
    }

    /** Names of the qualifiers by their ids; none where the files that the index was built of do not tell them. */
    public SortedMap<String, String> qualifiers() {
        SortedMap<String, String> names = new TreeMap<>();
        for (ByteBuffer in = qualifierData.duplicate(); in.hasRemaining(); ) {
            names.put(RecordCoder.string(in), RecordCoder.string(in));
        }
        return names;
    }

    /** The id of the record in use whose heading is exactly a label but for case; a descriptor before a supplementary record. */
    public Optional<String> heading(String label) {
        Tokens words = Tokens.of(label);
        return inOrder(TermHash.ordered(words, 0, words.size())).stream()
                .filter(row -> row.sort() == Sort.HEADING && text(row).equalsIgnoreCase(label.strip()))
                .min(Comparator.comparingInt((TermRow row) -> row.scope() & SemanticType.SUPPLEMENTARY)
                        .thenComparingInt(TermRow::record))
                .map(row -> record(row.record()).id());
    }

    /** The n-th record in the order of ids. */
    public MeshRecord record(int number) {
        return RecordCoder.read(data(number));
    }

    /** The id of the n-th record. */
    String id(int number) {
        return RecordCoder.id(data(number));
    }

    /** Tree numbers of the n-th record. */
    List<String> trees(int number) {
        return RecordCoder.trees(data(number));
    }

    /** Number of the record of an id; negative where MeSH has none. */
    int number(String id) {
        int low = 0;
        int high = records - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = RecordCoder.id(data(middle)).compareTo(id);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Names with these words in this order. */
    List<TermRow> inOrder(long key) {
        return rows(ordered, key);
    }

    /** Names with these words in any order. */
    List<TermRow> inAnyOrder(long key) {
        return rows(unordered, key);
    }

    /** Whether some name has exactly these words in this order. */
    boolean isName(long key) {
        return ordered.first(key) >= 0;
    }

    /** Whether some name goes on after these words. */
    boolean isBeginning(long key) {
        return beginnings.first(key) >= 0;
    }

    /** The words of a name as NLM writes them. */
    String text(TermRow term) {
        int at = term.text();
        byte[] bytes = new byte[termTexts.getShort(at) & 0xFFFF];
        termTexts.get(at + Short.BYTES, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private List<TermRow> rows(KeyTable table, long key) {
        int row = table.first(key);
        if (row < 0) {
            return List.of();
        }
        List<TermRow> found = new ArrayList<>(2);
        for (; table.holds(row, key); row++) {
            found.add(TermRow.read(terms, table.value(row)));
        }
        return found;
    }

    private ByteBuffer data(int number) {
        int from = recordOffsets.getInt(number * Integer.BYTES);
        return recordData.duplicate().position(from);
    }
}
