package org.trialgraph.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialgraph.linkage.RegistrationSample.of;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Studies found by what registrations have in common, declared or not. */
class StudyLinkageTest {
    private static final String LONG_TITLE =
            "Randomised placebo-controlled evaluation of oral imatinib against pulmonary "
                    + "vascular leak in viral pneumonia among ventilated adults";

    @Test
    void similarRegistrations_undeclared_areOneStudy() {
        Found found = Found.among(
                of("NCT01000001")
                        .title(LONG_TITLE)
                        .sponsor("Amsterdam UMC")
                        .size(304)
                        .start("2020-03-31")
                        .country("NLD")
                        .registered("2020-04-02"),
                of("NTR1234")
                        .title(LONG_TITLE.toUpperCase(java.util.Locale.ROOT))
                        .sponsor("AMSTERDAM UMC")
                        .size(304)
                        .start("2020-03")
                        .country("NLD")
                        .registered("2020-03-30"));
        assertThat(found.studies()).containsExactly(Set.of("NCT01000001", "NTR1234"));
        assertThat(found.study()).isEqualTo("NTR1234");
        assertThat(found.link("NCT01000001", "NTR1234"))
                .hasValueSatisfying(link -> assertThat(link.evidence().get())
                        .contains(
                                "titles alike to 100 %",
                                "304 participants in both", "sponsor \"Amsterdam UMC\" in both"));
    }

    @Test
    void documentWithoutNumber_findsRegistration() {
        Found found = Found.among(
                of("exchange-imatinib").title(LONG_TITLE).intervention("Imatinib"),
                of("NCT01000001")
                        .title(LONG_TITLE)
                        .intervention("Drug: imatinib mesylate")
                        .size(304),
                of("NCT01000002").title("Zinc for colds").intervention("Zinc").size(40));
        assertThat(found.studies()).containsExactly(Set.of("NCT01000001", "exchange-imatinib"));
        assertThat(found.study()).isEqualTo("NCT01000001");
    }

    @Test
    void registeredTwice_declared_isOneStudy() {
        Found found = Found.among(
                of("NCT01000001")
                        .title(LONG_TITLE)
                        .size(304)
                        .start("2020-03-31")
                        .id("NCT01000002"),
                of("NCT01000002").title(LONG_TITLE).size(304).start("2020-03-31"));
        assertThat(found.studies()).containsExactly(Set.of("NCT01000001", "NCT01000002"));
        Found silent = Found.among(
                of("NCT01000001")
                        .title(LONG_TITLE)
                        .sponsor("Amsterdam UMC")
                        .size(304)
                        .start("2020-03-31"),
                of("NCT01000002")
                        .title(LONG_TITLE)
                        .sponsor("Amsterdam UMC")
                        .size(304)
                        .start("2020-03-31"));
        assertThat(silent.studies()).isEmpty();
    }

    @Test
    void aliasNumber_isSameStudy() {
        Found found = Found.among(
                of("NCT01000001").alias("NCT01000002"), of("NCT01000002").title("Zinc for colds"));
        assertThat(found.studies()).containsExactly(Set.of("NCT01000001", "NCT01000002"));
        assertThat(found.link("NCT01000001", "NCT01000002").orElseThrow().method())
                .isEqualTo(Link.Method.ALIAS_NUMBER);
    }

    @Test
    void nationalParts_ofNamedProtocol_areOneStudy() {
        String title =
                "An international randomised trial of additional treatments for COVID-19 in hospitalised patients "
                        + "who are all receiving the local standard of care - SOLIDARITY";
        Found found = Found.among(
                of("ISRCTN83971151")
                        .title(title)
                        .sponsor("World Health Organization")
                        .country("CHE")
                        .start("2020-03-26"),
                of("2020-002060-31")
                        .title(title)
                        .sponsor("Masaryk University")
                        .country("CZE")
                        .start("2020-04-22"),
                of("2020-001549-38")
                        .title(title)
                        .sponsor("Gesundheit Nord")
                        .country("DEU")
                        .start("2020-04-29"));
        assertThat(found.studies()).containsExactly(Set.of("ISRCTN83971151", "2020-002060-31", "2020-001549-38"));
    }

