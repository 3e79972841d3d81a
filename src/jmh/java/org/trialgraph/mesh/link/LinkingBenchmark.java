package org.trialgraph.mesh.link;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.index.MeshIndexes;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Text;

/**
 * Names linked a second on one core, beside what only looks the same names up in a hash map of all terms in lower case. Uses the
 * index {@code data/mesh.index} where there is one ({@code -Dmesh.data=DIR} for another folder), else the starter.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class LinkingBenchmark {
    /** Names in each call, so that results are names a second. */
    private static final int NAMES = 8;

    private static final List<String> CONDITIONS = List.of(
            "Aplastic anemia",
            "Stage IV non-small cell lung cancer, recurrent",
            "Severe COVID-19 pneumonia",
            "Diabetes mellitus, type II",
            "Leukaemia, acute myeloid, in adults",
            "Quality of sleep in caregivers",
            "Heart failure with reduced ejection fraction (HFrEF)",
            "Knee osteoarthritis");

    private static final List<String> INTERVENTIONS = List.of(
            "Cyclosporine",
            "Metformin hydrochloride 500 mg tablet",
            "Cisplatin + etoposide",
            "Placebo",
            "Lopinavir/ritonavir 400 mg/100 mg orally twice daily",
            "Umbilical cord mesenchymal stem cells",
            "Standard of care",
            "rabbit anti-thymocyte globulin, intravenous");

    private MeshLinker linker;
    private Map<String, String> exact;

    /** Opens the index. */
    @Setup
    public void open() throws IOException {
        MeshIndex index = MeshIndexes.open(null, Path.of(System.getProperty("mesh.data", "data")))
                .index();
        linker = new MeshLinker(index);
        exact = IntStream.range(0, index.size())
                .mapToObj(index::record)
                .flatMap(record -> record.terms().stream().map(term -> Map.entry(term.text(), record.id())))
                .collect(Collectors.toMap(e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (a, b) -> a));
    }

    /** Conditions a second. */
    @Benchmark
    @OperationsPerInvocation(NAMES)
    public void conditions(Blackhole out) {
        CONDITIONS.forEach(name -> out.consume(linker.condition(new Condition(List.of(new Text(name, "en"))))));
    }

    /** Interventions a second. */
    @Benchmark
    @OperationsPerInvocation(NAMES)
    public void interventions(Blackhole out) {
        INTERVENTIONS.forEach(name -> out.consume(linker.intervention(
                new Intervention(List.of(new Text(name, "en")), Optional.empty(), List.of(), List.of()))));
    }

    /** Names a second that are only looked up as they are: the floor. */
    @Benchmark
    @OperationsPerInvocation(NAMES)
    public void exactLookUps(Blackhole out) {
        CONDITIONS.forEach(name -> out.consume(exact.get(name.toLowerCase(Locale.ROOT))));
    }
}
