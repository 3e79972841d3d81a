package org.trialgraph.format.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialgraph.model.TrialProperties.OVERALL_STATUS;
import static org.trialgraph.model.TrialProperties.PHASE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.page.PageReadings;
import org.trialgraph.model.Finding;

/** Pages that say little to people and more to search engines. */
class StructuredDataTest {
    private static final UnknownPageFormat FORMAT = new UnknownPageFormat(new Codes(), List.of());
    private static final String DECLARED = """
            {"@type": "MedicalTrial", "name": "A pill for the heart", "identifier": "NCT03036124", "status": "%s", "phase": "Phase 3"}""";

    private static ReadResult read(String declared, String body) {
        return PageReadings.read(
                FORMAT,
                "<!DOCTYPE html><html><head><script type=\"application/ld+json\">" + declared + "</script></head><body>"
                        + body + "</body></html>");
    }

    @Test
    void declaredStudy_isReadWithFinding() {
        ReadResult reading = read(DECLARED.formatted("Recruiting"), "<h1>Trials</h1>");
        assertThat(reading.trial().orElseThrow().title().orElseThrow().value()).isEqualTo("A pill for the heart");
        assertThat(reading.trial().orElseThrow().number().orElseThrow().number())
                .isEqualTo("NCT03036124");
        assertThat(reading.findings())
                .extracting(Finding::toString)
                .anyMatch(finding -> finding.contains("declares to search engines: title, status, phase"));
    }

    @Test
    void printedValues_goBeforeDeclared() {
        ReadResult reading = read(
                DECLARED.formatted("Recruiting"),
                "<table><tr><th>Recruitment Status</th><td>Completed</td></tr></table><h2>Inclusion Criteria</h2><p>Adults</p>");
        assertThat(reading.trial()
                        .orElseThrow()
                        .first(OVERALL_STATUS)
                        .orElseThrow()
                        .concepts())
                .containsExactly("Completed");
    }

    @Test
    void uncertainStatus_isReportedOnly() {
        ReadResult reading = read(DECLARED.formatted("Open"), "<h1>Trials</h1>");
        assertThat(reading.trial().orElseThrow().first(OVERALL_STATUS)).isEmpty();
        assertThat(reading.trial().orElseThrow().first(PHASE)).isPresent();
        assertThat(reading.findings())
                .extracting(Finding::toString)
                .anyMatch(finding -> finding.contains("unknown status \"Open\""));
    }

    @Test
    void listOrInvalidJson_declaresNothing() {
        String other = DECLARED.formatted("Recruiting").replace("NCT03036124", "NCT03619213");
        for (String declared :
                new String[] {"[" + DECLARED.formatted("Recruiting") + "," + other + "]", "{\"@type\":"}) {
            ReadResult reading = read(declared, "<h1>Trials</h1>");
            assertThat(reading.trial()).as(declared).isEmpty();
            assertThat(reading.findings()).as(declared).isNotEmpty();
        }
    }
}
