package org.trialgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.function.Failable;
import org.trialgraph.files.FileSum;
import org.trialgraph.linkage.OrganizationGraph;
import org.trialgraph.linkage.RorIndex;
import org.trialgraph.linkage.StudyGraph;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.rdf.MeshGraph;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.pipeline.Converter.Converted;
import org.trialgraph.rdf.Iris;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.spark.Engine;
import org.trialgraph.spark.ReadRecord;
import org.trialgraph.store.archive.PackedRecord;
import org.trialgraph.store.release.ImportSummary;
import org.trialgraph.store.release.ImportSummary.Counts;
import org.trialgraph.store.release.ImportSummary.Key;
import org.trialgraph.store.release.ImportSummary.UnmappedValue;
import org.trialgraph.store.release.Publication;
import org.trialgraph.store.release.Publication.Enrichment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code publish}: documents into a store. */
@Command(name = "publish")
public final class PublishCommand extends TrialgraphCommand {
    private static final int PRINTED_VALUES = 10;

    @Mixin
    private ReadOptions options;

    @Mixin
    private DataOption data;

    @Mixin
    private EngineOption engine;

    @Option(names = "--ror", paramLabel = "FILE")
    private Path ror;

    @Option(names = "--withdraw", paramLabel = "NUMBER")
    private List<String> withdrawn = List.of();

    @Option(names = "--restore", paramLabel = "NUMBER")
    private List<String> restored = List.of();

    @Option(names = "--rebuild")
    private boolean rebuild;

    @Option(names = "--leave-out-damaged")
    private boolean leaveOutDamaged;

    @Parameters(arity = "0..*", paramLabel = "SOURCE", description = "File, folder, archive, or - for standard input.")
    private List<String> sources = List.of();

    @Override
    public Integer call() throws IOException {
        if (sources.isEmpty() && withdrawn.isEmpty() && restored.isEmpty() && !rebuild) {
            throw UserError.usage("nothing to publish → name a file, a folder, an archive, or - for standard input");
        }
        options.dataFolder(data.folder());
        List<String> withdrawnIris = trials(withdrawn, options.iris());
        List<String> restoredIris = trials(restored, options.iris());
        SourceReader reader = new SourceReader(options, err());
        if (engine.isSpark()) {
            engine.run(options, run -> publish(Optional.of(run), withdrawnIris, restoredIris, reader));
        } else {
            publish(Optional.empty(), withdrawnIris, restoredIris, reader);
        }
        return reader.finish();
    }

    /** @param elsewhere what reads documents and finds studies; empty where this process does */
    private void publish(
            Optional<Engine.Run> elsewhere, List<String> withdrawn, List<String> restored, SourceReader reader)
            throws IOException {
        String rorSum = ror == null ? "" : FileSum.of(ror).toString();
        StudyGraph graph = new StudyGraph(options.iris());
        Enrichment.Pass studies = elsewhere
                .map(Engine.Run::search)
                .<Enrichment.Pass>map(search -> (facts, current, out) -> graph.add(search, facts, current, out))
                .orElse(graph::add);
        try (Publication publication =
                publication(data.folder(), options, studies, organizations(), rorSum, leaveOutDamaged)) {
            publication.leftOut().forEach(segment -> err().println("left out, as it is damaged: " + segment));
            publication.withdraw(withdrawn, restored);
            if (elsewhere.isPresent()) {
                reader.add(elsewhere.get().read(sources, publication.read(), record -> add(record, publication)));
                print(publication.finish(rebuild), err());
            } else {
                publish(sources, publication, rebuild, reader, err());
            }
        }
    }

    private static void add(ReadRecord record, Publication publication) {
        if (record.packed() != null) {
            Failable.accept(publication::add, record.packed());
            publication.read().add(record.document(), record.format().isEmpty());
        }
    }

    private Optional<RorIndex> organizations() {
        try {
            return ror == null ? Optional.empty() : Optional.of(RorIndex.read(ror));
        } catch (IOException e) {
            throw UserError.usage("the ROR dump " + ror + " cannot be read: " + e.getMessage()
                    + " → unpack the .zip and name its .json file");
        }
    }

