package org.trialgraph.store.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialgraph.store.Statements.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.files.FolderException;
import org.trialgraph.files.Progress;
import org.trialgraph.model.Linker;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.ReleaseView;
import org.trialgraph.store.Statements;
import org.trialgraph.store.StoreException;
import org.trialgraph.store.archive.PackedRecord;
import org.trialgraph.store.archive.PackedRecord.Rejection;
import org.trialgraph.store.release.Publication.Enrichment;

/** What a store holds after documents were published into it. */
class PublicationIT {
    @TempDir
    private Path data;

    @TempDir
    private Path other;

    private static Statements version(String document, String updated, String title) {
        return Statements.of("NCT00000001").document(document).updated(updated).titled("\"" + title + "\"");
    }

    @Test
    void publish_versionsInAnyOrder_latestIsCurrentOthersAreHistory() throws Exception {
        Statements[] versions = {
            version("a", "2019-01", "title of 2019"),
            version("b", "2020-05-01", "title of 2020"),
            version("c", "2021", "title of 2021"),
        };
        publish(data, versions);
        for (Statements one : List.of(versions[2], versions[0], versions[1])) {
            publish(other, one);
        }
        assertThat(current(data))
                .anyMatch(q -> q.contains("title of 2021"))
                .noneMatch(q -> q.contains("title of 2020"));
        assertThat(history(data))
                .anyMatch(q -> q.contains("title of 2019") && q.endsWith(versions[0].documentIri() + ">"))
                .anyMatch(q -> q.contains("title of 2020") && q.endsWith(versions[1].documentIri() + ">"))
                .noneMatch(q -> q.contains("title of 2021"));
        assertThat(current(other)).isEqualTo(current(data));
        assertThat(history(other)).isEqualTo(history(data));
    }

    @Test
    void publish_newerVersionWithoutField_fieldIsGone() throws Exception {
        publish(
                data,
                version("a", "2019-01", "title of 2019").says("acronym", "WITHDRAWN-NAME"),
                version("b", "2020-01", "title of 2020"));
        assertThat(current(data)).noneMatch(q -> q.contains("WITHDRAWN-NAME"));
    }

    @Test
    void publish_newerAggregatorPage_registryRecordIsCurrent() throws Exception {
        publish(
                data,
                version("a", "2019-01-01", "the registry's words"),
                version("b", "2024-01-01", "another site's words")
                        .aggregator("some-site")
                        .says("objective", "an addition"));
        assertThat(current(data))
                .anyMatch(q -> q.contains("the registry's words"))
                .noneMatch(q -> q.contains("another site's words"))
                .noneMatch(q -> q.contains("an addition"));
        assertThat(history(data)).anyMatch(q -> q.contains("an addition"));
    }

    @Test
    void publish_partsOfRegistration_completeEachOther() throws Exception {
        String berlin = "https://w3id.org/trialgraph/site/berlin";
        String paris = "https://w3id.org/trialgraph/site/paris";
        publish(
                data,
                version("a", "2020-02-01", "title from Germany")
                        .part("DE")
                        .says("enrollment", "100")
                        .shares("site", berlin, "Berlin"),
                version("b", "2020-01-01", "title from France")
                        .part("FR")
                        .says("enrollmentType", "Actual")
                        .says("objective", "told in France only")
                        .has("arm", 1, "Arm told in France only")
                        .shares("site", paris, "Paris"));
        assertThat(current(data))
                .anyMatch(q -> q.contains("title from Germany"))
                .noneMatch(q -> q.contains("title from France"))
                .anyMatch(q -> q.contains("told in France only"))
                .anyMatch(q -> q.contains("\"Arm told in France only\""))
                .anyMatch(q -> q.contains("\"Paris\""))
                .anyMatch(q -> q.contains("\"Berlin\""))
                .noneMatch(q -> q.contains("enrollmentType"));
    }

    @Test
    void publish_sameDocumentAgain_addsNothing() throws Exception {
        Publication.Result first = publish(data, version("a", "2020-01-01", "one"));
        List<String> before = current(data);
        Publication.Result again = publish(data, version("a", "2020-01-01", "one"));
        assertThat(first.run().newTrials()).isOne();
        assertThat(again.run().newTrials()).isZero();
        assertThat(current(data)).isEqualTo(before);
        assertThat(segments()).hasSize(1);
    }

    @Test
    void publish_documentReadDifferently_replacesOldReading() throws Exception {
        publish(data, version("a", "2020-01-01", "misread"));
        publish(data, version("a", "2020-01-01", "well read"));
        assertThat(current(data)).anyMatch(q -> q.contains("well read")).noneMatch(q -> q.contains("misread"));
        assertThat(history(data)).isEmpty();
    }

