package org.trialgraph.format.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.format.Formats;
import org.trialgraph.format.Sample;

/**
 * Every golden page, changed in the ways in which browsers, extractions and people change pages: a page that is changed says
 * nothing that it did not say before, and little or nothing less. The format is told anew from each changed page.
 */
class PageMutationsTest {
    private static final Formats FORMATS = new Formats(new Codes());
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    /** Codes that registries print "N/A" or "None" for, and parts of a trial that are nothing but their label. */
    private static final Pattern OF_MISSING_WORDS =
            Pattern.compile("\\w+ \\[(?:NotApplicable|NotStated|OpenLabel)]|arm  .*");

    /** Formats whose parts, such as arms, belong together by their order alone. */
    private static final Set<String> ORDERED = Set.of(
            "anzctr",
            "omon",
            "pactr",
            "cris",
            "irct-page",
            "isrctn-page",
            "tctr",
            "drks",
            "drks-de",
            "veeva",
            "trialexchange",
            "clincosm",
            "inclinicaltrials",
            "ichgcp",
            "trials-co",
            "ctgov-classic",
            "ctgov-page",
            "chictr",
            "itmctr");

    /** Formats in which a blank line parts what belongs together, such as the cells of a table or two languages. */
    private static final Set<String> BY_PARAGRAPHS =
            Set.of("ctgov-classic", "ctgov-page", "chictr", "itmctr", "trialexchange");

    /** Formats with tables under column heads, whose cells lines alone do not tell. */
    private static final Set<String> WITH_COLUMNS = Set.of("ctri", "pactr", "inclinicaltrials", "medpath");

    private record Read(String format, Set<String> says) {}

    private record PageText(Path file, List<String> lines, Mutations mutations, Read before) {
        String format() {
            return file.getParent().getFileName().toString();
        }
    }

    @TestFactory
    Stream<DynamicTest> markupAndText_giveSameTrial() throws IOException {
        return each(page -> {
            Read document = read(Files.readString(page.file()));
            assertThat(page.before().format()).isEqualTo(document.format());
            assertThat(more(document, page.before())).isEmpty();
            // The title of a window and what is declared to search engines are no part of the text.
            boolean declares = Files.readString(page.file()).contains("application/ld+json");
            assertThat(more(page.before(), document))
                    .allMatch(said -> WITH_COLUMNS.contains(page.format())
                            || said.startsWith("publicTitle")
                            || declares && (said.startsWith("overallStatus") || said.startsWith("phase")));
        });
    }

    @TestFactory
    Stream<DynamicTest> spacesColonsAndMenus_changeNothing() throws IOException {
        return each(page -> page.mutations().harmless().forEach((name, mutation) -> {
            Read after = read(String.join("\n", mutation.apply(page.lines())));
            assertThat(after).as(name).isEqualTo(page.before());
        }));
    }

    @TestFactory
    Stream<DynamicTest> anyMarkup_givesSameTrial() throws IOException {
        return each(page -> page.mutations().markedUp().forEach((name, mutation) -> {
            String address = page.lines().get(0).contains("://")
                    ? "<link rel=\"canonical\" href=\"" + page.lines().get(0) + "\">"
                    : "";
            Read after = read(mutation.apply(page.lines()).replace("<body>", address + "<body>"));
            if (!BY_PARAGRAPHS.contains(page.format())) {
                keeps(page, name, after, 0.85);
            }
            assertThat(after.format()).as(name).isEqualTo(page.before().format());
        }));
    }

    @TestFactory
    Stream<DynamicTest> gluedAndDecoratedLabels_inventNothing() throws IOException {
        return each(page -> page.mutations().lossy().forEach((name, mutation) -> {
            Read after = read(String.join("\n", mutation.apply(page.lines())));
            keeps(page, name, after, name.equals("values stripped") ? 0 : 0.85);
        }));
    }

    @TestFactory
    Stream<DynamicTest> orderOfSections_isFree() throws IOException {
        return each(page -> {
            if (!ORDERED.contains(page.format())) {
                Read after = read(String.join("\n", page.mutations().reordered(page.lines())));
                keeps(page, "reordered", after, 0.8);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> placeholders_areNoValues() throws IOException {
        return each(page -> {
            for (String missing : Mutations.MISSING) {
                Read after = read(String.join("\n", page.mutations().without(page.lines(), missing)));
                assertThat(more(page.before(), after))
                        .as(missing)
                        .allMatch(said -> OF_MISSING_WORDS.matcher(said).matches());
            }
        });
    }

    private static void keeps(PageText page, String name, Read after, double share) {
        assertThat(after.format()).as(name).isEqualTo(page.before().format());
        assertThat(more(page.before(), after))
                .as(name + " says more")
                .allMatch(said -> share == 0 && OF_MISSING_WORDS.matcher(said).matches());
        assertThat(more(after, page.before())).as(name + " says less").hasSizeLessThanOrEqualTo((int)
                Math.floor(page.before().says().size() * (1 - share)));
    }

    private static Set<String> more(Read before, Read after) {
        Set<String> more = new TreeSet<>(after.says());
        more.removeAll(before.says());
        return more;
    }

    private static Read read(String text) {
        boolean markup = text.stripLeading().startsWith("<");
        Sample sample = new Sample(text, markup ? Jsoup.parse(text).wholeText() : text);
        Optional<Format> format = FORMATS.of(sample);
        Set<String> says = format.flatMap(
                        f -> PageReadings.read(f, text.getBytes(StandardCharsets.UTF_8), Optional.empty())
                                .trial())
                .map(Statements::of)
                .orElse(Set.of());
        return new Read(format.map(Format::name).orElse("none"), says);
    }

    @FunctionalInterface
    private interface Check {
        void run(PageText page) throws IOException;
    }

    private static Stream<DynamicTest> each(Check check) throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files
                    .filter(file ->
                            Files.isRegularFile(file) && !file.toString().endsWith(".trig"))
                    .filter(file -> ofPages(file.getParent().getFileName().toString()))
                    .sorted()
                    .toList()
                    .stream()
                    .map(file -> dynamicTest(GOLDEN.relativize(file).toString(), () -> check.run(page(file))));
        }
    }

    private static boolean ofPages(String format) {
        return FORMATS.named(format).filter(PageFormat.class::isInstance).isPresent() && !format.startsWith("euctr");
    }

    private static PageText page(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> lines = new ArrayList<>();
        if (HtmlText.isHtml(text)) {
            HtmlText html = HtmlText.of(text);
            html.metadata().urls().stream().limit(1).forEach(lines::add);
            lines.addAll(html.lines());
        } else {
            lines.addAll(List.of(text.split("\n", -1)));
        }
        Format format = FORMATS.named(file.getParent().getFileName().toString()).orElseThrow();
        return new PageText(file, lines, new Mutations(labels(format)), read(String.join("\n", lines)));
    }

    /** The labels of a format in small letters; the labels of registries' own pages are printed in one way only. */
    private static Set<String> labels(Format format) {
        return format instanceof PageFormat pages ? pages.layout().labels() : Set.of();
    }
}
