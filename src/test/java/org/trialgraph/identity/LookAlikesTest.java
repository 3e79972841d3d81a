package org.trialgraph.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialgraph.identity.RegistrationSample.of;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Registrations that look like one study and are not, each a mistake that others have made. */
class LookAlikesTest {
    private static final String LONG_TITLE =
            "Randomised placebo-controlled evaluation of oral imatinib against pulmonary "
                    + "vascular leak in viral pneumonia among ventilated adults";

    @Test
    void aFollowUpWithTheSameOfficialTitleIsNotTheSameStudy() {
        String title = "Efficacy and safety of pneumococcal conjugate vaccine in healthy infants in Germany and Poland";
        Found found = Found.among(
                of("NCT00598182")
                        .title(title)
                        .sponsor("Maker of vaccines")
                        .size(1200)
                        .start("2006-11")
                        .phase("Phase3"),
                of("NCT00758160")
                        .title(title)
                        .sponsor("Maker of vaccines")
                        .size(390)
                        .start("2008-09")
                        .phase("Phase3"));
        assertThat(found.studies()).isEmpty();
        assertThat(found.link("NCT00598182", "NCT00758160"))
                .hasValueSatisfying(link -> assertThat(link.confidence()).isLessThan(0.5));
    }

    @Test
    void theTitleThatTheFdaGivesToUnapprovedDevicesNamesNoStudy() {
        String title = "[Trial of device that is not approved or cleared by the U.S. FDA]";
        Found found = Found.among(
                of("NCT01000001")
                        .title(title)
                        .sponsor("Maker of stents")
                        .size(100)
                        .start("2020-01")
                        .country("USA"),
                of("NCT01000002")
                        .title(title)
                        .sponsor("Maker of stents")
                        .size(100)
                        .start("2020-01")
                        .country("USA"),
                of("ISRCTN10175490")
                        .title(title)
                        .sponsor("Maker of stents")
                        .size(100)
                        .start("2020-01")
                        .country("USA"));
        assertThat(found.studies()).isEmpty();
        assertThat(found.link("NCT01000001", "ISRCTN10175490")).isEmpty();
    }

    @Test
    void twoTrialsOfOneSponsorInOneRegistryDoNotMeetThroughAThirdRegistration() {
        Found found = Found.among(
                of("NCT01000001")
                        .title(LONG_TITLE)
                        .sponsor("Amsterdam UMC")
                        .size(304)
                        .start("2020-03-31"),
                of("NCT01000002")
                        .title(LONG_TITLE)
                        .sponsor("Amsterdam UMC")
                        .size(60)
                        .start("2020-04-30"),
                of("2020-001236-10")
                        .title(LONG_TITLE)
                        .sponsor("Amsterdam UMC")
                        .size(304)
                        .start("2020-03-31"));
        assertThat(found.studies()).containsExactly(Set.of("NCT01000001", "2020-001236-10"));
        assertThat(found.link("NCT01000002", "2020-001236-10").orElseThrow().relation())
                .isEqualTo(Relation.POSSIBLY_SAME_STUDY);
    }

    @Test
    void aSharedProtocolCodeOfTheSponsorIsACandidateOnly() {
        Found found = Found.among(
                of("NCT01000001")
                        .title("Insulin glargine in adults")
                        .sponsor("Maker of insulins")
                        .id("LANT-2019-77"),
                of("DRKS00000002")
                        .title("Sleep apnoea after surgery")
                        .sponsor("Clinic of Ulm")
                        .id("lant201977"));
        assertThat(found.studies()).isEmpty();
    }

    @Test
    void anotherSponsorsTrialElsewhereOfTheSameDesignIsACandidateOnly() {
        Found found = Found.among(
                of("2020-001162-12")
                        .title(LONG_TITLE)
                        .sponsor("Sanofi-aventis")
                        .intervention("imatinib")
                        .size(460)
                        .start("2020-03-26")
                        .country("FRA")
                        .country("ITA"),
                of("NCT04315298")
                        .title(LONG_TITLE)
                        .sponsor("Regeneron Pharmaceuticals")
                        .intervention("imatinib")
                        .size(2500)
                        .start("2020-03-18")
                        .country("USA"));
        assertThat(found.studies()).isEmpty();
        Link link = found.link("2020-001162-12", "NCT04315298").orElseThrow();
        assertThat(link.relation()).isEqualTo(Relation.POSSIBLY_SAME_STUDY);
        assertThat(link.evidence().get()).contains("other sponsors, in other countries");
    }

    @Test
    void twoSponsorsOfOneRegistryWithOneTitleAndOtherSizesAreTwoStudies() {
        Found found = Found.among(
                of("NCT01000001")
                        .title(LONG_TITLE)
                        .sponsor("Hospital of Milan")
                        .size(100)
                        .start("2020-03-25")
                        .country("ITA"),
                of("NCT01000002")
                        .title(LONG_TITLE)
                        .sponsor("Zhejiang Maker of Tablets")
                        .size(256)
                        .start("2020-04-10")
                        .country("CHN"));
        assertThat(found.studies()).isEmpty();
    }

    @Test
    void ordinaryWordsWithHyphensAreNoNames() {
        Registration trial = of("NCT04429529")
                .title(
                        "Single-ascending dose, first-in-human: First-in-Human Anti-Spike antibody, Non-COVID arm, CONCOR-1 rules")
                .country("SGP")
                .done();
        assertThat(Names.acronyms(trial)).containsExactly("concor1");
        assertThat(NationalPart.programmes(trial)).isEmpty();
    }
}
