package org.trialgraph.mesh.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.trialgraph.mesh.index.MeshRecord.Sort;
import org.trialgraph.mesh.index.RecordCodec.Part;

/**
 * A year's MeSH, ready to look names up in. Reads straight from the bytes of the index as {@link IndexWriter} lays them out, which
 * may be a mapped file. Safe for many threads.
 */
public final class MeshIndex {
    /** Version of the file's layout and of the normal form of words in it. */
    public static final int FORMAT = 8;

    /** The same without notes of concepts. */
    private static final int WITHOUT_NOTES = 7;

    private static final int WHOLE = 20_000;
    private static final String AGAIN = "build it again with mesh import or mesh download";

    private final ByteBuffer bytes;
    private final int year;
    private final long checksum;
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
    private final WordTable words = new WordTable();
    private final LongPredicate beginnings = hash -> isName(hash) || isPrefix(hash);

    /**
     * A name in the index.
     *
     * @param record number of its record
     * @param sort what it is to the record
     * @param types what the record is about, bits of {@link SemanticType}
     * @param text offset of its words
     */
    public record IndexedTerm(int record, Sort sort, int types, int text) {
        /** Bytes of a name's row. */
        static final int BYTES = 16;

        private static final Sort[] SORTS = Sort.values();

        /** Whether its record is of one of some types. */
        public boolean isAnyOf(int some) {
            return (types & some) != 0;
        }

        /** Reads the n-th row. */
        static IndexedTerm read(ByteBuffer rows, int n) {
            int at = n * BYTES;
            return new IndexedTerm(
                    rows.getInt(at), SORTS[rows.getInt(at + 4)], rows.getInt(at + 8), rows.getInt(at + 12));
        }
    }

    private MeshIndex(ByteBuffer bytes, long checksum, List<ByteBuffer> parts) {
        this.bytes = bytes;
        this.year = bytes.getInt(12);
        this.checksum = checksum;
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

    /** Whether a file begins as an index, so that it is not one of NLM's; a damaged one too. */
    static boolean isIndex(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ByteBuffer.wrap(in.readNBytes(IndexWriter.MAGIC.limit())).equals(IndexWriter.MAGIC);
        }
    }

