package org.trialgraph.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialgraph.criteria.CriteriaLines.lines;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;

/** The criteria of two languages beside each other. */
class BilingualAlignmentTest {
    @Test
    void align_numberedItems_byNumberAndPlace() {
        List<Criterion> zh = Criteria.split("1.发热；2.器官功能: a. 肝; b. 肾; 3.同意。", Polarity.INCLUSION, "zh");
        List<Criterion> en = Criteria.split(
                "1. Fever. 2. Organs: a. Liver; b. Kidneys. 3. Consent. 4. Age.", Polarity.INCLUSION, "en");

        assertThat(lines(Criteria.align(zh, en)))
                .containsExactly(
                        "I|1|发热； = Fever.",
                        "I|2|器官功能: = Organs:",
                        "I|a<2|肝; = Liver;",
                        "I|b<2|肾; = Kidneys.",
                        "I|3|同意。 = Consent.",
                        "I|4|Age.");
    }

    @Test
    void align_itemWithoutCounterpart_staysAlone() {
        List<Criterion> zh = Criteria.split("24. 癌症\n25. 中风\n26. 吸烟", Polarity.EXCLUSION, "zh");
        List<Criterion> en =
                Criteria.split("24. Cancer, or they have had a stroke\n26. Smoking", Polarity.EXCLUSION, "en");

        assertThat(lines(Criteria.align(zh, en)))
                .containsExactly("E|24|癌症 = Cancer, or they have had a stroke", "E|25|中风", "E|26|吸烟 = Smoking");
    }

    @Test
    void align_unnumberedItems_onlyWhereEquallyMany() {
        List<Criterion> zh = Criteria.split("发热\n咳嗽", Polarity.INCLUSION, "zh");

        assertThat(lines(Criteria.align(zh, Criteria.split("Fever\nCough", Polarity.INCLUSION, "en"))))
                .containsExactly("I||发热 = Fever", "I||咳嗽 = Cough");
        assertThat(lines(Criteria.align(zh, Criteria.split("Fever", Polarity.INCLUSION, "en"))))
                .containsExactly("I||发热", "I||咳嗽", "I||Fever");
        assertThat(Criteria.align(zh, List.of())).isEqualTo(zh);
        assertThat(Criteria.align(List.of(), zh)).isEqualTo(zh);
    }
}
