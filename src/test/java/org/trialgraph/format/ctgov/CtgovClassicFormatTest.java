package org.trialgraph.format.ctgov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialgraph.model.TrialProperties.*;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trialgraph.SharedData;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.page.PageReadings;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;

class CtgovClassicFormatTest {
    private static final CtgovClassicFormat FORMAT = new CtgovClassicFormat(new Codes());
    private static final Path PAGES = Path.of("src/test/resources/golden/ctgov-classic");

    @Test
    void read_goldenPages_leaveNoLine() {
        for (String page : List.of("run-together-2017.txt", "cells-in-html.html", "observational-later-words.txt")) {
            ReadResult reading = PageReadings.read(FORMAT, PAGES.resolve(page));
            assertThat(reading.unmapped()).as(page).isEmpty();
            assertThat(reading.findings()).as(page).isEmpty();
        }
    }

    @Test
    void read_realPage_leavesNoLine() {
        ReadResult reading = PageReadings.read(FORMAT, SharedData.file("seeds/ctgov-classic-NCT00962923.txt"));
        assertThat(reading.unmapped()).isEmpty();
        assertThat(reading.findings()).isEmpty();
        Trial trial = reading.trial().orElseThrow();
        assertThat(trial.first(OVERALL_STATUS).orElseThrow().concepts()).containsExactly("UnknownStatus");
        assertThat(trial.first(LAST_KNOWN_STATUS).orElseThrow().concepts()).containsExactly("Recruiting");
        assertThat(trial.sponsors(Sponsor.Role.LEAD)).hasSize(1);
        assertThat(names(trial)).containsExactly("Systemic Sclerosis", "Mesenchymal Stem Cells");
        assertThat(trial.first(PRIMARY_COMPLETION_DATE).orElseThrow().lexical()).isEqualTo("2010-12");
        assertThat(trial.outcomes()).hasSize(4);
        assertThat(trial.sites()).hasSize(1);
        assertThat(trial.contacts()).extracting(Contact::phone).doesNotContain(Optional.empty());
    }

    @Test
    void read_cellsRunTogether_areParted() {
        Trial trial = trial("run-together-2017.txt");
        assertThat(names(trial)).containsExactly("Scleroderma", "Systemic Sclerosis");
        assertThat(trial.interventions())
                .extracting(i -> i.labels().get(0).value())
                .containsExactly("IV Cyclophosphamide", "Counselling");
        assertThat(trial.get(PHASE)).flatExtracting(c -> c.concepts()).containsExactly("Phase2", "Phase3");
    }

    @Test
    void cover_knownPhrases_splitsOnlyWithoutGap() {
        Set<String> known = Set.of("anemia", "aplastic anemia", "bone marrow failure");
        assertThat(PageInterventions.cover("Aplastic Anemia Bone Marrow Failure", known))
                .containsExactly("Aplastic Anemia", "Bone Marrow Failure");
        assertThat(PageInterventions.cover("Severe Aplastic Anemia", known)).containsExactly("Severe Aplastic Anemia");
    }

    @Test
    void read_arms_keepInterventionsAndOtherNames() {
        Trial trial = trial("run-together-2017.txt");
        assertThat(trial.arms())
                .extracting(a -> a.type().orElseThrow().concepts().get(0))
                .containsExactly("Experimental", "OtherArm");
        assertThat(trial.arms()).extracting(Arm::interventions).containsExactly(List.of(1), List.of(2));
        Intervention drug = trial.interventions().get(0);
        assertThat(drug.otherNames()).extracting(Text::value).containsExactly("Cytoxan", "Neosar");
        assertThat(trial("cells-in-html.html").arms())
                .extracting(Arm::interventions)
                .containsExactly(List.of(1, 2, 3), List.of(1, 2));
    }

    @Test
    void read_wrappedOutcomes_keepTimeFrames() {
        List<Outcome> outcomes = trial("run-together-2017.txt").outcomes();
        assertThat(outcomes)
                .extracting(o -> o.timeFrames().get(0).value())
                .containsExactly("0 to 24 months", "0-24 months", "0, 1, 3, 6, 12 and 24 months");
        assertThat(outcomes.get(0).descriptions().get(0).value()).isEqualTo("A fall by a quarter counts.");
    }

    @Test
    void read_sites_ofAnyCountry() {
        List<Site> sites = trial("run-together-2017.txt").sites();
        assertThat(sites)
                .extracting(s -> s.country().orElseThrow().concepts().get(0))
                .containsExactly("USA", "KOR", "SGP");
        assertThat(sites).extracting(s -> s.cities().get(0).value()).containsExactly("Baltimore", "Seoul", "Singapore");
        assertThat(sites)
                .extracting(s -> s.status().map(c -> c.concepts().get(0)))
                .containsExactly(Optional.of("ActiveNotRecruiting"), Optional.empty(), Optional.of("Recruiting"));
    }

    @Test
    void read_responsiblePerson_isNoSponsor() {
        Trial trial = trial("cells-in-html.html");
        assertThat(trial.sponsors(Sponsor.Role.RESPONSIBLE)).isEmpty();
        assertThat(trial.contacts())
                .extracting(Contact::affiliation)
                .containsExactly(Optional.of("National Heart, Lung, and Blood Institute (NHLBI)"));
        assertThat(trial.first(WHY_STOPPED).orElseThrow().value()).isEqualTo("Too few people could be enrolled.");
    }

    @Test
    void read_laterWording_isKnown() {
        Trial trial = trial("observational-later-words.txt");
        assertThat(trial.title().orElseThrow().value()).startsWith("Aplastic Anemia Epidemiology");
        assertThat(names(trial)).containsExactly("Anemia, Aplastic", "Hematologic Diseases");
        assertThat(trial.first(OBSERVATIONAL_MODEL).orElseThrow().concepts()).containsExactly("CaseControl");
        assertThat(trial.first(PATIENT_REGISTRY).orElseThrow().value()).isTrue();
        assertThat(trial.first(MINIMUM_AGE)).isEmpty();
        assertThat(trial.first(MAXIMUM_AGE).orElseThrow().duration()).contains("P100Y");
    }

    private static List<String> names(Trial trial) {
        return trial.conditions().stream()
                .map(Condition::labels)
                .map(l -> l.get(0).value())
                .toList();
    }

    private static Trial trial(String page) {
        return PageReadings.read(FORMAT, PAGES.resolve(page)).trial().orElseThrow();
    }
}
