package org.trialgraph.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.match.TrialIndex.Group;
import org.trialgraph.match.TrialIndex.Judged;

/** What a patient is told of criteria and fields. */
class TrialIndexTest {
    private static final String WOMAN = """
            {"age": 58, "sex": "female", "conditions": ["asthma", "type 2 diabetes"], "drugs": ["metformin"],
             "without": ["HIV infections"], "pregnant": false, "lactating": false,
             "measures": {"Hb": "11 g/dL", "platelets": "90 10*9/L", "creatinine": "133 umol/L", "ECOG": 1, "LVEF": 55,
               "ALT": {"value": 100, "unit": "U/L", "upperNormal": 40}, "AST": "30 U/L", "bilirubin": "0.8 mg/dL"},
             "history": [{"event": "myocardial infarction", "daysAgo": 100}]}""";

    private static StoredCriteria trials;
    private static Patient woman;

    @BeforeAll
    static void read() throws Exception {
        trials = new StoredCriteria();
        woman = trials.patient(WOMAN);
        assertThat(woman.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Inclusion | Hemoglobin >= 9 g/dL                                  | MET
            Inclusion | Hemoglobin >= 90 g/L                                  | MET
            Inclusion | Hemoglobin >= 12 g/dL                                 | NOT_MET
            Inclusion | Hemoglobin > 11 g/dL                                  | NOT_MET
            Inclusion | Hemoglobin >= 9                                       | UNKNOWN
            Inclusion | Platelets >= 100,000/mm3                              | NOT_MET
            Exclusion | Platelets < 100 x 10^9/L                              | NOT_MET
            Inclusion | Serum creatinine <= 1.4 mg/dL                         | NOT_MET
            Inclusion | Serum creatinine <= 1.6 mg/dL                         | MET
            Inclusion | ALT <= 3 x ULN                                        | MET
            Inclusion | ALT <= 2 x ULN                                        | NOT_MET
            Inclusion | AST <= 3 x ULN                                        | UNKNOWN
            Inclusion | ECOG performance status 0-1                           | MET
            Exclusion | LVEF < 50%                                            | MET
            Inclusion | Hemoglobin >= 9 g/dL without transfusion              | UNKNOWN
            Inclusion | Hemoglobin >= 12 g/dL after a transfusion             | NOT_MET
            Exclusion | Hemoglobin < 12 g/dL that needs a transfusion         | UNKNOWN
            Inclusion | Hemoglobin >= 12 g/dL or bilirubin < 1 mg/dL          | UNKNOWN
            Inclusion | Hemoglobin >= 9 g/dL or bilirubin < 1 mg/dL           | MET
            Inclusion | Hemoglobin >= 9 g/dL and platelets >= 100 x 10^9/L    | NOT_MET
            Inclusion | Hemoglobin >= 12 g/dL if there is no metastasis       | UNKNOWN
            Inclusion | Hemoglobin >= 12 g/dL in men                          | UNKNOWN
            Inclusion | Male or female, aged 18 to 65 years                   | MET
            Inclusion | Age 18 to 50 years                                    | NOT_MET
            Exclusion | Pregnant or breast-feeding women                      | MET
            Exclusion | Myocardial infarction within the last 6 months        | NOT_MET
            Exclusion | Myocardial infarction within the last 2 months        | MET
            Exclusion | Stroke within the last 6 months                       | UNKNOWN
            Exclusion | Diabetes mellitus                                     | NOT_MET
            Exclusion | HIV infections                                        | MET
            Exclusion | Stroke or myocardial infarction in the last 2 months   | UNKNOWN
            Exclusion | Stroke or myocardial infarction in the last 6 months   | NOT_MET
            Inclusion | HIV negative                                          | UNKNOWN
            Inclusion | No HIV infections                                     | MET
            Exclusion | Psoriasis                                             | UNKNOWN
            Inclusion | Ready to come to all visits                           | UNKNOWN
            """)
    void criterion_ofPatient_isMetNotMetOrUnknown(String list, String criterion, Verdict verdict) throws Exception {
        assertThat(trials.verdict(list, criterion, woman)).isEqualTo(verdict);
    }

    @Test
    void criterion_ofSeveral_doesNotRuleOutAlone() throws Exception {
        Judged judged = trials.judged(
                "Inclusion Criteria:\n\n* At least two of the following:\n\n   * Hemoglobin >= 12 g/dL\n   * LVEF >= 50%\n",
                "", "Asthma", woman);

        assertThat(judged.criteria()).hasSize(3).doesNotContain(Verdict.NOT_MET);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "minimumAge": "18 Years", "maximumAge": "58 Years" | Asthma                 | MAY_TAKE_PART | ''
            "minimumAge": "720 Months"                         | Asthma                 | UNLIKELY      | age
            "maximumAge": "57 Years"                           | Asthma                 | UNLIKELY      | age
            "minimumAge": "18 Years"                           | Lung Diseases          | MAY_TAKE_PART | ''
            "minimumAge": "18 Years"                           | Psoriasis              | UNLIKELY      | condition
            "minimumAge": "18 Years"                           | Something of its own   | UNKNOWN       | ''
            """)
    void fields_ofTrial_decideItsGroup(String more, String condition, Group group, String reason) throws Exception {
        Judged judged = trials.judged("Inclusion Criteria:\n\n* Ready to come\n", ", " + more, condition, woman);

        assertThat(judged.group()).isEqualTo(group);
        assertThat(judged.reason()).isEqualTo(reason);
    }

    @Test
    void age_inYears_isUnknownBetweenBirthdays() throws Exception {
        Patient child = trials.patient("{\"age\": 2}");

        assertThat(trials.judged("Ready", ", \"minimumAge\": \"30 Months\"", "Asthma", child)
                        .age())
                .isEqualTo(Verdict.UNKNOWN);
    }
}
