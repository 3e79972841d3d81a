package org.trialgraph.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.Trialgraph;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.Trial;
import org.trialgraph.pipeline.RdfOutput.Syntax;
import org.trialgraph.rdf.Vocabulary;

/** The program as a library, which {@code src/docs/library.md} shows. */
class TrialgraphTest {
    private static final Path EXAMPLES = Path.of("examples");
    private static final String STUDY =
            "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT%08d\",\"briefTitle\":\"Soup\"}}}\n";

    @TempDir
    Path folder;

    @Test
    void documentation_showsTheExampleThatIsTestedHere() throws Exception {
        String example = Files.readString(Path.of("src/test/java/org/trialgraph/library/LibraryExample.java"));
        assertThat(Files.readString(Path.of("src/docs/library.md")))
                .contains(example.substring(example.indexOf("import org.trialgraph.Trialgraph;"))
                        .strip());
    }

    @Test
    void example_overTheExamples_findsTrialsStatementsAndProblems() throws Exception {
        assertThat(LibraryExample.ofPhase(EXAMPLES, "Phase2")).contains("NCT00001962");
        assertThat(LibraryExample.model(EXAMPLES)
                        .listSubjectsWithProperty(
                                RDF.type, LibraryExample.model(EXAMPLES).createResource(Vocabulary.TRIAL.getURI()))
                        .toList())
                .hasSize(14);
        Files.writeString(folder.resolve("bread.csv"), "name,price\nbread,3\n");
        assertThat(LibraryExample.problems(folder))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.REJECTED))
                .satisfies(finding -> assertThat(finding.document()).isEqualTo("bread.csv"));
    }

    @Test
    void write_isWhatConvertWrites_andSeesTheOptions() throws Exception {
        Path document = EXAMPLES.resolve("ctgov-api-v2-NCT00001962.json");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Trialgraph documents = Trialgraph.read(
                Trialgraph.Options.USUAL.withBase("https://example.org/").withFormat("ctgov-api-v2"), document)) {
            documents.write(Syntax.NQUADS, out);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("<https://example.org/trial/NCT00001962>")
                .doesNotContain("w3id.org/trialgraph/trial/");
    }

    @Test
    void trials_ofManyMoreThanAreAsked_areReadNoFurtherThanALittleAhead() throws Exception {
        StringBuilder studies = new StringBuilder();
        for (int i = 1; i <= 5000; i++) {
            studies.append(STUDY.formatted(i));
        }
        Path file = Files.writeString(folder.resolve("studies.jsonl"), studies);
        try (Trialgraph documents = Trialgraph.read(file)) {
            try (Stream<Trial> trials = documents.trials()) {
                assertThat(trials.limit(3)
                                .map(trial -> trial.number().orElseThrow().number()))
                        .containsExactly("NCT00000001", "NCT00000002", "NCT00000003");
            }
            try (Stream<Trial> trials = documents.trials()) {
                assertThat(trials.count()).isEqualTo(5000);
            }
        }
        Thread reader = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("documents"))
                .findAny()
                .orElse(Thread.currentThread());
        if (reader != Thread.currentThread()) {
            reader.join(10_000);
            assertThat(reader.isAlive()).isFalse();
        }
    }

    @Test
    void mistakes_areExceptions() {
        assertThatThrownBy(() -> Trialgraph.read(folder.resolve("nowhere"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> Trialgraph.read(Trialgraph.Options.USUAL.withFormat("word"), folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no format \"word\"");
        assertThat(List.of(folder)).allSatisfy(empty -> {
            try (Trialgraph documents = Trialgraph.read(empty)) {
                assertThat(documents.trials()).isEmpty();
            }
        });
    }
}
