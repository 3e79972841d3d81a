package org.trialgraph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of parameters are formed by their kind, whatever is typed. */
class QueryParameterTest {
    private static final ExampleQuery QUERY = ExampleQuery.of("example", """
            # title: Example
            # parameter: disease mesh Disease
            # parameter: country country Country
            # parameter: day date From
            # parameter: age integer 0..120 Age in years
            # parameter: value decimal -90..90 Latitude
            # parameter: part text Part of a name
            # parameter: words words Words
            # parameter: phase code phase Phase

            PREFIX mesh: <http://id.nlm.nih.gov/mesh/>
            PREFIX tgc: <https://w3id.org/trialgraph/code#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            SELECT * {
              VALUES ?disease { mesh:D003920 }
              VALUES ?country { <http://publications.europa.eu/resource/authority/country/USA> }
              VALUES ?day { "2025-01-01"^^xsd:date }
              VALUES ?age { 40 }
              VALUES ?value { 38.98 }
              VALUES ?part { "a \\"b\\"" }
              VALUES ?words { "anemia" }
              VALUES ?phase { tgc:Phase2 }
            }
            """);

    @ParameterizedTest
    @CsvSource({
        "disease,D000741,mesh:D000741",
        "disease,http://id.nlm.nih.gov/mesh/D000741,mesh:D000741",
        "country,Germany,<http://publications.europa.eu/resource/authority/country/DEU>",
        "country,deu,<http://publications.europa.eu/resource/authority/country/DEU>",
        "day,2024-02-29,\"2024-02-29\"^^xsd:date",
        "age,0,0",
        "value,-77.10,-77.10",
        "part,}\\\" ,\"}\\\\\\\"\"",
        "words,heart OR (attack~,\"heart or attack\"",
        "words,再生障碍,\"\\\"再生障碍\\\"\"",
        "phase,Phase3,tgc:Phase3"
    })
    void value_ofKind_isPutInPlace(String name, String typed, String term) {
        String query = QUERY.with(Map.of(name, typed));
        assertThat(query).contains("VALUES ?" + name + " { " + term + " }");
        QueryFactory.create(query);
    }

    @ParameterizedTest
    @CsvSource({
        "disease,diabetes",
        "disease,D003920 } SERVICE <http://example.org/> {",
        "country,Atlantis",
        "country,DEU> } #",
        "day,2025-02-30",
        "day,yesterday",
        "age,121",
        "age,4.5",
        "age,9999999999",
        "value,NaN",
        "value,1e5",
        "words,\"~*",
        "phase,Phase2 } #",
        "other,1"
    })
    void value_ofNoKind_isRefusedInWords(String name, String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QUERY.with(Map.of(name, typed)))
                .withMessageContaining(name)
                .withMessageNotContaining("java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\" } DROP ALL #", "\\", "\\\"", "a\nb", "\u0000\u202e", "'' }{", "$1 \\1", "\ud83d\ude00"})
    void text_ofAnyKind_staysOneLiteral(String typed) {
        String others = "(?m)^ *VALUES +\\?part.*$";
        assertThat(QueryFactory.create(QUERY.with(Map.of("part", typed)))
                        .toString()
                        .replaceAll(others, ""))
                .isEqualTo(QueryFactory.create(QUERY.text()).toString().replaceAll(others, ""));
    }

    @Test
    void text_tooLong_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> QUERY.with(Map.of("part", "x".repeat(10_000))));
    }

    @Test
    void emptyValue_leavesTheQueryAsItIs_butForAText() {
        assertThat(QUERY.with(Map.of("age", " ", "disease", ""))).isEqualTo(QUERY.text());
        assertThat(QUERY.with(Map.of("part", ""))).contains("VALUES ?part { \"\" }");
    }

    @Test
    void usualValues_areThoseOfTheQuery() {
        assertThat(QUERY.parameters().stream().map(QueryParameter::usual))
                .containsExactly("D003920", "USA", "2025-01-01", "40", "38.98", "a \"b\"", "anemia", "Phase2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"age", "age number 0..3 Age", "age integer 0..120 Age"})
    void header_thatIsWrong_saysWhatIsMissing(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExampleQuery.of("x", "# parameter: " + line + "\n\nSELECT * { }"))
                .withMessageContaining("→");
    }
}
