package org.trialgraph.pipeline;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.function.IORunnable;
import org.apache.commons.io.function.IOSupplier;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.input.ProxyInputStream;
import org.trialgraph.files.FolderException;
import org.trialgraph.files.Reasons;
import org.trialgraph.files.TemporaryFolder;
import org.trialgraph.format.ctgov.AactTables;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.SourceDocument.Content;

/**
 * Finds the documents in what a user names: files, folders, archives, streams of JSON values (JSON Lines), standard input.
 * Archives within archives are opened down to single documents, within limits that a bomb would break. Small documents are held
 * in memory, large ones are read again from where they lie.
 */
public final class DocumentSource {
    private static final int DEEPEST = 3;
    private static final long LARGEST_ENTRY = 64L << 30;
    private static final long HIGHEST_RATIO = 400;
    private static final long SMALL = 64L << 20;
    private static final int HELD = 4 << 20;
    private static final long LONGEST_LINE =
            Math.min(512L << 20, Runtime.getRuntime().maxMemory() / 8);
    private static final int LONGEST_HEADER = 8 << 10;
    private static final int ZIP = 0x504b0304;
    private static final int GZIP = 0x1f8b;

    private final Consumer<SourceDocument> documents;
    private final Consumer<Finding> findings;
    private final LongConsumer bytesRead;
    private final AtomicLong furthest = new AtomicLong();
    /** Tables of AACT by their folder and by their names, until all files beside them are known. */
    private final Map<String, Map<String, Entry>> tables = new LinkedHashMap<>();
    /** Whether what goes wrong now is a fault of who receives the documents, which ends the run. */
    private boolean handingOver;

    /**
     * Bytes that may still be an archive or a stream of documents.
     *
     * @param origin as a user would name them
     * @param content opens the bytes anew
     * @param size number of bytes as stored; of a compressed entry the number that it claims
     * @param fetched where and when they were fetched, where a manifest tells
     */
    private record Entry(String origin, Content content, long size, Optional<Manifest.Entry> fetched) {}

    /** Thrown where there are more bytes than an honest archive unpacks to. */
    private static final class TooLarge extends IOException {}

    /**
     * @param documents receives the documents in a fixed order, on the calling thread
     * @param findings receives what could not be opened
     */
    public DocumentSource(Consumer<SourceDocument> documents, Consumer<Finding> findings) {
        this(documents, findings, bytes -> {});
    }

    /** @param bytesRead is told how many of the {@link #bytes} have been gone through */
    DocumentSource(Consumer<SourceDocument> documents, Consumer<Finding> findings, LongConsumer bytesRead) {
        this.documents = documents;
        this.findings = findings;
        this.bytesRead = bytesRead;
    }

    /** Number of bytes of some sources as they are stored; negative where that is not known. */
    static long bytes(List<String> sources) {
        try {
            return sources.stream()
                            .anyMatch(source ->
                                    !Files.isRegularFile(Path.of(source)) && !Files.isDirectory(Path.of(source)))
                    ? -1
                    : sources.stream()
                            .mapToLong(source -> FileUtils.sizeOf(new File(source)))
                            .sum();
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return -1; // what cannot be read is told when its turn comes
        }
    }

    /**
     * Hands over every document of a source.
     *
     * @param source path of a file or folder, or {@code -} for standard input
     * @throws IOException if there is nothing of that name
     */
    public void read(String source) throws IOException {
        Path path = Path.of(source);
        if (source.equals("-")) {
            stream(System.in, "standard input");
        } else if (Files.isDirectory(path)) {
            for (Path file : filesBelow(path)) {
                file(file, path.relativize(file).toString().replace('\\', '/'));
            }
        } else if (Files.isRegularFile(path)) {
            file(path, path.getFileName().toString());
        } else if (Files.exists(path)) {
            try (InputStream in = Files.newInputStream(path)) {
                stream(in, source);
            }
        } else {
            throw new NoSuchFileException(source);
        }
        finish();
    }

    /**
     * Hands over every document of a file wherever it lies; call {@link #finish} after the last file.
     *
     * @param origin as a user would name it
     * @param content opens its bytes
     * @param size number of bytes
     * @param fetched where and when it was fetched, where a manifest tells
     */
    public void read(String origin, Content content, long size, IOSupplier<Optional<Manifest.Entry>> fetched) {
        opening(origin, () -> open(new Entry(origin, content, size, fetched.get()), Optional.empty(), 0));
    }

