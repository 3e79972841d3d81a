package org.trialgraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds, units and spans of time in the form in which people print them. */
class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "'',false,1.5,true,[ULN],≤ 1.5 × ULN",
        "1.0,true,'',false,[LLN],≥ 1 × LLN",
        "18,true,75,true,a,18–75 years",
        "18,false,75,false,a,> 18 and < 75 years",
        "1,true,'',false,a,≥ 1 year",
        "0,true,2,true,'',0–2",
        "2,true,2,true,{class},2 class",
        "100000,true,'',false,/mm3,'≥ 100,000/mm³'",
        "100,true,'',false,10*9/L,≥ 100 × 10⁹/L",
        "2,true,'',false,10*12/L,≥ 2 × 10¹²/L",
        "'',false,133,true,umol/L,≤ 133 µmol/L",
        "60,true,'',false,mL/min/{1.73_m2},≥ 60 mL/min/1.73 m²",
        "'',false,160,true,mm[Hg],≤ 160 mmHg",
        "'',false,30,false,kg/m2,< 30 kg/m²",
        "50,true,'',false,%,≥ 50%",
        "38.0,false,'',false,Cel,> 38 °C",
        "'',false,5,true,u[IU]/mL,≤ 5 µIU/mL",
        "'',false,1,true,g/(24.h),≤ 1 g/24 h",
        "'',false,'',false,a,''"
    })
    void bounds_withUnit_areWords(
            String lower, boolean lowerInclusive, String upper, boolean upperInclusive, String unit, String words) {
        assertThat(Quantities.bounds(lower, lowerInclusive, upper, upperInclusive, unit))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "P6M,6 months",
        "P1Y,1 year",
        "P28D,28 days",
        "PT72H,72 hours",
        "PT30M,30 minutes",
        "'',''",
        "P1Y6M,P1Y6M",
        "P1DT6H,P1DT6H"
    })
    void duration_ofOnePart_isWords(String duration, String words) {
        assertThat(Quantities.duration(duration)).isEqualTo(words);
    }
}