    /** Opens a file. */
    static MeshIndex open(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            if (in.size() > Integer.MAX_VALUE) {
                throw new MeshFileException(file.toString(), "", "is too large for an index of MeSH", AGAIN);
            }
            return read(in.map(FileChannel.MapMode.READ_ONLY, 0, in.size()), file.toString());
        }
    }

    /** Reads the bytes of a file. */
    static MeshIndex read(ByteBuffer bytes, String name) throws MeshFileException {
        if (bytes.limit() < IndexWriter.HEADER
                || !bytes.slice(0, IndexWriter.MAGIC.limit()).equals(IndexWriter.MAGIC)) {
            throw new MeshFileException(name, "", "is not an index of MeSH", AGAIN);
        }
        int format = bytes.getInt(8);
        if (format != FORMAT && format != WITHOUT_NOTES) {
            String what = "is an index of format " + format + ", this version reads " + FORMAT;
            throw new MeshFileException(name, "", what, AGAIN);
        }
        long found = IndexWriter.checksum(bytes);
        boolean withoutHeader = bytes.getInt(16) == 0; // as earlier versions wrote it
        if (bytes.getLong(16) != (withoutHeader ? found & 0xFFFF_FFFFL : found)) {
            throw new MeshFileException(name, "", "is damaged: its checksum does not fit", AGAIN);
        }
        List<ByteBuffer> parts = new ArrayList<>();
        int at = IndexWriter.HEADER;
        for (int i = 0; i < IndexWriter.PARTS; i++) {
            int length = (int) bytes.getLong(32 + i * 8);
            parts.add(bytes.slice(at, length));
            at += IndexWriter.padded(length);
        }
        return new MeshIndex(bytes, found, parts);
    }

    /** The year of the edition. */
    public int year() {
        return year;
    }

    /** The checksum of the index: another one, another index. */
    public long checksum() {
        return checksum;
    }

    /** A copy of its bytes, for another machine; {@link MeshIndexes#of} opens them. */
    public byte[] bytes() {
        byte[] copy = new byte[bytes.limit()];
        bytes.get(0, copy);
        return copy;
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
        int detail = detailOffsets.getInt(number * Integer.BYTES);
        return RecordCodec.read(data(number), detailData.duplicate().position(detail), bytes.getInt(8) >= FORMAT);
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
        Tokens words = words(label);
        return inOrder(words.orderedHash(0, words.size())).stream()
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

    /** Whether the n-th record is in the year's edition, not one that is retired. */
    public boolean isActive(int number) {
        return RecordCodec.active(data(number));
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
            low = order < 0 ? middle + 1 : low;
            high = order > 0 ? middle - 1 : high;
        }
        return -1;
    }

    /** The words of a text to look up. */
    public Tokens words(String text) {
        return Tokens.of(text, words);
    }

    /** Names with the words of a {@linkplain Tokens#orderedHash hash} in this order. */
    public List<IndexedTerm> inOrder(long hash) {
        return lookUp(ordered, hash);
    }

    /** Names with the words of a {@linkplain Tokens#unorderedHash hash} in any order. */
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

    /** Whether the n-th of the {@linkplain #words words} of a text is a name by itself or some name goes on after it: most words are not. */
    public boolean mayBegin(Tokens text, int n) {
        return text.mayBegin(n, beginnings);
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

    /**
     * A read-only table from hashes to numbers, sorted by hash, over bytes that may be a mapped file. A directory by the leading bits
     * of the hash leads to the row. Layout: int rows, int bits, int directory[2^bits + 1], (padding to 8), long hashes[], int values[].
     */
    static final class HashTable {
        private static final int BITS_PER_ROW = 16;

        private final int rows;
        private final int shift;
        /** A bit for the last bits of each hash: most hashes that are looked up are none of the table, which this tells at once. */
        private final long[] present;

        private final IntBuffer directory;
        private final LongBuffer hashes;
        private final IntBuffer values;

        /** Reads the table that fills a buffer. */
        HashTable(ByteBuffer bytes) {
            rows = bytes.getInt(0);
            int bits = bytes.getInt(4);
            shift = Long.SIZE - bits;
            int directoryBytes = ((1 << bits) + 1) * Integer.BYTES;
            directory = bytes.slice(8, directoryBytes).asIntBuffer();
            int at = 8 + IndexWriter.padded(directoryBytes);
            hashes = bytes.slice(at, rows * Long.BYTES).asLongBuffer();
            values = bytes.slice(at + rows * Long.BYTES, rows * Integer.BYTES).asIntBuffer();
            present = new long[Integer.highestOneBit(Math.max(1, rows / (Long.SIZE / BITS_PER_ROW))) * 2];
            for (int row = 0; row < rows; row++) {
                present[word(hashes.get(row))] |= 1L << hashes.get(row);
            }
        }

        private int word(long hash) {
            return (int) (hash >>> 6) & present.length - 1;
        }

        /** The first row of a hash; -1 where it has none. */
        int first(long hash) {
            if ((present[word(hash)] & 1L << hash) == 0) {
                return -1;
            }
            int bucket = (int) (hash >>> shift);
            int end = directory.get(bucket + 1);
            for (int row = directory.get(bucket); row < end; row++) {
                if (hashes.get(row) == hash) {
                    return row;
                }
            }
            return -1;
        }

        /** Whether a row, which may be past the end, is one of a hash. */
        boolean holds(int row, long hash) {
            return row < rows && hashes.get(row) == hash;
        }

        /** The number in a row. */
        int value(int row) {
            return values.get(row);
        }

        /** A row to write. */
        record Row(long hash, int value) {}

        /** The bytes of a table. */
        static Part write(Collection<Row> unsorted) {
            List<Row> sorted = unsorted.stream()
                    .sorted(Comparator.comparingLong((Row r) -> r.hash() + Long.MIN_VALUE)
                            .thenComparingInt(Row::value))
                    .toList();
            int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(sorted.size()));
            Part out = new Part();
            out.number(sorted.size(), Integer.BYTES);
            out.number(bits, Integer.BYTES);
            int row = 0;
            for (int bucket = 0; bucket < 1 << bits; bucket++) {
                out.number(row, Integer.BYTES);
                while (row < sorted.size() && sorted.get(row).hash() >>> (Long.SIZE - bits) == bucket) {
                    row++;
                }
            }
            out.number(row, Integer.BYTES);
            out.pad();
            sorted.forEach(one -> out.number(one.hash(), Long.BYTES));
            sorted.forEach(one -> out.number(one.value(), Integer.BYTES));
            out.pad();
            return out;
        }
    }
}
