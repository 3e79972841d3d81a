package org.trialgraph.format.who;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.FieldMapper.Printed;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialProperties;

/** The customs in which registries fill the items of the data set. */
class TrdsRecordTest {
    private static final SourceDocument DOCUMENT = document("");

    private static SourceDocument document(String words) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        return new SourceDocument(
                "x", () -> new ByteArrayInputStream(bytes), bytes.length, "0", Optional.empty(), Optional.empty());
    }

    private static Trial read(Consumer<TrialReader> reads) {
        TrialReader trial = new TrialReader(new Codes().table("ictrp"), "", new ReadReport(DOCUMENT));
        reads.accept(trial);
        ReadResult reading = trial.close();
        assertThat(reading.findings()).isEmpty();
        return reading.trial().orElseThrow();
    }

    private static Trial treatments(String registry, String interventions, String size) {
        return read(trial ->
                new FreeTextFields(trial).interventions(registry, interventions, new Printed(size, "", "here")));
    }

    private static String name(Intervention intervention) {
        return intervention.labels().get(0).value();
    }

    private static String name(Arm arm) {
        return arm.labels().get(0).value();
    }

    private static String name(Outcome outcome) {
        return outcome.labels().get(0).value();
    }

    @Test
    void treatments_typed_haveTypeDescriptionAndOtherNames() {
        Trial trial = treatments("rebec", "Drug: Miltefosine\n50 mg a day\nOther Name: Impavido\nDevice: Lamp", "60");

        assertThat(trial.interventions()).extracting(TrdsRecordTest::name).containsExactly("Miltefosine", "Lamp");
        assertThat(trial.interventions().get(0).otherNames())
                .extracting(Text::value)
                .containsExactly("Impavido");
        assertThat(trial.interventions().get(1).type().orElseThrow().concepts()).containsExactly("Device");
    }

    @Test
    void treatments_groupsOfChictr_haveSizesAndTreatments() {
        Trial trial = treatments("chictr", "Treated:losartan;Control:Nil;", "Treated:100;Control:120;");

        assertThat(trial.arms()).extracting(TrdsRecordTest::name).containsExactly("Treated", "Control");
        assertThat(trial.interventions()).extracting(TrdsRecordTest::name).containsExactly("losartan");
    }

    @Test
    void treatments_numbered_areSplit() {
        Trial indian = treatments("ctri", "Intervention1: Kadha: four herbs\nControl Intervention1: NIL: NIL", "");
        assertThat(indian.interventions()).extracting(TrdsRecordTest::name).containsExactly("Kadha");

        Trial iranian = treatments(
                "irct", "Intervention 1: Intervention group: curcumin. Intervention 2: Control group: starch.", "80");
        assertThat(iranian.arms())
                .extracting(TrdsRecordTest::name)
                .containsExactly("Intervention group", "Control group");
    }

    @Test
    void treatments_listOfPactr_isSplit() {
        assertThat(treatments("pactr", ";Placebo;Rabies vaccine", "400").interventions())
                .extracting(TrdsRecordTest::name)
                .containsExactly("Placebo", "Rabies vaccine");
    }

    @Test
    void treatments_longProse_isDescription() {
        Trial trial = treatments("drks", "People are seen twice. ".repeat(20), "40");

        assertThat(trial.interventions()).isEmpty();
        assertThat(trial.first(TrialProperties.TREATMENT_DESCRIPTION)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "irct|Pain. Timepoint: day 7. Method of measurement: scale.;Sleep. Timepoint: day 9. Method of measurement: diary.|Pain|day 7",
                "repec|Outcome name:Deaths Measure:all causes Timepoints:5 months|Deaths|5 months",
                "lbctr|Name: Anxiety;Timepoints: one month;Measure: DASS-21|Anxiety|one month",
                "tctr|Seroconversion [Timeframe Day 21]|Seroconversion|Day 21",
                "ctri|Negative PCRTimepoint: day 7|Negative PCR|day 7",
            })
    void outcomes_customOfRegistry_haveTimes(String registry, String printed, String what, String when) {
        Outcome outcome = read(trial -> new FreeTextFields(trial).outcomes(Outcome.Kind.PRIMARY, registry, printed))
                .outcomes()
                .get(0);

        assertThat(name(outcome)).isEqualTo(what);
        assertThat(outcome.timeFrames()).extracting(Text::value).containsExactly(when);
    }

    @Test
    void conditions_codesBesideNames_areCodes() {
        Trial trial = read(reader -> new FreeTextFields(reader)
                .conditions("-B551 Cutaneous leishmaniasis;Vitamin B12 deficiency;B12 deficiency;J12.81"));

        assertThat(trial.conditions())
                .extracting(condition -> condition.labels().get(0).value())
                .containsExactly("Cutaneous leishmaniasis", "Vitamin B12 deficiency", "B12 deficiency");
        assertThat(trial.get(TrialProperties.CONDITION_CODE))
                .extracting(Text::value)
                .containsExactly("B551", "J12.81");
    }

    @Test
    void ordersOf_datesInRunningText_areIgnored() throws Exception {
        String table = "NCT1,03/25/2020,\"on 25/03/2020, then\",04/05/2020\nNCT2,<date>12/31/2020</date>\n";

        assertThat(TrdsDates.ordersOf(document(table)).monthFirst()).isEqualTo(2);
        assertThat(TrdsDates.ordersOf(document(table)).dayFirst()).isZero();
    }
}
