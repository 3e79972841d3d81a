package org.trialgraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.model.PartialDate;
import org.trialgraph.text.Dates.DayOrder;

/** Dates keep the precision that is printed, and are never a false day. */
class DatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2009|2009",
                "2009-08|2009-08",
                "2009-08-20|2009-08-20",
                "2026-06-01 00:00:00|2026-06-01",
                "2020-05-04T22:10:11.123Z|2020-05-04",
                "2020-05-04T22:10+02:00|2020-05-04",
                "2020-05-04Z|2020-05-04",
                "2026/06/01 16:55:18|2026-06-01",
                "2026.06.01|2026-06-01",
                "2020-5-4|2020-05-04",
                "20090820|2009-08-20",
                "August 2009|2009-08",
                "Aug. 2009|2009-08",
                "Aug 20, 2009|2009-08-20",
                "August 20, 2009|2009-08-20",
                "AUGUST 20 2009|2009-08-20",
                "20 August 2009|2009-08-20",
                "1st September 2009|2009-09-01",
                "Thursday, 20 August 2009|2009-08-20",
                "20-Aug-2009|2009-08-20",
                "20Aug2009|2009-08-20",
                "2009-Aug-20|2009-08-20",
                "Sept 2009|2009-09",
                "2009年8月20日|2009-08-20",
                "2009年8月|2009-08",
                "２００９年８月|2009-08",
                "2024-08-07, 1403/05/17|2024-08-07",
                "04/2020|2020-04",
                "31/12/2020|2020-12-31",
                "12/31/2020|2020-12-31",
                "05/05/2020|2020-05-05",
                "2020-02-29|2020-02-29",
            })
    void parse_certainDate_keepsPrecision(String printed, String date) {
        assertThat(Dates.parse(printed)).contains(new PartialDate(date));
        assertThat(Dates.parse("\u00A0" + printed + "\t")).contains(new PartialDate(date));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "-", "N/A", "08/04/2020", "2021-02-30", "2021-02-29", "2020-13-01", "2020-00-10", "0001-01-01",
                "3000-01-01", "1899-12-31", "2020-04/05", "Smarch 2009", "Mars 2009", "Marvellous 2009", "Augu 2009",
                        "18 Years", "43976", "2020-2021",
                "1403/05/17", "2020-05-04 and later", "5 2009", "20200230", "200905", "2009年13月", "30 February 2020"
            })
    void parse_doubtfulDate_isEmpty(String printed) {
        assertThat(Dates.parse(printed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "08/04/2020,DAY_FIRST,2020-04-08",
        "08/04/2020,MONTH_FIRST,2020-08-04",
        "8.4.2020 10:30,DAY_FIRST,2020-04-08",
        "08-04-2020,MONTH_FIRST,2020-08-04",
        "2020-04-08,MONTH_FIRST,2020-04-08",
        "April 2020,DAY_FIRST,2020-04",
    })
    void parse_dayOrder_isTheSources(String printed, DayOrder order, String date) {
        assertThat(Dates.parse(printed, order)).contains(new PartialDate(date));
    }

    @Test
    void parse_dayAgainstOrder_isEmpty() {
        assertThat(Dates.parse("08/13/2020", DayOrder.DAY_FIRST)).isEmpty();
        assertThat(Dates.parse("31/02/2020", DayOrder.DAY_FIRST)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"43976,2020-05-25", "43976.5,2020-05-25", "61,1900-03-01", "73050,2099-12-31"})
    void fromExcelSerial_days_areDates(String serial, String date) {
        assertThat(Dates.fromExcelSerial(serial)).contains(new PartialDate(date));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "999999", "99999", "-5", "2020-05-25", "43976 days"})
    void fromExcelSerial_otherText_isEmpty(String serial) {
        assertThat(Dates.fromExcelSerial(serial)).isEmpty();
    }
}
