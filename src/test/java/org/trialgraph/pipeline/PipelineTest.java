package org.trialgraph.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.format.Formats;
import org.trialgraph.format.ReadResult;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.text.Cancellation;

/** A reader that fails costs its own document; who receives the results ends the run. */
class PipelineTest {
    private static final String STUDY =
            "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT0000000%d\",\"briefTitle\":\"Study\"}}}";

    private static final Formats FORMATS = new Formats(new Codes());

    @TempDir
    private Path folder;

    /** What a reader may throw at a document, here thrown at the second of three. */
    static final class Failing implements Pipeline.Work<List<String>> {
        private final String failure;
        private volatile boolean ended;

        Failing(String failure) {
            this.failure = failure;
        }

        @Override
        public List<String> make(SourceDocument document, Optional<Format> format, ReadResult reading) {
            if (format.isPresent() && reading.trial().orElseThrow().toString().contains("NCT00000002")) {
                switch (failure) {
                    case "deep" -> make(document, format, reading);
                    case "memory" -> throw new OutOfMemoryError("Java heap space");
                    case "slow" -> {
                        while (true) {
                            Cancellation.check();
                        }
                    }
                    case "endless" -> {
                        while (!ended) {
                            Thread.onSpinWait();
                        }
                    }
                    default -> throw new IllegalArgumentException(failure);
                }
            }
            return reading.findings().stream().map(Object::toString).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "deep, its reader fails: it is nested too deeply",
        "memory, reading it needs more than the memory of",
        "surprise, its reader fails: a fault of this program"
    })
    void reader_thatFails_isTheFindingOfItsDocument(String failure, String said) throws IOException {
        studies();
        List<List<String>> results = new ArrayList<>();
        try (Pipeline<List<String>> pipeline =
                new Pipeline<>(new Detector(FORMATS, Optional.empty()), new Failing(failure), results::add)) {
            pipeline.read(List.of(folder.toString()), finding -> {});
        }
        assertThat(results).hasSize(3);
        assertThat(results.get(1)).singleElement().asString().contains("2.json").contains(said);
    }

    @Test
    void slowReaders_endWhenTheyAreGivenUp() throws IOException, InterruptedException {
        failing();
        List<List<String>> results = new ArrayList<>();
        try (Pipeline<List<String>> pipeline = new Pipeline<>(
                new Detector(FORMATS, Optional.empty()),
                new Failing("slow"),
                results::add,
                2,
                Duration.ofMillis(100))) {
            pipeline.read(List.of(folder.toString()), finding -> {});
        }
        assertThat(results)
                .hasSize(20)
                .allSatisfy(findings ->
                        assertThat(findings).singleElement().asString().contains("takes more than"));
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("reader")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void readersThatNeverEnd_endTheRunWhenThereAreMany() throws IOException {
        failing();
        Failing endless = new Failing("endless");
        List<String> sources = List.of(folder.toString());
        try (Pipeline<List<String>> pipeline = new Pipeline<>(
                new Detector(FORMATS, Optional.empty()), endless, result -> {}, 2, Duration.ofMillis(100))) {
            assertThatThrownBy(() -> pipeline.read(sources, finding -> {}))
                    .hasMessageContaining("the readers of 5 documents do not end: 10.json, 11.json")
                    .hasMessageContaining("leave them out");
        } finally {
            endless.ended = true;
        }
    }

    @Test
    void receiver_thatFails_endsTheRun() throws IOException {
        studies();
        try (Pipeline<List<String>> pipeline =
                new Pipeline<>(new Detector(FORMATS, Optional.empty()), new Failing("-"), result -> {
                    throw new UncheckedIOException(new IOException("no space left"));
                })) {
            List<String> sources = List.of(folder.toString());
            assertThatThrownBy(() -> pipeline.read(sources, finding -> {})).hasMessageContaining("no space left");
        }
    }

    private void failing() throws IOException {
        for (int number = 10; number < 30; number++) {
            Files.writeString(folder.resolve(number + ".json"), STUDY.formatted(2));
        }
    }

    private void studies() throws IOException {
        for (int number = 1; number <= 3; number++) {
            Files.writeString(folder.resolve(number + ".json"), STUDY.formatted(number));
        }
    }
}
