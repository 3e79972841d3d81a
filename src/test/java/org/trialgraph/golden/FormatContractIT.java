package org.trialgraph.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.pipeline.Converter.Converted;

/** What every format must hold, tried on its golden documents; a new format needs no test of its own for it. */
class FormatContractIT {
    private static final int CUTS = 60;
    private static final int MUTATIONS = 30;

    @TempDir
    Path folder;

    @Test
    void names_areUniqueAndHaveCodeTables() {
        Set<String> names = new HashSet<>();
        for (Format format : GoldenDocuments.FORMATS.all()) {
            assertThat(names.add(format.name())).as(format.name()).isTrue();
            assertThat(new Codes().table(format.name()).size()).isPositive();
        }
    }

    @TestFactory
    Stream<DynamicTest> formats_recogniseTheirDocuments() {
        return GoldenDocuments.FORMATS.all().stream()
                .map(format -> dynamicTest(format.name(), () -> {
                    List<Path> documents = GoldenDocuments.of(format.name());
                    assertThat(documents).as("golden documents").isNotEmpty();
                    for (Path document : documents) {
                        for (Converted record :
                                GoldenDocuments.convert(document).records()) {
                            assertThat(record.format().map(Format::name))
                                    .as(document.toString())
                                    .isEqualTo(Optional.of(format.name()));
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> truncatedDocument_givesGraphOrFinding() throws IOException {
        return GoldenDocuments.all().stream()
                .map(document -> dynamicTest(name(document), () -> {
                    byte[] whole = Files.readAllBytes(document);
                    for (int cut = 0; cut < CUTS; cut++) {
                        survives(
                                document, Arrays.copyOf(whole, (int) ((long) whole.length * cut / CUTS)), "cut " + cut);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> damagedDocument_givesGraphOrFinding() throws IOException {
        return GoldenDocuments.all().stream()
                .map(document -> dynamicTest(name(document), () -> {
                    byte[] whole = Files.readAllBytes(document);
                    for (int seed = 0; seed < MUTATIONS; seed++) {
                        survives(document, mutated(whole, new Random(seed)), "mutation " + seed);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> otherEncoding_givesGraphOrFinding() throws IOException {
        List<Charset> encodings = List.of(
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                Charset.forName("GB18030"),
                Charset.forName("windows-1252"));
        return GoldenDocuments.all().stream()
                .map(document -> dynamicTest(name(document), () -> {
                    String text = Files.readString(document);
                    for (Charset encoding : encodings) {
                        survives(document, text.getBytes(encoding), encoding.name());
                    }
                }));
    }

    private static String name(Path document) {
        return GoldenDocuments.FOLDER.relativize(document).toString();
    }

    private void survives(Path original, byte[] bytes, String what) throws IOException {
        Path file = Files.write(folder.resolve(original.getFileName()), bytes);
        GoldenDocuments.Outcome outcome = GoldenDocuments.convert(file);
        boolean published =
                outcome.records().stream().anyMatch(record -> record.quads().isPresent());
        assertThat(published || !outcome.findings().isEmpty())
                .as(what + " gives neither a graph nor a finding")
                .isTrue();
        outcome.findings()
                .forEach(finding -> assertThat(finding.toString()).as(what).doesNotContain("Exception", "\n"));
        outcome.records().forEach(WholeWay::check);
    }

    /** Flips bytes, drops a piece, doubles a piece: what bad copying does to files. */
    private static byte[] mutated(byte[] whole, Random random) {
        if (whole.length < 10) {
            return whole;
        }
        List<byte[]> pieces = new ArrayList<>();
        int from = random.nextInt(whole.length);
        int to = Math.min(whole.length, from + 1 + random.nextInt(200));
        pieces.add(Arrays.copyOfRange(whole, 0, from));
        if (random.nextBoolean()) {
            byte[] doubled = Arrays.copyOfRange(whole, from, to);
            pieces.add(doubled);
            pieces.add(doubled);
        }
        pieces.add(Arrays.copyOfRange(whole, to, whole.length));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pieces.forEach(out::writeBytes);
        byte[] bytes = out.toByteArray();
        for (int i = 0; i < 1 + bytes.length / 500; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
