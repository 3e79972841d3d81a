package org.trialgraph.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialgraph.fetch.Downloader;
import org.trialgraph.fetch.FileDownload;
import org.trialgraph.files.Progress.Stage;
import org.trialgraph.files.Progress.Unit;
import org.trialgraph.mesh.index.MeshEdition;
import org.trialgraph.mesh.index.MeshIndexes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mesh}: builds the index of MeSH that names are linked with. */
@Command(name = "mesh")
final class MeshCommand extends TrialgraphCommand {
    /** Where NLM keeps the XML of the current year and the years before. */
    private static final String NLM = "https://nlmpubs.nlm.nih.gov/projects/mesh/MESH_FILES/xmlmesh/";

    @Override
    public Integer call() {
        throw UserError.usage("what to do? → mesh import FILE… or mesh download");
    }

    /** Where the index is built. */
    static final class IndexOptions {
        @Mixin
        private DataOption data;

        @Option(names = "--replace")
        private boolean replace;
    }

    @Command(name = "import", mixinStandardHelpOptions = true)
    int importFiles(
            @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of one year.") List<Path> files,
            @Mixin IndexOptions target)
            throws IOException {
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                throw UserError.usage("\"" + file + "\" is a folder → name the files in it");
            }
        }
        return build(files, target);
    }

    @Command(name = "download", mixinStandardHelpOptions = true)
    int download(
            @Option(names = "--year", paramLabel = "YYYY") Integer year,
            @Option(names = "--from", paramLabel = "URL", defaultValue = NLM) URI from,
            @Mixin IndexOptions target)
            throws IOException {
        Path folder = target.data.folder().resolve("mesh-files");
        URI source = URI.create(from + (from.toString().endsWith("/") ? "" : "/"));
        int latest = Year.now().getValue();
        List<Path> files = get(source, folder, year == null ? latest : year);
        if (files.isEmpty() && year == null) {
            files = get(source, folder, latest - 1);
        }
        if (files.isEmpty()) {
            throw new UserError("there is no such MeSH at " + source + " → give another --year");
        }
        return build(files, target);
    }

    /** The files of a year; none where one is missing. */
    private List<Path> get(URI source, Path folder, int year) throws IOException {
        Downloader downloader = new Downloader(Duration.ZERO, messages()::note);
        List<Path> files = new ArrayList<>();
        for (String name : List.of("desc" + year + ".gz", "supp" + year + ".gz")) {
            Stage stage = new Stage("Downloading " + name, Unit.BYTES);
            Optional<Path> file = new FileDownload(
                            downloader, (done, total) -> messages().report(stage, done, total))
                    .get(source.resolve(name), folder.resolve(name));
            if (file.isEmpty()) {
                return List.of();
            }
            files.add(file.get());
        }
        return files;
    }

    private int build(List<Path> files, IndexOptions target) throws IOException {
        Path index = MeshIndexes.in(target.data.folder());
        try {
            MeshEdition edition = MeshIndexes.build(files, index, target.replace);
            if (edition.leftOut() > 0) {
                String message = "%,d records are of a class that this version does not know → left out";
                messages().note(String.format(message, edition.leftOut()));
            }
            messages()
                    .tell(String.format(
                            "MeSH %d: %,d records in %s, %,d KB, %.1f s",
                            edition.year(),
                            edition.records().size(),
                            index,
                            Files.size(index) / 1024,
                            messages().seconds()));
            return 0;
        } catch (NoSuchFileException e) {
            throw UserError.usage("no file \"" + e.getFile() + "\" → check the path");
        }
    }
}