    /** Publishes sources into a data folder and tells the exit code. */
    static int publish(List<String> sources, Path data, ReadOptions options, PrintWriter err) throws IOException {
        options.dataFolder(data);
        SourceReader reader = new SourceReader(options, err);
        try (Publication publication =
                publication(data, options, new StudyGraph(options.iris())::add, Optional.empty(), "", false)) {
            publish(sources, publication, false, reader, err);
        }
        return reader.finish();
    }

    private static Publication publication(
            Path data,
            ReadOptions options,
            Enrichment.Pass studies,
            Optional<RorIndex> organizations,
            String rorSum,
            boolean leaveOutDamaged)
            throws IOException {
        Iris iris = options.iris();
        MeshIndex mesh = options.meshIndex().index();
        List<Enrichment> enrichments = List.of(
                new Enrichment("mesh", (facts, current, out) -> MeshGraph.add(mesh, iris, facts.mesh(), out)),
                new Enrichment("studies", studies),
                new Enrichment(
                        "organizations",
                        (facts, current, out) -> new OrganizationGraph(iris, organizations).add(facts, out)));
        return new Publication(data, iris, enrichments, options.linker(), options.inputs(rorSum), leaveOutDamaged);
    }

    /** What a worker made of a record. */
    private record Packed(SourceDocument document, boolean rejected, PackedRecord record) {
        static Packed of(Converted converted) {
            return new Packed(converted.document(), converted.quads().isEmpty(), PackedRecord.of(converted));
        }
    }

    private static void publish(
            List<String> sources, Publication publication, boolean anew, SourceReader reader, PrintWriter err)
            throws IOException {
        reader.read(sources, publication.read()::contains, Packed::of, Failable.asConsumer(packed -> {
            publication.add(packed.record());
            publication.read().add(packed.document(), packed.rejected());
        }));
        print(publication.finish(anew), err);
    }

    private static List<String> trials(List<String> numbers, Iris iris) {
        return numbers.stream()
                .map(typed -> TrialNumbers.recognise(typed)
                        .map(number -> iris.trial(number.number()).getURI())
                        .orElseThrow(() -> UserError.usage("\"" + typed + "\" is no number of a registry")))
                .toList();
    }

    /** Prints what the store holds now: per registry and format, and the values that no code table knows. */
    private static void print(Publication.Result result, PrintWriter err) {
        result.summary().ifPresent(summary -> print(summary, err));
        if (!result.whyWhole().isEmpty()) {
            err.printf("%nbuilt whole, which is cheaper here: %s%n", result.whyWhole());
        }
        err.printf(
                "%n%s, served from %s%n",
                result.summary().isPresent() ? result.added() + " new" : "nothing is new",
                result.release().folder());
    }

    private static void print(ImportSummary summary, PrintWriter err) {
        err.printf(
                "%n%-14s %-24s %9s %9s %10s %9s%n",
                "registry", "format", "seen", "published", "superseded", "rejected");
        summary.counts()
                .forEach((key, counts) -> err.printf(
                        "%-14s %-24s %9d %9d %10d %9d%n",
                        key.registry(),
                        key.format(),
                        counts.seen(),
                        counts.published(),
                        counts.superseded(),
                        counts.rejected()));
        summary.counts().forEach((key, counts) -> printDetails(key, counts, err));
    }

    private static void printDetails(Key key, Counts counts, PrintWriter err) {
        String name = key.registry() + " " + key.format();
        Map<UnmappedValue, Long> unmapped = counts.unmapped();
        if (!unmapped.isEmpty()) {
            err.printf("%n%s: %d values that no code table knows%n", name, unmapped.size());
            unmapped.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .limit(PRINTED_VALUES)
                    .forEach(v -> err.printf(
                            "  %5d × %s \"%s\"%n",
                            v.getValue(), v.getKey().property(), v.getKey().words()));
            if (unmapped.size() > PRINTED_VALUES) {
                err.printf("  … all %d are in graph/meta%n", unmapped.size());
            }
        }
        if (counts.published() > 0) {
            int unfilled = counts.neverFilled().size();
            err.printf("%n%s: %d fields never filled, which graph/meta names%n", name, unfilled);
        }
    }
}
