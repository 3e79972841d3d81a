package org.trialgraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E-mail addresses, telephone numbers and names with titles leave running text; no other number, name or word does. */
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
                "anna.beispiel at example.org|[…]",
                "some\u200Bone@exam\u00ADple.org|[…]",
                "someone@exa\u0308mple.org|[…]",
                "+1 (555) 555\u20110147 or 011 49 30 5550147|[…] or […]",
                "+1·555·555·0147, Handynummer 0171 5550147|[…], Handynummer […]",
                "PROFESSOR ANNA BEISPIEL|[…]",
                "Anna Beispiel (MD), Anna Beispiel, Prof. Dr.|[…], […]",
                "Investigators: Anna Beispiel, Bert Muster, MD, and Carla Probe|Investigators: […]",
                "由张医生评估，田中一郎教授|由[…]医生评估，[…]教授",
                "wr@example.org;b_c@mail.example.org / \"a b\"@example.org|[…];[…] / […]",
                "someone [at] host [dot] example [dot] org now|[…] now",
                "someone at host dot example dot org|[…]",
                "someone%40example.org or someone&#64;example.org|[…] or […]",
                "ＳＯＭＥＯＮＥ＠ＥＸＡＭＰＬＥ．ＯＲＧ|[…]",
                "почта:иван@пример.испытание|почта:[…]",
                "someone@example. org|[…]",
                "someone@[192.0.2.1]|[…]",
                "+420 555 010 012 (work)|[…] (work)",
                "0049 30 555 01 00|[…]",
                "(030) 5550100 or 030/555 01 00|[…] or […]",
                "Tel: 555 0100, 555 0101 or 555 0102|Tel: […], […] or […]",
                "Téléphone : 01 55 50 14 71|Téléphone : […]",
                "тел. 8 (495) 555-01-00 доб. 12|тел. […]",
                "０３－５５５０－０１００|[…]",
                "at 617/555-0100|at […]",
                "555.555.0100|[…]",
                "by Prof. Dr. med. Anna Beispiel and others|by […] and others",
                "Beispiel, Anna, MD, PhD|[…]",
                "led by Anna B. Beispiel, M.D., at the clinic|led by […], at the clinic",
                "Drs. Beispiel, Probe and Muster agreed|[…] agreed",
                "PROF. ANNA BEISPIEL|[…]",
                "Principal Investigator: Anna Beispiel|Principal Investigator: […]",
                "Contact: Anna Beispiel Please write|Contact: […] Please write",
                "Praxis Dr. Anna Beispiel|Praxis […]",
                "Dr Beispiel's Surgery|[…] Surgery",
                "проф. Анна Пример|[…]",
                "由张三教授指导|由[…]教授指导",
                "联系人：李小四，电话：0551-55500100|联系人：[…]，电话：[…]",
                "홍길동 교수|홍길동 교수",
                "김길동 교수|[…] 교수",
                "https://orcid.org/0000-0002-1825-0097|https://orcid.org/[…]",
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
                "telephone interviews 2005-06",
                "0000-0002-1825-0098",
                "doi: 10.1016/j.cell.2014.03.031, 10.1067/mob.2001.113871, 10.1146/annurev.ph.55.030193.002025",
                "NDC 0409-2721-30, EORTC 08972-22973, ACTG 081/981/181, 04-9215300, 06-0230 0001 02",
                "KCT0001234, jRCT2031200001, UMIN000012345, CTRI/2020/08/027368, DRKS00031234, RBR-4s7gh3",
                "2022-500244-37-00, IRCT20200401046909N1, ACTRN12619000901234, D000086382, PMC1234567, PMID: 12345678",
                "U01HL64924, R01 HL051538-05, 81273456, 2017YFC1309000, KY2020-012, H-19044513",
                "01.02.2020 - 30.11.2021, 01/02/2020, 2020-01-02T10:00:00Z, 12:30-14:45",
                "0.80 0.80 0.80 0.80 0.80, 0.05-0.10, 00 000 000 000, pH 7.35-7.45",
                "HLA-DRB1*04:01, 0401 0404 0405 alleles, 1 x 10^9/L, 250 000 000/L, 5x10e6",
                "Fit@Home and Diabetes@Work, 6@b.i.d., www.google.com/maps/@52.37,4.9,15z",
                "Dr. Falk Pharma GmbH, Dr. Reddy's Laboratories, Dr. Willmar Schwabe GmbH & Co. KG",
                "St. Jude Medical, Dr. Pepper, Child-Pugh, Hodgkin, Dr. Scholl's insoles",
                "Hospital Universitario Dr. José Ejemplo, Klinikum Prof. Dr. Beispiel, Dr. Cemil Example City Hospital",
                "Clinic \"Dr Fran Example\", Dr. Sadi Example Training and Research Hospital",
                "Weinberger DR. Variation in genes. Mehra MR. Images. Klempner MS. Matrix",
                "relapsing MS. Eight patients, MR imaging, PD-L1, DR spine, the doctor and Prof LR",
                "Johns Hopkins University, Baltimore, MD 21205, Silver Spring, MD",
                "Contact: Department of Medicine, Principal Investigator: University of Example",
                "Southern Oncology Associates, P.A., Master of Public Health, MPH",
                "医学教授会诊，由主任医师评估，主治医生判断，向主任报告，任何医生",
                "The protocol is available at clinicaltrials.gov, e.g. at www.example.org, and is at example dot",
                "Multiple Sclerosis (MS), Distant Metastasis (DM), Sickle Cell Disease (SCD), Minnesota Heart Survey (MHS)",
                "Diabetes Mellitus DM, Sclerosis, Multiple, MS; Relapsing, Multiple Sclerosis (MS)",
                "MR SPECTROSCOPY IMAGING, HERR DL, pseudo-dr"
            })
    void ignore_otherNumber_stays(String text) {
        assertThat(Privacy.ignore(text)).isEqualTo(text);
    }

    @Test
    void ignore_hostileText_isLinear() {
        assertThat(Privacy.ignore("a@".repeat(500_000))).doesNotContain(Privacy.WITHHELD);
        assertThat(Privacy.ignore("+1 ".repeat(500_000))).doesNotContain(Privacy.WITHHELD);
        assertThat(Privacy.ignore("a".repeat(2_000_000))).doesNotContain(Privacy.WITHHELD);
        for (String part : List.of(
                "(((", "a)@", "a. ", "\"a@", "Dr. ", "A B, MD of ", "1(", "tel ", "12 ", "张教授 ", "a at b dot ")) {
            assertThat(Privacy.ignore(part.repeat(50_000))).isNotEmpty();
        }
    }
}
