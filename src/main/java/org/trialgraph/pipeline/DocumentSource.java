package org.trialgraph.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.SourceDocument;

/** Finds the documents in what a user names: files, folders, archives, streams of lines, standard input. */
public final class DocumentSource {
    private final Consumer<SourceDocument> documents;
    private final Consumer<Finding> findings;
    private final ArchiveReader unpacker;

    /**
     * @param documents receives the documents in a fixed order, on the calling thread
     * @param findings receives what could not be opened
     */
    public DocumentSource(Consumer<SourceDocument> documents, Consumer<Finding> findings) {
        this.documents = documents;
        this.findings = findings;
        this.unpacker = new ArchiveReader(documents, findings);
    }

    /**
     * Hands over every document of a source.
     *
     * @param source path of a file or folder, or {@code -} for standard input
     * @throws IOException if there is nothing of that name
     */
    public void read(String source) throws IOException {
        if (source.equals("-")) {
            standardInput();
            return;
        }
        Path path = Path.of(source);
        if (Files.isDirectory(path)) {
            folder(path);
        } else if (Files.exists(path)) {
            file(path, path.getFileName().toString());
        } else {
            throw new NoSuchFileException(source);
        }
    }

    private void standardInput() throws IOException {
        Path spooled = Files.createTempFile("trialgraph", ".in");
        try {
            Files.copy(System.in, spooled, StandardCopyOption.REPLACE_EXISTING);
            file(spooled, "standard input");
        } finally {
            Files.deleteIfExists(spooled);
        }
    }

    private void folder(Path root) throws IOException {
        for (Path file : filesBelow(root)) {
            file(file, root.relativize(file).toString().replace('\\', '/'));
        }
    }

    /** All regular files in the order of their names; hidden ones and the manifests of fetched folders are no documents. */
    private List<Path> filesBelow(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!file.getFileName().toString().startsWith(".") && !Manifest.isManifest(file)) {
                    files.add(file);
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
        try {
            SourceEntry opened = new SourceEntry(origin, () -> open(file), Files.size(file), manifestEntry(file));
            unpacker.unpack(opened, Optional.of(file));
        } catch (IOException | UncheckedIOException e) {
            unreadable(origin, e);
        }
    }

    private static Optional<Manifest.Entry> manifestEntry(Path file) throws IOException {
        return Manifest.beside(file)
                .flatMap(manifest -> manifest.entry(file.getFileName().toString()));
    }

    private static InputStream open(Path file) throws IOException {
        return Files.newInputStream(file);
    }

    private void unreadable(String origin, Exception e) {
        findings.accept(new Finding(
                Severity.REJECTED,
                origin,
                "",
                "cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage(),
                "check that the file exists and that you may read it"));
    }
}
