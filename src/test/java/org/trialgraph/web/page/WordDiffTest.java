package org.trialgraph.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changed from one version of a text to the next, changed words in brackets. */
class WordDiffTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "age 18 to 55 years|age 18 to 65 years|age 18 to [55] years|age 18 to [65] years",
                "no pregnant women|no pregnant or nursing women|no pregnant women|no pregnant[ or nursing ]women",
                "within 6 months|within 12 weeks|within [6 months]|within [12 weeks]",
                "年龄18岁|年龄20岁|年龄[18]岁|年龄[20]岁",
                "same|same|same|same",
                "nothing|in common|[nothing]|[in common]"
            })
    void versions_differInSomeWords_thoseAreMarked(String before, String after, String earlier, String later) {
        WordDiff diff = WordDiff.of(before, after);
        assertThat(marked(diff.before())).isEqualTo(earlier);
        assertThat(marked(diff.after())).isEqualTo(later);
    }

    @Test
    void versions_longerThanAnybodyCompares_differAsAWhole() {
        String text = "word ".repeat(100_000);
        assertThat(WordDiff.of(text, text + "x").before()).containsExactly(new WordDiff.Piece(text, true));
    }

    private static String marked(List<WordDiff.Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.changed() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }
}
