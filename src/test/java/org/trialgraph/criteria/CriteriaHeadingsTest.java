package org.trialgraph.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialgraph.criteria.CriteriaLines.split;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headings within eligibility texts: which kind follows, and what is no heading. */
class CriteriaHeadingsTest {
    @Test
    void split_markdown_isRead() {
        assertThat(
                        split(
                                "Inclusion Criteria:\n\n1. Pain \\>10 \\[mm\\]\n2. Women who:\n\n   1. use pills;\n   2. nurse\n3. Consent"))
                .containsExactly(
                        "I|1|Pain >10 [mm]", "I|2|Women who:", "I|1<2|use pills;", "I|2<2|nurse", "I|3|Consent");
    }

    @Test
    void split_sections_areParents() {
        assertThat(split("""
                        DISEASE CHARACTERISTICS:
                        * Melanoma

                        PATIENT CHARACTERISTICS:

                        Age:
                        * 18 and over

                        Other:
                        * HIV negative

                        --Prior Therapy--

                        None allowed
                        """))
                .containsExactly(
                        "U||DISEASE CHARACTERISTICS:",
                        "U|<1|Melanoma",
                        "U||PATIENT CHARACTERISTICS:",
                        "U|<3|Age:",
                        "U|<4|18 and over",
                        "U|<3|Other:",
                        "U|<6|HIV negative",
                        "U||--Prior Therapy--",
                        "U|<8|None allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Inclusion Criteria:",
                "INCLUSION CRITERIA",
                "Inclusion criteria -",
                "* INCLUSION CRITERIA:",
                "**Inclusion Criteria**",
                "Inclusion:",
                "Inclusion Criteria：",
                "纳入标准：",
                "入选标准:",
                "Inclusion\u00A0Criteria:",
                "A. INCLUSION CRITERIA"
            })
    void split_plainHeading_isNoCriterion(String heading) {
        String text = heading.startsWith("A.")
                ? heading + "\nFever\nB. EXCLUSION CRITERIA\nCough"
                : heading + "\nFever\n排除标准\nCough";

        assertThat(split(text)).containsExactly("I||Fever", "E||Cough");
    }

    @Test
    void split_specificHeading_isKept() {
        assertThat(
                        split(
                                "Key Inclusion Criteria:\n* Fever\nExclusion criteria for the sub-study:\n* Asthma\nGeneral Exclusion Criteria\n* Cough"))
                .containsExactly(
                        "I||Key Inclusion Criteria:",
                        "I|<1|Fever",
                        "E||Exclusion criteria for the sub-study:",
                        "E|<3|Asthma",
                        "E||General Exclusion Criteria",
                        "E|<5|Cough");
    }

    @Test
    void split_headingForBoth_isUnstated() {
        assertThat(split("Exclusion Criteria:\n* Cough\nInclusion/Exclusion Criteria:\n* Fever"))
                .containsExactly("E||Cough", "U||Fever");
    }

    @Test
    void split_headingsOnOneLine_areRead() {
        assertThat(split("Inclusion Criteria: 1. Fever. 2. Cough. Exclusion Criteria: none"))
                .containsExactly("I|1|Fever.", "I|2|Cough.", "E||none");
        assertThat(split("纳入标准：1.发热；2.咳嗽。排除标准：1.哮喘；2.吸烟。")).containsExactly("I|1|发热；", "I|2|咳嗽。", "E|1|哮喘；", "E|2|吸烟。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There are no exclusion criteria",
                "Does not meet inclusion criteria.",
                "Inclusion of women is allowed",
                "Exclusion criteria are in the protocol"
            })
    void split_sentenceAboutCriteria_isNoHeading(String sentence) {
        assertThat(split(sentence)).containsExactly("U||" + sentence);
    }

    @Test
    void split_wordsBeforeHeading_areKept() {
        assertThat(split("All centres apply these rules.\n\nExclusion Criteria:\n\n- Asthma"))
                .containsExactly("U||All centres apply these rules.", "E||Asthma");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t\u00A0\n", "*\n-\n", "Inclusion Criteria:", "1.\n2.\n"})
    void split_emptyText_hasNoCriteria(String text) {
        assertThat(split(text)).isEmpty();
    }
}