    /**
     * Hands over the documents of some lines of a stream of JSON values.
     *
     * @param origin as a user would name the whole
     * @param content opens the lines
     * @param first number of the first of them, from 1
     * @param fetched where and when the whole was fetched, where a manifest tells
     */
    public void readLines(String origin, Content content, int first, IOSupplier<Optional<Manifest.Entry>> fetched) {
        opening(origin, () -> lines(new Entry(origin, content, -1, fetched.get()), first));
    }

    /** Hands over the documents that are known only once all files are. */
    public void finish() {
        joinTables("");
    }

    /** Reads what can be read only once: standard input, a pipe, a device. */
    private void stream(InputStream in, String origin) throws IOException {
        try (TemporaryFolder spooled = TemporaryFolder.create()) {
            long most =
                    Math.min(LARGEST_ENTRY, Files.getFileStore(spooled.folder()).getUsableSpace() / 2);
            try (InputStream limited = limited(in, most)) {
                file(spool(limited, spooled), origin);
            } catch (TooLarge e) {
                reject(origin, "more than the " + (most >> 20) + " MB that are free for it", "save it as a file");
            }
        }
    }

    private static Path spool(InputStream in, TemporaryFolder folder) throws IOException {
        try (OutputStream out = folder.newFile("spooled")) {
            in.transferTo(out);
        }
        return folder.folder().resolve("spooled");
    }

