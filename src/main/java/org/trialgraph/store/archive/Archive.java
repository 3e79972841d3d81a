package org.trialgraph.store.archive;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.function.IORunnable;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.store.StoreException;
import org.trialgraph.store.Tasks;

/**
 * Everything ever published, in buckets by trial: {@code archive/017/000003.nq.gz} is what the third run added to bucket 17.
 * Segments are never changed. All records of one trial are in one bucket, so that a bucket can be worked on alone.
 *
 * @param folder where it is, or will be once a run adds to it
 */
public record Archive(Path folder) {
    /** Number of buckets that trials are spread over. */
    public static final int BUCKETS = 128;

    private static final String SUFFIX = ".nq.gz";
    static final String REJECTED = "rejected";
    private static final String SOURCE = " <" + Vocabulary.SOURCE.getURI() + "> ";
    private static final String CAPTURED = " <" + Vocabulary.GENERATED_AT.getURI() + "> ";
    private static final int BUFFER = 64 * 1024;
    /** Smaller, as a run has all buckets open. */
    private static final int RUN_BUFFER = 32 * 1024;

    /** The base IRI of everything archived; empty before the first run. */
    public Optional<String> base() {
        Path file = folder.resolve("base");
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Begins a run that adds records.
     *
     * @throws StoreException if what is archived was published under another base IRI
     */
    public Run add(String base) throws IOException {
        Files.createDirectories(folder);
        Optional<String> before = base();
        if (before.isPresent() && !before.get().equals(base)) {
            throw new StoreException("this store was published under " + before.get()
                    + ": give the same --base, or another --data folder for " + base);
        }
        Files.writeString(folder.resolve("base"), base + "\n", StandardCharsets.UTF_8);
        return new Run();
    }

    /** The records of one bucket, a trial's documents together, each document once; trials in the order of their IRIs. */
    public List<List<ArchiveRecord>> bucket(int number) throws IOException {
        Map<String, List<ArchiveRecord>> byTrial = new LinkedHashMap<>();
        records(name(number), identity -> true).values().stream()
                .sorted(Comparator.comparing(ArchiveRecord::identity))
                .forEach(r -> byTrial.computeIfAbsent(r.trial(), t -> new ArrayList<>())
                        .add(r));
        return List.copyOf(byTrial.values());
    }

    /** The wanted records of a bucket by identity; of two makings of one the one that holds. */
    private Map<String, ArchiveRecord> records(String bucket, Predicate<String> wanted) throws IOException {
        Map<String, ArchiveRecord> byIdentity = new LinkedHashMap<>();
        for (Path segment : segments(folder.resolve(bucket))) {
            read(segment, r -> {
                if (wanted.test(r.identity())) {
                    byIdentity.merge(r.identity(), r, Archive::holding);
                }
            });
        }
        return byIdentity;
    }

    /**
     * Which of two readings of the same document holds: the later one where it reads something else, for then the program or
     * its look-ups changed. Where only file name or time of capture differ, the choice does not depend on the order of runs.
     */
    private static ArchiveRecord holding(ArchiveRecord before, ArchiveRecord after) {
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
        for (Path segment : segments(folder.resolve(REJECTED))) {
            lines.addAll(lines(segment));
        }
        return lines;
    }

    private static List<String> lines(Path segment) throws IOException {
        try (InputStream in = open(segment)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** Trials that are published no more, by IRI. Their documents stay, for the history. */
    public SortedSet<String> withdrawn() throws IOException {
        Path file = folder.resolve("withdrawn");
        return Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : new TreeSet<>();
    }

    /** Adds trials to those that are published no more, and takes those that are again off them. */
    public void withdraw(Collection<String> trials, Collection<String> again) throws IOException {
        SortedSet<String> all = withdrawn();
        if (all.addAll(trials) | all.removeAll(again)) {
            Path next = folder.resolve("withdrawn.next");
            Files.write(next, all);
            Files.move(
                    next,
                    folder.resolve("withdrawn"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The name of the bucket that holds the records of a trial. */
    static String bucketOf(String trial) {
        return name(Math.floorMod(trial.hashCode(), BUCKETS));
    }

    private static String name(int bucket) {
        return String.format("%03d", bucket);
    }

    private static List<Path> segments(Path bucket) throws IOException {
        if (!Files.isDirectory(bucket)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(bucket)) {
            return files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList();
        }
    }

    private static void read(Path segment, Consumer<ArchiveRecord> records) throws IOException {
        try (InputStream in = open(segment)) {
            for (Optional<ArchiveRecord> r = ArchiveRecord.read(in); r.isPresent(); r = ArchiveRecord.read(in)) {
                records.accept(r.get());
            }
        } catch (IOException e) {
            throw new StoreException(
                    "damaged archive segment " + segment + " (" + e.getMessage() + "): remove it and publish again", e);
        }
    }

    private static InputStream open(Path segment) throws IOException {
        return new BufferedInputStream(new GZIPInputStream(Files.newInputStream(segment), BUFFER), BUFFER);
    }

    /**
     * One run of adding to the archive. Segments are written in a folder beside and moved to their places by {@link #finish}; a
     * run that is cut off leaves only that folder, which the next run removes.
     */
    public final class Run implements AutoCloseable {
        private final Path unfinished = folder.resolve("unfinished");
        private final String name;
        private final Map<String, OutputStream> buckets = new TreeMap<>();

        private Run() throws IOException {
            name = String.format("%06d", number()) + SUFFIX;
            FileUtils.deleteDirectory(unfinished.toFile());
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
        }

        /**
         * Makes the run part of the archive, leaving out what the archive holds already.
         *
         * @return number of records that are new
         */
        public long finish() throws IOException {
            closeBuckets();
            boolean rejected = buckets.remove(REJECTED) != null;
            LongAdder added = new LongAdder();
            Tasks.run(buckets.keySet().stream()
                    .<IORunnable>map(bucket -> () -> added.add(addNew(bucket)))
                    .toList());
            if (rejected) {
                addRejections();
            }
            return added.sum();
        }

        private void addRejections() throws IOException {
            Path file = unfinished.resolve(REJECTED);
            SortedSet<String> lines = new TreeSet<>(lines(file));
            lines.removeAll(rejections());
            if (!lines.isEmpty()) {
                byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
                Files.write(file, PackedRecord.gzip(out -> out.write(text)));
                place(file, REJECTED);
            }
        }

        /** Adds what the archive lacks to one bucket. Buckets are independent of each other. */
        private long addNew(String bucket) throws IOException {
            List<ArchiveRecord> read = new ArrayList<>();
            read(unfinished.resolve(bucket), read::add);
            Map<String, ArchiveRecord> known =
                    records(bucket, read.stream().map(ArchiveRecord::identity).collect(Collectors.toSet())::contains);
            Map<String, ArchiveRecord> fresh = new TreeMap<>();
            for (ArchiveRecord record : read) {
                ArchiveRecord before = known.get(record.identity());
                if (before == null || holding(before, record) == record) {
                    fresh.merge(record.identity(), record, Archive::holding);
                }
            }
            if (fresh.size() == read.size()) {
                place(unfinished.resolve(bucket), bucket);
            } else if (!fresh.isEmpty()) {
                Path file = unfinished.resolve(bucket + ".new");
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), RUN_BUFFER)) {
                    for (ArchiveRecord record : fresh.values()) {
                        out.write(PackedRecord.of(record).bytes());
                    }
                }
                place(file, bucket);
            }
            return fresh.size();
        }

        private void place(Path file, String bucket) throws IOException {
            Files.createDirectories(folder.resolve(bucket));
            Files.move(file, folder.resolve(bucket).resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void close() throws IOException {
            closeBuckets();
            FileUtils.deleteDirectory(unfinished.toFile());
        }

        private void closeBuckets() throws IOException {
            for (OutputStream bucket : buckets.values()) {
                bucket.close();
            }
        }

        private int number() throws IOException {
            int last = 0;
            try (Stream<Path> files = Files.walk(folder, 2)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
                    String name = file.getFileName().toString();
                    last = Math.max(last, Integer.parseInt(name.substring(0, name.length() - SUFFIX.length())));
                }
            }
            return last + 1;
        }
    }
}
