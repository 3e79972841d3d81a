package org.trialgraph.format.chictr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialgraph.model.TrialProperties.*;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trialgraph.SharedData;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.page.PageReadings;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Count;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Sponsor.Role;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;

class ChictrFormatTest {
    private static final ChictrFormat FORMAT = ChictrFormat.chictr(new Codes());
    private static final Path PAGES = Path.of("src/test/resources/golden/chictr");

    @Test
    void goldenPages_haveNoUnmappedLine() {
        for (String page : List.of("bilingual.txt", "table-page.html", "english-only.txt", "every-line-apart.txt")) {
            ReadResult reading = PageReadings.read(FORMAT, PAGES.resolve(page));
            assertThat(reading.unmapped()).as(page).isEmpty();
            assertThat(reading.findings()).as(page).isEmpty();
        }
    }

    @Test
    void seed_hasNoUnmappedLine() {
        ReadResult reading = PageReadings.read(FORMAT, SharedData.file("seeds/chictr-ChiCTR2600125907.txt"));
        assertThat(reading.unmapped()).isEmpty();
        assertThat(reading.findings()).isEmpty();
        Trial trial = reading.trial().orElseThrow();
        assertThat(trial.get(PHASE).get(0).concepts()).containsExactly("Phase1", "Phase2");
        assertThat(trial.first(ENROLLMENT)).contains(new Count(48));
        assertThat(trial.first(START_DATE).orElseThrow().lexical()).isEqualTo("2026-02-01");
        assertThat(trial.outcomes())
                .extracting(Outcome::kind)
                .containsExactly(
                        Outcome.Kind.PRIMARY, Outcome.Kind.PRIMARY, Outcome.Kind.SECONDARY, Outcome.Kind.SECONDARY);
        assertThat(trial.criteria())
                .hasSize(19)
                .allSatisfy(c -> assertThat(c.texts()).hasSize(2));
    }

    @Test
    void languages_ofOneThing_englishFirst() {
        Trial trial = trial("bilingual.txt");
        assertThat(trial.conditions().get(0).labels())
                .containsExactly(new Text("Diabetes mellitus", "en"), new Text("糖尿病", "zh"));
        assertThat(trial.conditions().get(1).labels())
                .containsExactly(new Text("COVID-19", "en"), new Text("新型冠状病毒肺炎", "zh"));
        assertThat(trial.sponsors(Role.LEAD).get(0).names())
                .extracting(Text::language)
                .containsExactly("en", "zh");
        assertThat(trial.get(PUBLIC_TITLE)).extracting(Text::language).containsExactly("en", "zh");
    }

    /** Some extractions put a blank line between all lines, those of one label too. */
    @Test
    void site_withBlankLinesInLabels_isOne() {
        Trial trial = trial("every-line-apart.txt");
        assertThat(trial.sites())
                .extracting(Site::names)
                .containsExactly(
                        List.of(new Text("Jin Yin-tan Hospital", "en"), new Text("武汉市金银潭医院", "zh")),
                        List.of(new Text("Wuhan Pulmonary Hospital", "en"), new Text("武汉市肺科医院", "zh")));
        assertThat(names(trial, Role.COLLABORATOR))
                .containsExactly("First Partner Hospital", "Second Partner Hospital");
    }

    @Test
    void fullWidthDigits_areRead() {
        Trial trial = trial("bilingual.txt");
        assertThat(trial.number().orElseThrow().number()).isEqualTo("ChiCTR2000030436");
        assertThat(trial.get(SECONDARY_ID))
                .extracting(Text::value)
                .containsExactly("SZ-2020-07", "NCT00000102", "ChiCTR-IPR-17010000");
    }

    @Test
    void criteriaNumbers_continueAcrossLists() {
        List<Criterion> exclusion = trial("bilingual.txt").criteria().stream()
                .filter(c -> c.polarity() == Polarity.EXCLUSION)
                .toList();
        assertThat(exclusion).extracting(Criterion::printedNumber).containsExactly(Optional.of("4"), Optional.of("5"));
    }