    /** The same bytes up to a number of them, beyond which there is {@link TooLarge}. */
    private static InputStream limited(InputStream in, long most) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(in)
                .setMaxCount(most + 1)
                .setOnMaxCount((max, read) -> {
                    throw new TooLarge();
                })
                .get();
    }

    /** All regular files in the order of their names; hidden ones and the manifests of fetched folders are no documents. */
    private List<Path> filesBelow(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean document = !file.getFileName().toString().startsWith(".") && !Manifest.isManifest(file);
                if (document && (Files.isRegularFile(file) || Files.notExists(file))) {
                    files.add(file);
                } else if (document) {
                    String what = Files.isDirectory(file) ? "a link to a folder" : "neither a file nor a folder";
                    reject(root.relativize(file).toString(), what, "name it as a source of its own");
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                unreadable(root.relativize(file).toString(), e);
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }

    private void file(Path file, String origin) {
        opening(origin, () -> {
            long start = furthest.get();
            long size = Files.size(file);
            Content content = () -> counted(Files.newInputStream(file), start);
            open(new Entry(origin, content, size, Manifest.entry(file)), Optional.of(file), 0);
            reach(start + size);
        });
    }

    /** The same bytes; how far they are read is told. They are read more than once. */
    private InputStream counted(InputStream in, long start) {
        return new ProxyInputStream(in) {
            private long place = start;

            @Override
            protected void afterRead(int count) {
                place += Math.max(0, count);
                reach(place);
            }
        };
    }

    private void reach(long place) {
        if (place > furthest.get()) {
            bytesRead.accept(furthest.accumulateAndGet(place, Math::max));
        }
    }

    /** What goes wrong with a file is a finding. */
    private void opening(String origin, IORunnable work) {
        try {
            work.run();
        } catch (IOException e) {
            unreadable(origin, e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (handingOver || e instanceof FolderException) {
                throw e;
            }
            failed(origin, e);
        }
    }

    /** @param file the file that holds just these bytes, where there is one */
    private void open(Entry entry, Optional<Path> file, int depth) throws IOException {
        int magic = firstBytes(entry);
        boolean zip = magic == ZIP;
        boolean gzip = magic >>> 16 == GZIP;
        if ((zip || gzip) && depth >= DEEPEST) {
            reject(entry.origin(), "an archive more than " + DEEPEST + " levels deep", "unpack it yourself");
        } else if (zip) {
            zip(entry, file, depth);
        } else if (gzip) {
            String origin = entry.origin();
            boolean named = origin.regionMatches(true, origin.length() - 3, ".gz", 0, 3);
            Content content = () -> new GZIPInputStream(entry.content().open(), 1 << 16);
            String inside = named ? origin.substring(0, origin.length() - 3) : origin;
            unpack(new Entry(inside, content, -1, entry.fetched()), entry.size(), origin, "gzip", "file", depth);
        } else {
            documents(entry);
        }
    }

    /** The first four bytes as a number, with zeros where there are fewer. */
    private static int firstBytes(Entry entry) throws IOException {
        try (InputStream in = entry.content().open()) {
            return ByteBuffer.wrap(Arrays.copyOf(in.readNBytes(4), 4)).getInt();
        }
    }

    private void zip(Entry outer, Optional<Path> file, int depth) throws IOException {
        if (file.isEmpty()) {
            try (TemporaryFolder spooled = TemporaryFolder.create();
                    InputStream in = outer.content().open()) {
                zip(outer, Optional.of(spool(in, spooled)), depth);
            }
            return;
        }
        try (ZipFile archive = new ZipFile(file.get().toFile())) {
            List<? extends ZipEntry> entries = archive.stream()
                    .filter(entry -> !entry.isDirectory())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            if (archive.getEntry("[Content_Types].xml") != null) {
                reject(outer.origin(), "a document of an office program", "save it as text, a table as CSV");
                return;
            }
            for (ZipEntry entry : entries) {
                String origin = outer.origin() + "!" + entry.getName();
                reach(depth == 0 ? furthest.get() + entry.getCompressedSize() : 0);
                if (leavesArchive(entry.getName())) {
                    reject(origin, "an entry whose path leads outside the archive", "do not trust this archive");
                } else {
                    Entry inside =
                            new Entry(origin, () -> archive.getInputStream(entry), entry.getSize(), outer.fetched());
                    unpack(inside, entry.getCompressedSize(), origin, "entry", "archive", depth);
                }
            }
            joinTables(outer.origin() + "!");
        } catch (ZipException e) {
            reject(outer.origin(), "damaged zip: " + e.getMessage(), "get the file again");
        }
    }

    /**
     * Opens what is compressed in an archive; damage is a finding.
     *
     * @param compressed number of bytes in the archive; less than 0 where it does not say
     * @param named what findings name
     * @param damaged what is damaged then
     * @param again what is to be got again then
     */
    private void unpack(Entry entry, long compressed, String named, String damaged, String again, int depth)
            throws IOException {
        // Registry exports shrink twenty- to sixtyfold; what grows far beyond that is made to exhaust a disk.
        long limit =
                compressed < 0 ? LARGEST_ENTRY : Math.min(LARGEST_ENTRY, Math.max(SMALL, compressed * HIGHEST_RATIO));
        Content limited = () -> limited(entry.content().open(), limit);
        try {
            open(new Entry(entry.origin(), limited, entry.size(), entry.fetched()), Optional.empty(), depth + 1);
        } catch (ZipException | EOFException e) {
            reject(named, "damaged " + damaged + ": " + e.getMessage(), "get the " + again + " again");
        } catch (TooLarge e) {
            reject(named, "unpacks to far more than any registry export would", "do not trust this archive");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (handingOver || e instanceof FolderException) {
                throw e;
            }
            failed(named, e);
        }
    }

    private void failed(String origin, Throwable e) {
        if (e instanceof Error) {
            reject(origin, "opening it needs too much memory", "unpack or split it yourself");
        } else {
            unreadable(origin, e);
        }
    }

    private static boolean leavesArchive(String name) {
        String path = name.replace('\\', '/');
        return path.startsWith("/")
                || path.contains(":/")
                || List.of(path.split("/")).contains("..");
    }

    private void unreadable(String origin, Throwable e) {
        reject(origin, "cannot be read: " + Reasons.of(e), "check that the file exists and that you may read it");
    }

    private void reject(String origin, String what, String remedy) {
        findings.accept(new Finding(Severity.REJECTED, origin, "", what, remedy));
    }

    /** Takes bytes that are no archive for one document, or for one on each line of a stream of JSON values. */
    private void documents(Entry entry) throws IOException {
        Optional<String> table;
        try (InputStream in = entry.content().open()) {
            table = AactTables.name(entry.origin(), new String(in.readNBytes(LONGEST_HEADER), StandardCharsets.UTF_8));
        }
        if (table.isPresent()) {
            String folder = entry.origin().replaceFirst("[^/!]*$", "");
            tables.computeIfAbsent(folder, any -> new TreeMap<>()).put(table.get(), entry);
        } else if (isJsonLines(entry.content())) {
            lines(entry, 1);
        } else {
            whole(entry);
        }
    }

    /** Joins the tables of AACT of each folder below an origin: a document for each study. */
    private void joinTables(String origin) {
        for (String folder : List.copyOf(tables.keySet())) {
            if (folder.startsWith(origin)) {
                joinTables(Objects.requireNonNull(tables.remove(folder)));
            }
        }
    }

    private void joinTables(Map<String, Entry> byName) {
        Entry studies = byName.get("studies");
        if (studies == null) {
            byName.forEach((name, entry) -> reject(
                    entry.origin(),
                    "the table " + name + " of AACT without studies.txt beside it",
                    "give the folder or zip with all tables"));
            return;
        }
        if (byName.size() == 1) {
            String what = "the table studies of AACT without those of conditions, interventions, sponsors, sites …";
            String remedy = "give the folder or zip with all tables";
            findings.accept(new Finding(Severity.WARNING, studies.origin(), "", what, remedy));
        }
        Map<String, Content> contents = new TreeMap<>();
        byName.forEach((name, entry) -> contents.put(name, entry.content()));
        long bytes = byName.values().stream().mapToLong(Entry::size).sum();
        try {
            new AactTables((number, joined) -> held(studies, studies.origin() + "#" + number, joined))
                    .join(contents, bytes);
        } catch (IOException | UncheckedIOException e) {
            unreadable(studies.origin(), e);
        }
    }

    /** Whether the first line is one whole JSON object and another one follows on a later line. */
    public static boolean isJsonLines(Content content) throws IOException {
        try (InputStream in = new BufferedInputStream(content.open(), 1 << 16)) {
            return afterSpace(in) == '{' && isWholeObjectOnOneLine(in) && afterSpace(in) == '{';
        }
    }

    private static int afterSpace(InputStream in) throws IOException {
        int b = in.read();
        while (b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == 0xEF || b == 0xBB || b == 0xBF) {
            b = in.read();
        }
        return b;
    }

    /** Reads on after an opening brace to the end of the line. */
    private static boolean isWholeObjectOnOneLine(InputStream in) throws IOException {
        int depth = 1;
        boolean string = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return depth == 0;
            } else if (string && b == '\\') {
                in.read();
            } else if (b == '"') {
                string = !string;
            } else if (!string && (b == '{' || b == '[')) {
                depth++;
            } else if (!string && (b == '}' || b == ']')) {
                depth--;
            }
        }
        return false;
    }

    private void lines(Entry entry, int first) throws IOException {
        byte[] block = new byte[1 << 17];
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 16);
        int number = first;
        try (InputStream in = entry.content().open()) {
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                int start = 0;
                for (int i = 0; i < length; i++) {
                    if (block[i] == '\n') {
                        line.write(block, start, i - start);
                        line(entry, line, number++);
                        line.reset();
                        start = i + 1;
                    }
                }
                line.write(block, start, length - start);
                if (line.size() > LONGEST_LINE) {
                    throw new IOException("line " + number + " is longer than " + (LONGEST_LINE >> 20) + " MB");
                }
            }
        }
        line(entry, line, number);
    }

    private void line(Entry entry, ByteArrayOutputStream line, int number) {
        byte[] bytes = line.toByteArray();
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                held(entry, entry.origin() + "#" + number, bytes);
                return;
            }
        }
    }

    private void whole(Entry entry) throws IOException {
        byte[] head;
        try (InputStream in = entry.content().open()) {
            head = in.readNBytes(HELD + 1);
        }
        if (head.length <= HELD) {
            held(entry, entry.origin(), head);
            return;
        }
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (InputStream in = new DigestInputStream(entry.content().open(), digest)) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            document(entry, head, entry.origin(), entry.content(), size, Hex.encodeHexString(digest.digest()));
        }
    }

    private void held(Entry entry, String origin, byte[] bytes) {
        Content content = () -> new ByteArrayInputStream(bytes);
        document(entry, bytes, origin, content, bytes.length, DigestUtils.sha256Hex(bytes));
    }

    private void document(Entry entry, byte[] head, String origin, Content content, long size, String sum) {
        Optional<Manifest.Entry> saved = entry.fetched().or(() -> Manifest.Entry.ofSavedPage(head));
        SourceDocument document = new SourceDocument(
                origin, content, size, sum, saved.map(Manifest.Entry::url), saved.map(Manifest.Entry::time));
        handingOver = true;
        documents.accept(document);
        handingOver = false;
    }
}