    @Test
    void finish_interruptedRun_keepsServedRelease() throws Exception {
        publish(data, version("a", "2020-01-01", "before"));
        try (Publication run = new Publication(data, Statements.IRIS, List.of())) {
            run.add(PackedRecord.of(version("b", "2021-01-01", "cut off").record()));
        }
        Enrichment failing = new Enrichment("failing", (facts, dataset, out) -> {
            throw new IllegalStateException("disk full");
        });
        try (Publication run = new Publication(data, Statements.IRIS, List.of(failing))) {
            assertThatThrownBy(() -> run.finish(true)).hasMessage("disk full");
        }
        assertThat(current(data)).anyMatch(q -> q.contains("before")).noneMatch(q -> q.contains("cut off"));
        publish(data, version("c", "2022-01-01", "after"));
        assertThat(current(data)).anyMatch(q -> q.contains("after"));
        try (Stream<Path> releases = Files.list(data.resolve("releases"))) {
            assertThat(releases).as("this release and the one before").hasSize(2);
        }
    }

    @Test
    void finish_failedRun_isAsIfItHadNotBeen() throws Exception {
        publish(data, version("a", "2020-01-01", "before"));
        Enrichment failing = new Enrichment("failing", (facts, dataset, out) -> {
            throw new InternalError("a fault occurred in an unsafe memory access operation");
        });
        try (Publication run = new Publication(data, Statements.IRIS, List.of(failing))) {
            run.add(PackedRecord.of(
                    version("b", "2021-01-01", "of the failed run").record()));
            run.withdraw(List.of(Statements.of("NCT00000001").subject()), List.of());
            assertThatThrownBy(() -> run.finish(true))
                    .isInstanceOf(FolderException.class)
                    .hasMessageContaining(data.toString())
                    .hasMessageContaining("make room");
        }
        assertThat(segments()).hasSize(1);
        assertThat(data.resolve("releases/2")).doesNotExist();
        publish(data, Statements.of("NCT00000002").document("c").titled("\"after\""));
        assertThat(current(data))
                .anyMatch(q -> q.contains("before"))
                .anyMatch(q -> q.contains("after"))
                .noneMatch(q -> q.contains("of the failed run"));
    }

    @Test
    void begin_runCutOffAfterTheLinkMoved_itsDocumentsStay() throws Exception {
        publish(data, version("a", "2020-01-01", "first"));
        byte[] before = Files.readAllBytes(data.resolve("archive/contents.tsv"));
        publish(data, version("b", "2021-01-01", "second"));
        Files.write(data.resolve("archive/contents.tsv"), before);
        publish(data, Statements.of("NCT00000002").document("c").titled("\"third\""));
        assertThat(current(data)).anyMatch(q -> q.contains("second")).anyMatch(q -> q.contains("third"));
        assertThat(history(data)).anyMatch(q -> q.contains("first"));
    }

    @Test
    void begin_releasesDeleted_areBuiltFromArchive() throws Exception {
        publish(data, version("a", "2020-01-01", "kept"));
        FileUtils.deleteDirectory(data.resolve("releases").toFile());
        assertThatThrownBy(() -> ReleaseView.current(data))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("--rebuild");
        publish(data);
        assertThat(current(data)).anyMatch(q -> q.contains("kept"));
    }

    @Test
    void begin_archiveOfEarlierVersion_isTakenIn() throws Exception {
        publish(data, version("a", "2020-01-01", "kept"));
        FileUtils.deleteDirectory(data.resolve("releases").toFile());
        Files.delete(data.resolve("archive/contents.tsv"));
        Files.writeString(data.resolve("archive/base"), Statements.IRIS.base() + "\n");
        Files.writeString(
                data.resolve("archive/withdrawn"), Statements.of("NCT00000009").subject() + "\n");
        publish(data);
        assertThat(current(data)).anyMatch(q -> q.contains("kept"));
        assertThat(Files.readString(data.resolve("archive/contents.tsv"))).contains("withdrawn\t", "NCT00000009");
    }

    @Test
    void begin_damagedSegment_isToldAndCanBeLeftOut() throws Exception {
        publish(data, version("a", "2020-01-01", "lost"));
        Path segment = segments().get(0);
        Files.write(segment, new byte[] {1}, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> publish(data))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(segment.toString())
                .hasMessageContaining("--leave-out-damaged");
        assertThat(current(data)).anyMatch(q -> q.contains("lost"));
        try (Publication run = new Publication(
                data, Statements.IRIS, List.of(), Linker.NONE, new Publication.Inputs("", ""), true, Progress.NONE)) {
            assertThat(run.leftOut()).hasSize(1);
            run.finish(true);
        }
        assertThat(current(data)).noneMatch(q -> q.contains("lost"));
        publish(data, version("a", "2020-01-01", "lost"));
        assertThat(current(data)).anyMatch(q -> q.contains("lost"));
    }

