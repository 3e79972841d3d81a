package org.trialgraph.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.format.Format;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.text.Privacy;

/**
 * People on pages, wherever a page names them: without leave to publish contacts, none of their names, telephone numbers and
 * e-mail addresses reaches the graph. A page format that is added is held to the same without more being written here.
 */
class PagePrivacyTest {
    private static final String ADDRESSES = "Write to someone@example.org or call +1 555 0100.";
    private static final List<String> PERSONAL =
            List.of("Ada Example", "ada-example", "@example.org", "555 0100", "555-0100", "555 0101");
    private static final int LONG = 40;

    /** What formats call the people for questions whose pages do not say {@code Contacts}. */
    private static final Map<String, String> HEADINGS = Map.ofEntries(
            Map.entry("chictr", "Applicant:"),
            Map.entry("itmctr", "Applicant:"),
            Map.entry("cris", "Contact Person for Public Queries"),
            Map.entry("irct-page", "Person responsible for general inquiries"),
            Map.entry("ctri", "Details of Contact Person Public Query"),
            Map.entry("jrct", "Contact for Public Queries"),
            Map.entry("umin", "Public contact"),
            Map.entry("tctr", "Central Contact"),
            Map.entry("slctr", "Contact Person for Public Queries"),
            Map.entry("pactr", "CONTACT PEOPLE"),
            Map.entry("veeva", "Central trial contact"));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> emailsInText_stayOut() {
        return eachPage((format, page) -> {
            String addressed = page.lines()
                    .map(markup(page) ? PagePrivacyTest::addressedMarkup : PagePrivacyTest::addressedText)
                    .collect(Collectors.joining("\n"));
            assertThat(telling(addressed)).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> personsUnderHeading_stayOut() {
        return eachPage((format, page) -> {
            String heading = HEADINGS.getOrDefault(format, "Contacts");
            String people = markup(page)
                    ? "<h2>" + heading + "</h2>\n<p>Ada Example</p>\n<p>" + ADDRESSES + "</p>\n"
                    : "\n" + heading + "\n\nAda Example\n\n" + ADDRESSES + "\n";
            int end = page.indexOf("</body>");
            String peopled = end < 0 ? page + people : page.substring(0, end) + people + page.substring(end);
            assertThat(telling(peopled)).isEmpty();
        });
    }

    /** Leave adds statements and gives words back what stood in place of [...]; it takes nothing else away. */
    @TestFactory
    Stream<DynamicTest> leaveOnlyAdds() {
        return eachPage((format, page) -> assertThat(statements(page, true)).containsAll(published(page)));
    }

    private List<String> published(String page) throws IOException {
        return statements(page, false).stream()
                .filter(words -> !words.contains(Privacy.WITHHELD))
                .toList();
    }

    private interface PageCheck {
        void of(String format, String page) throws IOException;
    }

    private static Stream<DynamicTest> eachPage(PageCheck check) {
        return GoldenDocuments.FORMATS.all().stream()
                .filter(PageFormat.class::isInstance)
                .map(Format::name)
                .map(name -> dynamicTest(name, () -> {
                    for (Path document : GoldenDocuments.of(name)) {
                        check.of(name, Files.readString(document));
                    }
                }));
    }

    private Set<String> statements(String page, boolean contacts) throws IOException {
        Path file = Files.writeString(folder.resolve(markup(page) ? "page.html" : "page.txt"), page);
        return GoldenDocuments.convert(file, contacts).records().stream()
                .flatMap(record -> record.quads().stream())
                .flatMap(trial -> trial.quads().stream())
                .map(Quad::toString)
                .collect(Collectors.toSet());
    }

    /** The statements of a page that tell a name or an address of a person. */
    private List<String> telling(String page) throws IOException {
        return statements(page, false).stream()
                .filter(words -> PERSONAL.stream().anyMatch(words::contains))
                .toList();
    }

    private static boolean markup(String page) {
        return page.contains("</");
    }

    private static String addressedText(String line) {
        String beside = line.length() < LONG ? "" : " " + ADDRESSES;
        String below = "\nTel:+1 555-0100\nE-mail:someone@example.org";
        return line + beside + (line.length() < LONG ? "" : below);
    }

    private static String addressedMarkup(String line) {
        return line.replace("</p>", " " + ADDRESSES + "</p><p>Tel:+1 555-0100</p>")
                .replace("</li>", " (someone@example.org, +1 555 0100)</li>");
    }
}
