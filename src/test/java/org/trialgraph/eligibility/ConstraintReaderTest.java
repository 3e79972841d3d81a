package org.trialgraph.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.model.Constraint;
import org.trialgraph.model.Constraint.Bound;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Text;

/** What criteria say, as a line: measure, bounds in brackets (round ones where the bound itself is not allowed), unit, window. */
class ConstraintReaderTest {
    private static final ConstraintReader READER = new ConstraintReader();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HbA1c above 7.5 %                                 | HbA1c (7.5, ) %
            creatinine < or = to 2.0 mg/dL                    | Creatinine ( ,2.0] mg/dL
            bilirubin =< 1.5 x ULN                            | Bilirubin ( ,1.5] [ULN]
            no more than twice the upper limit of normal for ALT or AST | AlanineAminotransferase ( ,2] [ULN]; AspartateAminotransferase ( ,2] [ULN]
            AST (SGOT)/ALT (SGPT) <= 2.5 x ULN, or <= 5 x ULN with liver metastases | AspartateAminotransferase ( ,2.5] [ULN]; AlanineAminotransferase ( ,2.5] [ULN]; AspartateAminotransferase ( ,5] [ULN]; AlanineAminotransferase ( ,5] [ULN]
            platelets of at least 80 000/mm3                  | Platelets [80000, ) /mm3
            platelet count > 100, 000/mm3                     | Platelets (100000, ) /mm3
            platelets at least 100,000 per cubic millimeter   | Platelets [100000, ) /mm3
            Platelets >= 10^5/µL                              | Platelets [100000, ) /uL
            HIV RNA >= 1×10^3 copies/mL                       | HivViralLoad [1, ) 10*3{copies}/mL
            neutrophils 1.5 x 10e9/L or more                  | Neutrophils [1.5, ) 10*9/L
            Hb >= 12 in women, >= 13 in men                   | Hemoglobin [12, ); Hemoglobin [13, )
            QTc > 450 ms (men) or > 470 ms (women)            | QtcInterval (450, ) ms; QtcInterval (470, ) ms
            ECOG performance status 2 - 3                     | EcogPerformanceStatus [2,3]
            ECOG 0, 1 or 2                                    | EcogPerformanceStatus [0,2]
            NYHA class III or IV                              | NyhaClass [3,4]
            blood pressure > 140/90 mmHg                      | SystolicBloodPressure (140, ) mm[Hg]; DiastolicBloodPressure (90, ) mm[Hg]
            18 <= age < 75 years                              | Age [18,75) a
            Patients over 65                                  | Age (65, ) a
            6 months to 5 years of age                        | Age [6, ) mo; Age ( ,5] a
            children between the ages of 8 and 21             | Age [8,21] a
            GFR < 30 mL/min/1.73 m2                           | GlomerularFiltrationRate ( ,30) mL/min/{1.73_m2}
            T-score of -2.5 or lower                          | BoneDensityTScore ( ,-2.5]
            T-score <= -2.5                                   | BoneDensityTScore ( ,-2.5]
            end-diastolic diameter > 60 mm                    | Unmapped (60, ) mm
            no more than 2 prior lines of therapy             | PriorTherapyLines ( ,2]
            at least two weeks since major surgery            | TimeSince [2, ) wk
            malignancy within the last 5 years                | TimeSince P5Y
            weight loss > 10% in the last 6 months            | WeightLoss (10, ) % P6M
            AST below 2 times ULN (4 times ULN with metastases) | AspartateAminotransferase ( ,2) [ULN]; AspartateAminotransferase ( ,4) [ULN]
            lymphocytes at least 900 cells/mm                 | Lymphocytes [900, ) /mm3
            tumor of 3 cm or more                             | TumorSize [3, ) cm
            fewer than 700 neutrophils/mm3                    | Neutrophils ( ,700) /mm3
            more than 12 % of their body surface area         | BodySurfaceAffected (12, ) %
            temperature > 37.8 °C in the armpit or > 38.4 °C in the ear | BodyTemperature (37.8, ) Cel; BodyTemperature (38.4, ) Cel
            at least 40 kg in weight                          | Weight [40, ) kg
            infants under 9 months                            | Age ( ,9) mo
            a minimum IQ of 85                                | IntelligenceQuotient [85, )
            ASA class 3 (systemic disease) or lower           | AsaClass ( ,3]
            NYHA class II-IV                                  | NyhaClass [2,4]
            platelets < 50.000/mm3                            | Platelets ( ,50000) /mm3
            pulse above 110 times/min                         | HeartRate (110, ) /min
            SGPT not above 60 U                               | AlanineAminotransferase ( ,60] U
            neutrophils > 2 G/L                               | Neutrophils (2, ) 10*9/L
            saturation falls to < 88 %                        | OxygenSaturation ( ,88) %
            blood pressure over 170 mmHg systolic             | SystolicBloodPressure (170, ) mm[Hg]
            systolic/diastolic blood pressure > 150/95 mmHg   | SystolicBloodPressure (150, ) mm[Hg]; DiastolicBloodPressure (95, ) mm[Hg]
            Karnofsky (or Lansky) 60-100 %                    | KarnofskyPerformanceStatus [60,100] %; LanskyPerformanceStatus [60,100] %
            osteocalcin (OC) level above 30 ng/mL             | Unmapped (30, ) ng/mL
            duration of ventilation more than 2 days          | Duration (2, ) d
            gastric residue of 200 mL or more                 | Unmapped [200, ) mL
            clamping time > 3 minutes                         | Unmapped (3, ) min
            between 20 and 30 weeks pregnant                  | GestationalAge [20,30] wk
            Age between 2 and under 12                        | Age [2,12) a
            >= 16 and <= 70 years of age                      | Age [16, ) a; Age ( ,70] a
            eighteen years (inclusive) or older               | Age [18, ) a
            adults (>= 21)                                    | Age [21, ) a
            under 15 years at diagnosis                       | AgeAtDiagnosis ( ,15) a
            年龄18周岁及以上                                    | Age [18, ) a
            18岁≤年龄﹤70岁                                    | Age [18,70) a
            总胆红素不超过正常值上限的1.5倍                       | Bilirubin ( ,1.5] [ULN]
            血小板≥80×109/L                                   | Platelets [80, ) 10*9/L
            入组前4周内接受过化疗                                | TimeSince P28D
            """)
    void limit_inAnyForm_isRead(String criterion, String said) {
        assertThat(read(criterion)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.5 Signed informed consent
            Phase 3 trial with 2 arms at 5 sites
            Type 2 diabetes, stage III, grade 4 glioma
            treated in NCT01234567 or after 12/03/2019
            infection before 2015
            CYP3A4 inhibitors and vitamin B12
            COVID-19 pneumonia
            bilirubin , 1.5 mg/dL
            1234 567 890
            not unable to walk 50 m
            must agree to contraceptive implants for at least 3 months
            available until at least 24 weeks after the last injection
            hemoglobin A greater than five
            consumed at least 75 of 100 tablets
            visual acuity of 20/60 or better
            dexamethasone > 4 mg/day
            antibody titre >= 1:80
            fewer than 3 of these signs
            height below the 7th
            more than 5 % drop in saturation
            rising PSA in a minimum of 4 samples
            prothrombin time more than 3 seconds above control
            drinks more than 3 days per week
            lesions involving more than 20 % of the lung
            Age 1-5 years:
            the scar is older than 4 months
            Age =18 years
            at least 3 years postmenopausal
            """)
    void number_thatIsNoLimit_isNotRead(String criterion) {
        assertThat(READER.read(criterion(criterion, Polarity.UNSTATED)).stream()
                        .filter(read -> read.lower().isPresent() || read.upper().isPresent()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INCLUSION | creatinine below 2 mg/dL                               | Creatinine REQUIRED
            EXCLUSION | creatinine above 2 mg/dL                               | Creatinine EXCLUDED
            UNSTATED  | creatinine above 2 mg/dL                               | Creatinine
            INCLUSION | creatinine below 2 mg/dL unless clearance is above 60 mL/min | Creatinine REQUIRED; Unmapped
            INCLUSION | Not pregnant or nursing                                | Pregnancy EXCLUDED; Lactation EXCLUDED
            EXCLUSION | Pregnant or breastfeeding women                        | Pregnancy EXCLUDED; Lactation EXCLUDED
            INCLUSION | Women need a negative pregnancy test                   | Pregnancy EXCLUDED
            INCLUSION | Pregnant women with asthma                             | Pregnancy REQUIRED
            INCLUSION | Pregnant women may be enrolled with their obstetrician | ''
            INCLUSION | Pregnant women are excluded from these visits          | ''
            EXCLUSION | Pregnancy. Breastfeeding mothers are eligible          | Pregnancy EXCLUDED
            EXCLUSION | ALT above 90 U/L or bilirubin above 2 mg/dL            | AlanineAminotransferase EXCLUDED; Bilirubin EXCLUDED
            EXCLUSION | ALT above 90 U/L and bilirubin above 2 mg/dL           | AlanineAminotransferase; Bilirubin
            INCLUSION | Not menopausal for a year and at least age 47          | Age
            INCLUSION | creatinine below 2 mg/dL for patients over 70 years    | Creatinine REQUIRED; Age
            INCLUSION | Signed consent, by the parents where children are less than 16 years old | Age
            EXCLUSION | Yoga more than 3 times per week within the last month   | ''
            INCLUSION | Women have a pregnancy test                            | ''
            INCLUSION | Both use effective contraception                       | Contraception REQUIRED
            """)
    void requirement_followsListAndWords(Polarity list, String criterion, String said) {
        assertThat(READER.read(criterion(criterion, list)).stream()
                        .map(read -> read.measure()
                                + read.requirement().map(known -> " " + known).orElse(""))
                        .collect(Collectors.joining("; ")))
                .isEqualTo(said);
    }

    @Test
    void limit_withoutAName_isOfTheHeading() {
        Text text = new Text("At least 3 months", "en");
        Criterion under = new Criterion(
                Polarity.UNSTATED,
                List.of(text),
                List.of(new Text("Life expectancy", "en")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(READER.read(under)).extracting(Constraint::measure).containsExactly("LifeExpectancy");
    }

    private static Criterion criterion(String text, Polarity list) {
        return Criteria.single(list, new Text(text, "en"), Optional.empty());
    }

    private static String read(String criterion) {
        return READER.read(criterion(criterion, Polarity.INCLUSION)).stream()
                .map(ConstraintReaderTest::line)
                .collect(Collectors.joining("; "));
    }

    private static String line(Constraint read) {
        String bounds = read.lower().isEmpty() && read.upper().isEmpty()
                ? ""
                : read.lower().filter(Bound::inclusive).map(bound -> " [").orElse(" (")
                        + value(read.lower()) + ","
                        + value(read.upper())
                        + read.upper()
                                .filter(Bound::inclusive)
                                .map(bound -> "]")
                                .orElse(")");
        return (read.measure() + bounds + " " + read.unit() + " " + read.window())
                .strip()
                .replace("  ", " ");
    }

    private static String value(Optional<Bound> bound) {
        return bound.map(known -> known.value().toPlainString()).orElse(" ");
    }
}
