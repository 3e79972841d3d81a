package org.trialgraph.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialgraph.criteria.CriteriaLines.split;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void split_sectionsOfRecords_areNoCriteria() {
        assertThat(split("""
                        DISEASE CHARACTERISTICS:
                        * Melanoma

                        PATIENT CHARACTERISTICS:

                        Age:
                        * 18 and over

                        Sex
                        * Not specified

                        Other:
                        * HIV negative

                        --Prior Therapy--

                        None allowed
                        """))
                .containsExactly(
                        "U|@DISEASE CHARACTERISTICS|Melanoma",
                        "U|@PATIENT CHARACTERISTICS: Age|18 and over",
                        "U|@PATIENT CHARACTERISTICS: Other|HIV negative",
                        "U|@Prior Therapy|None allowed");
    }

    @Test
    void split_sectionsOfRecordsOnOneLine_areCut() {
        assertThat(split("""
                        DISEASE CHARACTERISTICS: Proven sarcoma, whatever its age: old or new No spread to the brain

                        PATIENT CHARACTERISTICS: Age: 21 and under Performance status: WHO 0-1 Hepatic: Bilirubin or ALT no
                        greater than 2 mg Creatinine normal Renal: Not specified Other: HIV negative

                        PRIOR CONCURRENT THERAPY: Surgery: See Disease Characteristics At least 2 weeks since surgery
                        """))
                .containsExactly(
                        "U|@DISEASE CHARACTERISTICS|Proven sarcoma, whatever its age: old or new",
                        "U|@DISEASE CHARACTERISTICS|No spread to the brain",
                        "U|@PATIENT CHARACTERISTICS: Age|21 and under",
                        "U|@PATIENT CHARACTERISTICS: Performance status|WHO 0-1",
                        "U|@PATIENT CHARACTERISTICS: Hepatic|Bilirubin or ALT no greater than 2 mg",
                        "U|@PATIENT CHARACTERISTICS: Hepatic|Creatinine normal",
                        "U|@PATIENT CHARACTERISTICS: Other|HIV negative",
                        "U|@PRIOR CONCURRENT THERAPY: Surgery|At least 2 weeks since surgery");
    }

    @Test
    void split_headingWithinMarkedItem_isForThatItemAlone() {
        assertThat(split("""
                        --Patient Characteristics--
                        * Renal: No kidney stone
                        * Not pregnant Other: No dialysis
                        --Prior/Concurrent Therapy-- No graft
                        """))
                .containsExactly(
                        "U|@Patient Characteristics: Renal|No kidney stone",
                        "U|@Patient Characteristics|Not pregnant",
                        "U|@Patient Characteristics: Other|No dialysis",
                        "U|@Prior/Concurrent Therapy|No graft");
    }

    @Test
    void split_kindNamedWithinSection_endsWithIt() {
        assertThat(split("DISEASE CHARACTERISTICS:\n* Gout\n\nExclusion Criteria:\n* Fever\n\n"
                        + "PATIENT CHARACTERISTICS:\n* Adult\n"))
                .containsExactly(
                        "U|@DISEASE CHARACTERISTICS|Gout",
                        "E|@DISEASE CHARACTERISTICS|Fever",
                        "U|@PATIENT CHARACTERISTICS|Adult");
    }

    @Test
    void split_oneHeadingOfRecordsAlone_isNoHeading() {
        assertThat(split("Age: 18 and over Sex: any")).containsExactly("U||Age: 18 and over Sex: any");
        assertThat(split("* Age: 18 and over\n* Other: No fever"))
                .containsExactly("U||Age: 18 and over", "U||Other: No fever");
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Key Exclusion Criteria: | ''",
                "The main exclusion criteria are: | ''",
                "Exclusion criteria include: | ''",
                "Criteria for exclusion: | ''",
                "Non-inclusion criteria | ''",
                "Non inclusion criteria : | ''",
                "3.2 Exclusion Criteria | ''",
                "**Exclusion Criteria** | ''",
                "### Exclusion criteria | ''",
                "Excluded: | ''",
                "EXLUSION CRITERIA: | ''",
                "Patient Participant Exclusion Criteria: | Patient Participant",
                "Donor Exclusion Criteria | Donor",
                "Part B - Exclusion Criteria: | Part B",
                "General Exclusion Criteria | General",
                "Exclusion criteria for controls: | controls",
                "Exclusion criteria for the sub-study | sub-study",
                "Exclusion Criteria (Cohort 2) | Cohort 2",
                "Exclusion Criteria: Cohort 2 | Cohort 2",
                "Exclusion criteria - healthy volunteers | healthy volunteers",
                "EXCLUSION CRITERIA - DONORS: | DONORS",
                "Additional Exclusion Criteria for Part B only: | Additional for Part B only",
                "Caregiver exclusion: | Caregiver",
                "Subjects will be excluded if: | ''",
                "You will not be eligible for this study if you: | ''",
                "Criterios de exclusión: | ''",
                "Critérios de exclusão: | ''",
                "Critères d'exclusion : | ''",
                "Critères de non-inclusion : | ''",
                "Ausschlusskriterien: | ''",
                "Criteri di esclusione | ''",
                "Exclusiecriteria | ''",
                "Kryteria wykluczenia: | ''",
                "Критерии исключения: | ''",
                "除外基準 | ''",
                "제외기준 | ''",
                "معیارهای خروج: | ''",
                "对照组排除标准： | 对照组",
                "Criterios de no inclusión: | ''",
                "Critères de non-éligibilité : | ''",
                "Hauptausschlusskriterien | ''",
                "Ausschlussgründe: | ''",
                "Critérios de não inclusão: | ''",
                "Redenen voor uitsluiting: | ''",
                "主要排除准则： | 主要",
                "【排除标准】 | ''",
                "II. Exclusion criteria | ''",
                "Excluison criteria: | ''",
                "Reasons for exclusion: | ''",
                "Who cannot take part? | ''",
                "Ausgeschlossen werden Patienten mit: | Ausgeschlossen werden Patienten mit"
            })
    void split_exclusionHeading_isNoCriterionAndSaysForWhom(String heading, String section) {
        String under = section.isEmpty() ? "" : "@" + section;

        assertThat(split("Inclusion Criteria:\n* Fever\n" + heading + "\n* Cough\n* Asthma"))
                .containsExactly("I||Fever", "E|" + under + "|Cough", "E|" + under + "|Asthma");
    }

    @Test
    void split_wordsRightBehindHeading_areCriteria() {
        assertThat(split("Inclusion Criteria Adults with fever\nExclusion Criteria <18 years of age\n* Cough"))
                .containsExactly("I||Adults with fever", "E||<18 years of age", "E||Cough");
        assertThat(split("Recipient Exclusion Criteria: asthma")).containsExactly("E|@Recipient|asthma");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* Fever\n* Lives near the clinic Exclusion Criteria:\n* Cough",
                "* Fever\n* Lives near the clinic Exclusion criteria\n* Cough",
                "* Fever\n* Lives near the clinic. Exclusion Criteria\n* Cough",
                "* Fever\n* Lives near the clinic Exclusion Criteria: - Cough",
                "* Fever\n* Lives near the clinic~Exclusion Criteria:~* Cough",
                "~* Fever~ ~* Lives near the clinic~ ~Exclusion Criteria:~ ~* Cough~"
            })
    void split_headingAtTheEndOfAnItem_beginsItsList(String items) {
        boolean tildes = items.contains("~");

        assertThat(split("Inclusion Criteria:" + (tildes ? items.replace("\n", "~") : "\n" + items)))
                .map(line -> line.replace("clinic.", "clinic"))
                .containsExactly("I||Fever", "I||Lives near the clinic", "E||Cough");
    }

    @Test
    void split_headingBehindLongUnfinishedItem_beginsItsList() {
        assertThat(
                        split(
                                "Inclusion Criteria:\n* Adults who have had a fever of an unknown cause for longer than a week\nExclusion Criteria:\n* Cough"))
                .containsExactly(
                        "I||Adults who have had a fever of an unknown cause for longer than a week", "E||Cough");
    }

    @Test
    void split_tildesOfNumbers_areWords() {
        assertThat(split("Aged 18~65, ~70 kg or a dose of about ~ 5 mg"))
                .containsExactly("U||Aged 18~65, ~70 kg or a dose of about ~ 5 mg");
    }

    /** The list goes on as its heading says where the sentence is over. */
    @Test
    void split_sentenceOfTheOtherKind_isForItsListAlone() {
        assertThat(
                        split(
                                "Inclusion Criteria\n\nPatients with the following are excluded:\n* Cough\n\nPatients must have:\n* Fever"))
                .containsExactly("E||Cough", "I||Patients must have:", "I|<2|Fever");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Women are excluded unless they meet one of these:",
                "Inclusion of women:",
                "Participants who meet the inclusion criteria",
                "Refer to the Exclusion Criteria",
                "No inclusion criteria",
                "Nichterfüllung der Einschlusskriterien",
                "不符合排除标准者"
            })
    void split_lineThatIsNoHeading_changesNoKind(String line) {
        assertThat(split("Inclusion Criteria:\n\n" + line + "\n\n* Fever").get(0))
                .isEqualTo("I||" + line);
    }

    @Test
    void split_headingOfWithdrawal_isUnstatedAndKeepsItsWords() {
        assertThat(split("Exclusion Criteria:\n* Cough\nWithdrawal criteria:\n* Fever"))
                .containsExactly("E||Cough", "U|@Withdrawal criteria|Fever");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "after treatment | (by rays), or a cough | after treatment (by rays), or a cough",
                "with a fever | (F2), or a cough | with a fever (F2), or a cough",
            })
    void split_lineThatBeginsInBrackets_goesOnWithTheItem(String line, String next, String item) {
        assertThat(split("Exclusion Criteria:\n- Sores " + line + "\n" + next)).containsExactly("E||Sores " + item);
        assertThat(split("Exclusion Criteria:\nSores\n(Expected) fever")).hasSize(2);
    }

    @Test
    void split_headingForBoth_isUnstated() {
        assertThat(split("Exclusion Criteria:\n* Cough\nInclusion/Exclusion Criteria:\n* Fever"))
                .containsExactly("E||Cough", "U||Fever");
        assertThat(split("Exclusion Criteria:\n* Cough\nCriterios de inclusión y exclusión:\n* Fever"))
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
