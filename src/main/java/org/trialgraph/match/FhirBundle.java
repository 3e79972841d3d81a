package org.trialgraph.match;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.trialgraph.match.Patient.Days;

/**
 * Reads a Bundle of HL7 FHIR R4 (hl7.org/fhir/R4): Patient, Condition, Observation, MedicationStatement and Procedure. Measures are told by
 * LOINC or by their names, diseases and drugs by MeSH or by their words. Of several values of a measure the latest counts.
 */
final class FhirBundle {
    private static final Set<String> NOT_TRUE = Set.of("entered-in-error", "cancelled", "not-taken", "not-done");
    private static final Set<String> OVER = Set.of("resolved", "inactive", "remission", "completed", "stopped");
    private static final String LOINC = "http://loinc.org";
    private static final String YES = "LA15173-0 77386006 LA33-6 true";
    private static final String NO = "LA26683-5 60001007 LA32-8 false";

    private final PatientBuilder patient;
    private final Map<String, Integer> others = new TreeMap<>();

    FhirBundle(PatientBuilder patient) {
        this.patient = patient;
    }

    void read(JsonNode bundle) throws PatientException {
        List<JsonNode> observations = new ArrayList<>();
        int patients = 0;
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            if (NOT_TRUE.contains(resource.path("status").asText())) {
                continue;
            }
            switch (resource.path("resourceType").asText()) {
                case "Patient" -> {
                    patients++;
                    person(resource);
                }
                case "Condition" -> condition(resource);
                case "Observation" -> observations.add(resource);
                case "MedicationStatement" -> medication(resource);
                case "Procedure" -> event(resource, "performedDateTime", "performedPeriod");
                default ->
                    others.merge(
                            PatientBuilder.shortened(
                                    resource.path("resourceType").asText()),
                            1,
                            Integer::sum);
            }
        }
        if (patients != 1) {
            throw new PatientException("the Bundle has " + patients + " Patients → give one of a single patient");
        }
        observations.sort(Comparator.comparing(
                observation -> observation.path("effectiveDateTime").asText()));
        observations.forEach(this::observation);
        others.forEach((type, count) -> patient.problem(
                type,
                count + " of this type are not read",
                "tell what matters of them as Condition, Observation, " + "MedicationStatement or Procedure"));
    }

    private void person(JsonNode person) throws PatientException {
        if (person.has("birthDate")) {
            patient.born(person.path("birthDate").asText());
        }
        String gender = person.path("gender").asText();
        if (gender.equals("female") || gender.equals("male")) {
            patient.sex("Patient.gender", gender);
        }
    }

    /** The id of MeSH, else the words of a concept; empty where it has neither. */
    private static String words(JsonNode concept) {
        for (JsonNode coding : concept.path("coding")) {
            String system = coding.path("system").asText();
            if (system.contains("mesh") || system.endsWith("2.16.840.1.113883.6.177")) {
                return coding.path("code").asText();
            }
        }
        String text = concept.path("text").asText();
        return text.isEmpty() ? concept.path("coding").path(0).path("display").asText() : text;
    }

    private static String code(JsonNode concept) {
        return concept.path("coding").path(0).path("code").asText();
    }

    private void condition(JsonNode condition) {
        String verified = code(condition.path("verificationStatus"));
        String words = words(condition.path("code"));
        if (verified.equals("refuted")) {
            patient.hasNot("Condition", words);
        } else if (!NOT_TRUE.contains(verified)) {
            if (!OVER.contains(code(condition.path("clinicalStatus")))) {
                patient.has("Condition", words);
            }
            PatientBuilder.days(condition.path("onsetDateTime").asText())
                    .ifPresent(days -> patient.happened("Condition", words, days));
        }
    }

    private void medication(JsonNode statement) {
        String words = words(statement.path("medicationCodeableConcept"));
        String end = statement.path("effectivePeriod").path("end").asText();
        if (OVER.contains(statement.path("status").asText()) || !end.isEmpty()) {
            PatientBuilder.days(
                            end.isEmpty() ? statement.path("effectiveDateTime").asText() : end)
                    .ifPresent(days -> patient.happened("MedicationStatement", words, days));
        } else {
            patient.takes("MedicationStatement", words);
        }
    }

    private void event(JsonNode resource, String day, String period) {
        String date = resource.path(day).asText();
        Optional<Days> when = PatientBuilder.days(
                date.isEmpty() ? resource.path(period).path("end").asText() : date);
        when.ifPresent(
                days -> patient.happened(resource.path("resourceType").asText(), words(resource.path("code")), days));
    }

    private void observation(JsonNode observation) {
        Optional<Days> when =
                PatientBuilder.days(observation.path("effectiveDateTime").asText());
        if (when.isPresent() && ChronoUnit.DAYS.between(patient.on(), when.get().first()) > 0) {
            patient.problem("Observation", "is of a day to come", "correct its effectiveDateTime");
            return;
        }
        value(observation);
        observation.path("component").forEach(this::value);
    }

    private void value(JsonNode observation) {
        JsonNode concept = observation.path("code");
        Optional<String> measure = Optional.empty();
        for (JsonNode coding : concept.path("coding")) {
            if (measure.isEmpty() && coding.path("system").asText().equals(LOINC)) {
                measure = patient.measures().ofLoinc(coding.path("code").asText());
            }
        }
        String name = concept.path("text")
                .asText(concept.path("coding").path(0).path("display").asText());
        String place = "Observation " + PatientBuilder.shortened(name);
        measure = measure.isEmpty() && !name.isEmpty() ? patient.measure(name) : measure;
        JsonNode quantity = observation.path("valueQuantity");
        boolean valued = quantity.path("value").isNumber()
                || observation.path("valueInteger").isNumber();
        if (measure.isEmpty()) {
            if (valued) {
                patient.problem(
                        place, "no measure has this code or name", "give a LOINC code of the scheme /code/measure");
            }
            return;
        }
        if (patient.measures().isState(measure.get())) {
            state(measure.get(), observation);
        } else if (valued) {
            JsonNode normal = observation.path("referenceRange").path(0);
            JsonNode number =
                    quantity.path("value").isNumber() ? quantity.path("value") : observation.path("valueInteger");
            patient.value(
                    place,
                    measure.get(),
                    number.doubleValue(),
                    quantity.path("code").asText(quantity.path("unit").asText("")),
                    normal.path("high").path("value").asDouble(Double.NaN),
                    normal.path("low").path("value").asDouble(Double.NaN));
        }
    }

    private void state(String measure, JsonNode observation) {
        String code = observation.path("valueBoolean").isBoolean()
                ? observation.path("valueBoolean").asText()
                : code(observation.path("valueCodeableConcept"));
        if (!code.isEmpty() && List.of(YES.split(" ")).contains(code)) {
            patient.state(measure, true);
        } else if (!code.isEmpty() && List.of(NO.split(" ")).contains(code)) {
            patient.state(measure, false);
        }
    }
}
