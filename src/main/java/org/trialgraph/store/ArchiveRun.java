package org.trialgraph.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * One run of adding to the archive. Segments are written in a folder beside and moved to their places by {@link #finish}; a
 * run that is cut off leaves only that folder, which the next run removes.
 */
final class ArchiveRun implements AutoCloseable {
    static final String REJECTED = "rejected";
    private static final String UNFINISHED = "unfinished";

    private final Archive archive;
    private final Path folder;
    private final Path unfinished;
    private final String name;
    private final Map<String, OutputStream> buckets = new TreeMap<>();
    private final SortedSet<String> rejections = new TreeSet<>();

    ArchiveRun(Archive archive, Path folder, int run) throws IOException {
        this.archive = archive;
        this.folder = folder;
        this.unfinished = folder.resolve(UNFINISHED);
        this.name = String.format("%06d", run) + Archive.SUFFIX;
        Folders.delete(unfinished);
        Files.createDirectories(unfinished);
    }

    void add(ArchiveRecord record) throws IOException {
        String bucket = Archive.name(Archive.bucketOf(record.trial()));
        OutputStream open = buckets.get(bucket);
        if (open == null) {
            open = segment(unfinished.resolve(bucket));
            buckets.put(bucket, open);
        }
        ArchiveLines.write(record, open);
    }

    /** Notes a rejected document or record, one line. */
    void reject(String line) {
        rejections.add(line);
    }

    /**
     * Makes the run part of the archive, leaving out what the archive holds already.
     *
     * @return number of records that are new
     */
    long finish() throws IOException {
        closeBuckets();
        long added = 0;
        for (String bucket : buckets.keySet()) {
            added += addNew(bucket);
        }
        rejections.removeAll(archive.rejections());
        if (!rejections.isEmpty()) {
            Path file = unfinished.resolve(REJECTED);
            try (OutputStream out = segment(file)) {
                out.write((String.join("\n", rejections) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            place(file, REJECTED);
        }
        return added;
    }

    private long addNew(String bucket) throws IOException {
        Map<String, ArchiveRecord> known = archive.records(bucket);
        Map<String, ArchiveRecord> fresh = new TreeMap<>();
        Archive.read(unfinished.resolve(bucket), record -> {
            ArchiveRecord before = known.get(record.identity());
            if (before == null || Archive.holding(before, record) == record) {
                fresh.merge(record.identity(), record, Archive::holding);
            }
        });
        if (!fresh.isEmpty()) {
            Path file = unfinished.resolve(bucket + ".new");
            try (OutputStream out = segment(file)) {
                for (ArchiveRecord record : fresh.values()) {
                    ArchiveLines.write(record, out);
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
        Folders.delete(unfinished);
    }

    private void closeBuckets() throws IOException {
        for (OutputStream bucket : buckets.values()) {
            bucket.close();
        }
    }

    private static OutputStream segment(Path file) throws IOException {
        return new BufferedOutputStream(new FastGzip(Files.newOutputStream(file)), 32 * 1024);
    }

    /** Gzip at its fastest: the archive is written far more often than it is carried anywhere. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 16 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
