package org.trialgraph.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.SharedData;
import org.trialgraph.cli.Main;
import org.trialgraph.registry.TrialNumbers;

/**
 * Studies of thousands of registrations against clusters that people put together. The people joined few of all registrations
 * that are one study, so that a pair counts as wrong here only where they did join one of the two.
 */
class JudgedStudiesIT {
    @Test
    void covidRegistrations_againstJudgedClusters_haveRecallAndPrecision(@TempDir Path folder) throws Exception {
        Path table = SharedData.file("data/ictrp/ictrp-covid-2020-07-07.dev.csv.gz");
        Map<String, String> cluster = clusters(SharedData.file("data/gold/crossreg-registrations.dev.tsv"));
        List<Registration> registrations = registrations(table, folder.resolve("covid.nq"));
        Set<Set<String>> judged = pairs(registrations.stream()
                .map(Registration::number)
                .filter(cluster::containsKey)
                .collect(Collectors.groupingBy(cluster::get))
                .values());
        Set<String> joined = judged.stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<Set<String>> found = pairs(StudyLinkage.find(registrations).studies().stream()
                .map(study -> study.registrations().stream()
                        .map(Registration::number)
                        .filter(cluster::containsKey)
                        .toList())
                .toList());
        found.removeIf(pair -> pair.stream().noneMatch(joined::contains));
        long right = found.stream().filter(judged::contains).count();
        assertThat(judged).hasSizeGreaterThan(100);
        assertThat((double) right / judged.size()).as("recall").isGreaterThan(0.9);
        assertThat((double) right / found.size()).as("precision").isGreaterThan(0.9);
    }

    private static Map<String, String> clusters(Path gold) throws IOException {
        Map<String, String> clusters = new HashMap<>();
        for (String line : Files.readAllLines(gold)) {
            String[] cells = line.split("\t");
            TrialNumbers.recognise(cells[1]).ifPresent(number -> clusters.put(number.number(), cells[0]));
        }
        return clusters;
    }

    private static List<Registration> registrations(Path table, Path quads) throws Exception {
        Process convert = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "convert",
                        table.toString())
                .redirectOutput(quads.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        convert.waitFor();
        DatasetGraph dataset = DatasetGraphFactory.create();
        RDFParser.source(quads).parse(dataset);
        return Registration.readAll(dataset);
    }

    private static Set<Set<String>> pairs(Iterable<List<String>> groups) {
        Set<Set<String>> pairs = new HashSet<>();
        for (List<String> group : groups) {
            for (String one : group) {
                group.stream().filter(other -> !other.equals(one)).forEach(other -> pairs.add(Set.of(one, other)));
            }
        }
        return pairs;
    }
}
