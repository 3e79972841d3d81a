package org.trialgraph.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.trialgraph.text.ResourceLines;

/**
 * Writes studies in the shape of the ClinicalTrials.gov API version 2, one a line, with as many sites, criteria and outcomes
 * as real ones have. The same number of studies always gives the same bytes.
 */
final class StudyGenerator {
    private static final int MAX_SITES = 50;
    private static final String STUDY =
            ResourceLines.beside(StudyGenerator.class, "generated-study.json").get(0) + "\n";
    private static final Map<String, String[]> WORDS =
            ResourceLines.beside(StudyGenerator.class, "generated-words.tsv").stream()
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1].split("\t")));

    private final Random random = new Random(1);

    /** Writes studies numbered from NCT05000000 on. */
    void write(int studies, OutputStream out) throws IOException {
        for (int i = 0; i < studies; i++) {
            out.write(study(5_000_000 + i).getBytes(StandardCharsets.UTF_8));
        }
    }

    private String study(int number) {
        return STUDY.formatted(
                number,
                prose(12),
                prose(20),
                one("statuses"),
                10 + random.nextInt(15),
                1 + random.nextInt(9),
                random.nextInt(500),
                prose(80),
                prose(300),
                one("conditions"),
                one("conditions"),
                one("phases"),
                list(2, i -> "{\"type\":\"DRUG\",\"name\":\"%s %d\"}".formatted(one("drugs"), i)),
                list(1 + random.nextInt(3), i -> outcome(i + 1 + " weeks")),
                list(random.nextInt(8), i -> outcome(i + 1 + " months")),
                criteria(8),
                criteria(10),
                list(1 + random.nextInt(MAX_SITES), i -> site()));
    }

    private String outcome(String timeFrame) {
        return "{\"measure\":\"%s\",\"timeFrame\":\"%s\"}".formatted(prose(8), timeFrame);
    }

    private String site() {
        return "{\"facility\":\"Hospital %d\",\"city\":\"%s\",\"country\":\"United States\"}"
                .formatted(random.nextInt(5000), one("cities"));
    }

    private String criteria(int count) {
        return IntStream.range(0, count).mapToObj(i -> "* " + prose(15) + "\\n").collect(Collectors.joining());
    }

    private static String list(int count, IntFunction<String> item) {
        return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(","));
    }

    private String prose(int count) {
        return IntStream.range(0, count).mapToObj(i -> one("prose")).collect(Collectors.joining(" "));
    }

    private String one(String kind) {
        String[] words = WORDS.get(kind);
        return words[random.nextInt(words.length)];
    }
}
