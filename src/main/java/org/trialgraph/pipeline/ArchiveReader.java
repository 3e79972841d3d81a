package org.trialgraph.pipeline;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.trialgraph.io.LimitedInput;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.SourceDocument;

/** Opens archives within archives and streams of lines down to single documents, within limits that a bomb would break. */
final class ArchiveReader {
    private static final int DEEPEST = 3;
    private static final long LARGEST_ENTRY = 64L << 30;
    private static final long HIGHEST_RATIO = 400;
    private static final long SMALL = 64L << 20;

    private final Consumer<SourceDocument> documents;
    private final Consumer<Finding> findings;

    ArchiveReader(Consumer<SourceDocument> documents, Consumer<Finding> findings) {
        this.documents = documents;
        this.findings = findings;
    }

    /**
     * @param file the file behind the bytes, where there is one
     */
    void unpack(SourceEntry opened, Optional<Path> file) throws IOException {
        unpack(opened, file, 0);
    }

    private void unpack(SourceEntry opened, Optional<Path> file, int depth) throws IOException {
        byte[] magic = beginning(opened);
        boolean zip = starts(magic, 'P', 'K', 3, 4);
        boolean gzip = starts(magic, 0x1f, 0x8b);
        if ((zip || gzip) && depth >= DEEPEST) {
            reject(opened.origin(), "an archive more than " + DEEPEST + " levels deep", "unpack it yourself");
        } else if (zip) {
            zip(opened, file, depth);
        } else if (gzip) {
            gzip(opened, depth);
        } else {
            new DocumentStream(documents).read(opened);
        }
    }

    private void gzip(SourceEntry opened, int depth) throws IOException {
        String origin = opened.origin().replaceFirst("(?i)\\.gz$", "");
        long limit = limit(opened.size());
        SourceDocument.Content content =
                () -> limited(new GZIPInputStream(opened.content().open(), 1 << 16), limit);
        try {
            unpack(new SourceEntry(origin, content, -1, opened.fetched()), Optional.empty(), depth + 1);
        } catch (ZipException | EOFException e) {
            reject(opened.origin(), "damaged gzip: " + e.getMessage(), "get the file again");
        } catch (LimitedInput.TooLarge e) {
            bomb(opened.origin());
        }
    }

    private static LimitedInput limited(InputStream in, long limit) {
        return new LimitedInput(in, limit, "more bytes than an honest archive unpacks to");
    }

    private void zip(SourceEntry opened, Optional<Path> file, int depth) throws IOException {
        Path path = file.isPresent() ? file.get() : spool(opened);
        try (ZipFile archive = new ZipFile(path.toFile())) {
            List<? extends ZipEntry> entries = archive.stream()
                    .filter(entry -> !entry.isDirectory())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                entry(opened, archive, entry, depth);
            }
        } catch (ZipException e) {
            reject(opened.origin(), "damaged zip: " + e.getMessage(), "get the file again");
        } finally {
            if (file.isEmpty()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private void entry(SourceEntry opened, ZipFile archive, ZipEntry entry, int depth) throws IOException {
        String origin = opened.origin() + "!" + entry.getName();
        if (leavesArchive(entry.getName())) {
            reject(origin, "an entry whose path leads outside the archive", "do not trust this archive");
            return;
        }
        long limit = limit(entry.getCompressedSize());
        SourceDocument.Content content = () -> limited(archive.getInputStream(entry), limit);
        try {
            unpack(new SourceEntry(origin, content, entry.getSize(), opened.fetched()), Optional.empty(), depth + 1);
        } catch (ZipException | EOFException e) {
            reject(origin, "damaged entry: " + e.getMessage(), "get the archive again");
        } catch (LimitedInput.TooLarge e) {
            bomb(origin);
        }
    }

    private static boolean leavesArchive(String name) {
        String path = name.replace('\\', '/');
        return path.startsWith("/")
                || path.contains(":/")
                || List.of(path.split("/")).contains("..");
    }

    private static Path spool(SourceEntry opened) throws IOException {
        Path spooled = Files.createTempFile("trialgraph", ".zip");
        try (InputStream in = opened.content().open()) {
            Files.copy(in, spooled, StandardCopyOption.REPLACE_EXISTING);
        }
        return spooled;
    }

    /** Registry exports shrink twenty- to sixtyfold; what grows far beyond that when unpacked is made to exhaust a disk. */
    private static long limit(long compressed) {
        return compressed < 0 ? LARGEST_ENTRY : Math.min(LARGEST_ENTRY, Math.max(SMALL, compressed * HIGHEST_RATIO));
    }

    private static byte[] beginning(SourceEntry opened) throws IOException {
        try (InputStream in = opened.content().open()) {
            return in.readNBytes(4);
        }
    }

    private static boolean starts(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private void bomb(String origin) {
        reject(origin, "unpacks to far more than any registry export would", "do not trust this archive");
    }

    private void reject(String origin, String what, String remedy) {
        findings.accept(new Finding(Severity.REJECTED, origin, "", what, remedy));
    }
}
