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
class CsvReaderTest {
    private static List<CsvReader.Row> rows(String table) throws IOException {
        CsvReader rows = new CsvReader(
                new BufferedReader(new StringReader(table)), (line, separator) -> line.startsWith("NCT"), false);
        List<CsvReader.Row> all = new ArrayList<>();
        for (Optional<CsvReader.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            all.add(row.get());
        }
        return all;
    }

    private static CsvReader.Row row(String text) {
        return new CsvReader.Row(List.of(), text, 1, 1, 1, false, ',');
    }

    @Test
    void next_quotedValues_holdSeparatorsMarksAndLines() throws IOException {
        assertThat(rows("NCT1,\"a, b\",\"says \"\"c\"\"\"\r\nNCT2,\"two\r\nlines\",\n"))
                .extracting(CsvReader.Row::values)
                .containsExactly(List.of("NCT1", "a, b", "says \"c\""), List.of("NCT2", "two\nlines", ""));
    }

    @Test
    void next_anyKindOfLineEnd_endsRow() throws IOException {
        assertThat(rows("NCT1,a\rNCT2,b\n\n \nNCT3,c\r\n"))
                .extracting(CsvReader.Row::line)
                .containsExactly(1, 2, 5);
    }

    @Test
    void next_unclosedQuote_costsOneRow() throws IOException {
        List<CsvReader.Row> rows = rows("NCT1,\"open,b\nstill open\nNCT2,c,d\nNCT3,\"open to the end,e\n");

        assertThat(rows).extracting(CsvReader.Row::unclosed).containsExactly(true, false, true);
        assertThat(rows).extracting(CsvReader.Row::lastLine).containsExactly(2, 3, 4);
        assertThat(rows.get(1).values()).containsExactly("NCT2", "c", "d");
    }

    @Test
    void values_quoteInsideValue_isLiteral() {
        assertThat(CsvReader.values("a,\"the \"new\" drug\",b", ',')).containsExactly("a", "the \"new\" drug", "b");
        assertThat(CsvReader.values("5\" tube,b", ',')).containsExactly("5\" tube", "b");
    }

    @Test
    void repaired_severalReadings_isEmpty() {
        assertThat(row("a,\"open,c,d").repaired(4)).contains(List.of("a", "\"open", "c", "d"));
        assertThat(row("a,\"the \"new\", \"old\" drug\",d").repaired(3))
                .contains(List.of("a", "the \"new\", \"old\" drug", "d"));
        assertThat(row("\"a,b\",\"c,d\"").repaired(3)).isEmpty();
        assertThat(row("a,\"open, c,d").repaired(9)).isEmpty();
    }

    @Test
    void next_manyQuotes_takesLinearTime() throws IOException {
        String quotes = "NCT1," + "\"a,".repeat(200_000) + "\n";

        assertThat(rows(quotes.repeat(2))).isNotEmpty();
    }
}
