package org.trialgraph.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialgraph.criteria.CriteriaLines.lines;
import static org.trialgraph.criteria.CriteriaLines.split;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;

/** Items of eligibility texts as registries print them, by numbers, bullets and lines. */
class CriteriaTest {
    @Test
    void split_inlineLists_numbersRunOn() {
        String text = "Inclusion criteria:\n1. Adults; 2. Diabetes; 3. Consent; 4. A sensor.\n"
                + "Exclusion criteria:\n5. Pregnancy; 6. A tumour.\n";
        assertThat(Criteria.split(text, "en"))
                .extracting(c -> c.printedNumber().orElse(""))
                .containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void split_numbersAndHeadings_areTakenOff() {
        assertThat(split("""
                        Inclusion Criteria:

                        1. Anaemia for a year
                        2) Age above 18
                        3. Creatinine ≤ 1.5×ULN

                        EXCLUSION CRITERIA

                        1.Pregnancy
                        2.Infusion of more than 1.0E+6 cells
                        """))
                .containsExactly(
                        "I|1|Anaemia for a year",
                        "I|2|Age above 18",
                        "I|3|Creatinine ≤ 1.5×ULN",
                        "E|1|Pregnancy",
                        "E|2|Infusion of more than 1.0E+6 cells");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "•", "-", "–", "·", "~", "o", "▪", "●", "\uF0B7"})
    void split_bullet_isTakenOff(String bullet) {
        assertThat(split("  " + bullet + " Fever\n  " + bullet + " Cough of 2-3 days\n"))
                .containsExactly("U||Fever", "U||Cough of 2-3 days");
    }

    @Test
    void split_signBeforeNumber_isNoBullet() {
        assertThat(split("-20 °C storage\n>18 years\n~5 mg a day\n*57:01 carriers"))
                .containsExactly("U||-20 °C storage", "U||>18 years", "U||~5 mg a day", "U||*57:01 carriers");
    }

    @Test
    void split_smallLetterO_isNoBullet() {
        assertThat(split("fiebre alta\no tos")).containsExactly("U||fiebre alta o tos");
    }

