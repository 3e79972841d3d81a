package org.trialgraph.store.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.trialgraph.store.Tasks;

/**
 * One run of adding to the archive. Segments are written in a folder beside and moved to their places by {@link #finish}; a
 * run that is cut off leaves only that folder, which the next run removes.
 */
public final class ArchiveRun implements AutoCloseable {
    private static final String UNFINISHED = "unfinished";
    private static final int BUFFER = 32 * 1024;

    private final Archive archive;
    private final Path folder;
    private final Path unfinished;
    private final String name;
    private final Map<String, OutputStream> buckets = new TreeMap<>();

    ArchiveRun(Archive archive, Path folder, int run) throws IOException {
        this.archive = archive;
        this.folder = folder;
        this.unfinished = folder.resolve(UNFINISHED);
        this.name = String.format("%06d", run) + Archive.SUFFIX;
        FileUtils.deleteDirectory(unfinished.toFile());
        Files.createDirectories(unfinished);
    }

    /** Adds a record, or what is noted of one that was rejected. Not for several threads at once. */
    public void add(PackedRecord record) throws IOException {
        OutputStream open = buckets.get(record.bucket());
        if (open == null) {
            open = new BufferedOutputStream(Files.newOutputStream(unfinished.resolve(record.bucket())), BUFFER);
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
        boolean rejections = buckets.remove(Archive.REJECTED) != null;
        LongAdder added = new LongAdder();
        Tasks.run(buckets.keySet().stream()
                .<Tasks.Work>map(bucket -> () -> added.add(addNew(bucket)))
                .toList());
        if (rejections) {
            addRejections();
        }
        return added.sum();
    }

    private void addRejections() throws IOException {
        Path file = unfinished.resolve(Archive.REJECTED);
        SortedSet<String> lines = new TreeSet<>(Archive.lines(file));
        lines.removeAll(archive.rejections());
        if (!lines.isEmpty()) {
            byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
            Files.write(file, PackedRecord.gzip(out -> out.write(text)));
            place(file, Archive.REJECTED);
        }
    }

    /** Adds what the archive lacks to one bucket. Buckets are independent of each other. */
    private long addNew(String bucket) throws IOException {
        List<ArchiveRecord> read = new ArrayList<>();
        Archive.read(unfinished.resolve(bucket), read::add);
        Map<String, ArchiveRecord> known = archive.records(
                bucket, read.stream().map(ArchiveRecord::identity).collect(Collectors.toSet())::contains);
        Map<String, ArchiveRecord> fresh = new TreeMap<>();
        for (ArchiveRecord record : read) {
            ArchiveRecord before = known.get(record.identity());
            if (before == null || Archive.holding(before, record) == record) {
                fresh.merge(record.identity(), record, Archive::holding);
            }
        }
        if (fresh.size() == read.size()) {
            place(unfinished.resolve(bucket), bucket);
        } else if (!fresh.isEmpty()) {
            Path file = unfinished.resolve(bucket + ".new");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
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
}
