package org.trialgraph.format.who;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;

/** Tables of the portal are told by the names of their columns or by the shape of their rows. */
class IctrpCsvFormatTest {
    private static final IctrpCsvFormat FORMAT = new IctrpCsvFormat(new Codes());

    private static boolean recognised(String table) {
        return FORMAT.recognises(new Sample(table, table));
    }

    @Test
    void recognises_columnNames_inAnyDialect() {
        assertThat(recognised("TrialID,Public title\nNCT02119676,x\n")).isTrue();
        assertThat(recognised("\uFEFFsep=;\n\"TrialID\";\"public_title\"\n".substring(1)))
                .isTrue();
        assertThat(recognised("TrialID\tPublic_title\n")).isTrue();
        assertThat(recognised("name,price\nbread,3\n")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"63, true", "60, true", "40, true", "38, true", "64, true", "20, false", "50, false", "200, false"})
    void recognises_noColumnNames_byNumberOfValues(int values, boolean known) {
        assertThat(recognised("CTRI/2020/05/025138" + ",x".repeat(values - 1) + "\n"))
                .isEqualTo(known);
        assertThat(recognised("bread" + ",x".repeat(values - 1) + "\n")).isFalse();
    }
}
