package org.trialgraph.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.eligibility.Measures;

/** Records of patients as people write and systems export them. */
class PatientReaderTest {
    private static StoredCriteria records;

    @BeforeAll
    static void open() throws Exception {
        records = new StoredCriteria();
    }

    @Test
    void example_isReadWhole() throws Exception {
        Patient patient = records.patient(Files.readString(Path.of("src/docs/match-patient.json")));

        assertThat(patient.problems()).isEmpty();
        assertThat(patient.values()).containsKeys("Hemoglobin", "BodyMassIndex", "NyhaClass", "Platelets");
        assertThat(patient.terms()).hasSize(4);
    }

    @Test
    void bundle_ofFhir_isReadWhole() throws Exception {
        Patient patient = records.patient(Files.readString(Path.of("src/docs/match-bundle.json")));

        assertThat(patient.problems()).isEmpty();
        assertThat(patient.born().orElseThrow().first()).isEqualTo(LocalDate.of(1961, 7, 4));
        assertThat(patient.sex()).contains("Male");
        assertThat(patient.terms()).extracting(Patient.Term::words).contains("Asthma", "D003924", "Metformin");
        assertThat(patient.absent()).extracting(Patient.Term::words).containsExactly("HIV Infections");
        assertThat(patient.values().get("Hemoglobin").printed()).isEqualTo("13.9 g/dL");
        assertThat(patient.values().get("AlanineAminotransferase").upperNormal())
                .hasValue(50);
        assertThat(patient.values()).containsKeys("SystolicBloodPressure", "DiastolicBloodPressure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"142/88 mmHg\"", "{\"value\": \"142/88\", \"unit\": \"mmHg\"}"})
    void bloodPressure_asPrinted_isTwoMeasures(String printed) throws Exception {
        Patient patient = records.patient("{\"measures\": {\"BP\": " + printed + "}}");

        assertThat(patient.problems()).isEmpty();
        assertThat(patient.values().get("SystolicBloodPressure").printed()).isEqualTo("142 mm[Hg]");
        assertThat(patient.values().get("DiastolicBloodPressure").printed()).isEqualTo("88 mm[Hg]");
    }

    @ParameterizedTest
    @CsvSource({
        "creatinine, 88.42 umol/L, 1.0, mg/dL",
        "creatinine, 1 mg/dl, 1.0, mg/dL",
        "HbA1c, 48 mmol/mol, 6.54, %",
        "temperature, 98.6 [degF], 37.0, Cel",
        "platelets, 150 K/uL, 150, 10*9/L",
        "platelets, 150000 /mm3, 150, 10*9/L",
        "Karnofsky, 80 %, 80, {score}",
        "ALT, 30 [IU]/L, 30, U/L",
        "718-7, 128 g/L, 128, g/L",
        "NYHA, III, 3, {class}",
        "WBC, '4,500/mm3', 4.5, 10*9/L",
        "血红蛋白, 12.8 g/dL, 128, g/L"
    })
    void unit_ofValue_isConverted(String name, String printed, double number, String unit) throws Exception {
        Patient patient = records.patient("{\"measures\": {\"" + name + "\": \"" + printed + "\"}}");

        assertThat(patient.problems()).isEmpty();
        Units units = new Units(new Measures());
        String measure = patient.values().keySet().iterator().next();
        Patient.Amount asked = units.comparable(measure, number, unit).orElseThrow();
        Patient.Amount given = patient.values().get(measure).amount();
        assertThat(given.unit()).isEqualTo(asked.unit());
        assertThat(given.number()).isCloseTo(asked.number(), within(asked.number() * 1e-3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"measures\": {\"Hb\": \"12 furlongs\"}}",
                "{\"measures\": {\"Hb\": \"12\"}}",
                "{\"measures\": {\"Hb\": \"1e999 g/L\"}}",
                "{\"measures\": {\"Hb\": {\"value\": 12, \"unit\": \"10*99999999/L\"}}}",
                "{\"measures\": {\"Hb\": {\"value\": 12, \"unit\": \"((((((((m9.m9)))\"}}}",
                "{\"measures\": {\"aura of the patient\": 12}}",
                "{\"conditions\": [\"an ailment without a name\"]}",
                "{\"sex\": \"7\"}",
                "{\"wieght\": 80}",
                "{\"pregnant\": \"perhaps\"}",
                "{\"history\": [{\"event\": \"stroke\"}]}"
            })
    @Timeout(20)
    void part_thatIsNotUnderstood_isLeftOutWithWhatToDo(String record) throws Exception {
        Patient patient = records.patient(record);

        assertThat(patient.problems())
                .singleElement()
                .asString()
                .contains(" → ")
                .doesNotContain("\n", "Exception");
        assertThat(patient.values()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "no JSON",
                "{\"age\": -3}",
                "{\"age\": 400}",
                "{\"age\": \"old\"}",
                "{\"birthDate\": \"2031-01-01\"}",
                "{\"birthDate\": \"yesterday\"}",
                "{\"date\": \"soon\"}",
                "{\"age\": 1} {\"age\": 2}",
                "{\"resourceType\": \"Patient\"}",
                "{\"resourceType\": \"Bundle\"}"
            })
    void record_thatCannotBe_isRefusedInOneSentence(String record) {
        assertThatThrownBy(() -> records.patient(record))
                .isInstanceOf(PatientException.class)
                .hasMessageContaining(" → ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void record_tooLargeOrDeep_isRefusedAtOnce() {
        String deep = "{\"a\":".repeat(5000);
        String large = "{\"a\": \"" + "x".repeat(10 << 20) + "\"}";

        assertThatThrownBy(() -> records.patient(deep)).isInstanceOf(PatientException.class);
        assertThatThrownBy(() -> records.patient(large))
                .isInstanceOf(PatientException.class)
                .hasMessageContaining("more than 8 MB");
    }
}
