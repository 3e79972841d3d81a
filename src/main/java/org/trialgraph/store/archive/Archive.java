package org.trialgraph.store.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IORunnable;
import org.trialgraph.files.DurableFiles;
import org.trialgraph.files.FileSum;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.store.FileList;
import org.trialgraph.store.StoreException;
import org.trialgraph.store.Tasks;

/**
 * Everything ever published, in buckets by trial: {@code archive/017/000003.nq.gz} is what the third run added to bucket 17.
 * Segments are never changed. All records of one trial are in one bucket, so that a bucket can be worked on alone. What the archive
 * consists of is listed in {@code archive/contents.tsv}: a segment that is not in it, which a run left that was cut off, is no part
 * of the archive.
 */
public final class Archive {
    /** Number of buckets that trials are spread over. */
    public static final int BUCKETS = 128;

    private static final String SUFFIX = ".nq.gz";
    static final String REJECTED = "rejected";
    private static final String READ = "read";
    private static final String SOURCE = " <" + Vocabulary.SOURCE.getURI() + "> ";
    private static final String CAPTURED = " <" + Vocabulary.GENERATED_AT.getURI() + "> ";
    /** Small, as a run has all buckets open. */
    private static final int RUN_BUFFER = 32 * 1024;

    private static final String OF_SEGMENT =
            "put a sound copy of it there; where there is none, publish its documents again"
                    + " with --leave-out-damaged";

    private final Path folder;
    private final FileList contents;
    private final AddedRecords added;

    private Archive(Path folder, FileList contents) {
        this(folder, contents, AddedRecords.NONE);
    }

    private Archive(Path folder, FileList contents, AddedRecords added) {
        this.folder = folder;
        this.contents = contents;
        this.added = added;
    }

    /**
     * Opens an archive. A release has the list of the archive that it was built from: where that is the newer one, the run that made the
     * release was cut off after the release was served, and the list holds.
     *
     * @param folder where it is, or will be once a run adds to it
     * @param ofRelease list beside the release that is served; there may be none
     * @throws StoreException if what it consists of cannot be told
     */
    public static Archive open(Path folder, Optional<Path> ofRelease) throws IOException {
        Path own = folder.resolve(FileList.NAME);
        String remedy =
                "put a sound copy of it there; where there is none, remove it, and publish takes in all that is in "
                        + folder + ", but trials that were withdrawn must be withdrawn again";
        List<FileList> sound = new ArrayList<>();
        List<StoreException> damaged = new ArrayList<>();
        for (Path list : Stream.concat(Stream.of(own), ofRelease.stream()).toList()) {
            try {
                sound.add(FileList.read(list, remedy));
            } catch (NoSuchFileException e) {
                // before the first run, or of an earlier version
            } catch (StoreException e) {
                damaged.add(e);
            }
        }
        if (sound.isEmpty() && !damaged.isEmpty()) {
            throw damaged.get(0);
        }
        return new Archive(
                folder,
                sound.isEmpty() ? found(folder) : Collections.max(sound, Comparator.comparingInt(FileList::run)));
    }

    /** What is in the folder of an archive without a list, as earlier versions wrote it; nothing before the first run. */
    private static FileList found(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new FileList("", 0, List.of(), new TreeMap<>());
        }
        SortedMap<String, FileSum> segments = FileList.sums(folder);
        segments.keySet().removeIf(name -> !isSegment(name));
        return new FileList(
                String.join("", lines(folder.resolve("base"))),
                segments.keySet().stream().mapToInt(Archive::run).max().orElse(0),
                lines(folder.resolve("withdrawn")),
                segments);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** The archive without segments that are missing, cut or changed. */
    public Archive withoutDamaged() throws IOException {
        SortedMap<String, FileSum> sound = new TreeMap<>(contents.files());
        for (String segment : contents.files().keySet()) {
            try {
                contents.check(folder, segment, "");
            } catch (StoreException e) {
                sound.remove(segment);
            }
        }
        if (sound.size() < contents.files().size()) {
            // what was in the damaged ones is to be read again
            sound.keySet().removeIf(segment -> segment.startsWith(READ + "/"));
        }
        return new Archive(folder, new FileList(contents.base(), contents.run(), contents.withdrawn(), sound));
    }

