package org.trialgraph.eligibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.model.Constraint;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Text;

/** Criteria read a second on one core: those of the example trials, and the Chinese ones of the marked criteria. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadingBenchmark {
    private static final List<String> EXAMPLES =
            List.of("ctgov-api-v2-stream.jsonl", "ctgov-api-v2-page.json", "ctgov-api-v2-NCT00001962.json");
    private static final Path MARKED = Path.of("src/test/resources/criteria/marked-criteria.jsonl");

    private final List<Criterion> english = new ArrayList<>();
    private final List<Criterion> chinese = new ArrayList<>();
    private final ConstraintReader reader = new ConstraintReader();
    private int next;

    /** Splits the criteria. */
    @Setup
    public void split() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        for (String example : EXAMPLES) {
            try (MappingIterator<JsonNode> documents =
                    mapper.readerFor(JsonNode.class).readValues(Path.of("examples", example).toFile())) {
                documents.readAll().stream()
                        .flatMap(document -> document.findValuesAsText("eligibilityCriteria").stream())
                        .forEach(text -> english.addAll(Criteria.split(text, "en")));
            }
        }
        for (String line : Files.readAllLines(MARKED)) {
            JsonNode marked = mapper.readTree(line);
            if (marked.has("text")) {
                Polarity list = Polarity.valueOf(marked.path("polarity").asText().toUpperCase(Locale.ROOT));
                chinese.add(Criteria.single(
                        list, new Text(marked.path("text").asText(), "zh"), Optional.empty()));
            }
        }
    }

    /** Criteria in English. */
    @Benchmark
    public List<Constraint> english() {
        return reader.read(english.get(next++ % english.size()));
    }

    /** Criteria in Chinese. */
    @Benchmark
    public List<Constraint> chinese() {
        return reader.read(chinese.get(next++ % chinese.size()));
    }
}
