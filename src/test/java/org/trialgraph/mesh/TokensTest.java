package org.trialgraph.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spellings that compare equal. A change here is a change of the index: see {@link MeshIndex#FORMAT}. */
class TokensTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Aplastic anaemias          | aplastic anemia
            Leukaemia                  | LEUKEMIA
            Sjögren's syndrome         | Sjogren Syndrome
            Sjögren’s                  | sjogren
            oesophageal tumours        | esophageal tumor
            haemolytic                 | hemolytic
            Diabetes mellitus, type II | diabetes mellitus type 2
            COVID19                    | COVID-19
            interferon-α               | Interferon alpha
            metastases                 | metastasis
            coronaviruses              | coronavirus
            therapies                  | therapy
            sulphate                   | sulfate
            randomised                 | randomized
            centre                     | center
            biopsies                   | biopsy
            carcinomata                | carcinoma
            """)
    void spellingsAreOne(String one, String other) {
        assertThat(StopWords.normal(one)).isEqualTo(StopWords.normal(other));
    }

    @ParameterizedTest
    @CsvSource({"AIDS, aid", "iv, 4", "ascites, ascite virus", "hypotension, hypertension", "virus, viru"})
    void otherWordsStayApart(String one, String other) {
        assertThat(StopWords.normal(one)).isNotEqualTo(StopWords.normal(other));
    }

    @Test
    void wordsKnowWhereTheyStand() {
        Tokens words = Tokens.of("In COVID-19 (severe)");
        assertThat(words.written(1, 3)).isEqualTo("COVID-19");
        assertThat(words.hyphened(2)).isTrue();
        assertThat(words.glued(2)).isFalse();
        assertThat(Tokens.of("COVID19").glued(1)).isTrue();
    }
}
