package org.trialgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import org.trialgraph.fetch.Downloader;
import org.trialgraph.fetch.FetchException;
import org.trialgraph.fetch.FileDownload;
import org.trialgraph.mesh.index.MeshEdition;
import org.trialgraph.mesh.index.MeshFileException;
import org.trialgraph.mesh.index.MeshIndexes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh}: builds the index of MeSH that names are linked with. */
@Command(
        name = "mesh",
        mixinStandardHelpOptions = true,
        description = "Builds the index of MeSH that conditions and interventions are linked with.")
public final class MeshCommand implements Runnable {
    /** Where NLM keeps the XML of the current year and the years before. */
    private static final URI NLM = URI.create("https://nlmpubs.nlm.nih.gov/projects/mesh/MESH_FILES/xmlmesh/");

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw UserError.usage("what to do? → mesh import FILE… or mesh download");
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Builds the index from NLM's files: mesh.nt, descYYYY.xml, suppYYYY.xml, plain or gzipped.")
    int importFiles(
            @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of one year.") List<Path> files,
            @Mixin DataOption data,
            @Option(
                            names = "--replace",
                            description = "Take the place of the index of another year, or of a larger one.")
                    boolean replace)
            throws IOException {
        build(files, data.folder(), replace);
        return 0;
    }

    @Command(
            name = "download",
            mixinStandardHelpOptions = true,
            description = "Gets a year's descriptors and supplementary records from NLM and builds the index.")
    int download(
            @Mixin DataOption data,
            @Option(names = "--year", paramLabel = "YYYY", description = "Year of MeSH (default: the latest there is).")
                    Integer year,
            @Option(
                            names = "--from",
                            paramLabel = "URL",
                            description = "Folder of the files at another place than NLM's.")
                    URI from,
            @Option(
                            names = "--replace",
                            description = "Take the place of the index of another year, or of a larger one.")
                    boolean replace)
            throws IOException {
        Path folder = data.folder().resolve("mesh-files");
        URI source = from == null ? NLM : URI.create(from + (from.toString().endsWith("/") ? "" : "/"));
        int latest = Year.now().getValue();
        Optional<List<Path>> files = get(source, folder, year == null ? latest : year);
        if (files.isEmpty() && year == null) {
            files = get(source, folder, latest - 1);
        }
        build(
                files.orElseThrow(() -> new UserError("there is no such MeSH at " + source + " → give another --year")),
                data.folder(),
                replace);
        return 0;
    }

    private Optional<List<Path>> get(URI source, Path folder, int year) throws IOException {
        Optional<Path> descriptors = get(source, folder, "desc" + year + ".gz");
        Optional<Path> supplementary =
                descriptors.isEmpty() ? Optional.empty() : get(source, folder, "supp" + year + ".gz");
        return supplementary.map(file -> List.of(descriptors.orElseThrow(), file));
    }

    private Optional<Path> get(URI source, Path folder, String name) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Downloader downloader = new Downloader(Duration.ZERO, err::println);
        try (TerminalProgress progress = TerminalProgress.start(name)) {
            return new FileDownload(downloader, progress::stepTo).get(source.resolve(name), folder);
        } catch (FetchException e) {
            throw new UserError(e.getMessage());
        }
    }

    private void build(List<Path> files, Path data, boolean replace) throws IOException {
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                throw UserError.usage("\"" + file + "\" is a folder → name the files in it");
            }
        }
        Path index = MeshIndexes.in(data);
        long start = System.nanoTime();
        try {
            MeshEdition edition = MeshIndexes.build(files, index, replace);
            spec.commandLine()
                    .getErr()
                    .printf(
                            "MeSH %d: %,d records in %s, %,d KB, %.1f s%n",
                            edition.year(),
                            edition.records().size(),
                            index,
                            Files.size(index) / 1024,
                            (System.nanoTime() - start) / 1e9);
            if (edition.leftOut() > 0) {
                spec.commandLine()
                        .getErr()
                        .printf(
                                "%,d records are of a class that this version does not know → left out%n",
                                edition.leftOut());
            }
        } catch (MeshFileException e) {
            throw new UserError(e.getMessage());
        } catch (NoSuchFileException e) {
            throw UserError.usage("no file \"" + e.getFile() + "\" → check the path");
        }
    }
}
