package org.trialgraph.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the benchmark prints, on sizes that take no time. */
class StudyBenchmarkTest {
    @Test
    void run_sizes_printsLinePerSize() {
        StringWriter printed = new StringWriter();
        StudyBenchmark.run(List.of(200, 1000), new PrintWriter(printed, true));
        List<String> lines = printed.toString().lines().toList();
        assertThat(lines).hasSize(3);
        String[] thousand = lines.get(2).strip().split("\\s+");
        assertThat(thousand[0]).isEqualTo("1000");
        assertThat(Double.parseDouble(thousand[5])).as("precision").isGreaterThan(0.99);
        assertThat(Double.parseDouble(thousand[6])).as("recall").isGreaterThan(0.9);
    }
}
