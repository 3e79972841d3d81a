package org.trialgraph.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes studies in the shape of the ClinicalTrials.gov API version 2, one a line, with as many sites, criteria and outcomes
 * as real ones have. The same number of studies always gives the same bytes.
 */
final class StudyGenerator {
    private static final int MAX_SITES = 50;
    private static final List<String> CONDITIONS = words("Aplastic Anemia;Type 2 Diabetes Mellitus;Breast Cancer;"
            + "Hypertension;Heart Failure;Alzheimer Disease;Asthma;COVID-19;Multiple Sclerosis;Chronic Hepatitis C;Malaria;"
            + "Obesity");
    private static final List<String> DRUGS =
            words("Cyclosporine;Metformin;Placebo;Tacrolimus;Insulin Glargine;Paclitaxel;Losartan;Aspirin");
    private static final List<String> CITIES = words("Boston;Chicago;Houston;Seattle;Denver;Miami");
    private static final List<String> STATUSES = words("RECRUITING;COMPLETED;TERMINATED;NOT_YET_RECRUITING");
    private static final List<String> PHASES = words("PHASE1;PHASE2;PHASE3;PHASE4");
    private static final List<String> PROSE =
            words("participants;receive;treatment;daily;response;weeks;measured;compared;"
                    + "blood;baseline;dose;safety;visit;group;score;survival;adverse;events;of;and;the");

    private static final String STUDY = """
            {"protocolSection":{\
            "identificationModule":{"nctId":"NCT%08d","briefTitle":"%s","officialTitle":"%s"},\
            "statusModule":{"overallStatus":"%s","startDateStruct":{"date":"20%d-0%d","type":"ACTUAL"},\
            "lastUpdatePostDateStruct":{"date":"2025-01-15","type":"ACTUAL"}},\
            "sponsorCollaboratorsModule":{"leadSponsor":{"name":"Sponsor %d","class":"OTHER"}},\
            "descriptionModule":{"briefSummary":"%s","detailedDescription":"%s"},\
            "conditionsModule":{"conditions":["%s","%s"]},\
            "designModule":{"studyType":"INTERVENTIONAL","phases":["%s"]},\
            "armsInterventionsModule":{"interventions":[%s]},\
            "outcomesModule":{"primaryOutcomes":[%s],"secondaryOutcomes":[%s]},\
            "eligibilityModule":{\
            "eligibilityCriteria":"Inclusion Criteria:\\n\\n%s\\nExclusion Criteria:\\n\\n%s",\
            "sex":"ALL","minimumAge":"18 Years"},\
            "contactsLocationsModule":{"locations":[%s]}}}
            """;

    private final Random random = new Random(1);

    /** Writes studies numbered from NCT05000000 on. */
    void write(int studies, OutputStream out) throws IOException {
        for (int i = 0; i < studies; i++) {
            out.write(study(5_000_000 + i).getBytes(StandardCharsets.UTF_8));
        }
    }

    private String study(int number) {
        return STUDY.formatted(
                number,
                prose(12),
                prose(20),
                one(STATUSES),
                10 + random.nextInt(15),
                1 + random.nextInt(9),
                random.nextInt(500),
                prose(80),
                prose(300),
                one(CONDITIONS),
                one(CONDITIONS),
                one(PHASES),
                list(2, i -> "{\"type\":\"DRUG\",\"name\":\"%s %d\"}".formatted(one(DRUGS), i)),
                list(1 + random.nextInt(3), i -> outcome(i + 1 + " weeks")),
                list(random.nextInt(8), i -> outcome(i + 1 + " months")),
                criteria(8),
                criteria(10),
                list(1 + random.nextInt(MAX_SITES), i -> site()));
    }

    private String outcome(String timeFrame) {
        return "{\"measure\":\"%s\",\"timeFrame\":\"%s\"}".formatted(prose(8), timeFrame);
    }

    private String site() {
        return "{\"facility\":\"Hospital %d\",\"city\":\"%s\",\"country\":\"United States\"}"
                .formatted(random.nextInt(5000), one(CITIES));
    }

    private String criteria(int count) {
        return IntStream.range(0, count).mapToObj(i -> "* " + prose(15) + "\\n").collect(Collectors.joining());
    }

    private static String list(int count, IntFunction<String> item) {
        return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(","));
    }

    private String prose(int count) {
        return IntStream.range(0, count).mapToObj(i -> one(PROSE)).collect(Collectors.joining(" "));
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<String> words(String list) {
        return List.of(list.split(";"));
    }
}
