package org.trialgraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.trialgraph.text.TextDecoder.Decoded;

class TextDecoderTest {
    private static final String CHINESE = "注册号：ChiCTR2600125907 再生障碍性贫血 Aplastic Anemia 脐带间充质干细胞";
    private static final String WESTERN = "Hôpital Saint-Louis – café, naïve, São Paulo; dose “low”";

    @Test
    void decode_encodingsOfSavedPages_areRecognised() {
        for (String charset : new String[] {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "UTF-16"}) {
            assertThat(decode(CHINESE, charset).text()).as(charset).isEqualTo(CHINESE);
        }
        for (String charset : new String[] {"UTF-8", "windows-1252", "UTF-16LE"}) {
            assertThat(decode(WESTERN, charset).text()).as(charset).isEqualTo(WESTERN);
        }
    }

    @Test
    void decode_byteOrderMark_isNoText() {
        assertThat(decode("\uFEFFabc", "UTF-8")).isEqualTo(new Decoded("abc", "UTF-8", 0));
    }

    @Test
    void decode_invalidUtf8_followsDeclaration() {
        String page = "<html><meta charset=\"gb2312\"><p>糖尿病</p>";
        assertThat(decode(page, "GB18030").text()).isEqualTo(page);
        String polish = "<html><meta charset='iso-8859-2'><p>białaczka</p>";
        assertThat(decode(polish, "ISO-8859-2").text()).isEqualTo(polish);
    }

    @Test
    void decode_validUtf8_overridesDeclaration() {
        String page = "<html><meta charset=gb2312><p>糖尿病</p>";
        assertThat(decode(page, "UTF-8")).isEqualTo(new Decoded(page, "UTF-8", 0));
    }

    @Test
    void decode_truncatedCharacter_isCounted() {
        byte[] bytes = CHINESE.getBytes(StandardCharsets.UTF_8);
        Decoded cut = TextDecoder.decode(Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(cut.charset()).isEqualTo("UTF-8");
        assertThat(cut.replaced()).isEqualTo(1);
        assertThat(cut.text()).startsWith("注册号：").endsWith("\uFFFD");
    }

    @Test
    void decode_randomBytes_succeeds() {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        assertThat(TextDecoder.decode(all).text()).isNotEmpty();
        assertThat(TextDecoder.decode(new byte[0])).isEqualTo(new Decoded("", "UTF-8", 0));
        assertThat(TextDecoder.decode(new byte[] {0, 0, 0, 0, 0}).text()).hasSize(5);
    }

    private static Decoded decode(String text, String charset) {
        return TextDecoder.decode(text.getBytes(Charset.forName(charset)));
    }
}
