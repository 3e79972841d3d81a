package org.trialgraph.match;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trialgraph.eligibility.Measures;
import org.trialgraph.match.Patient.Days;
import org.trialgraph.model.CriterionReader;
import org.trialgraph.model.Linker;

/**
 * Reads a patient's record: a JSON object of the members that {@code src/docs/match.md} lists, or a Bundle of HL7 FHIR R4. Not for several
 * threads at a time.
 */
public final class PatientReader {
    /** Largest record in bytes. */
    public static final int LARGEST = 8 * 1024 * 1024;

    private static final String EXAMPLE =
            "a record is {\"age\": 58, \"sex\": \"female\", \"conditions\": [\"asthma\"]} and the like";
    private static final int DEEPEST = 100;
    private static final int MOST_OF_A_KIND = 1000;
    private static final Set<String> MEMBERS = Set.of(
            "date",
            "age",
            "birthDate",
            "sex",
            "conditions",
            "drugs",
            "without",
            "measures",
            "history",
            "pregnant",
            "lactating",
            "contraception");
    private static final Map<String, String> STATES =
            Map.of("pregnant", "Pregnancy", "lactating", "Lactation", "contraception", "Contraception");
    private static final Map<String, ChronoUnit> UNITS_OF_AGE = Map.of(
            "", ChronoUnit.YEARS,
            "a", ChronoUnit.YEARS,
            "y", ChronoUnit.YEARS,
            "mo", ChronoUnit.MONTHS,
            "m", ChronoUnit.MONTHS,
            "w", ChronoUnit.WEEKS,
            "wk", ChronoUnit.WEEKS,
            "d", ChronoUnit.DAYS);

    private final ObjectMapper json;
    private final Measures measures = new Measures();
    private final Units units = new Units(measures);
    private final Terms terms;
    private final CriterionReader criteria;