    /** What it consists of. */
    public FileList contents() {
        return contents;
    }

    /** What the run added that this is the archive of; nothing where it was opened. */
    public AddedRecords added() {
        return added;
    }

    /** Size of the records of a bucket, in bytes of the disk. */
    public long bytes(int bucket) {
        return segments(name(bucket)).stream()
                .mapToLong(segment -> contents.files().get(segment).size())
                .sum();
    }

    /**
     * Begins a run that adds records.
     *
     * @throws StoreException if what is archived was published under another base IRI
     */
    public Run add(String base) throws IOException {
        if (!contents.base().isEmpty() && !contents.base().equals(base)) {
            throw new StoreException("this store was published under " + contents.base()
                    + ": give the same --base, or another --data folder for " + base);
        }
        return new Run(base);
    }

    /** The records of one bucket, a trial's documents together, each document once; trials in the order of their IRIs. */
    public List<List<ArchiveRecord>> bucket(int number) throws IOException {
        Map<String, ArchiveRecord> records = new LinkedHashMap<>();
        for (String segment : segments(name(number))) {
            addAll(segment, records);
        }
        return List.copyOf(byTrial(records).values());
    }

    /** Records of one trial, each document once, in order; of two readings of a document the one that holds. */
    public static List<ArchiveRecord> distinct(Collection<ArchiveRecord> records) {
        SortedMap<String, ArchiveRecord> byIdentity = new TreeMap<>();
        records.forEach(record -> byIdentity.merge(record.identity(), record, Archive::holding));
        return List.copyOf(byIdentity.values());
    }

    /** Adds the records of a segment to those of segments before it; of two makings of one the one that holds. */
    void addAll(String segment, Map<String, ArchiveRecord> byIdentity) throws IOException {
        read(segment, file -> Segment.read(file, record -> add(record, byIdentity)));
    }

    /** Adds the records of a segment that have wanted labels. */
    void add(String segment, Predicate<Segment.Label> wanted, Map<String, ArchiveRecord> byIdentity)
            throws IOException {
        read(segment, file -> Segment.read(file, wanted, record -> add(record, byIdentity)));
    }

    private static void add(ArchiveRecord record, Map<String, ArchiveRecord> byIdentity) {
        byIdentity.merge(record.identity(), record, Archive::holding);
    }

    private void read(String segment, IOConsumer<Path> reading) throws IOException {
        contents.check(folder, segment, OF_SEGMENT);
        try {
            reading.accept(folder.resolve(segment));
        } catch (IOException e) {
            throw new StoreException(
                    folder.resolve(segment) + " cannot be read (" + e.getMessage() + ") → " + OF_SEGMENT);
        }
    }

    /** A trial's documents together, each document once; trials in the order of their IRIs. */
    static Map<String, List<ArchiveRecord>> byTrial(Map<String, ArchiveRecord> records) {
        Map<String, List<ArchiveRecord>> byTrial = new LinkedHashMap<>();
        records.values().stream()
                .sorted(Comparator.comparing(ArchiveRecord::identity))
                .forEach(r -> byTrial.computeIfAbsent(r.trial(), t -> new ArrayList<>())
                        .add(r));
        return byTrial;
    }

    /**
     * Which of two readings of the same document holds: the later one where it reads something else, for then the program or
     * its look-ups changed. Where only file name or time of capture differ, the choice does not depend on the order of runs.
     */
    static ArchiveRecord holding(ArchiveRecord before, ArchiveRecord after) {
        if (Arrays.equals(before.quads(), after.quads())) {
            return before;
        }
        if (!statements(before).equals(statements(after))) {
            return after;
        }
        return Arrays.compare(before.quads(), after.quads()) < 0 ? before : after;
    }

