package org.trialgraph.format.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tables as people really write them. */
class CsvRowsTest {
    private static List<CsvRows.Cells> rows(String table) throws IOException {
        Lines lines = new Lines(new BufferedReader(new StringReader(table)));
        CsvRows rows = new CsvRows(lines, ',', line -> line.startsWith("NCT"));
        List<CsvRows.Cells> all = new ArrayList<>();
        for (Optional<CsvRows.Cells> row = rows.next(); row.isPresent(); row = rows.next()) {
            all.add(row.get());
        }
        return all;
    }

    @Test
    void valuesInQuotationMarksHoldSeparatorsMarksAndLines() throws IOException {
        assertThat(rows("NCT1,\"a, b\",\"says \"\"c\"\"\"\r\nNCT2,\"two\r\nlines\",\n"))
                .extracting(CsvRows.Cells::values)
                .containsExactly(List.of("NCT1", "a, b", "says \"c\""), List.of("NCT2", "two\nlines", ""));
    }

    @Test
    void everyKindOfLineEndEndsARow() throws IOException {
        assertThat(rows("NCT1,a\rNCT2,b\n\n \nNCT3,c\r\n"))
                .extracting(CsvRows.Cells::line)
                .containsExactly(1, 2, 5);
    }

    @Test
    void aMarkThatIsNeverClosedCostsOneRow() throws IOException {
        List<CsvRows.Cells> rows = rows("NCT1,\"open,b\nstill open\nNCT2,c,d\nNCT3,\"open to the end,e\n");

        assertThat(rows).extracting(CsvRows.Cells::unclosed).containsExactly(true, false, true);
        assertThat(rows).extracting(CsvRows.Cells::lastLine).containsExactly(2, 3, 4);
        assertThat(rows.get(1).values()).containsExactly("NCT2", "c", "d");
    }

    @Test
    void aMarkInsideAValueStandsForItself() {
        assertThat(CsvRow.values("a,\"the \"new\" drug\",b", ',')).containsExactly("a", "the \"new\" drug", "b");
        assertThat(CsvRow.values("5\" tube,b", ',')).containsExactly("5\" tube", "b");
    }

    @Test
    void aRowIsReadAnotherWayOnlyWhereThatIsTheOnlyWay() {
        assertThat(CsvRow.repaired("a,\"open,c,d", ',', 4)).contains(List.of("a", "\"open", "c", "d"));
        assertThat(CsvRow.repaired("a,\"the \"new\", \"old\" drug\",d", ',', 3))
                .contains(List.of("a", "the \"new\", \"old\" drug", "d"));
        assertThat(CsvRow.repaired("\"a,b\",\"c,d\"", ',', 3)).isEmpty();
        assertThat(CsvRow.repaired("a,\"open, c,d", ',', 9)).isEmpty();
    }

    @Test
    void timeIsInProportionToLength() throws IOException {
        String quotes = "NCT1," + "\"a,".repeat(200_000) + "\n";

        assertThat(rows(quotes.repeat(2))).isNotEmpty();
    }
}
