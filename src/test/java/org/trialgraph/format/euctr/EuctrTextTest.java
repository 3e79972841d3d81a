package org.trialgraph.format.euctr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.ReadResult;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialProperties;

/** Downloads of the register as they come, and pages copied as text. */
class EuctrTextTest {
    private static final EuctrFormat FORMAT = EuctrFormat.ofText(new Codes());
    private static final Path GOLDEN = Path.of("src/test/resources/golden/euctr-text/two-states.txt");

    private static List<Trial> read(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<ReadResult> readings = new ArrayList<>();
        FORMAT.split(
                new SourceDocument(
                        "x",
                        () -> new ByteArrayInputStream(bytes),
                        bytes.length,
                        "0",
                        Optional.empty(),
                        Optional.empty()),
                record -> readings.add(record.read()));
        return readings.stream().flatMap(reading -> reading.trial().stream()).toList();
    }

    @Test
    void split_otherLineEnds_givesSameTrials() throws IOException {
        String text = Files.readString(GOLDEN);

        assertThat(read("\uFEFF" + text.replace("\n", "\r\n"))).isEqualTo(read(text));
        assertThat(read(text.replace("\n", "\r"))).isEqualTo(read(text));
    }

    @Test
    void split_manyRecords_readsEach() throws IOException {
        List<Trial> trials = read(Files.readString(GOLDEN).repeat(20));

        assertThat(trials).hasSize(40);
        assertThat(trials.get(39)).isEqualTo(trials.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"B.", "D.", "E.", "F.", "N.", "P."})
    void split_missingSection_keepsOthers(String section) throws IOException {
        String text = Files.readString(GOLDEN);
        String without = text.replaceAll("(?m)^" + section.charAt(0) + "\\..*\\R(?:\\d\\..*\\R|United States\\R)*", "");

        for (Trial trial : read(without)) {
            assertThat(trial.number()).isPresent();
            assertThat(trial.get(TrialProperties.SCIENTIFIC_TITLE)).hasSize(1);
            assertThat(trial.sponsors().isEmpty()).isEqualTo(section.equals("B."));
            assertThat(trial.criteria().isEmpty()).isEqualTo(section.equals("E."));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\n", ": "})
    void split_anySeparatorBehindQuestion_readsAnswer(String between) throws IOException {
        String text = String.join(
                "\n",
                "EudraCT Number: 2009-016529-32",
                "A.1 Member State Concerned" + between + "Estonia - SAM",
                "A.3 Full title of the trial" + between + "Nabiximols: pain of cancer",
                "E.7.3 Therapeutic confirmatory (Phase III)" + between + "Yes",
                "F.3.1 Healthy volunteers" + between + "No",
                "Some words of the page's foot");

        Trial trial = read(text).get(0);

        assertThat(trial.first(TrialProperties.MEMBER_STATE)).map(Text::value).contains("EE");
        assertThat(trial.first(TrialProperties.SCIENTIFIC_TITLE))
                .map(Text::value)
                .contains("Nabiximols: pain of cancer");
        assertThat(trial.first(TrialProperties.PHASE).orElseThrow().concepts()).containsExactly("Phase3");
        assertThat(trial.first(TrialProperties.ACCEPTS_HEALTHY_VOLUNTEERS)).isPresent();
    }

    @Test
    void split_titlesInLanguages_haveTags() throws IOException {
        String text =
                "EudraCT Number: 2009-016529-32\nA.3Full title of the trial\nEnglishPain of cancer\nGermanSchmerz bei Krebs\n";

        assertThat(read(text).get(0).get(TrialProperties.SCIENTIFIC_TITLE))
                .containsExactly(new Text("Pain of cancer", "en"), new Text("Schmerz bei Krebs", "de"));
    }
}
