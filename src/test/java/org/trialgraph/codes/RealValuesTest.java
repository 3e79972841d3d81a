package org.trialgraph.codes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.trialgraph.SharedData;

/** The tables against every value that real sources are known to print. */
class RealValuesTest {
    private static final Codes CODES = new Codes();
    private static final Pattern SCHEMA = Pattern.compile(" {4}(\\w+):");
    private static final Pattern VALUE = Pattern.compile(" {6}- \"(\\w+)\"");
    private static final Pattern COUNTRY = Pattern.compile("\"country\": ?\"([^\"]+)\"");

    /** Enumerations of the API's protocolSection, each with a scheme that takes its values. */
    private static final Map<String, String> SCHEMES = Map.ofEntries(
            Map.entry("Status", "overallStatus"),
            Map.entry("ExpandedAccessStatus", "overallStatus"),
            Map.entry("RecruitmentStatus", "overallStatus"),
            Map.entry("StudyType", "studyType"),
            Map.entry("Phase", "phase"),
            Map.entry("Sex", "sex"),
            Map.entry("StandardAge", "ageGroup"),
            Map.entry("SamplingMethod", "samplingMethod"),
            Map.entry("IpdSharing", "ipdSharing"),
            Map.entry("IpdSharingInfoType", "ipdSharingInfoType"),
            Map.entry("OrgStudyIdType", "identifierType"),
            Map.entry("SecondaryIdType", "identifierType"),
            Map.entry("AgencyClass", "sponsorClass"),
            Map.entry("DateType", "startDateType"),
            Map.entry("EnrollmentType", "enrollmentType"),
            Map.entry("ResponsiblePartyType", "responsiblePartyType"),
            Map.entry("DesignAllocation", "allocation"),
            Map.entry("InterventionalAssignment", "interventionModel"),
            Map.entry("PrimaryPurpose", "primaryPurpose"),
            Map.entry("ObservationalModel", "observationalModel"),
            Map.entry("DesignTimePerspective", "timePerspective"),
            Map.entry("BioSpecRetention", "biospecimenRetention"),
            Map.entry("DesignMasking", "masking"),
            Map.entry("WhoMasked", "maskedRole"),
            Map.entry("ArmGroupType", "armType"),
            Map.entry("InterventionType", "interventionType"),
            Map.entry("ContactRole", "contactRole"),
            Map.entry("OfficialRole", "contactRole"),
            Map.entry("ReferenceType", "referenceKind"));

    @Test
    void apiEnumerations_haveSchemes() throws IOException {
        JsonNode sections = new ObjectMapper()
                .readTree(SharedData.file("data/ctgov-api-v2/studies-metadata.json")
                        .toFile());
        Set<String> types = new TreeSet<>();
        for (JsonNode section : sections) {
            if (section.path("name").asText().equals("protocolSection")) {
                enumerations(section, types);
            }
        }
        assertThat(types).isNotEmpty().isSubsetOf(SCHEMES.keySet());
    }

    @Test
    void apiEnumerationValues_areKnown() throws IOException {
        Map<String, List<String>> enumerations = openApi(SharedData.file("data/ctgov-api-v2/ctg-oas-v2.yaml"));
        CodeTable table = CODES.table("ctgov-api-v2");
        SCHEMES.forEach((enumeration, scheme) -> {
            assertThat(enumerations.get(enumeration)).as(enumeration).isNotEmpty();
            enumerations
                    .get(enumeration)
                    .forEach(value -> assertThat(table.concepts(scheme, value))
                            .as("%s of %s", value, enumeration)
                            .hasSize(1));
        });
    }

    @Test
    void realCountries_areKnown() throws IOException {
        Path studies = SharedData.file("data/ctgov-load/studies.jsonl.gz");
        Set<String> unknown = new TreeSet<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(studies)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher country = COUNTRY.matcher(line);
                while (country.find()) {
                    if (CODES.table("ctgov-api-v2")
                            .concepts("country", country.group(1))
                            .isEmpty()) {
                        unknown.add(country.group(1));
                    }
                }
            }
        }
        assertThat(unknown).containsExactly("Former Yugoslavia");
    }

    private static void enumerations(JsonNode field, Set<String> types) {
        if (field.path("isEnum").asBoolean()) {
            types.add(field.path("type").asText().replace("[]", ""));
        }
        field.path("children").forEach(child -> enumerations(child, types));
    }

    /** The values of each enumeration, by its name; the description is YAML of one value a line. */
    private static Map<String, List<String>> openApi(Path yaml) throws IOException {
        Map<String, List<String>> enumerations = new LinkedHashMap<>();
        String name = "";
        for (String line : Files.readAllLines(yaml)) {
            Matcher schema = SCHEMA.matcher(line);
            Matcher value = VALUE.matcher(line);
            if (schema.matches()) {
                name = schema.group(1);
            } else if (value.matches()) {
                enumerations.computeIfAbsent(name, n -> new ArrayList<>()).add(value.group(1));
            }
        }
        return enumerations;
    }
}
