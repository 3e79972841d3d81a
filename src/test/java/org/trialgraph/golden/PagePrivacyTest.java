package org.trialgraph.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.format.Formats;
import org.trialgraph.format.page.PageFormat;

/** Pages with addresses of people in their text, beside their labels and on lines of their own: none reaches the graph. */
class PagePrivacyTest {
    private static final Formats FORMATS = new Formats(new Codes());
    private static final int LONG = 40;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> noMailAndNoPhoneReachesTheGraph() throws IOException {
        return FORMATS.all().stream()
                .filter(PageFormat.class::isInstance)
                .map(Format::name)
                .map(name -> dynamicTest(name, () -> {
                    for (Path document : GoldenDocuments.of(name)) {
                        check(document);
                    }
                }));
    }

    private void check(Path document) throws IOException {
        List<String> lines = Files.readString(document).lines().toList();
        boolean markup = lines.stream().anyMatch(line -> line.contains("</"));
        String page = String.join(
                "\n",
                lines.stream()
                        .map(line -> markup ? marked(line) : addressed(line))
                        .toList());
        Path file = Files.writeString(folder.resolve(document.getFileName()), page);
        GoldenDocuments.convert(file).records().stream()
                .flatMap(record -> record.quads().stream())
                .flatMap(trial -> trial.quads().stream())
                .map(Quad::toString)
                .forEach(quad -> assertThat(quad).doesNotContain("@example.org", "555 0100", "555-0100"));
    }

    private static String addressed(String line) {
        return line.length() < LONG
                ? line
                : line
                        + " Write to someone@example.org or call +1 555 0100.\nTel:+1 555-0100\nE-mail:someone@example.org";
    }

    private static String marked(String line) {
        return line.replace("</p>", " Write to someone@example.org or call +1 555 0100.</p><p>Tel:+1 555-0100</p>")
                .replace("</li>", " (someone@example.org, +1 555 0100)</li>");
    }
}