    private static List<String> statements(ArchiveRecord record) {
        return new String(record.quads(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.contains(SOURCE) && !line.contains(CAPTURED))
                .toList();
    }

    /** What all runs noted of rejected records, a line each, each once, in order. */
    public SortedSet<String> rejections() throws IOException {
        SortedSet<String> lines = new TreeSet<>();
        addNotes(REJECTED, lines);
        return lines;
    }

    /** The documents that need not be read again; see {@link ReadDocuments}. */
    public ReadDocuments readWith(String readWith) throws IOException {
        Set<String> known = new HashSet<>();
        addNotes(READ, known);
        return new ReadDocuments(readWith, known);
    }

    private void addNotes(String bucket, Collection<String> lines) throws IOException {
        for (String segment : segments(bucket)) {
            contents.check(folder, segment, OF_SEGMENT);
            lines.addAll(unpacked(folder.resolve(segment)));
        }
    }

    /** Whether another archive, given by its contents, has the same records and withdrawn trials. */
    public boolean hasSameRecords(FileList other) {
        return contents.base().equals(other.base())
                && contents.withdrawn().equals(other.withdrawn())
                && records(contents).equals(records(other));
    }

    private static SortedMap<String, FileSum> records(FileList list) {
        SortedMap<String, FileSum> records = new TreeMap<>(list.files());
        records.keySet().removeIf(segment -> segment.startsWith(READ + "/"));
        return records;
    }

    private static List<String> unpacked(Path segment) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(segment))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** Trials that are published no more, by IRI. Their documents stay, for the history. */
    public SortedSet<String> withdrawn() {
        return new TreeSet<>(contents.withdrawn());
    }

    /** The name of the bucket that holds the records of a trial. */
    static String bucketOf(String trial) {
        return name(bucket(trial));
    }

    /** The number of the bucket that holds the records of a trial. */
    public static int bucket(String trial) {
        return Math.floorMod(trial.hashCode(), BUCKETS);
    }

    static String name(int bucket) {
        return String.format("%03d", bucket);
    }

    List<String> segments(String bucket) {
        return contents.files().keySet().stream()
                .filter(name -> name.startsWith(bucket + "/"))
                .toList();
    }

    private static boolean isSegment(String name) {
        return name.matches("\\w+/\\d{6}\\.nq\\.gz");
    }

    /** The number of the run that made a segment. */
    private static int run(String segment) {
        return Integer.parseInt(segment.substring(segment.indexOf('/') + 1, segment.length() - SUFFIX.length()));
    }

    /**
     * One run of adding to the archive. Segments are written in a folder beside and moved to their places by {@link #finish}; they are
     * part of the archive once {@link #commit} puts the new list in the place of the old one. What a run leaves that was cut off, the
     * next run removes.
     */
    public final class Run implements AutoCloseable {
        private final Path unfinished = folder.resolve("unfinished");
        private final Path list = folder.resolve(FileList.NAME);
        private final String base;
        private final int number = contents.run() + 1;
        private final SortedMap<String, FileSum> placed = new ConcurrentSkipListMap<>(contents.files());
        private final Map<String, OutputStream> buckets = new TreeMap<>();
        private final Queue<long[]> first = new ConcurrentLinkedQueue<>();
        private final Queue<long[]> again = new ConcurrentLinkedQueue<>();
        private long offered;
        private boolean committed;

        private Run(String base) throws IOException {
            this.base = base;
            Files.createDirectories(folder);
            removeUnlisted();
            if (!Files.exists(list)) {
                contents.write(list);
            }
            Files.createDirectories(unfinished);
        }

        /** Adds a record, or what is noted of one that was rejected. Not for several threads at once. */
        public void add(PackedRecord record) throws IOException {
            OutputStream open = buckets.get(record.bucket());
            if (open == null) {
                open = new BufferedOutputStream(Files.newOutputStream(unfinished.resolve(record.bucket())), RUN_BUFFER);
                buckets.put(record.bucket(), open);
            }
            open.write(record.bytes());
            offered += record.bucket().equals(REJECTED) ? 0 : 1;
        }

        /**
         * Puts the segments of the run into their places, leaving out what the archive holds already.
         *
         * @param withdrawn IRIs of trials to publish no more
         * @param restored IRIs of trials to publish again
         * @param read the documents that were read
         * @return the archive as it is once the run is committed
         */
        public Archive finish(Collection<String> withdrawn, Collection<String> restored, ReadDocuments read)
                throws IOException {
            closeBuckets();
            boolean rejected = buckets.remove(REJECTED) != null;
            Tasks.run(buckets.keySet().stream()
                    .<IORunnable>map(bucket -> () -> addNew(bucket))
                    .toList());
            if (rejected) {
                SortedSet<String> lines = new TreeSet<>(unpacked(unfinished.resolve(REJECTED)));
                lines.removeAll(rejections());
                addNotes(REJECTED, lines);
            }
            addNotes(READ, read.toAdd());
            SortedSet<String> all = withdrawn();
            all.addAll(withdrawn);
            all.removeAll(restored);
            FileList next = new FileList(base, number, List.copyOf(all), placed);
            next.write(next());
            return new Archive(folder, next, AddedRecords.of(offered, first, again));
        }

