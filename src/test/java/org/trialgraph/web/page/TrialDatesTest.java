package org.trialgraph.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.data.Links;

class TrialDatesTest {
    private static final Node TRIAL = new Iris(Iris.DEFAULT_BASE).trial("NCT00000001");

    @ParameterizedTest
    @CsvSource({
        "2021-01-01,Start 2020-01-01|today|Completion 2022-01-01",
        "2019-10-01,today|Start 2020-01-01|Completion 2022-01-01",
        "2026-11-28,Start 2020-01-01|Completion 2022-01-01"
    })
    void line_hasTheDay_whereItDoesNotPressTheDatesTogether(LocalDate today, String labels) {
        TrialDates dates = dates(today, "startDate", "2020-01-01", "completionDate", "2022-01-01");
        assertThat(dates.line().stream().map(TrialDates.Mark::label)).containsExactly(labels.split("[|]"));
    }

    @Test
    void line_datesCloseToEachOther_haveLabelsBelowEachOther() {
        TrialDates dates = dates(
                LocalDate.parse("2020-01-12"),
                "startDate",
                "2020-01-10",
                "primaryCompletionDate",
                "2020-01-11",
                "completionDate",
                "2020-01-30");
        List<TrialDates.Mark> line = dates.line();
        assertThat(line)
                .hasSize(4)
                .allSatisfy(mark -> assertThat(
                                line.stream().filter(other -> other != mark).noneMatch(mark::covers))
                        .isTrue());
        assertThat(dates.height()).isGreaterThan(line.get(3).y());
    }

    @Test
    void line_oneDate_isNotDrawn() {
        TrialDates dates = dates(LocalDate.parse("2020-01-02"), "startDate", "2020-01", "completionDate", "soon");
        assertThat(dates.line()).isEmpty();
        assertThat(dates.all()).hasSize(1);
    }

    private static TrialDates dates(LocalDate today, String... stated) {
        Graph graph = GraphFactory.createDefaultGraph();
        for (int i = 0; i < stated.length; i += 2) {
            graph.add(TRIAL, Vocabulary.term(stated[i]), NodeFactory.createLiteralString(stated[i + 1]));
        }
        return TrialDates.of(new GraphView(graph, new Links(Iris.DEFAULT_BASE)), TRIAL, today);
    }
}
