package org.trialgraph.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;

/**
 * Writes studies in the shape of the ClinicalTrials.gov API version 2, one a line, with as many sites, criteria and outcomes
 * as real ones have. The same number of studies always gives the same bytes.
 */
public final class StudyGenerator {
    private static final int MOST_SITES = 50;
    private static final List<String> CONDITIONS = List.of(
            "Aplastic Anemia",
            "Type 2 Diabetes Mellitus",
            "Breast Cancer",
            "Hypertension",
            "Heart Failure",
            "Alzheimer Disease",
            "Asthma",
            "COVID-19",
            "Multiple Sclerosis",
            "Chronic Hepatitis C",
            "Malaria",
            "Obesity");
    private static final List<String> DRUGS = List.of(
            "Cyclosporine",
            "Metformin",
            "Placebo",
            "Tacrolimus",
            "Insulin Glargine",
            "Paclitaxel",
            "Losartan",
            "Aspirin");
    private static final List<String> CITIES = List.of("Boston", "Chicago", "Houston", "Seattle", "Denver", "Miami");
    private static final List<String> STATUSES = List.of("RECRUITING", "COMPLETED", "TERMINATED", "NOT_YET_RECRUITING");
    private static final List<String> PHASES = List.of("PHASE1", "PHASE2", "PHASE3", "PHASE4");
    private static final List<String> WORDS = List.of(
            "participants",
            "receive",
            "treatment",
            "daily",
            "response",
            "weeks",
            "measured",
            "compared",
            "blood",
            "baseline",
            "dose",
            "safety",
            "visit",
            "group",
            "score",
            "survival",
            "adverse",
            "events",
            "of",
            "and",
            "the");

    private final JsonFactory json = new JsonFactory();

    /** Writes studies numbered from NCT05000000 on. */
    public void write(int studies, OutputStream out) throws IOException {
        Random random = new Random(1);
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.setRootValueSeparator(null);
            generator.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            for (int i = 0; i < studies; i++) {
                study(generator, random, String.format("NCT%08d", 5_000_000 + i));
                generator.writeRaw('\n');
            }
        }
    }

    private static void study(JsonGenerator g, Random random, String number) throws IOException {
        g.writeStartObject();
        g.writeObjectFieldStart("protocolSection");
        head(g, random, number);
        design(g, random);
        measuresAndPlaces(g, random);
        g.writeEndObject();
        g.writeEndObject();
    }

    private static void head(JsonGenerator g, Random random, String number) throws IOException {
        object(
                g,
                "identificationModule",
                "nctId",
                number,
                "briefTitle",
                prose(random, 12),
                "officialTitle",
                prose(random, 20));
        g.writeObjectFieldStart("statusModule");
        g.writeStringField("overallStatus", one(STATUSES, random));
        object(
                g,
                "startDateStruct",
                "date",
                "20" + (10 + random.nextInt(15)) + "-0" + (1 + random.nextInt(9)),
                "type",
                "ACTUAL");
        object(g, "lastUpdatePostDateStruct", "date", "2025-01-15", "type", "ACTUAL");
        g.writeEndObject();
        g.writeObjectFieldStart("sponsorCollaboratorsModule");
        object(g, "leadSponsor", "name", "Sponsor " + random.nextInt(500), "class", "OTHER");
        g.writeEndObject();
        object(g, "descriptionModule", "briefSummary", prose(random, 80), "detailedDescription", prose(random, 300));
    }

    private static void design(JsonGenerator g, Random random) throws IOException {
        g.writeObjectFieldStart("conditionsModule");
        strings(g, "conditions", one(CONDITIONS, random), one(CONDITIONS, random));
        g.writeEndObject();
        g.writeObjectFieldStart("designModule");
        g.writeStringField("studyType", "INTERVENTIONAL");
        strings(g, "phases", one(PHASES, random));
        g.writeEndObject();
        g.writeObjectFieldStart("armsInterventionsModule");
        objects(g, "interventions", 2, i -> new String[] {"type", "DRUG", "name", one(DRUGS, random) + " " + i});
        g.writeEndObject();
    }

    private static void measuresAndPlaces(JsonGenerator g, Random random) throws IOException {
        g.writeObjectFieldStart("outcomesModule");
        objects(g, "primaryOutcomes", 1 + random.nextInt(3), i ->
                new String[] {"measure", prose(random, 8), "timeFrame", i + 1 + " weeks"});
        objects(g, "secondaryOutcomes", random.nextInt(8), i ->
                new String[] {"measure", prose(random, 8), "timeFrame", i + 1 + " months"});
        g.writeEndObject();
        object(g, "eligibilityModule", "eligibilityCriteria", criteria(random), "sex", "ALL", "minimumAge", "18 Years");
        g.writeObjectFieldStart("contactsLocationsModule");
        objects(g, "locations", 1 + random.nextInt(MOST_SITES), i -> new String[] {
            "facility", "Hospital " + random.nextInt(5000), "city", one(CITIES, random), "country", "United States"
        });
        g.writeEndObject();
    }

    private interface Fields {
        String[] of(int position);
    }

    private static void object(JsonGenerator g, String name, String... fields) throws IOException {
        g.writeObjectFieldStart(name);
        fields(g, fields);
        g.writeEndObject();
    }

    private static void objects(JsonGenerator g, String name, int count, Fields fields) throws IOException {
        g.writeArrayFieldStart(name);
        for (int i = 0; i < count; i++) {
            g.writeStartObject();
            fields(g, fields.of(i));
            g.writeEndObject();
        }
        g.writeEndArray();
    }

    private static void fields(JsonGenerator g, String[] fields) throws IOException {
        for (int i = 0; i < fields.length; i += 2) {
            g.writeStringField(fields[i], fields[i + 1]);
        }
    }

    private static void strings(JsonGenerator g, String name, String... values) throws IOException {
        g.writeArrayFieldStart(name);
        for (String value : values) {
            g.writeString(value);
        }
        g.writeEndArray();
    }

    private static String criteria(Random random) {
        StringBuilder text = new StringBuilder("Inclusion Criteria:\n\n");
        for (int i = 0; i < 8; i++) {
            text.append("* ").append(prose(random, 15)).append('\n');
        }
        text.append("\nExclusion Criteria:\n\n");
        for (int i = 0; i < 10; i++) {
            text.append("* ").append(prose(random, 15)).append('\n');
        }
        return text.toString();
    }

    private static String prose(Random random, int words) {
        StringBuilder text = new StringBuilder(words * 8);
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(one(WORDS, random));
        }
        return text.toString();
    }

    private static String one(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
