package org.trialgraph.store.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.io.FileUtils;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.XSD;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.files.Progress;
import org.trialgraph.linkage.OrganizationGraph;
import org.trialgraph.linkage.StudyGraph;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.index.StarterIndex;
import org.trialgraph.mesh.rdf.MeshGraph;
import org.trialgraph.model.Linker;
import org.trialgraph.pipeline.RdfOutput.Syntax;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.store.Statements;
import org.trialgraph.store.archive.PackedRecord;
import org.trialgraph.store.archive.PackedRecord.Rejection;
import org.trialgraph.store.release.Publication.Enrichment;

/** A release that is made from the one before says and answers what one says that is built whole. */
class ReleaseUpdateIT {
    private static final String[] TITLES = {
        "\"Metformin in type 2 diabetes of adults in primary care\"",
        "\"Metformin for type 2 diabetes of adults in primary care\"",
        "\"Early treatment of severe asthma with prednisone in children\""
    };
    private static final String[] SPONSORS = {"Example University", "EXAMPLE UNIVERSITY", "University of Examples"};
    private static final String[] HEADINGS = {"D003924", "D001249", "D008687"};

    private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private static final String LABEL = "http://www.w3.org/2000/01/rdf-schema#label";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = 1)
    void finish_twentyRandomUpdates_sameAsBuiltWhole(long seed) throws Exception {
        Random random = new Random(seed);
        Path updated = folder.resolve("updated");
        Path whole = folder.resolve("whole");
        List<PackedRecord> sinceWhole = new ArrayList<>();
        Set<String> withdrawn = new TreeSet<>();
        Set<String> restored = new TreeSet<>();
        int updates = 0;
        for (int step = 0; step <= 20; step++) {
            List<PackedRecord> records = records(random, step == 0 ? 60 : 1 + random.nextInt(3));
            List<String> out = random.nextInt(4) == 0 ? List.of(trial(random)) : List.of();
            List<String> in = random.nextInt(4) == 0 ? List.of(trial(random)) : List.of();
            updates += publish(updated, false, records, out, in).updated() ? 1 : 0;
            sinceWhole.addAll(records);
            withdrawn.addAll(out);
            withdrawn.removeAll(in);
            restored.addAll(in);
            restored.removeAll(withdrawn);
            if (step % 4 == 0) {
                publish(whole, true, sinceWhole, withdrawn, restored);
                assertSame(updated, whole, "step " + step + " of seed " + seed);
                sinceWhole.clear();
            }
        }
        assertThat(updates).as("releases made from the one before").isGreaterThan(15);
    }

    @Test
    void finish_oneOfManyChanged_isUpdateUntilMuchIsNew() throws Exception {
        Random random = new Random(5);
        publish(folder, false, records(random, 40), List.of(), List.of());
        assertThat(publish(folder, false, records(random, 1), List.of(), List.of())
                        .updated())
                .isTrue();
        Publication.Result result = publish(folder, false, records(random, 80), List.of(), List.of());
        assertThat(result.whyWhole()).contains("much of the archive is new");
        assertThat(result.updated()).isFalse();
    }

    @Test
    void finish_releaseBeforeDamaged_isBuiltWhole() throws Exception {
        Random random = new Random(6);
        publish(folder, false, records(random, 40), List.of(), List.of());
        for (Function<ReleaseFiles, Path> part : List.<Function<ReleaseFiles, Path>>of(
                ReleaseFiles::trials, release -> release.store().resolve("Data-0001/nodes-data.obj"))) {
            Path damaged = part.apply(new ReleaseFiles(folder.resolve("current").toRealPath()));
            byte[] bytes = Files.readAllBytes(damaged);
            bytes[bytes.length / 2] ^= 1;
            Files.write(damaged, bytes);
            assertThat(publish(folder, false, records(random, 1), List.of(), List.of())
                            .updated())
                    .as(damaged.toString())
                    .isFalse();
        }
    }

    private static List<PackedRecord> records(Random random, int count) {
        return Stream.generate(() -> record(random)).limit(count).toList();
    }

    private static PackedRecord record(Random random) {
        if (random.nextInt(12) == 0) {
            return PackedRecord.of(
                    new Rejection("ctgov", "test-format", hex(random).repeat(64), ""));
        }
        int number = random.nextInt(30);
        String sponsor = SPONSORS[random.nextInt(SPONSORS.length)];
        String site = Iris.DEFAULT_BASE + "site/" + random.nextInt(8);
        Statements trial = Statements.of(number(number))
                .document(hex(random))
                .updated("2020-01-%02d".formatted(1 + random.nextInt(28)))
                .titled(TITLES[random.nextInt(TITLES.length)])
                .unmapped("phase=" + random.nextInt(3))
                .coded("overallStatus", random.nextBoolean() ? "Recruiting" : "Completed")
                .says("registryMesh", "\"none\"")
                .about(site, TYPE, "<" + Vocabulary.TG + "Site>")
                .about(site, LABEL, "\"Hospital " + random.nextInt(3) + "\"");
        String sponsorIri =
                Iris.DEFAULT_BASE + "sponsor/" + sponsor.replace(" ", "-").toLowerCase(Locale.ROOT);
        trial = trial.shares("leadSponsor", sponsorIri, sponsor)
                .about(sponsorIri, TYPE, "<" + Vocabulary.TG + "Sponsor>")
                .about(
                        sponsorIri,
                        Vocabulary.SPONSOR_CLASS_OF.getURI(),
                        "<" + Vocabulary.concept(random.nextBoolean() ? "Industry" : "Other") + ">")
                .coded("sex", random.nextBoolean() ? "AnySex" : "Female")
                .coded("ageGroup", random.nextInt(3) == 0 ? "Adult" : "Unmapped")
                .says("minimumAge", "\"P%dY\"^^<%sduration>".formatted(random.nextInt(90), XSD.getURI()))
                .says("minimumAgeText", "\"some\"")
                .says("hasResults", "\"%b\"^^<%sboolean>".formatted(random.nextBoolean(), XSD.getURI()))
                .about(trial.subject(), Vocabulary.TG + "site", "<" + site + ">")
                .about(
                        trial.subject(),
                        Vocabulary.TG + "topicMesh",
                        "<" + Iris.mesh(HEADINGS[random.nextInt(HEADINGS.length)]) + ">");
        String condition = Iris.DEFAULT_BASE + "condition/" + random.nextInt(4);
        trial = trial.says("startDate", "\"%d-05-01\"^^<%sdate>".formatted(2000 + random.nextInt(20), XSD.getURI()))
                .says("lastUpdateDate", "\"2021-%02d-01\"".formatted(1 + random.nextInt(12)))
                .shares("condition", condition, "Condition")
                .about(
                        condition,
                        Vocabulary.TG + "mesh",
                        "<" + Iris.mesh(HEADINGS[random.nextInt(HEADINGS.length)]) + ">")
                .about(
                        trial.documentIri(),
                        Vocabulary.PUBLISHER.getURI(),
                        "<" + Iris.DEFAULT_BASE + "publisher/" + random.nextInt(2) + ">")
                .about(trial.documentIri(), Vocabulary.RIGHTS.getURI(), "\"Terms " + random.nextInt(3) + "\"")
                .about(trial.documentIri(), Vocabulary.GENERATED_AT.getURI(), "\"2022-01-0" + random.nextInt(9) + "\"");
        return PackedRecord.of((random.nextInt(5) == 0 ? trial.aggregator("ictrp") : trial).record());
    }

    private static String hex(Random random) {
        return Integer.toHexString(random.nextInt(16));
    }

    private static String number(int number) {
        return number % 3 == 0 ? "ChiCTR20000%05d".formatted(number) : "NCT%08d".formatted(number);
    }

    private static String trial(Random random) {
        return Statements.of(number(random.nextInt(30))).subject();
    }

    private static List<Enrichment> enrichments() throws IOException {
        MeshIndex mesh = StarterIndex.open();
        return List.of(
                new Enrichment("mesh", (facts, store, out) -> MeshGraph.add(mesh, Statements.IRIS, facts.mesh(), out)),
                new Enrichment("studies", new StudyGraph(Statements.IRIS)::add),
                new Enrichment(
                        "organizations",
                        (facts, store, out) ->
                                new OrganizationGraph(Statements.IRIS, Optional.empty()).add(facts, out)));
    }

    private static Publication.Result publish(
            Path data,
            boolean anew,
            List<PackedRecord> records,
            Collection<String> withdrawn,
            Collection<String> restored)
            throws Exception {
        try (Publication run = new Publication(
                data,
                Statements.IRIS,
                enrichments(),
                Linker.NONE,
                new Publication.Inputs("", "test"),
                false,
                Progress.NONE)) {
            for (PackedRecord record : records) {
                run.add(record);
            }
            run.withdraw(withdrawn, restored);
            return run.finish(anew);
        }
    }

    private static void assertSame(Path updated, Path whole, String when) throws Exception {
        ReleaseFiles one = new ReleaseFiles(updated.resolve("current").toRealPath());
        ReleaseFiles other = new ReleaseFiles(whole.resolve("current").toRealPath());
        assertThat(lines(one.store())).as("current, " + when).isEqualTo(lines(other.store()));
        assertThat(lines(one.history())).as("history, " + when).isEqualTo(lines(other.history()));
        assertThat(one.trials()).as("trials, " + when).hasSameBinaryContentAs(other.trials());
        assertThat(one.criteria()).as("criteria, " + when).hasSameBinaryContentAs(other.criteria());
        assertThat(one.facets()).as("facets, " + when).hasSameBinaryContentAs(other.facets());
        assertThat(one.statistics()).as("statistics, " + when).hasSameTextualContentAs(other.statistics());
        assertThat(texts(one.text())).as("text index, " + when).isEqualTo(texts(other.text()));
    }

    /** A dataset as it is exported. */
    private static String lines(Path store) throws Exception {
        DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(store.toString());
        Path folder = Files.createTempDirectory("dump");
        try {
            Path dump = new Dump(dataset, Statements.IRIS)
                    .write(Syntax.NQUADS, folder)
                    .get(0);
            try (InputStream in = new GZIPInputStream(Files.newInputStream(dump))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            TDBInternal.expel(dataset, true);
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    /** What is indexed, and how much counts in the scores. */
    private static List<String> texts(Path folder) throws Exception {
        try (Directory directory = FSDirectory.open(folder);
                IndexReader index = DirectoryReader.open(directory)) {
            List<String> texts = new ArrayList<>(List.of(index.numDocs() + " of " + index.maxDoc()));
            for (int i = 0; i < index.maxDoc(); i++) {
                texts.add(index.storedFields().document(i).getFields().stream()
                        .map(field -> field.name() + "=" + field.stringValue())
                        .sorted()
                        .toList()
                        .toString());
            }
            return texts.stream().sorted().toList();
        }
    }
}
