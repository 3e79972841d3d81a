package org.trialgraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E-mail addresses and telephone numbers leave running text; no other number does. */
class PrivacyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to someone@example.org.|Write to […].",
                "a.b+c_d@mail.example.co.uk, or call|[…], or call",
                "someone (at) example.org|[…]",
                "someone[at]example.org|[…]",
                "邮箱：someone＠example.org。|邮箱：[…]。",
                "(someone@example.org)|([…])",
                "call +1 555 555 0100 now|call […] now",
                "+86 138 0000 0000|[…]",
                "+49 (0)30 5550-100|[…]",
                "(+44) 20 7946 0000|[…]",
                "+86-25-55500100 ext 668 today|[…] today",
                "tel: 0551-55500100|tel: […]",
                "Tel.0551-55500100|Tel.[…]",
                "电话：0551-55500100|电话：[…]",
                "Phone (555) 555-0100 ext 3|Phone […]",
                "at 1-800-555-0100.|at […].",
                "Fax number 55 50 01 00|Fax number […]",
                "联系手机13800000000|联系手机[…]",
            })
    void ignore_contactDetail_isReplaced(String text, String left) {
        assertThat(Privacy.ignore(text)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NCT01182662, EudraCT 2005-002909-23, ISRCTN10175490, U1111-1254-5678",
                "400 000-1 000 000 cells per kg",
                "+1 000 000 IU",
                "1 000 000 IU",
                "CD34+ 1 000 000 cells",
                "1.0E+6 MSC/kg",
                "1.0E+06 5000",
                "10^+12345678",
                "2005-2010",
                "2020-04-08 to 2021-05-09",
                "doi:10.1000/182.20200408",
                "p = 0.00012345",
                "C50.9, 250.00-250.93",
                "5R01CA123456-03",
                "No. 30670903",
                "BMI 18.5-24.9 kg/m2",
                "mobile 10 000 000 people",
                "grant 2017ZX09304015",
                "phone in 2005-2006",
                "5 mg @ 4.5 ml",
                "twice daily @ bedtime. Then",
                "Na+ 135-145",
                "T cell 1 000 000 / kg",
                "HLA-B*57:01 15 000 000",
                "ratio 1-2345678",
                "ChiCTR-TRC-08000001",
                "12345678901",
                "3.5 (2.1-4.9) 100-200-300",
                "telephone interviews 2005-06"
            })
    void ignore_otherNumber_stays(String text) {
        assertThat(Privacy.ignore(text)).isEqualTo(text);
    }

    @Test
    void ignore_hostileText_isLinear() {
        assertThat(Privacy.ignore("a@".repeat(500_000))).doesNotContain(Privacy.WITHHELD);
        assertThat(Privacy.ignore("+1 ".repeat(500_000))).doesNotContain(Privacy.WITHHELD);
        assertThat(Privacy.ignore("a".repeat(2_000_000))).doesNotContain(Privacy.WITHHELD);
    }
}