    @Test
    void begin_secondRunAtOnce_isRefused() throws Exception {
        try (Publication run = new Publication(data, Statements.IRIS, List.of())) {
            assertThatThrownBy(() -> new Publication(data, Statements.IRIS, List.of()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another publish");
        }
    }

    @Test
    void begin_anotherBase_isRefused() throws Exception {
        publish(data, version("a", "2020-01-01", "one"));
        assertThatThrownBy(() -> new Publication(data, new Iris("https://example.org/"), List.of()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("--base");
    }

    @Test
    void enrichment_wholeRelease_isReadAndExtended() throws Exception {
        Enrichment count = new Enrichment("count", (facts, dataset, out) -> {
            long statements = dataset.getGraph(Statements.IRIS.graph("ctgov")).size();
            Node subject = NodeFactory.createURI("urn:all");
            Node number = NodeFactory.createLiteralString(Long.toString(statements));
            out.quad(Quad.create(subject, subject, subject, number));
        });
        try (Publication run = new Publication(data, Statements.IRIS, List.of(count))) {
            run.add(PackedRecord.of(version("a", "2020-01-01", "one").record()));
            run.finish(true);
        }
        assertThat(current(data)).contains("<urn:all> <urn:all> \"5\" <urn:all>");
    }

    @Test
    void summary_countsOutcomeOfEveryRecord() throws Exception {
        try (Publication run = new Publication(data, Statements.IRIS, List.of())) {
            run.add(PackedRecord.of(
                    version("a", "2020-01-01", "one").unmapped("phase=V").record()));
            run.add(PackedRecord.of(
                    version("b", "2021-01-01", "two").unmapped("phase=V").record()));
            run.add(PackedRecord.of(new Rejection("ctgov", "test-format", "c".repeat(64), "")));
            ImportSummary.Counts counts = run.finish(true)
                    .summary()
                    .orElseThrow()
                    .counts()
                    .values()
                    .iterator()
                    .next();
            assertThat(counts.seen()).isEqualTo(3);
            assertThat(counts.published()).isEqualTo(1);
            assertThat(counts.superseded()).isEqualTo(1);
            assertThat(counts.rejected()).isEqualTo(1);
            assertThat(counts.unmapped()).containsEntry(new ImportSummary.UnmappedValue("phase", "V"), 2L);
            assertThat(counts.neverFilled()).contains("acronym").doesNotContain("publicTitle");
        }
        assertThat(current(data)).anyMatch(q -> q.contains("recordsRejected") && q.contains("\"1\""));
    }

    @Test
    void summary_rejectedRecordReadLater_isNotRejected() throws Exception {
        try (Publication run = new Publication(data, Statements.IRIS, List.of())) {
            run.add(PackedRecord.of(new Rejection("ctgov", "test-format", "a".repeat(64), "")));
            run.finish(true);
        }
        ImportSummary summary =
                publish(data, version("a", "2020-01-01", "read now")).summary().orElseThrow();
        assertThat(summary.counts().values()).allMatch(counts -> counts.rejected() == 0);
    }

    private List<Path> segments() throws Exception {
        try (Stream<Path> files = Files.walk(data.resolve("archive"))) {
            return files.filter(f -> f.toString().endsWith(".nq.gz")).toList();
        }
    }

    /** The current statements in their order in the store, without those of the ontology. */
    private static List<String> current(Path data) throws Exception {
        String ontology = Statements.IRIS.graph("ontology").getURI();
        return quads(data, "store", quad -> !quad.getGraph().hasURI(ontology));
    }

    private static List<String> history(Path data) throws Exception {
        return quads(data, "history", quad -> true);
    }

    private static List<String> quads(Path data, String part, Predicate<Quad> wanted) throws Exception {
        List<String> quads = new ArrayList<>();
        try (ReleaseView release = ReleaseView.current(data)) {
            DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(
                    release.files().folder().resolve(part).toString());
            dataset.executeRead(() -> {
                Iterator<Quad> all = dataset.find();
                all.forEachRemaining(quad -> {
                    if (wanted.test(quad)) {
                        quads.add(NodeFmtLib.strNT(quad.getSubject()) + " " + NodeFmtLib.strNT(quad.getPredicate())
                                + " " + NodeFmtLib.strNT(quad.getObject()) + " " + NodeFmtLib.strNT(quad.getGraph()));
                    }
                });
            });
            TDBInternal.expel(dataset);
        }
        return Collections.unmodifiableList(quads);
    }
}