    @Test
    void split_numberBehindBullet_isRead() {
        assertThat(split("Exclusion Criteria:\n\n  • Clearance <20 ml/min\n  • (4) Known HIV"))
                .containsExactly("E||Clearance <20 ml/min", "E|4|Known HIV");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. %s\n2. %s",
                "1) %s\n2) %s",
                "(1) %s\n(2) %s",
                "（1）%s\n（2）%s",
                "1、%s\n2、%s",
                "①%s\n②%s",
                "1.) %s\n2.) %s"
            })
    void split_stylesOfNumbers_areRead(String layout) {
        assertThat(split(layout.formatted("Fever", "Cough"))).containsExactly("U|1|Fever", "U|2|Cough");
    }

    @Test
    void split_chineseNumbers_areRead() {
        assertThat(split("一、年龄18岁以上\n二、签署知情同意书")).containsExactly("U|一|年龄18岁以上", "U|二|签署知情同意书");
    }

    @Test
    void split_wrappedLines_areJoined() {
        assertThat(split("""
                        Inclusion Criteria:

                        1. People whose bone marrow has failed for whatever reason, among them inherited and
                        acquired anaemia, loss of one line of cells alone, and shortage of cells that nobody can
                        explain;

                        2. People whose liver and kidneys work well enough, which here is a bilirubin of at most
                        1.5 times the upper limit;

                        Participants may be asked again after some time when their numbers have become better at
                        18. Nobody is asked more than twice.
                        """))
                .containsExactly(
                        "I|1|People whose bone marrow has failed for whatever reason, among them inherited and acquired "
                                + "anaemia, loss of one line of cells alone, and shortage of cells that nobody can explain;",
                        "I|2|People whose liver and kidneys work well enough, which here is a bilirubin of at most 1.5 times "
                                + "the upper limit;",
                        "I||Participants may be asked again after some time when their numbers have become better at 18. "
                                + "Nobody is asked more than twice.");
    }

    @Test
    void split_indentedContinuation_joinsBullet() {
        assertThat(split("""
                          -  A heart that pumps at least half of its
                             blood at each beat

                          -  No other disease:

                               -  of the lungs

                               -  of the liver
                          -  Consent
                        """))
                .containsExactly(
                        "U||A heart that pumps at least half of its blood at each beat",
                        "U||No other disease:",
                        "U|<2|of the lungs",
                        "U|<2|of the liver",
                        "U||Consent");
    }

    @Test
    void split_itemsOnOneLine_areSeparated() {
        assertThat(split("1.确诊再生障碍性贫血; 2.资料完整; 3.18岁≤年龄﹤70岁; 4.器官功能: a. 肌酐 ≤ 1.5 ULN; b. 转氨酶 ≤ 2 ULN; 5.同意参加。"))
                .containsExactly(
                        "U|1|确诊再生障碍性贫血;",
                        "U|2|资料完整;",
                        "U|3|18岁≤年龄﹤70岁;",
                        "U|4|器官功能:",
                        "U|a<4|肌酐 ≤ 1.5 ULN;",
                        "U|b<4|转氨酶 ≤ 2 ULN;",
                        "U|5|同意参加。");
        assertThat(
                        split(
                                "1. Complete data. 2. 18 years old <= age. 3. Organs work: a. Creatinine <= 1.5 ULN b. LVEF >= 50%. 4. Consent."))
                .containsExactly(
                        "U|1|Complete data.",
                        "U|2|18 years old <= age.",
                        "U|3|Organs work:",
                        "U|a<3|Creatinine <= 1.5 ULN",
                        "U|b<3|LVEF >= 50%.",
                        "U|4|Consent.");
        assertThat(split("1) 18 years or older 2) Infection shown (see 1) by a test 3) Need of oxygen"))
                .containsExactly(
                        "U|1|18 years or older", "U|2|Infection shown (see 1) by a test", "U|3|Need of oxygen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Toxicity not above grade 1. Patients with grade 2. are out",
                "Cancer of stage I. No metastases",
                "Creatinine: 1.5 mg/dL; bilirubin: 2.5 mg/dL",
                "Dose of 1.0E+6 per kg, 2.0E+6 at most",
                "E. coli or S. aureus in the urine",
                "Vitamin A. Vitamin B. Zinc",
                "Version 1.0 of the scale, then version 2.0",
                "Weight 40-60 kg (i.e. a. normal b. low)",
                "One of 2. 5 mg or 3. 7 mg",
            })
    void split_numberInText_beginsNothing(String text) {
        assertThat(split(text)).containsExactly("U||" + text);
    }

    @Test
    void split_numbersAcrossLists_areRead() {
        assertThat(split("Inclusion criteria:\n1. Fever\n2. Cough\nExclusion criteria:\n3. Asthma\n4. Smoking"))
                .containsExactly("I|1|Fever", "I|2|Cough", "E|3|Asthma", "E|4|Smoking");
        assertThat(lines(Criteria.split("13. Asthma\n14. Smoking", Polarity.EXCLUSION, "en")))
                .containsExactly("E|13|Asthma", "E|14|Smoking");
    }

    @Test
    void split_itemWithoutSpaceBefore_isSeparated() {
        assertThat(
                        split(
                                "23. Asthma\n24. Cancer, unless cured; then they are eligible. 25. Have had a stroke\n26. Smoking"))
                .containsExactly(
                        "U|23|Asthma",
                        "U|24|Cancer, unless cured; then they are eligible.",
                        "U|25|Have had a stroke",
                        "U|26|Smoking");
    }

    @Test
    void split_announcedList_isNested() {
        assertThat(split("""
                        1. Any of the following:
                        a) Fever
                        b) Cough
                        2. One of these:
                        1. Asthma
                        2. Allergy
                        3. Eczema
                        3. Consent
                        4. Women who:
                           i. are pregnant
                           ii. nurse
                        """))
                .containsExactly(
                        "U|1|Any of the following:",
                        "U|a<1|Fever",
                        "U|b<1|Cough",
                        "U|2|One of these:",
                        "U|1<4|Asthma",
                        "U|2<4|Allergy",
                        "U|3<4|Eczema",
                        "U|3|Consent",
                        "U|4|Women who:",
                        "U|i<9|are pregnant",
                        "U|ii<9|nurse");
    }

    @Test
    void split_flatBullets_areNestedUntilACriterionOfItsOwn() {
        assertThat(split("* Any of the following:\n* Fever\n* Cough\n* Consent"))
                .containsExactly("U||Any of the following:", "U|<1|Fever", "U|<1|Cough", "U||Consent");
    }

    @Test
    void split_titleOfParagraphThatTellsWhich_ownsIt() {
        assertThat(split("""
                        Exclusion Criteria:

                        Earlier Treatment:

                        Excluded:

                        * Grafts.
                        * Scans.

                        Risk of Falls:

                        Allowed within a week:

                        * Crutches.

                        Required:

                        Consent of a partner:

                        * In writing.
                        """))
                .containsExactly(
                        "E||Earlier Treatment:",
                        "E|<1|Excluded:",
                        "E|<2|Grafts.",
                        "E|<2|Scans.",
                        "E||Risk of Falls:",
                        "E|<5|Allowed within a week:",
                        "E|<6|Crutches.",
                        "E||Required:",
                        "E||Consent of a partner:",
                        "E|<9|In writing.");
    }

    @Test
    void split_paragraphsBehindNumberThatAnnounces_areItsOwnUpToNextNumber() {
        assertThat(
                        split(
                                "1. Fever\n\n2. Blood with:\n\nIron below 5\n\nZinc below 7\n\n3. Consent\n\nA note\n\n4. Any of:\n\nGrafts"))
                .containsExactly(
                        "U|1|Fever",
                        "U|2|Blood with:",
                        "U|<2|Iron below 5",
                        "U|<2|Zinc below 7",
                        "U|3|Consent",
                        "U||A note",
                        "U|4|Any of:",
                        "U||Grafts");
    }

    @Test
    void split_htmlAndSpreadsheetBreaks_areLines() {
        assertThat(split("Inclusion criteria:<br>1. Fever_x000D_\n2. Cough<br/>Exclusion criteria:<BR>1. Asthma"))
                .containsExactly("I|1|Fever", "I|2|Cough", "E|1|Asthma");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. ",
                "a) ",
                "((((",
                "1.",
                "Exclusion Criteria: ",
                "x ",
                "* ",
                "(1) (2) ",
                "\\",
                "1.1.1.1",
                "，1.有",
                "\n",
                " \n -"
            })
    void split_longText_isLinear(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());

        assertThat(Criteria.split(text, "en")).isNotNull();
    }

    @Test
    void split_deepNesting_succeeds() {
        StringBuilder text = new StringBuilder();
        for (int depth = 0; depth < 3000; depth++) {
            text.append(" ".repeat(depth * 2)).append("* x:\n");
        }

        List<Criterion> criteria = Criteria.split(text.toString(), "en");

        assertThat(criteria).hasSize(3000);
        assertThat(criteria.get(2999).parent()).contains(2999);
        assertThat(Criteria.align(criteria, criteria)).hasSize(3000);
    }

    @Test
    void split_bulletsLikeTheOneThatLeadsThemIn_areItsDetails() {
        assertThat(split("""
                        * No disease of the heart, including any of the following:
                        * Angina
                        * Heart block
                        * No asthma
                        * Fits one of the following groups:
                        * Nurse
                        * Baker
                        * Patients walk well
                        """))
                .containsExactly(
                        "U||No disease of the heart, including any of the following:",
                        "U|<1|Angina",
                        "U|<1|Heart block",
                        "U||No asthma",
                        "U||Fits one of the following groups:",
                        "U|<5|Nurse",
                        "U|<5|Baker",
                        "U||Patients walk well");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INCLUSION|No disease of the heart, including:|EXCLUDED",
                "UNSTATED|None of the following:|EXCLUDED",
                "UNSTATED|No earlier graft:|",
                "INCLUSION|None of the following:|EXCLUDED",
                "EXCLUSION|None of the following:|",
                "EXCLUSION|Any of the following:|EXCLUDED",
                "INCLUSION|One of the following:|REQUIRED",
                "INCLUSION|No tumour except the following:|",
                "EXCLUSION|A tumour, unless one of the following:|",
                "INCLUSION|Those with any of the following are excluded:|EXCLUDED",
            })
    void split_itemThatLeadsInOthers_passesItsNegationDown(Polarity list, String above, String requirement) {
        List<Criterion> criteria = Criteria.split("* " + above + "\n  * Angina", list, "en");
        assertThat(criteria.get(1).parent()).contains(1);
        assertThat(criteria.get(1).polarity()).isEqualTo(list);
        assertThat(criteria.get(1).requirement().map(Enum::name).orElse(null)).isEqualTo(requirement);
    }
}
