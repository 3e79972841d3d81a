package org.trialgraph.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept of answers stays within its bound. */
class KeptAnswersTest {
    private static final int BOUND = 8 * 1024;

    private final KeptAnswers kept = new KeptAnswers(BOUND);

    @Test
    void answers_beyondTheBound_letOthersGo() {
        for (int n = 0; n < 500; n++) {
            kept.put(key("query " + n), answer(n % 3000));
            assertThat(kept.bytes()).isLessThanOrEqualTo(BOUND);
        }
        assertThat(kept.bytes()).isPositive();
    }

    @Test
    void answer_orQuery_largerThanTheBound_isNotKept() {
        kept.put(key("a"), answer(BOUND + 1));
        kept.put(key("b".repeat(BOUND)), answer(1));
        assertThat(kept.bytes()).isZero();
    }

    @Test
    void answer_isThatOfItsReleaseAndFormAlone() {
        Answer answer = answer(10);
        kept.put(key("a"), answer);
        assertThat(kept.get(key("a"))).isSameAs(answer);
        assertThat(kept.get(new KeptAnswers.Key("other", "/sparql", "a", "text/csv")))
                .isNull();
        assertThat(kept.get(new KeptAnswers.Key("release", "/sparql", "a", "text/html")))
                .isNull();
        kept.clear();
        assertThat(kept.get(key("a"))).isNull();
    }

    private static KeptAnswers.Key key(String query) {
        return new KeptAnswers.Key("release", "/sparql", query, "text/csv");
    }

    private static Answer answer(int bytes) {
        return Answer.ofQuery("text/csv", new byte[bytes], "\"tag\"");
    }
}
