package org.trialgraph.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures tell every number, whether there is one bar or five hundred. */
class ChartsTest {
    @Test
    void years_none_noPicture() {
        assertThat(Charts.years(Map.of(), 3, year -> "")).isNull();
    }

    @Test
    void years_one_isOneColumn() {
        Charts.Columns columns = years(Map.of(2020, 7L), 7);
        assertThat(columns.filled()).singleElement().satisfies(column -> {
            assertThat(column.label()).isEqualTo("2020");
            assertThat(column.href()).isEqualTo("/search?start_year=2020");
            assertThat(column.above()).isEqualTo("7");
        });
        assertThat(columns.ticks()).extracting(Charts.Tick::label).contains("2020");
        assertThat(columns.caption()).isEmpty();
    }

    @Test
    void years_withGaps_keepTheirPlaces() {
        Charts.Columns columns = years(Map.of(2001, 1L, 2010, 3L), 5);
        assertThat(columns.filled()).extracting(Charts.Column::label).containsExactly("2001", "2010");
        assertThat(Double.parseDouble(columns.filled().get(1).x())).isGreaterThan(90);
        assertThat(columns.caption()).isEqualTo("Most in 2010: 3. Without a year of start: 1 of 5.");
    }

    @ParameterizedTest
    @CsvSource({"1994, 2024, 31", "1900, 2049, 150", "1500, 1999, 100", "1, 9999, 100"})
    void years_many_addUpInFewColumns(int first, int last, int columns) {
        Map<Integer, Long> trials =
                IntStream.rangeClosed(first, last).boxed().collect(Collectors.toMap(Function.identity(), year -> 2L));
        Charts.Columns chart = years(trials, 2L * trials.size());
        assertThat(chart.filled()).hasSizeLessThanOrEqualTo(150).hasSizeGreaterThanOrEqualTo(columns / 2);
        assertThat(chart.filled().stream()
                        .mapToInt(column -> number(column.count()))
                        .sum())
                .isEqualTo(2 * trials.size());
        assertThat(chart.ticks()).hasSizeBetween(1, 7);
        assertThat(chart.filled())
                .allSatisfy(column -> assertThat(Double.parseDouble(column.x())).isBetween(0.0, 100.0));
    }

    @Test
    void bars_one_isAsLongAsThereIsRoom() {
        assertThat(Charts.bars("Phase", counts(1)).bars())
                .singleElement()
                .satisfies(bar -> assertThat(bar.width()).isEqualTo("100.00"));
    }

    @Test
    void bars_fiveHundred_areFoldedAndCounted() {
        Charts.Bars bars = Charts.bars("Lead sponsors", counts(500));
        assertThat(bars.anchor()).isEqualTo("lead-sponsors");
        assertThat(bars.bars()).hasSize(12);
        assertThat(bars.bars().size() + bars.folded().size() + bars.left()).isEqualTo(500);
        assertThat(bars.rest()).isTrue();
    }

    @Test
    void bars_longName_isCut() {
        Charts.Count count = new Charts.Count(RenderedValue.text("x".repeat(1_000_000), ""), "", 1);
        assertThat(Charts.bars("Sites", List.of(count)).bars().get(0).name().text())
                .hasSizeLessThan(200);
    }

    @Test
    void map_fiveThousandSites_areSomeHundredCirclesThatAddUp() {
        List<SiteMap.Place> places = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            places.add(new SiteMap.Place(i % 80 - 20 + i / 5_000.0, i % 170 - 85, "Site " + i, "/site/" + i, 1));
        }
        SiteMap map = Objects.requireNonNull(SiteMap.of("Sites", places));
        assertThat(map.points()).hasSizeBetween(20, 300);
        assertThat(map.points().stream().map(SiteMap.Point::name))
                .allMatch(name -> name.matches("Site \\d+( and \\d+ more)?"));
        int told = map.points().stream()
                .mapToInt(point -> point.name().contains(" and ")
                        ? Integer.parseInt(point.name().replaceAll(".* and (\\d+) more", "$1")) + 1
                        : 1)
                .sum();
        assertThat(told).isEqualTo(5_000);
    }

    @Test
    void map_noPlace_isNone() {
        assertThat(SiteMap.of("Sites", List.of())).isNull();
    }

    private static Charts.Columns years(Map<Integer, Long> trials, long all) {
        Map<Node, Long> counts = trials.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> NodeFactory.createLiteralDT(String.format("%04d", each.getKey()), XSDDatatype.XSDgYear),
                        Map.Entry::getValue));
        return Objects.requireNonNull(
                Charts.years(counts, all, year -> "/search?start_year=" + year.getLiteralLexicalForm()));
    }

    private static List<Charts.Count> counts(int size) {
        return Stream.iterate(size, count -> count > 0, count -> count - 1)
                .map(count -> new Charts.Count(RenderedValue.text("Value " + count, "en"), "", count))
                .toList();
    }

    private static int number(String words) {
        return Integer.parseInt(words.replace(",", ""));
    }
}
