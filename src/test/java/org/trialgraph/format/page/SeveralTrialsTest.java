package org.trialgraph.format.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.format.Formats;
import org.trialgraph.format.OtherDocument;
import org.trialgraph.format.Sample;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialNumber;

/** Golden pages one below the other are refused, whatever their layouts; a page that names further trials is not. */
class SeveralTrialsTest {
    private static final Formats FORMATS = new Formats(new Codes());
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    /** With how many other formats each is tried. */
    private static final int NEIGHBOURS = 1;

    private static final double REFUSED = 0.95;

    private static final String SIMILAR = """

            Similar trials
            NCT ID
            NCT09876543
            Status
            Recruiting
            Phase
            Phase 3
            Condition
            Asthma
            Sponsor
            Example University
            See also NCT09876544 and ISRCTN73824458
            """;

    private record PageText(Path file, String text, TrialNumber number) {}

    @Test
    void pagesOfTwoTrials_areRefusedWithBothNumbers() throws IOException {
        List<List<PageText>> formats = pages();
        List<String> taken = new ArrayList<>();
        int pairs = 0;
        for (int i = 0; i < formats.size(); i++) {
            PageText first = formats.get(i).get(0);
            for (int next = 0; next <= NEIGHBOURS; next++) {
                List<PageText> others = formats.get((i + next) % formats.size());
                PageText second = others.get(others.size() - 1);
                if (!first.number().equals(second.number())) {
                    pairs++;
                    String what = refused(first.text() + "\n\n" + second.text()).orElse("");
                    if (!what.contains(first.number().number())
                            || !what.contains(second.number().number())) {
                        taken.add(first.file() + " and " + second.file() + ": " + what);
                    }
                }
            }
        }
        assertThat(taken).hasSizeLessThanOrEqualTo((int) (pairs * (1 - REFUSED)));
    }

    @Test
    void pageOfOneTrial_withAListOfOthers_isTaken() throws IOException {
        for (List<PageText> format : pages()) {
            PageText page = format.get(0);
            assertThat(refused(page.text() + SIMILAR))
                    .as(page.file().toString())
                    .isEmpty();
        }
    }

    /** The golden pages whose text names their trial, by their formats. */
    private static List<List<PageText>> pages() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            Map<String, List<PageText>> byFormat = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".trig"))
                    .filter(file -> !file.toString().contains("values-missing"))
                    .filter(file -> !format(file).equals("unknown-page"))
                    .sorted()
                    .flatMap(file -> page(file).stream())
                    .collect(Collectors.groupingBy(page -> format(page.file()), TreeMap::new, Collectors.toList()));
            return List.copyOf(byFormat.values());
        }
    }

    private static Optional<PageText> page(Path file) {
        Optional<Format> format = FORMATS.named(format(file)).filter(PageFormat.class::isInstance);
        return format.flatMap(of -> {
            String text = text(file);
            return PageReadings.read(of, text)
                    .trial()
                    .flatMap(Trial::number)
                    .map(number -> new PageText(file, text, number));
        });
    }

    private static String format(Path file) {
        return file.getParent().getFileName().toString();
    }

    private static String text(Path file) {
        try {
            return Page.of(Files.readString(file), Optional.empty()).lines().stream()
                    .map(Page.Line::raw)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> refused(String text) {
        Sample sample = new Sample(text, text);
        return FORMATS.of(sample).isPresent()
                ? Optional.empty()
                : FORMATS.refused(sample).map(OtherDocument::name);
    }
}
