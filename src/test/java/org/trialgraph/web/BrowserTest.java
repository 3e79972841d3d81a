package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Opens pages in a browser without a screen. What it drew is left in {@code target/screenshots}, to be looked at. Skipped where
 * no Chromium is installed.
 */
class BrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @TempDir
    private static Path data;

    private static RunningSite site;
    private static String chromium;

    @BeforeAll
    static void open() throws Exception {
        Optional<String> found = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
        assumeTrue(found.isPresent(), "no Chromium is installed, so no page is opened in a browser");
        chromium = found.get();
        Files.createDirectories(SCREENSHOTS);
        site = RunningSite.open(data);
    }

    @AfterAll
    static void close() throws Exception {
        if (site != null) {
            site.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "home,/,Clinical trials as linked data",
        "search,/search?q=metformin,NCT00000001",
        "trial,/trial/NCT00000001,Peak oxygen uptake",
        "hostile,/trial/ChiCTR2000000002,alert(1)",
        "condition,/condition/heart-failure,Heart failure",
        "ontology,/ontology,tg:Trial",
        "missing,/trial/NCT99999999,Nothing here has this address"
    })
    void opensEveryKindOfPage(String name, String path, String part) throws Exception {
        Result page = browse(path, "--dump-dom");
        assertThat(page.output()).contains(part);
        assertThat(page.complaints()).isEmpty();
        Path picture = SCREENSHOTS.resolve(name + ".png").toAbsolutePath();
        browse(path, "--screenshot=" + picture);
        assertThat(Files.size(picture)).isGreaterThan(5_000);
    }

    @Test
    void runsAnExampleInTheEditorAndShowsItsRows() throws Exception {
        Result page = browse("/query?example=phases", "--virtual-time-budget=20000", "--dump-dom");
        assertThat(page.output()).contains("How many trials are in each phase").contains("data-ready=\"yes\"");
        assertThat(page.output()).containsPattern("(?s)<table.*Phase3.*</table>");
        assertThat(page.complaints()).isEmpty();
        browse(
                "/query?example=phases",
                "--virtual-time-budget=20000",
                "--screenshot=" + SCREENSHOTS.resolve("query.png").toAbsolutePath());
    }

    /** What a browser wrote, and the lines of its console that tell of something refused or failed. */
    private record Result(String output, List<String> complaints) {}

    private static Result browse(String path, String... options) throws Exception {
        Path profile = Files.createTempDirectory(data, "profile");
        List<String> command = new ArrayList<>(List.of(
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--window-size=1200,1600",
                "--user-data-dir=" + profile));
        command.addAll(List.of(options));
        command.add(site.address() + path.substring(1));
        Path output = Files.createTempFile(data, "page", ".html");
        Path log = Files.createTempFile(data, "console", ".log");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(log.toFile())
                .start();
        boolean ended = process.waitFor(90, TimeUnit.SECONDS);
        process.destroyForcibly();
        assumeTrue(ended, "the browser did not end within 90 seconds, so that nothing can be said of the page");
        List<String> complaints = Files.readAllLines(log).stream()
                .filter(line -> line.contains("CONSOLE"))
                .filter(line -> line.contains("Content Security Policy") || line.contains("Uncaught"))
                .toList();
        return new Result(Files.readString(output), complaints);
    }
}