    @Test
    void armSizes_withoutEnrollment_areAddedUp() {
        Found found = Found.among(
                of("ChiCTR2000030480")
                        .title("Interferon spray against viral pneumonia in Wuhan")
                        .arm(164)
                        .arm(164),
                of("NCT04293887")
                        .title("Interferon spray against viral pneumonia in Wuhan")
                        .size(328));
        assertThat(found.link("ChiCTR2000030480", "NCT04293887")
                        .orElseThrow()
                        .evidence()
                        .get())
                .contains("328 participants in both");
    }

    @Test
    void name_numberBehindSpaceOrHyphen_isSame() {
        Found found = Found.among(
                of("NCT04379076")
                        .title("Interleukin-7 in lymphopenic adults")
                        .acronym("ILIAD-7-UK")
                        .sponsor("RevImmune SAS")
                        .country("GBR")
                        .start("2020-05-14"),
                of("2020-001786-36")
                        .title("Recombinant interleukin-7 in lymphopenic adults: ILIAD 7 trial")
                        .sponsor("RevImmune")
                        .country("GBR")
                        .start("2020-05-06"));
        assertThat(found.link("NCT04379076", "2020-001786-36")
                        .orElseThrow()
                        .evidence()
                        .get())
                .contains("national part of \"iliad7\"");
    }

    @Test
    void programName_withSeveralCandidates_joins() {
        String title =
                "An international randomised trial of additional treatments for COVID-19 in hospitalised patients "
                        + "who are all receiving the local standard of care - SOLIDARITY";
        Found found = Found.among(
                of("ISRCTN83971151")
                        .title(title)
                        .sponsor("World Health Organization")
                        .country("CHE")
                        .country("IRN")
                        .start("2020-03-26"),
                of("2020-002060-31")
                        .title(title)
                        .sponsor("Masaryk University")
                        .country("CZE")
                        .start("2020-04-22"),
                of("LBCTR2020043495").title(title).sponsor("WHO").country("LBN").start("2020-04-27"),
                of("NCT04321616")
                        .title("The NOR Solidarity multicentre trial on antiviral drugs "
                                + "in hospitalised patients who are all receiving the local standard of care")
                        .sponsor("Oslo University Hospital")
                        .country("NOR")
                        .start("2020-03-28"),
                of("IRCT20200405046953N1")
                        .title(
                                "Randomised trial of additional treatments for COVID-19 in hospitalised patients who are all "
                                        + "receiving the local standard of care - Iranian SOLIDARITY multicentre")
                        .sponsor("Ministry of Health of Iran")
                        .country("IRN")
                        .start("2020-04-08"),
                of("PER-010-20")
                        .title(
                                "SOLIDARITY: an international trial of unlicensed treatments beside the standard of care")
                        .sponsor("OMS/OPS")
                        .country("PER")
                        .country("IRN")
                        .country("NOR")
                        .start("2020-04-03"));
        assertThat(found.studies())
                .hasSize(1)
                .allSatisfy(study -> assertThat(study).contains("PER-010-20"));
    }

    @Test
    void orderOfRegistrations_changesNothing() {
        RegistrationSample[] samples = {
            of("NCT01000001")
                    .title(LONG_TITLE)
                    .sponsor("Amsterdam UMC")
                    .size(304)
                    .start("2020-03-31"),
            of("2020-001236-10")
                    .title(LONG_TITLE)
                    .sponsor("Amsterdam UMC")
                    .size(304)
                    .start("2020-03-31"),
            of("NTR1234").title(LONG_TITLE).sponsor("Amsterdam UMC").size(304).start("2020-03-31")
        };
        Found one = Found.among(samples);
        Found other = Found.among(samples[2], samples[0], samples[1]);
        assertThat(other.studies()).isEqualTo(one.studies());
        assertThat(other.study()).isEqualTo(one.study());
    }
}
