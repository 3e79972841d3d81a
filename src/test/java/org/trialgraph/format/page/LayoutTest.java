package org.trialgraph.format.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialgraph.model.TrialProperties.*;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Property;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Trial;

/** What pages do to labels and values, and what comes of it. */
class LayoutTest {
    private static final CodeTable CODES = new Codes().table("unknown-page");
    private static final Layout LAYOUT =
            Layout.of(List.of("Share"), new StandardFields(CODES, false, Map.of()).common());

    @Test
    void values_belowBesideOrGlued_areRead() {
        for (String page : new String[] {
            "Phase\nPhase 3\nSex\nAll\nStudy Type\nInterventional",
            "Phase: Phase 3\nSex: All\nStudy Type: Interventional",
            "Phase\tPhase 3\nSex\tAll\nStudy Type\tInterventional",
            "PhasePhase 3\nSexAll\nStudy TypeInterventional",
            "Phase: Phase 3Sex: AllStudy Type: Interventional",
            "PHASE\nPhase 3\nSEX\nAll\nSTUDY TYPE\nInterventional",
            "- Phase\n- Phase 3\n- Sex\n- All\n- Study Type\n- Interventional",
            "## Phase\nPhase 3\n**Sex**\nAll\n**Study Type**\nInterventional",
            "Sex\nAllAll\nPhase\nPhase 3\nPhase 3\nStudy Type\nInterventional Interventional",
            "Study Type\nInterventional\nSex\nAll\nPhase\nPhase 3"
        }) {
            Trial trial = read(page);
            assertThat(concept(trial, PHASE)).as(page).isEqualTo("Phase3");
            assertThat(concept(trial, SEX)).as(page).isEqualTo("AnySex");
            assertThat(concept(trial, STUDY_TYPE)).as(page).isEqualTo("Interventional");
        }
    }

    @Test
    void label_withoutValue_givesNone() {
        Trial trial = read("Phase\n\nSex\n\nStudy Type\nN/A\nEnrollment\n0\nSponsor\nNot provided");
        assertThat(trial.get(PHASE)).isEmpty();
        assertThat(trial.get(SEX)).isEmpty();
        assertThat(trial.get(ENROLLMENT)).isEmpty();
        assertThat(trial.sponsors()).isEmpty();
    }

    @Test
    void tableOfContents_opensNoField() {
        Trial trial = read("Summary\nEligibility Criteria\nSponsor\n\nSummary\nWhat it is about\n"
                + "Eligibility Criteria\nInclusion Criteria:\n- Old\nSponsor\nNIAID");
        assertThat(trial.first(BRIEF_SUMMARY).orElseThrow().value()).isEqualTo("What it is about");
        assertThat(trial.criteria()).hasSize(1);
        assertThat(trial.sponsors().toString()).contains("NIAID");
    }

    @Test
    void criteriaLikeLabels_stayCriteria() {
        Trial trial = read(
                "Inclusion Criteria\n- Age: 18 to 65 years\n- Sex: Female\nExclusion Criteria\n- Condition: unstable");
        assertThat(trial.criteria()).hasSize(3);
        assertThat(trial.get(MINIMUM_AGE)).isEmpty();
        assertThat(trial.conditions()).isEmpty();
    }

    @Test
    void dateTypes_areSeparatedFromValues() {
        Trial trial = read(
                "Enrollment (Actual)\n1,062\nStart Date\nFebruary 21, 2020 (Actual)\nCompletion Date: 2030-05 [Estimated]");
        assertThat(trial.first(ENROLLMENT).orElseThrow().number()).isEqualTo(1062);
        assertThat(concept(trial, ENROLLMENT_TYPE)).isEqualTo("Actual");
        assertThat(concept(trial, START_DATE_TYPE)).isEqualTo("Actual");
        assertThat(trial.first(COMPLETION_DATE).orElseThrow().lexical()).isEqualTo("2030-05");
        assertThat(concept(trial, COMPLETION_DATE_TYPE)).isEqualTo("Anticipated");
    }

    @Test
    void runTogetherNames_areSplit() {
        Trial trial = read(
                "Conditions\nVitamin D StatusHealthy\nInterventions\nDrug: MilkDietary Supplement: Juice 5%Other: Placebo");
        assertThat(trial.conditions())
                .extracting(c -> c.labels().get(0).value())
                .containsExactly("Vitamin D Status", "Healthy");
        assertThat(trial.interventions())
                .extracting(i -> i.labels().get(0).value())
                .containsExactly("Milk", "Juice 5%", "Placebo");
    }

    private static Trial read(String text) {
        SourceDocument document = new SourceDocument(
                "page",
                () -> new ByteArrayInputStream(new byte[0]),
                0,
                "0".repeat(64),
                Optional.empty(),
                Optional.empty());
        TrialReader trial = new TrialReader(CODES, "en", new ReadReport(document));
        LAYOUT.read(LAYOUT.prepared(Page.of(text, Optional.empty())), trial, 0);
        return trial.build();
    }

    private static String concept(Trial trial, Property<Coded> property) {
        return trial.first(property)
                .map(c -> c.concepts().toString())
                .orElse("none")
                .replaceAll("[\\[\\]]", "");
    }
}
