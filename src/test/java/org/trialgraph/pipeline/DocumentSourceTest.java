package org.trialgraph.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.model.Finding;
import org.trialgraph.model.SourceDocument;

/** What counts as a document, and what is refused. */
class DocumentSourceTest {
    @TempDir
    Path folder;

    private final List<SourceDocument> documents = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    @Test
    void read_file_originIsFileName() throws IOException {
        read(write("study.json", "{\"a\": 1}"));

        assertThat(origins()).containsExactly("study.json");
        assertThat(documents.get(0).sha256())
                .isEqualTo("f9d86028c6e0d64e225186f96acb69338b2c59764df79162107f5c4bb34d1310");
    }

    @Test
    void read_folder_inOrderOfNames() throws IOException {
        write("b.txt", "b");
        write("a/z.txt", "z");
        write("a/.hidden", "no");
        write("manifest.tsv", "b.txt\thttps://example.org/b\t2024-05-01T10:00:00Z\tsum");

        read(folder);

        assertThat(origins()).containsExactly("a/z.txt", "b.txt");
        assertThat(documents.get(1).url()).contains("https://example.org/b");
        assertThat(documents.get(1).captured()).isPresent();
    }

    @Test
    void read_pageSavedBySingleFile_tellsAddressAndTime() throws IOException {
        String head = """
                <!DOCTYPE html> <html lang=en><!--
                 Page saved with SingleFile\s
                 url: https://example.org/study/7\s
                 saved date: %s (Central European Summer Time)
                --><meta charset=utf-8><title>Study</title>
                """;
        write("a.html", head.formatted("Mon Jul 01 2024 12:30:05 GMT+0200"));
        write("b.html", head.formatted("Mon Jul 99 2024 12:30:05 GMT+0200"));

        read(folder);

        assertThat(documents.get(0).url()).contains("https://example.org/study/7");
        assertThat(documents.get(0).captured()).contains(Instant.parse("2024-07-01T10:30:05Z"));
        assertThat(documents.get(1).captured()).isEmpty();
    }

    @Test
    void read_aactTables_inAnyOrder_oneDocumentPerStudy() throws IOException {
        write("export/studies.txt", "nct_id|brief_title\nNCT04900072|\"Tea | Ice\"\nNCT04900071|Tea\n");
        write(
                "export/conditions.txt",
                "id|nct_id|name\n1|NCT04900071|Thirst\n2|NCT04900072|Heat\n3|NCT04900071|Cold\n");
        write("export/outcome_counts.txt", "id|nct_id|count\n1|NCT04900071|5\n");

        read(folder);

        assertThat(origins()).containsExactly("export/studies.txt#NCT04900071", "export/studies.txt#NCT04900072");
        assertThat(new String(documents.get(0).content().open().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"studies\":{\"nct_id\":\"NCT04900071\",\"brief_title\":\"Tea\"},"
                        + "\"conditions\":[{\"name\":\"Thirst\"},{\"name\":\"Cold\"}]}");
        assertThat(findings).isEmpty();
    }

    @Test
    void read_zippedAactTables_areJoined() throws IOException {
        byte[] studies = "nct_id|brief_title\nNCT04900071|Tea\n".getBytes(StandardCharsets.UTF_8);
        byte[] keywords = "id|nct_id|name\n1|NCT04900071|hot\n".getBytes(StandardCharsets.UTF_8);

        read(Files.write(folder.resolve("aact.zip"), zip("keywords.txt", keywords, "studies.txt", studies)));

        assertThat(origins()).containsExactly("aact.zip!studies.txt#NCT04900071");
    }

    @Test
    void read_aactTableWithoutStudies_isRefusedByItsName() throws IOException {
        read(write("sponsors.txt", "id|nct_id|name\n1|NCT04900071|Tea House\n"));

        assertThat(documents).isEmpty();
        assertThat(findings).singleElement().asString().contains("table sponsors of AACT without studies.txt");
    }

    @Test
    void read_jsonLines_oneDocumentPerLine() throws IOException {
        read(write("x.jsonl", "{\"a\": \"}\\\"{\"}\n\n{\"b\": [1]}\n"));

        assertThat(origins()).containsExactly("x.jsonl#1", "x.jsonl#3");
    }

    @Test
    void read_jsonWithLineBreaks_isOneDocument() throws IOException {
        read(write("x.json", "{\n \"a\": 1\n}\n"));
        read(write("y.json", "{\"a\": 1}\n"));

        assertThat(origins()).containsExactly("x.json", "y.json");
    }

    @Test
    void read_archive_isRecognisedByContent() throws IOException {
        byte[] gzip = gzip("{\"a\":1}\n{\"b\":2}\n".getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("named.anything"), zip("in/side.jsonl.gz", gzip, "plain.txt", "words".getBytes()));

        read(folder.resolve("named.anything"));

        assertThat(origins())
                .containsExactly(
                        "named.anything!in/side.jsonl#1", "named.anything!in/side.jsonl#2", "named.anything!plain.txt");
    }

    @Test
    void read_pathOutsideArchive_isRejected() throws IOException {
        Files.write(folder.resolve("evil.zip"), zip("../../outside.txt", "x".getBytes(), "good.txt", "y".getBytes()));

        read(folder.resolve("evil.zip"));

        assertThat(origins()).containsExactly("evil.zip!good.txt");
        assertThat(findings).singleElement().asString().contains("leads outside");
    }

    @Test
    void read_deeplyNestedArchive_isRejected() throws IOException {
        byte[] bytes = "words".getBytes();
        for (int level = 0; level < 10; level++) {
            bytes = gzip(bytes);
        }
        Files.write(folder.resolve("deep.gz"), bytes);

        read(folder.resolve("deep.gz"));

        assertThat(documents).isEmpty();
        assertThat(findings).singleElement().asString().contains("levels deep");
    }

    @Test
    void read_decompressionBomb_isRejected() throws IOException {
        Path file = folder.resolve("bomb.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 200; megabyte++) {
                out.write(zeros);
            }
        }

        read(file);

        assertThat(documents).isEmpty();
        assertThat(findings).singleElement().asString().contains("unpacks to far more");
    }

