package org.trialgraph.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.SharedData;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.TrialNumber;

/** The numbers of all registries, in the spellings that documents use. */
class TrialNumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NCT02119676|ctgov|NCT02119676",
                "nct02119676|ctgov|NCT02119676",
                "NCT 0211 9676|ctgov|NCT02119676",
                "NCT: 02119676|ctgov|NCT02119676",
                "ＮＣＴ０２１１９６７６|ctgov|NCT02119676",
                "ClinicalTrials.gov Identifier: NCT02119676|ctgov|NCT02119676",
                "https://clinicaltrials.gov/ct2/show/NCT02119676|ctgov|NCT02119676",
                "NCT02119676 (ClinicalTrials.gov)|ctgov|NCT02119676",
                "2023-503698-40-00|ctis|2023-503698-40-00",
                "CTIS2022-501549-57-00|ctis|2022-501549-57-00",
                "2022-501549-57|ctis|2022-501549-57",
                "2008-005144-16|euctr|2008-005144-16",
                "EUCTR2007-006072-11-SE|euctr|2007-006072-11",
                "EUCTR2007-006072-11-3RD|euctr|2007-006072-11",
                "EUCTR2007-006072-11-Outside-EU/EEA|euctr|2007-006072-11",
                "EudraCT number: 2008–005144–16|euctr|2008-005144-16",
                "ISRCTN10175490|isrctn|ISRCTN10175490",
                "ISRCTN 10175490|isrctn|ISRCTN10175490",
                "ISRCTN: 10175490|isrctn|ISRCTN10175490",
                "ISCRTN10175490|isrctn|ISRCTN10175490",
                "https://doi.org/10.1186/ISRCTN10175490|isrctn|ISRCTN10175490",
                "DRKS00000002|drks|DRKS00000002",
                "ChiCTR2400084905|chictr|ChiCTR2400084905",
                "CHICTR-2400084905|chictr|ChiCTR2400084905",
                "ChiCTR-TRC-08000001|chictr|ChiCTR-TRC-08000001",
                "chictr-trc-08000001|chictr|ChiCTR-TRC-08000001",
                "ChiCTR-ONh-16007719|chictr|ChiCTR-ONh-16007719",
                "ITMCTR2024000123|itmctr|ITMCTR2024000123",
                "ChiMCTR1900002512|itmctr|ChiMCTR1900002512",
                "ACTRN12605000003695|anzctr|ACTRN12605000003695",
                "ACTRN12621001683819p|anzctr|ACTRN12621001683819p",
                "CTRI/2020/08/027368|ctri|CTRI/2020/08/027368",
                "CTRI / 2009 / 091 / 000123|ctri|CTRI/2009/091/000123",
                "jRCTs031180113|jrct|jRCTs031180113",
                "JPRN-jRCT2031200280|jrct|jRCT2031200280",
                "JRCTS031180113|jrct|jRCTs031180113",
                "JapicCTI-142612|japic|JapicCTI-142612",
                "JPRN-JapicCTI-142612|japic|JapicCTI-142612",
                "JMA-IIA00123|jma|JMA-IIA00123",
                "UMIN000023322|umin|UMIN000023322",
                "JPRN-UMIN000023322|umin|UMIN000023322",
                "JPRN-C000000123|umin|UMIN000000123",
                "C000000123|umin|UMIN000000123",
                "NTR1234|ntr|NTR1234",
                "NL7654|ntr|NL7654",
                "NL-OMON20345|ntr|NL-OMON20345",
                "IRCT20180807040701N1|irct|IRCT20180807040701N1",
                "irct138811303217n1|irct|IRCT138811303217N1",
                "KCT0001234|kct|KCT0001234",
                "PACTR201402000775293|pactr|PACTR201402000775293",
                "TCTR20160618001|tctr|TCTR20160618001",
                "SLCTR/2020/014|slctr|SLCTR/2020/014",
                "RBR-973pt5n|rebec|RBR-973pt5n",
                "RBR-6XBGV9J|rebec|RBR-6xbgv9j",
                "RPCEC00000123|rpcec|RPCEC00000123",
                "PER-012-19|repec|PER-012-19",
                "LBCTR2019070210|lbctr|LBCTR2019070210",
                "SNCTP000001234|snctp|SNCTP000001234",
            })
    void recognisesAndSpells(String field, String registry, String number) {
        assertThat(TrialNumbers.recognise(field)).contains(new TrialNumber(registry, number));
        assertThat(TrialNumbers.recognise(" \t" + field + "\u00A0")).contains(new TrialNumber(registry, number));
        assertThat(Registries.of(registry)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NCT–02119676.|ctgov|NCT02119676",
                "nct#02119676;|ctgov|NCT02119676",
                "EU CT number: 2023-503698-40-00|ctis|2023-503698-40-00",
                "EUCT2023-503698-40-00|ctis|2023-503698-40-00",
                "2023 – 503698 – 40 – 00|ctis|2023-503698-40-00",
                "https://euclinicaltrials.eu/ctis-public/view/2023-503698-40-00?lang=en|ctis|2023-503698-40-00",
                "2008 - 005144 - 16|euctr|2008-005144-16",
                "EUDRACT2008-005144-16|euctr|2008-005144-16",
                "https://www.clinicaltrialsregister.eu/ctr-search/trial/2008-005144-16/GB|euctr|2008-005144-16",
                "https://www.clinicaltrialsregister.eu/ctr-search/search?query=eudract_number:2008-005144-16|euctr|2008-005144-16",
                "ISRCTN-10175490|isrctn|ISRCTN10175490",
                "https://www.isrctn.com/ISRCTN10175490|isrctn|ISRCTN10175490",
                "DRKS-ID: DRKS00000002|drks|DRKS00000002",
                "DRKS-ID 00000002|drks|DRKS00000002",
                "https://drks.de/search/en/trial/DRKS00000002|drks|DRKS00000002",
                "Chi-CTR-2400084905|chictr|ChiCTR2400084905",
                "ChiCTR - TRC - 08000001|chictr|ChiCTR-TRC-08000001",
                "ITMCTR-2024000123|itmctr|ITMCTR2024000123",
                "ACTRN 12605000003695|anzctr|ACTRN12605000003695",
                "https://www.anzctr.org.au/ACTRN12605000003695.aspx|anzctr|ACTRN12605000003695",
                "https://www.anzctr.org.au/Trial/Registration/TrialReview.aspx?ACTRN=12605000003695|anzctr|ACTRN12605000003695",
                "ctri/2020/05/025138|ctri|CTRI/2020/05/025138",
                "CTRI-2020-05-025138|ctri|CTRI/2020/05/025138",
                "https://trialsearch.who.int/Trial2.aspx?TrialID=CTRI%2F2020%2F05%2F025138|ctri|CTRI/2020/05/025138",
                "https://trialsearch.who.int/Trial2.aspx?TrialID=JPRN-UMIN000023322|umin|UMIN000023322",
                "jRCTs 031180113|jrct|jRCTs031180113",
                "https://jrct.mhlw.go.jp/en-latest-detail/jRCT2031200280|jrct|jRCT2031200280",
                "Japic CTI-142612|japic|JapicCTI-142612",
                "UMIN-CTR UMIN000023322|umin|UMIN000023322",
                "UMIN-CTR000023322|umin|UMIN000023322",
                "NTR 1234|ntr|NTR1234",
                "NTR7|ntr|NTR7",
                "NL 7654|ntr|NL7654",
                "IRCT 20180807040701N1|irct|IRCT20180807040701N1",
                "KCT-0001234|kct|KCT0001234",
                "CRIS KCT 0001234|kct|KCT0001234",
                "PACTR2014020007752934|pactr|PACTR2014020007752934",
                "TCTR-20160618001|tctr|TCTR20160618001",
                "https://www.thaiclinicaltrials.org/show/TCTR20160618001|tctr|TCTR20160618001",
                "slctr-2020-014|slctr|SLCTR/2020/014",
                "RBR-5kz-yp8|rebec|RBR-5kzyp8",
                "RBR–5KZ–YP8|rebec|RBR-5kzyp8",
                "RBR-zqxvkw|rebec|RBR-zqxvkw",
                "https://ensaiosclinicos.gov.br/rg/RBR-973pt5n|rebec|RBR-973pt5n",
                "RPCEC 00000123|rpcec|RPCEC00000123",
                "PER – 012 – 19|repec|PER-012-19",
                "LBCTR 2019070210|lbctr|LBCTR2019070210",
            })
    void recognisesWhatPeopleMakeOfThem(String field, String registry, String number) {
        recognisesAndSpells(field, registry, number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CTRI/2020/05/025138 [Registered on: 07/05/2020] Trial Registered Prospectively|CTRI/2020/05/025138",
                "see trial/CTRI-2020-05-025138.|CTRI/2020/05/025138",
                "in Brazil (RBR-5kz-yp8), then|RBR-5kzyp8",
                "（ＣＴＲＩ／２０２０／０５／０２５１３８）|CTRI/2020/05/025138",
                "NTR1234: rehabilitation|NTR1234",
            })
    void findsThemInRunningText(String text, String number) {
        assertThat(TrialNumbers.find(text)).extracting(TrialNumber::number).containsExactly(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "N/A",
                "nil known",
                "NCT12345678",
                "NCT00000000",
                "NCT0211967",
                "NCT021196761",
                "ISRCTN12345678",
                "ISRCTN00000000",
                "ISRCTN99999999",
                "U1111-1254-5678",
                "0000-000000-00",
                "2015-000000-00",
                "2015-123456-78",
                "ChiCTR0000000000",
                "KCT0000000",
                "No. 30670903",
                "kongdx",
                "XNCT02119676",
                "NCT02119676 NCT02119677",
                "Amendment of NCT02119676 for children",
                "2008-005144-161",
                "12008-005144-16",
                "1-2008-005144-16",
                "NL12345.041.06",
                "RBR-ligase",
                "RBR-receptor",
                "RBR-5kz-yp8-1",
                "+2012-345678-90",
                "ISBN 1-2345-6789-X",
                "U01HL123456",
                "R01 CA-2008-005144",
                "ZIP 20001-1234",
                "Chi-square 12345678",
                "PACTR20140200077",
                "SLCTR/2020",
                "PER-012-19-3"
            })
    void rejects(String field) {
        assertThat(TrialNumbers.recognise(field)).isEmpty();
    }

    @Test
    void numbersInText_areFoundOnce() {
        String text = "本研究(注册号NCT01182662；UMIN000023322)。Extends EudraCT 2008-005144-16 and EUCTR2008-005144-16-SE, "
                + "transitioned as 2023-503698-40-00; see also NCT01182662 and ISRCTN 10175490.";

        assertThat(TrialNumbers.find(text))
                .containsExactly(
                        new TrialNumber("ctgov", "NCT01182662"),
                        new TrialNumber("umin", "UMIN000023322"),
                        new TrialNumber("euctr", "2008-005144-16"),
                        new TrialNumber("ctis", "2023-503698-40-00"),
                        new TrialNumber("isrctn", "ISRCTN10175490"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MeSH supplementary concept C000000123",
                "study NL7654 of the committee",
                "dose of 2000 IU, 100-200 ml",
                "NCT0123456 8 patients",
                "years 2005-2010",
                "PMID 20160618",
                "ligands of NTR1 and NTR2",
                "ISBN 978-0-2008-005144-16",
                "call +2008-005144-16"
            })
    void takesNothingElseInRunningText(String text) {
        assertThat(TrialNumbers.find(text)).isEmpty();
    }

    @Test
    void resubmissions_areOneRegistration() {
        List<String> spellings = List.of("2022-501549-57", "2022-501549-57-00", "CTIS2022-501549-57-01");

        assertThat(spellings.stream()
                        .map(s -> TrialNumbers.registration(
                                TrialNumbers.recognise(s).orElseThrow())))
                .containsOnly("2022-501549-57");
    }

    @Test
    void universalTrialNumber_isNoRegistration() {
        assertThat(TrialNumbers.recognise("U1111-1254-5678")).isEmpty();
        assertThat(TrialNumbers.find("UTN U1111-1254-5678 (WHO)")).isEmpty();
    }

    @Test
    void examples_ofEveryRegistry_areRecognised() throws IOException {
        for (String row : Files.readAllLines(SharedData.file("design/registry-ids.tsv"))) {
            String[] cells = row.split("\t");
            if (!cells[0].equals("utn")) {
                for (String example : cells[2].split("\\|")) {
                    assertThat(TrialNumbers.recognise(example)).as(example).isPresent();
                }
            }
        }
    }

    @Test
    void graphKeys_haveDescriptions() {
        assertThat(Registries.ALL)
                .extracting(Publisher::key)
                .doesNotHaveDuplicates()
                .contains(
                        "ctgov", "chictr", "euctr", "ctis", "isrctn", "anzctr", "ctri", "jrct", "umin", "drks", "irct",
                        "kct", "pactr", "tctr", "slctr", "rebec", "rpcec", "repec", "lbctr", "ntr");
        assertThat(Registries.of("umin").orElseThrow().page("UMIN000023322")).endsWith("TrialID=JPRN-UMIN000023322");
        assertThat(Registries.of("none")).isEmpty();
    }

    @Test
    void longText_isScannedInLinearTime() {
        String text = "NCT 012 2008-00514 ISRCTN ".repeat(100_000);

        assertThat(TrialNumbers.find(text)).isEmpty();
        assertThat(TrialNumbers.recognise(text)).isEmpty();
    }
}