    @Test
    void subItems_stayUnderItem() {
        List<Criterion> criteria = trial("table-page.html").criteria();
        assertThat(criteria.get(2).parent()).contains(2);
        assertThat(criteria.get(2).texts()).extracting(Text::value).containsExactly("both lungs", "双肺；");
    }

    @Test
    void sponsorRoles_areDistinguished() {
        Trial trial = trial("bilingual.txt");
        assertThat(names(trial, Role.COLLABORATOR))
                .containsExactly("First Partner Hospital", "Second Partner Hospital");
        assertThat(names(trial, Role.FUNDER)).containsExactly("National Natural Science Foundation of China");
        assertThat(names(trial, Role.RESPONSIBLE)).containsExactly("Shanghai Sixth People's Hospital");
        assertThat(trial("table-page.html").sponsors(Role.FUNDER))
                .as("raised by themselves")
                .isEmpty();
    }

    @Test
    void groupSizes_sumToEnrollment() {
        Trial trial = trial("table-page.html");
        assertThat(trial.arms())
                .extracting(a -> a.size().orElseThrow().number())
                .containsExactly(50L, 50L);
        assertThat(trial.first(ENROLLMENT)).contains(new Count(100));
        assertThat(trial.interventions().get(1).otherNames()).containsExactly(new Text("H02AB04", ""));
    }

    @Test
    void groupWithoutTreatment_hasNoIntervention() {
        Trial trial = trial("bilingual.txt");
        assertThat(trial.interventions()).isEmpty();
        assertThat(trial.arms()).hasSize(1);
    }

    @Test
    void sites_areReadFromTables() {
        Trial trial = trial("table-page.html");
        assertThat(trial.sites())
                .extracting(s -> s.names().get(0).value())
                .containsExactly("Wuhan Pulmonary Hospital", "Second Hospital");
        assertThat(trial.sites().get(1).cities()).isEmpty();
        assertThat(trial.sites().get(0).country().orElseThrow().concepts()).containsExactly("CHN");
    }

    @Test
    void missingValues_areNotInvented() {
        Trial trial = trial("table-page.html");
        assertThat(trial.first(MINIMUM_AGE).orElseThrow().duration()).contains("P18Y");
        assertThat(trial.first(MAXIMUM_AGE)).isEmpty();
        assertThat(trial.get(ACRONYM)).isEmpty();
        assertThat(trial("bilingual.txt").first(COMPLETION_DATE)).isEmpty();
        assertThat(trial("bilingual.txt").first(HAS_DATA_MONITORING_COMMITTEE)).isEmpty();
    }

    @Test
    void blindingInFreeText_isDescription() {
        assertThat(trial("bilingual.txt").first(MASKING).orElseThrow().concepts())
                .containsExactly("DoubleMasked");
        assertThat(trial("table-page.html").first(MASKING)).isEmpty();
        assertThat(trial("table-page.html").get(MASKING_DESCRIPTION)).hasSize(2);
    }

    @Test
    void persons_areContactsOnly() {
        Trial trial = trial("table-page.html");
        assertThat(trial.contacts()).extracting(Contact::role).containsExactly("applicant", "study leader");
        assertThat(trial.contacts().get(1).phone()).contains("+1 555 0101");
    }

    @Test
    void chineseEncoding_isSame() throws Exception {
        String page = Files.readString(PAGES.resolve("bilingual.txt"));
        ReadResult reading = PageReadings.read(FORMAT, page.getBytes(Charset.forName("GB18030")), Optional.empty());
        assertThat(reading.trial()).isEqualTo(PageReadings.read(FORMAT, page).trial());
    }

    private static List<String> names(Trial trial, Role role) {
        return trial.sponsors(role).stream()
                .map(Sponsor::names)
                .map(n -> n.get(0).value())
                .toList();
    }

    private static Trial trial(String page) {
        return PageReadings.read(FORMAT, PAGES.resolve(page)).trial().orElseThrow();
    }
}
