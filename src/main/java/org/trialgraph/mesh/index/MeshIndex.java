package org.trialgraph.mesh.index;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trialgraph.mesh.analysis.TermHash;
import org.trialgraph.mesh.analysis.Tokens;
import org.trialgraph.mesh.index.MeshRecord.Sort;

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
    private final HashTable ordered;
    private final HashTable unordered;
    private final HashTable prefixes;
    private final ByteBuffer detailOffsets;
    private final ByteBuffer detailData;
    private final ByteBuffer qualifierData;

    /** An index over the parts of a file, as {@link IndexBuilder} lays them out. */
    MeshIndex(int year, List<ByteBuffer> parts) {
        this.year = year;
        recordOffsets = parts.get(0);
        records = recordOffsets.limit() / Integer.BYTES;
        recordData = parts.get(1);
        terms = parts.get(2);
        termTexts = parts.get(3);
        ordered = new HashTable(parts.get(4));
        unordered = new HashTable(parts.get(5));
        prefixes = new HashTable(parts.get(6));
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
    public boolean isWhole() {
        return records >= WHOLE;
    }

    /** The record of an id; empty where MeSH has none. */
    public Optional<MeshRecord> record(String id) {
        int number = number(id);
        return number < 0 ? Optional.empty() : Optional.of(record(number));
    }

    /** The n-th record in the order of ids. */
    public MeshRecord record(int number) {
        return RecordCodec.read(data(number));
    }

    /** What is said of a record besides its names and places. */
    public MeshDetail detail(MeshRecord record) {
        int from = detailOffsets.getInt(number(record.id()) * Integer.BYTES);
        return RecordCodec.readDetail(detailData.duplicate().position(from), record);
    }

    /** Names of the qualifiers by their ids; none where the files that the index was built of do not tell them. */
    public SortedMap<String, String> qualifiers() {
        SortedMap<String, String> names = new TreeMap<>();
        for (ByteBuffer in = qualifierData.duplicate(); in.hasRemaining(); ) {
            names.put(RecordCodec.string(in), RecordCodec.string(in));
        }
        return names;
    }

    /** The id of the record in use whose heading is exactly a label but for case; a descriptor before a supplementary record. */
    public Optional<String> heading(String label) {
        Tokens words = Tokens.of(label);
        return inOrder(TermHash.ordered(words, 0, words.size())).stream()
                .filter(term -> term.sort() == Sort.HEADING && text(term).equalsIgnoreCase(label.strip()))
                .min(Comparator.comparing((IndexedTerm term) -> term.isAnyOf(SemanticType.SUPPLEMENTARY.bit()))
                        .thenComparingInt(IndexedTerm::record))
                .map(term -> id(term.record()));
    }

    /** The id of the n-th record. */
    public String id(int number) {
        return RecordCodec.string(data(number));
    }

    /** Tree numbers of the n-th record. */
    public List<String> trees(int number) {
        return RecordCodec.trees(data(number));
    }

    /** Number of the record of an id; negative where MeSH has none. */
    public int number(String id) {
        int low = 0;
        int high = records - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = id(middle).compareTo(id);
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

    /** Names with the words of a {@linkplain TermHash#ordered hash} in this order. */
    public List<IndexedTerm> inOrder(long hash) {
        return lookUp(ordered, hash);
    }

    /** Names with the words of a {@linkplain TermHash#unordered hash} in any order. */
    public List<IndexedTerm> inAnyOrder(long hash) {
        return lookUp(unordered, hash);
    }

    /** Whether some name has exactly the words of a hash in this order. */
    public boolean isName(long hash) {
        return ordered.first(hash) >= 0;
    }

    /** Whether some name goes on after the words of a hash. */
    public boolean isPrefix(long hash) {
        return prefixes.first(hash) >= 0;
    }

    /** The words of a name as NLM writes them. */
    public String text(IndexedTerm term) {
        return RecordCodec.string(termTexts.duplicate().position(term.text()));
    }

    private List<IndexedTerm> lookUp(HashTable table, long hash) {
        int row = table.first(hash);
        if (row < 0) {
            return List.of();
        }
        List<IndexedTerm> found = new ArrayList<>(2);
        for (; table.holds(row, hash); row++) {
            found.add(IndexedTerm.read(terms, table.value(row)));
        }
        return found;
    }

    private ByteBuffer data(int number) {
        return recordData.duplicate().position(recordOffsets.getInt(number * Integer.BYTES));
    }
}
