package org.trialgraph.mesh.index;

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
    void normalize_spellingVariants_areEqual(String one, String other) {
        assertThat(Tokens.normalize(one)).isEqualTo(Tokens.normalize(other));
    }

    @ParameterizedTest
    @CsvSource({"AIDS, aid", "iv, 4", "ascites, ascite virus", "hypotension, hypertension", "virus, viru"})
    void normalize_otherWords_differ(String one, String other) {
        assertThat(Tokens.normalize(one)).isNotEqualTo(Tokens.normalize(other));
    }

    @Test
    void of_tellsPlacesAndSigns() {
        Tokens words = Tokens.of("In COVID-19 (severe)");
        assertThat(words.text(1, 3)).isEqualTo("COVID-19");
        assertThat(words.isHyphenated(2)).isTrue();
        assertThat(words.isAdjacent(2)).isFalse();
        assertThat(Tokens.of("COVID19").isAdjacent(1)).isTrue();
    }
}
