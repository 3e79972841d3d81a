package org.trialgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents made to exhaust memory, stack or time cost themselves and no other document of a run with little memory. */
class BombsIT {
    private static final String STUDY =
            "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT04900011\",\"briefTitle\":\"Soup\"},\"x\":";

    @TempDir
    private Path folder;

    @Test
    void bombs_areFindings_andTheOtherDocumentIsRead() throws IOException, InterruptedException {
        Path bombs = Files.createDirectory(folder.resolve("bombs"));
        Files.writeString(bombs.resolve("good.json"), STUDY + "1}}");
        write("bombs/deep.json", STUDY, "[", 100_000, "");
        write("bombs/long-number.json", STUDY, "1", 20_000_000, "}}");
        write("bombs/lines.jsonl", "{\"a\":1}\n{\"a\":\"", "x", 70_000_000, "\"}\n");
        write("bombs/deep.xml", "<clinical_study><id_info><nct_id>NCT04900012</nct_id></id_info>", "<a>", 100_000, "");
        write("bombs/deep.html", "<html><body><h1>NCT04900013</h1>Inclusion Criteria", "<div><b>", 50_000, "Phase 3");
        write("bombs/long-line.txt", "NCT04900014\nInclusion Criteria\n", "soup, ", 6_000_000, "");
        write("bombs/short-columns.txt", "", "a,", 20_000, "");
        write("bombs/open-quote.csv", "NCT Number,Title,Status\nNCT04900015,\"", "soup, and\n", 1_000_000, "");
        write("bombs/many-columns.csv", "NCT Number,Title,Status", ",soup", 1_000_000, "\nNCT04900016\n");
        write("bombs/zeros.txt", "", "\0", 20_000_000, "");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bombs.resolve("ratio.gz")))) {
            for (int megabyte = 0; megabyte < 100; megabyte++) {
                out.write(new byte[1 << 20]);
            }
        }

        Path said = folder.resolve("said");
        Path report = folder.resolve("report.csv");
        Path read = folder.resolve("read.nq");
        Process convert = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "convert",
                        bombs.toString(),
                        "--report",
                        report.toString())
                .redirectError(said.toFile())
                .redirectOutput(read.toFile())
                .start();

        assertThat(convert.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(convert.exitValue()).isEqualTo(Main.SOME_REJECTED);
        assertThat(Files.readString(read)).contains("NCT04900011");
        assertThat(Files.readString(report))
                .contains(
                        "deep.json,,damaged JSON: Document nesting depth",
                        "long-number.json,",
                        "damaged JSON: Number value length",
                        "cannot be read: line 2 is longer than",
                        "a page of more than 32 MB",
                        "open-quote.csv",
                        "unpacks to far more");
        assertThat(Files.readString(said)).doesNotContain("Exception in thread", "\tat ", "its reader fails");
    }

    private void write(String name, String before, String piece, int times, String after) throws IOException {
        byte[] block = piece.repeat(1000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            out.write(before.getBytes(StandardCharsets.UTF_8));
            for (int thousand = 0; thousand < times / 1000; thousand++) {
                out.write(block);
            }
            out.write(after.getBytes(StandardCharsets.UTF_8));
        }
    }
}
