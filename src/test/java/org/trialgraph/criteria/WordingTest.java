package org.trialgraph.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Text;

/** What a criterion requires or excludes, by its list and its words together. */
class WordingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fluent in Welsh|REQUIRED|EXCLUDED|",
                "No earlier graft|EXCLUDED||EXCLUDED",
                "Patients must not have had a graft|EXCLUDED||EXCLUDED",
                "Women who carry a child must not take part in the scan|EXCLUDED||EXCLUDED",
                "No contraindication to a scan|EXCLUDED||EXCLUDED",
                "Not unable to walk|EXCLUDED||EXCLUDED",
                "People with a pacemaker are excluded|EXCLUDED|EXCLUDED|EXCLUDED",
                "Earlier grafts are not allowed|EXCLUDED|EXCLUDED|EXCLUDED",
                "Earlier grafts are allowed|||",
                "No more than two grafts|||",
                "No upper age limit|||",
                "Not fertile OR uses a pill|||",
                "Excluded within a week of entry: grafts|||",
                "Ineligible for a graft|||",
                "No known allergy (e.g., to nuts) that may be severe|EXCLUDED||EXCLUDED",
                "Heart: No earlier graft|EXCLUDED||EXCLUDED",
                "No tumour other than of the skin|EXCLUDED||EXCLUDED",
                "No earlier graft, but other surgery|||",
                "Walks well, no earlier graft||EXCLUDED|",
                "Must speak Welsh|REQUIRED||",
            })
    void words_ofEachList_requireOrExclude(String words, String inclusion, String exclusion, String unstated) {
        requirements(words, "en", inclusion, exclusion, unstated);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "会说威尔士语|REQUIRED|EXCLUDED|",
                "无移植史|EXCLUDED||EXCLUDED",
                "患者未接受过移植|EXCLUDED||EXCLUDED",
                "无症状的结石|REQUIRED|EXCLUDED|",
                "不少于两次|||",
                "移植不超过两次，性别不限|REQUIRED|EXCLUDED|",
                "会说威尔士语，无移植史||EXCLUDED|",
            })
    void chineseWords_ofEachList_requireOrExclude(String words, String inclusion, String exclusion, String unstated) {
        requirements(words, "zh", inclusion, exclusion, unstated);
    }

    @ParameterizedTest
    @CsvSource({"Keine Schwangerschaft, de", "No early graft, ''"})
    void words_ofLanguagesThatAreNotRead_sayNothing(String words, String language) {
        requirements(words, language, null, null, null);
    }

    private static void requirements(
            String words, String language, String inclusion, String exclusion, String unstated) {
        assertThat(requirement(words, language, Polarity.INCLUSION)).isEqualTo(inclusion);
        assertThat(requirement(words, language, Polarity.EXCLUSION)).isEqualTo(exclusion);
        assertThat(requirement(words, language, Polarity.UNSTATED)).isEqualTo(unstated);
    }

    private static String requirement(String words, String language, Polarity list) {
        Criterion criterion = Criteria.split(words, list, language).get(0);
        assertThat(criterion.texts()).containsExactly(new Text(words, language));
        return criterion.requirement().map(Enum::name).orElse(null);
    }
}
