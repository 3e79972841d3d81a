package org.trialgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.trialgraph.linkage.OrganizationGraph;
import org.trialgraph.linkage.RorIndex;
import org.trialgraph.linkage.StudyGraph;
import org.trialgraph.rdf.Iris;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.store.archive.PackedRecord;
import org.trialgraph.store.release.Enrichment;
import org.trialgraph.store.release.MeshOfData;
import org.trialgraph.store.release.Publication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code publish}: documents into a store. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = "Builds or updates the store. Publishing the same documents again changes nothing.")
public final class PublishCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ReadOptions options;

    @Mixin
    private DataOption data;

    @Option(
            names = "--ror",
            paramLabel = "FILE",
            description = "JSON dump of the Research Organization Registry, to link sponsors to.")
    private Path ror;

    @Option(
            names = "--withdraw",
            paramLabel = "NUMBER",
            description = "Publish this trial no more: its IRI answers 410 and its statements stay in the history."
                    + " May be given more than once.")
    private List<String> withdrawn = List.of();

    @Option(names = "--restore", paramLabel = "NUMBER", description = "Publish a withdrawn trial again.")
    private List<String> restored = List.of();

    @Parameters(arity = "0..*", paramLabel = "SOURCE", description = "File, folder, archive, or - for standard input.")
    private List<String> sources = List.of();

    @Override
    public Integer call() throws IOException {
        if (sources.isEmpty() && withdrawn.isEmpty() && restored.isEmpty()) {
            throw UserError.usage("nothing to publish → name a file, a folder, an archive, or - for standard input");
        }
        return publish(
                sources,
                withdrawn,
                restored,
                data.folder(),
                options,
                organizations(),
                spec.commandLine().getErr());
    }

    private Optional<RorIndex> organizations() {
        try {
            return ror == null ? Optional.empty() : Optional.of(RorIndex.read(ror));
        } catch (IOException e) {
            throw UserError.usage("the ROR dump " + ror + " cannot be read: " + e.getMessage()
                    + " → unpack the .zip and name its .json file");
        }
    }

    /**
     * Publishes sources into a data folder and tells the exit code.
     *
     * @param withdrawn numbers, in any spelling, of trials to publish no more
     * @param restored numbers of trials to publish again
     */
    static int publish(
            List<String> sources,
            List<String> withdrawn,
            List<String> restored,
            Path data,
            ReadOptions options,
            Optional<RorIndex> organizations,
            PrintWriter err)
            throws IOException {
        options.dataFolder(data);
        List<String> withdrawnIris = iris(withdrawn, options.iris());
        List<String> restoredIris = iris(restored, options.iris());
        SourceReader reader = new SourceReader(options, err);
        try (Publication publication = Publication.begin(data, options.iris(), enrichments(options, organizations))) {
            reader.read(sources, PackedRecord::of, record -> add(publication, record));
            publication.withdraw(withdrawnIris, restoredIris);
            SummaryReport.print(publication.finish(), err);
        }
        return reader.finish();
    }

    private static List<String> iris(List<String> numbers, Iris iris) {
        return numbers.stream()
                .map(typed -> TrialNumbers.recognise(typed)
                        .map(number -> iris.trial(number.number()).getURI())
                        .orElseThrow(() -> UserError.usage("\"" + typed + "\" is no number of a registry")))
                .toList();
    }

    private static List<Enrichment> enrichments(ReadOptions options, Optional<RorIndex> organizations) {
        return List.of(
                new MeshOfData(options.meshIndex().index(), options.iris()),
                new StudyGraph(options.iris())::add,
                new OrganizationGraph(options.iris(), organizations)::add);
    }

    private static void add(Publication publication, PackedRecord record) {
        try {
            publication.add(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
