package org.trialgraph.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.trialgraph.store.Statements;
import org.trialgraph.store.archive.RecordMerge.RecordSelection;

/** What a document of one part of a registration adds to that of another part. */
class RecordMergeTest {
    @Test
    void current_qualifierOfKnownValue_isNotAdded() {
        assertThat(merged(
                        part("DE").says("startDate", "2020").says("overallStatus", "Completed"),
                        part("FR")
                                .says("startDateType", "Actual")
                                .says("statusText", "recruiting")
                                .says("lastKnownStatusText", "recruiting")
                                .says("whyStopped", "no money")))
                .noneMatch(quad -> quad.contains("startDateType"))
                .noneMatch(quad -> quad.contains("statusText"))
                .noneMatch(quad -> quad.contains("lastKnownStatusText"))
                .noneMatch(quad -> quad.contains("whyStopped"));
    }

    @Test
    void current_valueWithItsQualifier_isAddedWhole() {
        assertThat(merged(
                        part("DE").says("startDate", "2020"),
                        part("FR").says("completionDate", "2021").says("completionDateType", "Actual")))
                .anyMatch(quad -> quad.contains("#completionDate>") || quad.contains("#completionDate "))
                .anyMatch(quad -> quad.contains("completionDateType"));
    }

    @Test
    void current_identifiers_areUnited() {
        assertThat(merged(part("DE").says("secondaryId", "one"), part("FR").says("secondaryId", "two")))
                .anyMatch(quad -> quad.contains("one"))
                .anyMatch(quad -> quad.contains("two"));
    }

    @Test
    void current_lapsedPart_speaksOnlyWhereNoOtherDoes() {
        assertThat(merged(
                        part("GB").lapsed().says("overallStatus", "UnknownStatus"),
                        part("FR").says("overallStatus", "Completed")))
                .anyMatch(quad -> quad.contains("\"Completed\""))
                .noneMatch(quad -> quad.contains("\"UnknownStatus\""))
                .anyMatch(quad -> quad.contains("#document") && quad.contains("document/bbbb"))
                .anyMatch(quad -> quad.contains("#furtherDocument") && quad.contains("document/aaaa"));
        assertThat(merged(
                        part("GB").lapsed().says("overallStatus", "UnknownStatus"),
                        part("FR").lapsed()))
                .anyMatch(quad -> quad.contains("\"UnknownStatus\""));
    }

    @Test
    void current_newerVersionOfPartThatLapsed_leavesOlderOneSilent() {
        assertThat(merged(
                        part("DE").lapsed().says("overallStatus", "Withdrawn"),
                        part("DE").document("c").says("overallStatus", "Recruiting")))
                .anyMatch(quad -> quad.contains("\"Withdrawn\""));
    }

    private static Statements part(String name) {
        return Statements.of("NCT00000001")
                .document(name.equals("FR") ? "b" : "a")
                .part(name);
    }

    private static List<String> merged(Statements first, Statements second) {
        RecordSelection selection = RecordSelection.of(
                List.of(first.updated("2021").record(), second.updated("2020").record()));
        return RecordMerge.current(selection, Statements.IRIS).stream()
                .map(Quad::toString)
                .toList();
    }
}
