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
import org.trialgraph.model.MeshTerm;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;

class TrialExchangeFormatTest {
    private static final TrialExchangeFormat FORMAT = new TrialExchangeFormat(new Codes());
    private static final Path PAGES = Path.of("src/test/resources/golden/trialexchange");
    private static final List<String> ALL =
            List.of("bovine-collagen.txt", "insulin-pumps-glued.txt", "cyclophosphamide.html");

    @Test
    void goldenPages_haveNoUnmappedLine() {
        for (String page : ALL) {
            ReadResult reading = PageReadings.read(FORMAT, PAGES.resolve(page));
            assertThat(reading.unmapped()).as(page).isEmpty();
            assertThat(reading.findings()).as(page).isEmpty();
        }
    }

    @Test
    void seed_hasNoUnmappedLine() {
        ReadResult reading = PageReadings.read(FORMAT, SharedData.file("seeds/trialexchange-ucb-uc-mscs.txt"));
        assertThat(reading.unmapped()).isEmpty();
        assertThat(reading.findings()).isEmpty();
        Trial trial = reading.trial().orElseThrow();
        assertThat(trial.sponsors(Sponsor.Role.COLLABORATOR)).hasSize(30);
        assertThat(trial.get(PHASE).get(0).concepts()).containsExactly("Phase1", "Phase2");
        assertThat(trial.first(ENROLLMENT)).isEmpty();
    }

    @Test
    void page_withoutNumber_hasTitle() {
        Trial trial = trial("bovine-collagen.txt");
        assertThat(trial.number()).isEmpty();
        assertThat(trial.title().map(Text::value)).contains("Oral Type I Collagen for Relieving Scleroderma");
        assertThat(trial.first(BRIEF_SUMMARY).orElseThrow().value()).contains("leave the skin alone");
        assertThat(trial.first(ENROLLMENT).orElseThrow().number()).isEqualTo(168);
    }

    @Test
    void number_isReadFromAddress() throws IOException {
        assertThat(trial("cyclophosphamide.html").number().orElseThrow().number())
                .isEqualTo("NCT00501995");
        ReadResult fetched = PageReadings.read(
                FORMAT,
                Files.readAllBytes(PAGES.resolve("bovine-collagen.txt")),
                Optional.of("https://clinicaltrialexchange.com/clinical-trials/oral-type-i-collagen/NCT00005675"));
        assertThat(fetched.trial().orElseThrow().number().orElseThrow().number())
                .isEqualTo("NCT00005675");
    }

    @Test
    void treatments_areRegistryMesh() {
        Trial trial = trial("bovine-collagen.txt");
        assertThat(trial.interventions()).isEmpty();
        assertThat(trial.registryMesh())
                .containsExactly(
                        new MeshTerm(Optional.empty(), "Collagen", MeshTerm.About.INTERVENTION),
                        new MeshTerm(Optional.empty(), "Collagen Type I", MeshTerm.About.INTERVENTION));
    }

    @Test
    void gluedLabelsAndDoubledValues_areSeparated() {
        Trial trial = trial("insulin-pumps-glued.txt");
        assertThat(trial.get(PHASE).get(0).concepts()).containsExactly("Phase4");
        assertThat(trial.first(BRIEF_SUMMARY).orElseThrow().value()).endsWith("Later Phase: none is planned.");
        assertThat(trial.first(COMPLETION_DATE).orElseThrow().lexical()).isEqualTo("2008-08-01");
        assertThat(trial.first(ENROLLMENT)).isEmpty();
        assertThat(trial.registryMesh()).hasSize(3);
    }

    @Test
    void doubledValues_areHalvedOnDoubledPagesOnly() {
        String page =
                "Overview\nT\nStatus:\n%s\nTrial end date:\nTarget enrollment:\n3030\nParticipant gender:\nAll\nDetails\n";
        assertThat(count(page.formatted("CompletedCompleted"))).isEqualTo(30);
        assertThat(count(page.formatted("Completed"))).isEqualTo(3030);
    }

    @Test
    void truncatedPage_isReadToItsEnd() throws IOException {
        for (String page : ALL) {
            byte[] bytes = Files.readAllBytes(PAGES.resolve(page));
            for (int length = 0; length < bytes.length; length += 7) {
                ReadResult reading = PageReadings.read(FORMAT, Arrays.copyOf(bytes, length), Optional.empty());
                assertThat(reading.trial().isPresent() || !reading.findings().isEmpty())
                        .isTrue();
            }
        }
    }

    private static long count(String page) {
        ReadResult reading = PageReadings.read(FORMAT, page.getBytes(StandardCharsets.UTF_8), Optional.empty());
        return reading.trial().orElseThrow().first(ENROLLMENT).orElseThrow().number();
    }

    private static Trial trial(String page) {
        return PageReadings.read(FORMAT, PAGES.resolve(page)).trial().orElseThrow();
    }
}