        /** Makes the run part of the archive, in one step; once is enough. */
        public void commit() throws IOException {
            if (!committed) {
                committed = true;
                DurableFiles.move(next(), list);
            }
        }

        private Path next() {
            return folder.resolve(FileList.NAME + ".next");
        }

        private void addNotes(String bucket, Collection<String> lines) throws IOException {
            if (!lines.isEmpty()) {
                Path file = unfinished.resolve(bucket);
                byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
                Files.write(file, PackedRecord.gzip(out -> out.write(text)));
                place(file, bucket);
            }
        }

        /** Adds what the archive lacks to one bucket. Buckets are independent of each other. */
        private void addNew(String bucket) throws IOException {
            Path unplaced = unfinished.resolve(bucket);
            List<Segment.Label> labels = Segment.labels(unplaced);
            Set<Long> identities = labels.stream().map(Segment.Label::identity).collect(Collectors.toSet());
            Map<String, ArchiveRecord> known = new LinkedHashMap<>();
            for (String segment : segments(bucket)) {
                Archive.this.add(segment, label -> identities.contains(label.identity()), known);
            }
            if (known.isEmpty() && identities.size() == labels.size()) {
                place(unplaced, bucket);
                first.add(identities.stream().mapToLong(Long::longValue).toArray());
                return;
            }
            List<ArchiveRecord> read = new ArrayList<>();
            Segment.read(unplaced, read::add);
            Map<String, ArchiveRecord> fresh = new TreeMap<>();
            for (ArchiveRecord record : read) {
                ArchiveRecord before = known.get(record.identity());
                if (before == null || holding(before, record) == record) {
                    fresh.merge(record.identity(), record, Archive::holding);
                }
            }
            if (fresh.size() == read.size()) {
                place(unplaced, bucket);
            } else if (!fresh.isEmpty()) {
                Path file = unfinished.resolve(bucket + ".new");
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), RUN_BUFFER)) {
                    for (ArchiveRecord record : fresh.values()) {
                        out.write(PackedRecord.of(record).bytes());
                    }
                }
                place(file, bucket);
            }
            first.add(hashes(fresh.keySet(), identity -> !known.containsKey(identity)));
            again.add(hashes(fresh.keySet(), known::containsKey));
        }

        private static long[] hashes(Collection<String> identities, Predicate<String> some) {
            return identities.stream()
                    .filter(some)
                    .mapToLong(Segment.Label::hash)
                    .toArray();
        }

        private void place(Path file, String bucket) throws IOException {
            String segment = bucket + "/" + String.format("%06d", number) + SUFFIX;
            Path place = folder.resolve(segment);
            Files.createDirectories(place.getParent());
            DurableFiles.sync(file);
            placed.put(segment, FileSum.of(file));
            DurableFiles.move(file, place);
        }

        /** Ends the run; without {@link #commit} nothing of it stays. */
        @Override
        public void close() throws IOException {
            if (committed) {
                FileUtils.deleteDirectory(unfinished.toFile());
            } else {
                // closing writes what they still hold, for which a full disk has no room
                buckets.values().forEach(IOUtils::closeQuietly);
                removeUnlisted();
            }
        }

        /** Removes what runs left that were cut off. Segments with lower numbers are no leftovers: somebody put them there. */
        private void removeUnlisted() throws IOException {
            FileUtils.deleteDirectory(unfinished.toFile());
            Files.deleteIfExists(next());
            DurableFiles.removeLeftBehind(folder);
            for (Path file : DurableFiles.below(folder)) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (isSegment(name) && run(name) > contents.run()) {
                    Files.delete(file);
                }
            }
        }

        private void closeBuckets() throws IOException {
            for (OutputStream bucket : buckets.values()) {
                bucket.close();
            }
        }
    }
}
