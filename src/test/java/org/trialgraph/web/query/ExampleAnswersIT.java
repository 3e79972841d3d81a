package org.trialgraph.web.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.store.ReleaseView;
import org.trialgraph.store.Statements;

/** What the example queries find is found once, and is what they find. */
class ExampleAnswersIT {
    private static final String PHASES = "phases";

    @TempDir
    private Path data;

    private final RunningQueries running = new RunningQueries(Duration.ofMinutes(1));
    private ReleaseView release;
    private DatasetGraph dataset;

    @BeforeEach
    void open() throws Exception {
        Statements.publish(
                data, Statements.of("NCT00000001").coded("phase", "Phase3").document("a"));
        release = ReleaseView.current(data);
        dataset = DatabaseMgr.connectDatasetGraph(release.files().store().toString());
        dataset.getContext().set(TDB2.symUnionDefaultGraph, true);
    }

    @AfterEach
    void close() throws Exception {
        running.close();
        TDBInternal.expel(dataset, true);
        release.close();
    }

    @Test
    void rows_areThoseOfTheQuery_inAnyLayout() throws Exception {
        try (ExampleAnswers examples = new ExampleAnswers(release, running, 0, Duration.ZERO, Duration.ZERO)) {
            examples.begin(Map.of("/", dataset));
            String text = text(PHASES);
            for (Instant end = Instant.now().plusSeconds(60);
                    sent(examples, text).isEmpty() && Instant.now().isBefore(end); ) {
                Thread.sleep(20);
            }
            List<Binding> rows = new ArrayList<>();
            dataset.executeRead(
                    () -> QueryExec.dataset(dataset).query(text).select().forEachRemaining(rows::add));
            assertThat(rows).hasSize(1);
            assertThat(sent(examples, text)).isEqualTo(rows);
            assertThat(sent(examples, "PREFIX other: <urn:x>\n" + text.replace("\n  ", " ")))
                    .isEqualTo(rows);
            assertThat(sent(examples, text.replace("ORDER BY", "HAVING (?trials > 1) ORDER BY")))
                    .isEmpty();
            assertThat(examples.send("/history/sparql", QueryFactory.create(text), sent -> {}))
                    .isFalse();
        }
    }

    @Test
    void smallRelease_isAskedEachTime() throws Exception {
        ExampleAnswers examples = new ExampleAnswers(release, running);
        examples.begin(Map.of("/", dataset));
        examples.close();
        assertThat(release.own().folder().resolve("answers")).doesNotExist();
    }

    @Test
    void close_endsTheQueryThatRuns() throws Exception {
        ExampleAnswers examples = new ExampleAnswers(release, running, 0, Duration.ZERO, Duration.ZERO);
        examples.begin(Map.of("/", dataset));
        examples.close();
        assertThat(running.isIdle()).isTrue();
    }

    private static String text(String name) throws Exception {
        return ExampleQuery.bundled().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static List<Binding> sent(ExampleAnswers examples, String text) throws Exception {
        List<Binding> rows = new ArrayList<>();
        examples.send("/sparql", QueryFactory.create(text), all -> all.forEachRemaining(rows::add));
        return rows;
    }
}