    @Test
    void read_truncatedArchive_isFinding() throws IOException {
        byte[] whole = gzip("some words that are long enough to be torn apart".getBytes());
        Files.write(folder.resolve("torn.gz"), Arrays.copyOf(whole, whole.length / 2));
        Files.write(folder.resolve("torn.zip"), new byte[] {'P', 'K', 3, 4, 9, 9});

        read(folder);

        assertThat(documents).isEmpty();
        assertThat(findings).hasSize(2).allMatch(f -> f.severity() == Finding.Severity.REJECTED);
    }

    @Test
    void read_archiveOfVeryManyParts_isFinding() throws IOException {
        byte[] empty = gzip(new byte[0]);
        try (OutputStream out = Files.newOutputStream(folder.resolve("parts.gz"))) {
            for (int part = 0; part < 200_000; part++) {
                out.write(empty);
            }
        }

        read(folder);

        assertThat(findings).singleElement().asString().contains("parts.gz: opening it needs too much memory");
    }

    @Test
    void read_deviceAndLinkToFolder_areFindings() throws IOException {
        write("a.txt", "words");
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero"));

        read(folder);

        assertThat(origins()).containsExactly("a.txt");
        assertThat(findings)
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "loop: a link to a folder → name it as a source of its own",
                        "zero: neither a file nor a folder → name it as a source of its own");
    }

    @Test
    void read_nameWithControlCharacters_isFoundAndNotObeyed() throws IOException {
        Files.write(folder.resolve("torn\u001b[31m\u202e.gz"), Arrays.copyOf(gzip("words".getBytes()), 12));

        read(folder);

        assertThat(findings).singleElement().asString().contains("torn\uFFFD[31m\uFFFD");
    }

    @Test
    void read_missingFile_throws() {
        assertThatThrownBy(() -> read(folder.resolve("nothing"))).isInstanceOf(NoSuchFileException.class);
    }

    private void read(Path source) throws IOException {
        new DocumentSource(documents::add, findings::add).read(source.toString());
    }

    private List<String> origins() {
        return documents.stream().map(SourceDocument::origin).toList();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String first, byte[] one, String second, byte[] two) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(first));
            zip.write(one);
            zip.putNextEntry(new ZipEntry(second));
            zip.write(two);
        }
        return out.toByteArray();
    }
}
