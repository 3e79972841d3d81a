package org.trialgraph.format.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialgraph.model.TrialProperties.*;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trialgraph.SharedData;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.page.PageReadings;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Property;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;

class VeevaFormatTest {
    private static final VeevaFormat FORMAT = new VeevaFormat(new Codes());
    private static final Path PAGES = Path.of("src/test/resources/golden/veeva");

    @Test
    void goldenPages_haveNoUnmappedLine() {
        for (String page : List.of("daclizumab-one-group.txt", "fasudil-crossover.html", "values-stripped.html")) {
            assertThat(PageReadings.read(FORMAT, PAGES.resolve(page)).unmapped())
                    .as(page)
                    .isEmpty();
        }
    }

    @Test
    void seeds_haveNoUnmappedLine() {
        for (String seed : List.of("NCT01182662", "NCT01297972")) {
            ReadResult reading = PageReadings.read(FORMAT, SharedData.file("seeds/veeva-" + seed + ".txt"));
            assertThat(reading.unmapped()).isEmpty();
            assertThat(reading.findings()).isEmpty();
            assertThat(reading.trial().orElseThrow().number().orElseThrow().number())
                    .isEqualTo(seed);
        }
    }

    @Test
    void pageText_givesFields() {
        Trial trial = trial("daclizumab-one-group.txt");
        assertThat(trial.number().orElseThrow().number()).isEqualTo("NCT00001962");
        assertThat(codes(trial, OVERALL_STATUS)).containsExactly("Terminated");
        assertThat(codes(trial, PHASE)).containsExactly("Phase2");
        assertThat(trial.conditions()).hasSize(3);
        assertThat(trial.get(SECONDARY_ID)).extracting(Text::value).containsExactly("00-H-0029", "000029");
        assertThat(trial.first(ENROLLMENT).orElseThrow().number()).isEqualTo(100);
        assertThat(codes(trial, ENROLLMENT_TYPE)).containsExactly("Actual");
        assertThat(trial.first(MINIMUM_AGE).orElseThrow().duration()).contains("P2Y");
        assertThat(trial.first(MAXIMUM_AGE)).isEmpty();
        assertThat(trial.first(DETAILED_DESCRIPTION).orElseThrow().value()).contains("\n\nTreatments\n\n");
        Sponsor lead = trial.sponsors(Sponsor.Role.LEAD).get(0);
        assertThat(lead.sponsorClass().orElseThrow().concepts()).containsExactly("NIH");
    }

    @Test
    void arms_keepRolesWordsAndTreatments() {
        List<Arm> arms = trial("fasudil-crossover.html").arms();
        assertThat(arms)
                .extracting(a -> a.labels().get(0).value())
                .containsExactly("Fasudil 80 mg", "Fasudil 40 mg", "Placebo");
        assertThat(arms)
                .extracting(a -> a.type().orElseThrow().concepts().get(0))
                .containsExactly("Experimental", "Experimental", "PlaceboComparator");
        assertThat(arms).extracting(Arm::interventions).containsExactly(List.of(1), List.of(1), List.of());
    }

    @Test
    void arms_withoutRole_areSeparated() {
        ReadResult reading = PageReadings.read(FORMAT, """
                Status and phase
                Funder types
                Identifiers
                NCT00005682
                Trial design
                20 participants in 2 patient groups
                People with marrow failure
                Description:
                From any hospital
                Neighbours
                Description:
                Of the same age
                """);
        assertThat(reading.trial().orElseThrow().arms())
                .extracting(a -> a.labels().get(0).value())
                .containsExactly("People with marrow failure", "Neighbours");
        assertThat(reading.findings()).isEmpty();
    }

    @Test
    void severalFunderTypes_giveNoSponsorClass() {
        Trial trial = trial("fasudil-crossover.html");
        assertThat(codes(trial, FUNDER_TYPE)).containsExactly("Industry", "Other");
        assertThat(trial.sponsors(Sponsor.Role.LEAD).get(0).sponsorClass()).isEmpty();
    }

    @Test
    void strippedPage_inventsNothing() {
        Trial trial = trial("values-stripped.html");
        assertThat(trial.number()).isEmpty();
        assertThat(trial.title().orElseThrow().value()).isEqualTo("combination therapy of severe aplastic anemia");
        assertThat(trial.values().keySet()).containsExactly(PUBLIC_TITLE, BRIEF_SUMMARY);
        assertThat(trial.conditions()).isEmpty();
        assertThat(trial.interventions()).isEmpty();
        assertThat(trial.sponsors()).isEmpty();
        assertThat(trial.criteria()).isNotEmpty();
    }

    @Test
    void truncatedPage_isReadToItsEnd() throws IOException {
        for (String page : List.of("daclizumab-one-group.txt", "fasudil-crossover.html")) {
            byte[] bytes = Files.readAllBytes(PAGES.resolve(page));
            for (int length = 0; length < bytes.length; length += 7) {
                ReadResult reading = PageReadings.read(FORMAT, Arrays.copyOf(bytes, length), Optional.empty());
                assertThat(reading.trial().isPresent() || !reading.findings().isEmpty())
                        .isTrue();
            }
        }
    }

    @Test
    void otherPage_isRejectedWithRemedy() {
        ReadResult reading = PageReadings.read(FORMAT, "");
        assertThat(reading.trial()).isEmpty();
        assertThat(reading.findings().toString()).contains("neither a number nor a title");
    }

    @Test
    void encoding_doesNotMatter() {
        String page = "A Title é\nS\nHôpital\nStatus and phase\nCompleted\nFunder types\nOther\n";
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)) {
            Trial trial = PageReadings.read(FORMAT, page.getBytes(charset), Optional.empty())
                    .trial()
                    .orElseThrow();
            assertThat(trial.title().orElseThrow().value()).isEqualTo("A Title é");
            assertThat(trial.sponsors(Sponsor.Role.LEAD).get(0).names().get(0).value())
                    .isEqualTo("Hôpital");
        }
    }

    private static Trial trial(String page) {
        return PageReadings.read(FORMAT, PAGES.resolve(page)).trial().orElseThrow();
    }

    private static List<String> codes(Trial trial, Property<Coded> property) {
        return trial.get(property).stream().flatMap(c -> c.concepts().stream()).toList();
    }
}