    /**
     * @param linker finds the headings of words
     * @param criteria reads names and units that are printed as in criteria
     */
    public PatientReader(Linker linker, CriterionReader criteria) {
        this.terms = new Terms(linker);
        this.criteria = criteria;
        JsonFactory bounded = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        json = new ObjectMapper(bounded).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * Reads a record.
     *
     * @param today the day that age and times are counted to where the record tells none
     * @throws PatientException if it is no record of a patient
     */
    public Patient read(InputStream in, LocalDate today) throws IOException, PatientException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new PatientException("the record of the patient has more than " + (LARGEST >> 20)
                    + " MB → leave out what criteria do not ask for");
        }
        JsonNode record;
        try {
            record = json.readTree(bytes);
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            throw new PatientException("the record of the patient is no JSON" + place + ": "
                    + PatientBuilder.shortened(e.getOriginalMessage())
                    + " → correct it; " + EXAMPLE);
        }
        if (record == null || !record.isObject()) {
            throw new PatientException("the record of the patient is no JSON object → " + EXAMPLE);
        }
        String type = record.path("resourceType").asText();
        if (!type.isEmpty() && !type.equals("Bundle")) {
            throw new PatientException("a FHIR resource \"" + PatientBuilder.shortened(type)
                    + "\" alone is no record of a patient → give a Bundle with the Patient and what is known of it");
        }
        LocalDate on = day(record, today);
        PatientBuilder patient = new PatientBuilder(on, measures, units, terms, criteria);
        if (type.isEmpty()) {
            own(record, patient);
        } else {
            new FhirBundle(patient).read(record);
        }
        return patient.patient();
    }

    private static LocalDate day(JsonNode record, LocalDate today) throws PatientException {
        String date = record.path("date").asText();
        if (date.isEmpty()) {
            return today;
        }
        Optional<Days> days = PatientBuilder.days(date);
        if (days.isEmpty() || !days.get().first().equals(days.get().last())) {
            throw new PatientException(
                    "\"" + PatientBuilder.shortened(date) + "\" is no date → write it as 2026-11-27");
        }
        return days.get().first();
    }

    private void own(JsonNode record, PatientBuilder patient) throws PatientException {
        record.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                patient.problem(
                        PatientBuilder.shortened(name),
                        "is no member of a record",
                        "one of " + String.join(", ", MEMBERS.stream().sorted().toList()));
            }
        });
        if (record.has("birthDate")) {
            patient.born(record.path("birthDate").asText());
        } else if (record.has("age")) {
            age(record.get("age"), patient);
        }
        if (record.has("sex")) {
            patient.sex("sex", record.path("sex").asText());
        }
        each(record, "conditions", patient, patient::has);
        each(record, "drugs", patient, patient::takes);
        each(record, "without", patient, patient::hasNot);
        STATES.forEach((member, measure) -> {
            JsonNode state = record.path(member);
            if (state.isBoolean()) {
                patient.state(measure, state.booleanValue());
            } else if (!state.isMissingNode() && !state.isNull()) {
                patient.problem(member, "is neither true nor false", "write true or false, or leave it out");
            }
        });
        atMost(record, "measures");
        record.path("measures").properties().forEach(entry -> measure(entry.getKey(), entry.getValue(), patient));
        atMost(record, "history");
        int number = 0;
        for (JsonNode event : record.path("history")) {
            happened("history " + ++number, event, patient);
        }
    }

    private static void atMost(JsonNode record, String member) throws PatientException {
        if (record.path(member).size() > MOST_OF_A_KIND) {
            throw new PatientException(member + ": more than " + MOST_OF_A_KIND + " are no patient's → leave some out");
        }
    }

    private interface Taken {
        void take(String place, String words);
    }

    private static void each(JsonNode record, String member, PatientBuilder patient, Taken taken)
            throws PatientException {
        JsonNode list = record.path(member);
        atMost(record, member);
        if (list.isTextual()) {
            taken.take(member, list.textValue());
        } else if (!list.isMissingNode() && !list.isArray()) {
            patient.problem(member, "is no list", "write [\"…\", \"…\"]");
        }
        int number = 0;
        for (JsonNode words : list) {
            taken.take(member + " " + ++number, words.asText());
        }
    }

    private static void age(JsonNode age, PatientBuilder patient) throws PatientException {
        JsonNode number = age.isObject() ? age.path("value") : age;
        String printed = number.asText().strip();
        int digits = 0;
        while (digits < printed.length() && "0123456789.-".indexOf(printed.charAt(digits)) >= 0) {
            digits++;
        }
        String rest = printed.substring(digits);
        String unit =
                (rest.isEmpty() ? age.path("unit").asText() : rest).strip().toLowerCase(Locale.ROOT);
        ChronoUnit known = UNITS_OF_AGE.get(
                unit.startsWith("year") || unit.equals("岁")
                        ? "a"
                        : unit.startsWith("month")
                                ? "mo"
                                : unit.startsWith("week") ? "wk" : unit.startsWith("day") ? "d" : unit);
        try {
            double value = Double.parseDouble(printed.substring(0, digits));
            if (known != null) {
                patient.age((int) Math.floor(value), known);
                return;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new PatientException("\"" + PatientBuilder.shortened(printed)
                + "\" is no age → write the years as a number, or {\"value\": 6, \"unit\": \"mo\"}");
    }

    /** A number, words such as {@code 45 U/L}, or an object with a value, a unit and limits of normal. */
    private static void measure(String name, JsonNode given, PatientBuilder patient) {
        Optional<String> measure = patient.measure(name);
        String place = PatientBuilder.shortened(name);
        if (measure.isEmpty()) {
            patient.problem(
                    place, "no measure has this name", "write a name of the scheme /code/measure, or a LOINC code");
            return;
        }
        JsonNode value = given.isObject() ? given.path("value") : given;
        String printed = value.asText().strip();
        int end = 0;
        while (end < printed.length() && "0123456789.-+eE".indexOf(printed.charAt(end)) >= 0) {
            end++;
        }
        String unit = (printed.substring(end) + " " + given.path("unit").asText("")).strip();
        if (patient.measures().isState(measure.get()) && value.isBoolean()) {
            patient.state(measure.get(), value.booleanValue());
            return;
        }
        boolean plain = value.isNumber() || end > 0 && !printed.startsWith(",", end) && !printed.startsWith("/", end);
        if (!plain
                && patient.values(
                        place,
                        measure.get(),
                        (printed + " " + given.path("unit").asText("")).strip())) {
            return;
        }
        try {
            double number = value.isNumber() ? value.doubleValue() : Double.parseDouble(printed.substring(0, end));
            double upper = normal(given.path("upperNormal"), place, patient);
            double lower = normal(given.path("lowerNormal"), place, patient);
            patient.value(place, measure.get(), number, unit, upper, lower);
        } catch (NumberFormatException e) {
            patient.problem(
                    place, "\"" + PatientBuilder.shortened(printed) + "\" is no value", "write a number and its unit");
        }
    }

    private static double normal(JsonNode limit, String place, PatientBuilder patient) {
        double number = limit.asDouble(Double.NaN);
        if (Double.isNaN(number) && !limit.isMissingNode() && !limit.isNull()) {
            patient.problem(
                    place,
                    "\"" + PatientBuilder.shortened(limit.asText()) + "\" is no limit of normal",
                    "write a number in the unit of the value");
        }
        return number;
    }

    private static void happened(String place, JsonNode event, PatientBuilder patient) {
        String words = event.path("event").asText();
        Optional<Days> when = event.path("daysAgo").isIntegralNumber()
                ? Optional.of(event.path("daysAgo").intValue())
                        .filter(ago -> ago >= 0)
                        .map(ago -> new Days(
                                patient.on().minusDays(ago), patient.on().minusDays(ago)))
                : PatientBuilder.days(event.path("date").asText());
        if (words.isBlank() || when.isEmpty()) {
            patient.problem(
                    place, "tells no event with its day", "write {\"event\": \"…\", \"daysAgo\": 30} or a \"date\"");
        } else {
            patient.happened(place, words, when.get());
        }
    }
}
