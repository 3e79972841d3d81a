package org.trialgraph.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialgraph.linkage.RegistrationSample.of;

import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Registrations that look like one study and are not, each a mistake that others have made. */
class SimilarStudiesTest {
    private static final String LONG_TITLE =
            "Randomised placebo-controlled evaluation of oral imatinib against pulmonary "
                    + "vascular leak in viral pneumonia among ventilated adults";

    @Test
    void followUp_withSameTitle_isOtherStudy() {
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
    void placeholderTitle_ofUnapprovedDevice_namesNoStudy() {
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
    void twoTrialsOfOneRegistry_throughThirdRegistration_stayApart() {
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
                .isEqualTo(Link.Relation.POSSIBLY_SAME_STUDY);
    }

    @Test
    void sharedProtocolCode_alone_isCandidate() {
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
    void sameDesign_otherSponsorAndCountry_isCandidate() {
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
        assertThat(link.relation()).isEqualTo(Link.Relation.POSSIBLY_SAME_STUDY);
        assertThat(link.evidence().get()).contains("other sponsors, in other countries");
    }

    @Test
    void sameTitle_otherSponsorAndSize_areTwoStudies() {
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
    void hyphenatedWords_ordinary_areNoNames() {
        Registration trial = of("NCT04429529")
                .title(
                        "Single-ascending dose, first-in-human: First-in-Human Anti-Spike antibody, Non-COVID arm, CONCOR-1 rules")
                .country("SGP")
                .done();
        assertThat(StudyNames.acronyms(trial)).containsExactly("concor1");
        assertThat(StudyNames.programsOfNationalPart(trial)).isEmpty();
    }

    @Test
    void twinStudies_differInNumberNameCodeOrAges_stayApart() {
        assertThat(pair("1", "2", sample -> {}, sample -> {})).isEqualTo("titles that differ in a number only");
        assertThat(pair("", "", sample -> sample.acronym("ERASURE"), sample -> sample.acronym("FIXTURE")))
                .isEqualTo("named ERASURE and FIXTURE");
        assertThat(pair("", "", sample -> sample.id("CAIN457A2302"), sample -> sample.id("CAIN457A2303")))
                .isEqualTo("ids of one series, cain457a2302 and cain457a2303");
        assertThat(pair("", "", sample -> sample.ages("P18Y", ""), sample -> sample.ages("P6Y", "P18Y")))
                .isEqualTo("people of 18 years and older and of 6 to 18 years");
    }

    @Test
    void codesAndNames_sharedOrContained_areNoDifference() {
        assertThat(pair("", "", sample -> sample.acronym("COVIDOC"), sample -> sample.acronym("COVIDOC-19")))
                .isEqualTo("one study");
        assertThat(pair(
                        "",
                        "",
                        sample -> sample.id("CAIN457A2302").id("CAIN457A2301"),
                        sample -> sample.id("CAIN457A2302")))
                .isEqualTo("one study");
        assertThat(pair("", "", sample -> sample.ages("P18Y", ""), sample -> sample.ages("P216M", "P75Y")))
                .isEqualTo("one study");
        assertThat(pair("", "", sample -> sample.ages("", "P28D"), sample -> sample.ages("P1D", "P4W")))
                .as("newborns, of less than a month in both")
                .isEqualTo("one study");
    }

    /** What keeps two registrations of twin studies apart, by the words of its evidence; "one study" where nothing does. */
    private static String pair(
            String number, String otherNumber, Consumer<RegistrationSample> one, Consumer<RegistrationSample> other) {
        RegistrationSample a = twin("NCT01365455", "psoriasis, study " + number, 738);
        RegistrationSample b = twin("2010-022228-66", "psoriasis, study " + otherNumber, 1306);
        one.accept(a);
        other.accept(b);
        Found found = Found.among(a, b);
        if (!found.studies().isEmpty()) {
            return "one study";
        }
        String evidence = found.link("NCT01365455", "2010-022228-66")
                .orElseThrow()
                .evidence()
                .get();
        return evidence.replaceAll(" \\(-.*", "");
    }

    private static RegistrationSample twin(String registered, String disease, int size) {
        return of(registered)
                .title("Subcutaneous secukinumab against placebo over a year in moderate to severe plaque " + disease)
                .sponsor("Novartis Pharmaceuticals")
                .intervention("secukinumab")
                .size(size)
                .start("2011-06")
                .country("DEU");
    }
}
