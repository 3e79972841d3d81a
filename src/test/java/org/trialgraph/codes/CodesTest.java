package org.trialgraph.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tables say about values that documents print. */
class CodesTest {
    private static final Codes CODES = new Codes();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ctgov-api-v2 | overallStatus | ACTIVE_NOT_RECRUITING | ActiveNotRecruiting",
                "ctgov-api-v2 | lastKnownStatus | RECRUITING | Recruiting",
                "ctgov-api-v2 | armType | OTHER | OtherArm",
                "ctgov-api-v2 | interventionType | DIETARY_SUPPLEMENT | DietarySupplement",
                "ctgov-api-v2 | yesNo | true | Yes",
                "ctgov-classic | masking | Double (Participant, Investigator) | DoubleMasked",
                "ctgov-classic | startDateType | Estimated | Anticipated",
                "veeva | overallStatus | Enrolling | Recruiting",
                "veeva | masking | None (Open label) | OpenLabel",
                "veeva | sponsorClass | Nih | NIH",
                "veeva | yesNo | No Healthy Volunteers | No",
                "trialexchange | overallStatus | Not yet recruiting | NotYetRecruiting",
                "trialexchange | country | Turkey (Türkiye) | TUR",
                "chictr | overallStatus | 尚未开始 | NotYetRecruiting",
                "chictr | interventionModel | 随机平行对照 | Parallel",
                "chictr | allocation | 随机平行对照 | Randomized",
                "chictr | ipdSharing | 是Yes | Yes",
                "chictr | outcomeKind | 次要指标 | Secondary",
                "chictr | country | 中国 | CHN",
            })
    void knowsTheWordsOfEachSource(String table, String scheme, String printed, String concept) {
        assertThat(CODES.table(table).concepts(scheme, printed)).containsExactly(concept);
    }

    @Test
    void phaseOfTwoNumbers_isTwoPhases() {
        assertThat(CODES.table("trialexchange").concepts("phase", "Phase 1/Phase 2"))
                .containsExactly("Phase1", "Phase2");
        assertThat(CODES.table("chictr").concepts("phase", "I期+II期")).containsExactly("Phase1", "Phase2");
    }

    @Test
    void bareNumber_isPhaseWhereSourceMeansOne() {
        assertThat(CODES.table("chictr").concepts("phase", "3")).containsExactly("Phase3");
        assertThat(CODES.table("ctgov-classic").concepts("phase", "3")).isEmpty();
    }

    @Test
    void caseWidthAndSpacing_areIgnored() {
        assertThat(CODES.table("veeva").concepts("overallStatus", " ACTIVE,  not\u00a0recruiting "))
                .containsExactly("ActiveNotRecruiting");
        assertThat(CODES.table("chictr").concepts("resultsAccess", "公开／Ｐｕｂｌｉｃ")).containsExactly("Public");
    }

    @Test
    void words_ofOtherScheme_areUnknown() {
        assertThat(CODES.table("ctgov-api-v2").concepts("phase", "RECRUITING")).isEmpty();
    }

    @Test
    void ownValues_goBeforeImported() {
        assertThat(CODES.table("ctgov-words").concepts("yesNo", "Not yet")).isEmpty();
        assertThat(CODES.table("chictr").concepts("yesNo", "Not yet")).containsExactly("Undecided");
    }

    @Test
    void countries_byCodesAndNames_areKnown() {
        CodeTable countries = CODES.table("countries");
        for (String alpha2 : Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2)) {
            Locale place = new Locale.Builder().setRegion(alpha2).build();
            List<String> names =
                    List.of(alpha2, place.getISO3Country(), place.getDisplayCountry(Locale.SIMPLIFIED_CHINESE));
            for (String name : names) {
                assertThat(countries.concepts("country", name)).as(name).containsExactly(place.getISO3Country());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Korea, Republic of | KOR",
                "Iran, Islamic Republic of | IRN",
                "USA | USA",
                "England | GBR",
                "Northern Ireland | GBR",
                "Hong Kong | HKG",
                "Czech Republic | CZE",
                "Russian Federation | RUS",
                "Côte D'Ivoire | CIV",
                "Cote D’Ivoire | CIV",
                "Macedonia, The Former Yugoslav Republic of | MKD",
                "Viet Nam | VNM",
                "Congo, The Democratic Republic of the | COD",
                "Congo | COG",
                "The Netherlands | NLD",
                "Lao People's Democratic Republic | LAO",
                "美国 | USA",
                "香港 | HKG",
            })
    void countriesAreKnownByTheSpellingsOfRegistries(String printed, String alpha3) {
        assertThat(CODES.table("countries").concepts("country", printed)).containsExactly(alpha3);
    }

    @Test
    void regionsAndFormerStates_stayWords() {
        for (String printed :
                Arrays.asList("Asia(except Japan)", "Europe", "Former Yugoslavia", "Netherlands Antilles")) {
            assertThat(CODES.table("countries").concepts("country", printed))
                    .as(printed)
                    .isEmpty();
        }
    }

    @Test
    void missingTable_isNamed() {
        assertThatThrownBy(() -> CODES.table("nowhere")).hasMessage("no code table ontology/codes/nowhere.ttl");
    }
}
