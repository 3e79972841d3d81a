package org.trialgraph.format.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.format.Formats;
import org.trialgraph.format.ReadResult;

/**
 * The pages of every format read as those of a site that is not known: what is stated then is what the page's own format states.
 */
class UnknownPageTest {
    private static final Formats FORMATS = new Formats(new Codes());
    private static final Format UNKNOWN = FORMATS.named("unknown-page").orElseThrow();
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final double RIGHT = 0.965;

    /** Statements whose first two words tell what they are of. */
    private static final Set<String> OF_TWO_WORDS = Set.of("sponsor", "criterion", "outcome");

    /** Running text, of which a part may be stated, under whichever of these properties. */
    private static final Set<String> PROSE =
            Set.of("briefSummary", "detailedDescription", "objective", "studyPopulation");

    private static final Set<String> TITLES = Set.of("publicTitle", "scientificTitle", "acronym");

    @Test
    void pagesOfKnownSites_readAsUnknown_stateWhatTheirFormatsState() throws IOException {
        int stated = 0;
        Map<Path, List<String>> wrong = new TreeMap<>();
        for (Path page : pages()) {
            Set<String> known = statements(PageReadings.read(format(page).orElseThrow(), page));
            List<String> all = List.copyOf(statements(PageReadings.read(UNKNOWN, page)));
            List<String> not = all.stream()
                    .filter(said -> known.stream().noneMatch(own -> says(own, said)))
                    .toList();
            stated += all.size();
            wrong.put(GOLDEN.relativize(page), not);
        }
        List<String> all = new ArrayList<>();
        wrong.forEach((page, not) -> not.forEach(said -> all.add(page + ": " + said)));
        double right = 1 - (double) all.size() / stated;
        System.out.printf(Locale.ROOT, "%.1f%% of %d values of unknown pages are right%n", 100 * right, stated);
        assertThat(right).as(String.join("\n", all)).isGreaterThanOrEqualTo(RIGHT);
    }

    /** Pages of which nothing is certain, with words of the reason. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        Trials of our centre|NCT03036124|A pill against asthma|Phase 2|NCT03899259|A spray against asthma|Inclusion criteria|Asthma|Cough ~ NCT03036124, NCT03899259
        Search results|NCT Number: NCT03036124|Status: Recruiting|NCT Number: NCT03899259|Status: Completed|Condition: Asthma ~ NCT03036124, NCT03899259
        Sensors Against Falls|NCT ID|NCT05010203|Conditions|Falls|CTRI Number|CTRI/2020/06/025853|NCT ID|NCT03036124|Phase|Phase 3 ~ NCT05010203
        https://trials.example.org/NCT05010203|Log in|User name|Password|Forgot your password? ~ without the sections
        https://trials.example.org/NCT05010203|Page not found|The page that you look for is not here. ~ without the sections
        https://trials.example.org/NCT05010203|We value your privacy|Accept all|Reject all|Purpose|Details ~ without the sections
        NCT05010203|Tutkimuksen nimi|Anturit kaatumisia vastaan|Tutkimuksen vaihe|Vaihe 3 ~ without the sections
        NCT05010203|Phase|Study type|Sex|Conditions|Sponsor|Enrollment|Start date|Allocation|Falls among old people ~ without their values
        """)
    void pageOfNothingCertain_isRejectedWithReason(String lines, String reason) {
        ReadResult reading = PageReadings.read(UNKNOWN, lines.replace('|', '\n'));
        assertThat(reading.trial()).isEmpty();
        assertThat(reading.findings().toString()).contains(reason);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".trig"))
                    .filter(file -> format(file)
                            .filter(each -> each != UNKNOWN && each instanceof PageFormat)
                            .isPresent())
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static Optional<Format> format(Path page) {
        return FORMATS.named(page.getParent().getFileName().toString());
    }

    private static Set<String> statements(ReadResult reading) {
        return reading.trial().map(Statements::of).orElse(Set.of()).stream()
                .filter(said -> !said.endsWith(" is "))
                .map(said -> said.replaceFirst("(?: @[a-z]{2}|[\\s:]+)$", ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a statement says what another one of its kind says, or a part of its text, or one of its languages. */
    private static boolean says(String own, String said) {
        String kind = kind(said);
        if (!kind(own).equals(kind)) {
            return false;
        }
        String value = value(said);
        if (value.matches("\\[\\w+]")) {
            return value(own).contains(value.substring(1, value.length() - 1));
        }
        return kind.equals("prose") || kind.startsWith("criterion") || kind.startsWith("outcome")
                ? value(own).contains(value)
                : List.of(value(own).split(" / ")).contains(value) || value(own).equals(value);
    }

    private static String kind(String statement) {
        String[] words = statement.split(" ", 3);
        String kind = OF_TWO_WORDS.contains(words[0]) ? words[0] + " " + words[1] : words[0];
        return PROSE.contains(kind) ? "prose" : TITLES.contains(kind) ? "title" : kind;
    }

    private static String value(String statement) {
        String[] words = statement.split(" ", 3);
        return statement.substring(
                OF_TWO_WORDS.contains(words[0]) ? words[0].length() + words[1].length() + 2 : words[0].length() + 1);
    }
}
