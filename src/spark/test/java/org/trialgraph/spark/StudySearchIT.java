package org.trialgraph.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.linkage.ReleaseFacts;
import org.trialgraph.linkage.StudyBenchmark;
import org.trialgraph.linkage.StudyGraph;
import org.trialgraph.linkage.TrialFacts;
import org.trialgraph.rdf.Iris;
import scala.Tuple2;

/** Studies of generated registrations, five in a hundred of them registered twice. */
class StudySearchIT {
    private static final int REGISTRATIONS = 2000;

    @Test
    void generatedRegistrations_giveLinksAndStudiesOfOneProcess() {
        ReleaseFacts facts = new ReleaseFacts();
        facts.add(new TrialFacts(
                StudyBenchmark.registrations(REGISTRATIONS), List.of(), List.of(), List.of(), List.of(), List.of()));
        StudyGraph graph = new StudyGraph(new Iris(Iris.DEFAULT_BASE));
        Statements.Lines here = new Statements.Lines();
        Statements.Lines there = new Statements.Lines();

        graph.add(facts, DatasetGraphFactory.create(), here);
        System.setProperty("spark.default.parallelism", "3");
        try (Engine.Run run = new SparkEngine().start(new Reading(Iris.DEFAULT_BASE, "", 0.5, false, new byte[0]))) {
            graph.add(run.search(), facts, DatasetGraphFactory.create(), there);
        } finally {
            System.clearProperty("spark.default.parallelism");
        }

        assertThat(here.lines()).hasSizeGreaterThan(REGISTRATIONS / 4);
        assertThat(new TreeSet<>(there.lines())).isEqualTo(new TreeSet<>(here.lines()));
    }

    @Test
    void components_ofChainsAndStars_areFoundByTheirLeast(@TempDir Path folder) {
        Stream<Tuple2<String, String>> chain = IntStream.range(0, 60).mapToObj(i -> edge(100 + i, 101 + i));
        Stream<Tuple2<String, String>> star = IntStream.range(501, 520).mapToObj(i -> edge(i, 500));
        SparkConf conf =
                new SparkConf().setMaster("local[2]").setAppName("test").set("spark.ui.enabled", "false");
        try (JavaSparkContext spark = new JavaSparkContext(conf)) {
            spark.setCheckpointDir(folder.toString());
            JavaPairRDD<String, String> edges = JavaPairRDD.fromJavaRDD(
                    spark.parallelize(Stream.concat(chain, star).toList(), 2));

            List<Tuple2<String, String>> found = Components.of(edges).collect();

            assertThat(found)
                    .hasSize(60 + 19)
                    .allSatisfy(
                            node -> assertThat(node._2()).isEqualTo(node._1().compareTo("500") < 0 ? "100" : "500"));
        }
    }

    private static Tuple2<String, String> edge(int one, int other) {
        return new Tuple2<>("" + one, "" + other);
    }
}
