package org.trialgraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters that a wrong encoding made unreadable. */
class TextDecoderRepairTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "São Paulo",
                "Hôpital Saint-Étienne",
                "N° 5",
                "Würzburg",
                "IFN-ß",
                "the patient’s",
                "18 – 65",
                "≥ 94%",
                "• one",
                "TNF-α",
                "β2",
                "2 µg",
                "±"
            })
    void repaired_garbledWords_areRestored(String words) {
        for (String charset : List.of("windows-1252", "x-MacRoman")) {
            String garbled = new String(words.getBytes(StandardCharsets.UTF_8), Charset.forName(charset));

            assertThat(TextDecoder.repaired(garbled)).as(garbled).isEqualTo(words);
            assertThat(TextDecoder.misread(List.of("fine", garbled))).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "São Paulo",
                "IRMÃ” disse",
                "PARÁ – NÃO",
                "à « droite »",
                "√2 ≈ 1.41",
                "¬A",
                "‚Äpfel‘",
                "Œuvre",
                "â",
                "新型冠状病毒",
                "Â",
                "Ã",
                "x ƒ y"
            })
    void repaired_properWords_areUnchanged(String words) {
        assertThat(TextDecoder.repaired(words)).isEqualTo(words);
        assertThat(TextDecoder.misread(List.of(words))).isEmpty();
    }

    @Test
    void repaired_lostBytes_stay() {
        assertThat(TextDecoder.repaired("√¢?¬¢\tPatients")).isEqualTo("â?¢\tPatients");
        assertThat(TextDecoder.repaired("Espa\uFFFDa")).isEqualTo("Espa\uFFFDa");
    }
}
