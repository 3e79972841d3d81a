package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.lang3.function.Failable;
import org.trialgraph.files.FileSum;
import org.trialgraph.files.Reasons;
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
import org.trialgraph.store.release.Publication;
import org.trialgraph.store.release.Publication.Enrichment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code publish}: documents into a store. */
@Command(name = "publish")
public final class PublishCommand extends TrialgraphCommand {
    @Mixin
    private ReadOptions options;

    @Mixin
    private DataOption data;

    @Mixin
    private EngineOption engine;

    @Mixin
    private ReportOption report;

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
        if (!engine.isSpark()) {
            ReadOptions.requireThere(sources);
        }
        options.dataFolder(data.folder());
        List<String> withdrawnIris = trials(withdrawn, options.iris());
        List<String> restoredIris = trials(restored, options.iris());
        try (SourceReader reader = new SourceReader(options, messages(), report)) {
            Publication.Result result = engine.isSpark()
                    ? engine.run(
                            options, messages(), run -> publish(Optional.of(run), withdrawnIris, restoredIris, reader))
                    : publish(Optional.empty(), withdrawnIris, restoredIris, reader);
            int code = tell(data.folder(), result, reader, messages());
            messages().note("→ ./trialgraph serve --data " + data.folder() + " shows it");
            return code;
        }
    }

    /** @param elsewhere what reads documents and finds studies; empty where this process does */
    private Publication.Result publish(
            Optional<Engine.Run> elsewhere, List<String> withdrawn, List<String> restored, SourceReader reader)
            throws IOException {
        Optional<RorIndex> organizations = organizations();
        String rorSum = ror == null ? "" : FileSum.of(ror).toString();
        StudyGraph graph = new StudyGraph(options.iris());
        Enrichment.Pass studies = elsewhere
                .map(Engine.Run::search)
                .<Enrichment.Pass>map(search -> (facts, current, out) -> graph.add(search, facts, current, out))
                .orElse(graph::add);
        try (Publication publication =
                publication(data.folder(), options, studies, organizations, rorSum, leaveOutDamaged, messages())) {
            publication.leftOut().forEach(segment -> messages().tell("left out, as it is damaged: " + segment));
            publication.withdraw(withdrawn, restored);
            if (elsewhere.isPresent()) {
                IOConsumer<ReadRecord> add = record -> add(record, publication, reader);
                reader.add(elsewhere.get().read(sources, publication.read(), add.asConsumer()));
                return publication.finish(rebuild);
            }
            return publish(sources, publication, rebuild, reader);
        }
    }

    private static void add(ReadRecord record, Publication publication, SourceReader reader) throws IOException {
        reader.list(record.findings());
        if (record.packed() != null) {
            publication.add(record.packed());
            publication.read().add(record.document(), record.format().isEmpty());
        }
    }

    private Optional<RorIndex> organizations() {
        try {
            return ror == null ? Optional.empty() : Optional.of(RorIndex.read(ror));
        } catch (IOException e) {
            throw UserError.usage("the ROR dump " + ror + " cannot be read: " + Reasons.of(e)
                    + " → unpack the .zip and name its .json file");
        }
    }

    /** Publishes sources into a data folder and tells the exit code. */
    static int publish(List<String> sources, Path data, ReadOptions options, Messages messages) throws IOException {
        options.dataFolder(data);
        Enrichment.Pass studies = new StudyGraph(options.iris())::add;
        try (SourceReader reader = new SourceReader(options, messages, ReportOption.none());
                Publication publication = publication(data, options, studies, Optional.empty(), "", false, messages)) {
            return tell(data, publish(sources, publication, false, reader), reader, messages);
        }
    }

    private static int tell(Path data, Publication.Result result, SourceReader reader, Messages messages)
            throws IOException {
        int code = reader.tellFindings();
        messages.tell(PublishSummary.of(data, result, reader.summary(), reader.documents(), messages.seconds()));
        return code;
    }

    private static Publication publication(
            Path data,
            ReadOptions options,
            Enrichment.Pass studies,
            Optional<RorIndex> organizations,
            String rorSum,
            boolean leaveOutDamaged,
            Messages messages)
            throws IOException {
        Iris iris = options.iris();
        MeshIndex mesh = options.meshIndex(messages);
        List<Enrichment> enrichments = List.of(
                new Enrichment("mesh", (facts, current, out) -> MeshGraph.add(mesh, iris, facts.mesh(), out)),
                new Enrichment("studies", studies),
                new Enrichment(
                        "organizations",
                        (facts, current, out) -> new OrganizationGraph(iris, organizations).add(facts, out)));
        return new Publication(
                data,
                iris,
                enrichments,
                options.linker(messages),
                options.inputs(mesh, rorSum),
                leaveOutDamaged,
                messages);
    }

    /** What a worker made of a record. */
    private record Packed(SourceDocument document, boolean rejected, PackedRecord record) {
        static Packed of(Converted converted) {
            return new Packed(converted.document(), converted.quads().isEmpty(), PackedRecord.of(converted));
        }
    }

    private static Publication.Result publish(
            List<String> sources, Publication publication, boolean anew, SourceReader reader) throws IOException {
        reader.read(sources, publication.read()::contains, Packed::of, Failable.asConsumer(packed -> {
            publication.add(packed.record());
            publication.read().add(packed.document(), packed.rejected());
        }));
        return publication.finish(anew);
    }

    private static List<String> trials(List<String> numbers, Iris iris) {
        return numbers.stream()
                .map(typed -> TrialNumbers.recognise(typed)
                        .map(number -> iris.trial(number.number()).getURI())
                        .orElseThrow(() -> UserError.usage(
                                "\"" + typed + "\" is no number of a registry → give one such as NCT00001962")))
                .toList();
    }
}
