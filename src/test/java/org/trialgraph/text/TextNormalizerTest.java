package org.trialgraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Words come out clean and say what they said. */
class TextNormalizerTest {
    @Test
    void clean_spacesAndInvisibles_areFolded() {
        assertThat(TextNormalizer.clean("\uFEFF a\u00A0\u3000b\t\r\nc\u200B\u00AD\u0000 "))
                .isEqualTo("a b c");
        assertThat(TextNormalizer.clean(" \u200B ")).isEmpty();
        assertThat(TextNormalizer.clean("A\u202Eevil\u202C\u2066x\u2069")).isEqualTo("Aevilx");
    }

    @Test
    void clean_lettersAndJoiners_areComposed() {
        assertThat(TextNormalizer.clean("e\u0301tude")).isEqualTo("\u00E9tude");
        assertThat(TextNormalizer.clean("\u0645\u06CC\u200C\u0634\u0648\u062F")).contains("\u200C");
        assertThat(TextNormalizer.clean("ab\u200Cc")).isEqualTo("abc");
    }

    @Test
    void clean_loneSurrogate_isReplaced() {
        assertThat(TextNormalizer.clean("a\uD83Db\uDE00c\uFFFF")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
        assertThat(TextNormalizer.clean("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void paragraphs_lineBreaks_stay() {
        assertThat(TextNormalizer.paragraphs("\r\n One\u00A0line\r\n  two_x000D_\n\n\n\nthree<br>four<BR/>\n"))
                .isEqualTo("One line\n  two\n\nthree\nfour");
        assertThat(TextNormalizer.paragraphs("one_x000D_<br>two<br>\r\nthree<br><br>four"))
                .isEqualTo("one\ntwo\nthree\n\nfour");
        assertThat(TextNormalizer.paragraphs(" \n ")).isEmpty();
        assertThat(TextNormalizer.paragraphs("if a<b then")).isEqualTo("if a<b then");
    }

    @Test
    void unescape_markdown_losesBackslashes() {
        assertThat(TextNormalizer.unescape("\\>10 mg \\[a\\] 10\\^6 and\\or C:\\dir \\"))
                .isEqualTo(">10 mg [a] 10^6 and\\or C:\\dir \\");
    }

    @Test
    void decode_characterReferences_areCharacters() {
        assertThat(TextNormalizer.decode("a &lt; b &amp; c &#8805; d &#x2265; e & f"))
                .isEqualTo("a < b & c \u2265 d \u2265 e & f");
    }

    @Test
    void asciiDigits_digitsOfScripts_areAscii() {
        assertThat(TextNormalizer.asciiDigits("１８歳 ۱۴۰۳ x²")).isEqualTo("18歳 1403 x²");
    }

    @Test
    void fold_accentsAndCase_areLeftOut() {
        assertThat(TextNormalizer.fold("Hôpital SAINT-Étienne, Straße Ⅱ"))
                .isEqualTo("hopital saint-etienne, strasse ii");
        assertThat(TextNormalizer.fold("Plain ASCII")).isEqualTo("plain ascii");
        assertThat(TextNormalizer.lowerCase("\u00A0No\u00A0 Limit ")).isEqualTo("no limit");
    }
}
