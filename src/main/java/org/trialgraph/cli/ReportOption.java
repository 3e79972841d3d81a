package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.io.function.IOSupplier;
import org.trialgraph.files.FolderException;
import org.trialgraph.model.Finding;
import picocli.CommandLine.Option;

/** The option that names a file for all that is told of documents. */
final class ReportOption implements AutoCloseable {
    private static final CSVFormat TABLE = CSVFormat.RFC4180
            .builder()
            .setHeader("severity", "document", "place", "what", "remedy")
            .get();

    @Option(names = "--report", paramLabel = "FILE")
    private Path file;

    private Optional<CSVPrinter> table = Optional.empty();
    private String place = "--report FILE.csv lists all";

    /** For a command that has no such option. */
    static ReportOption none() {
        ReportOption none = new ReportOption();
        none.place = "./trialgraph inspect lists those of a document";
        return none;
    }

    /** Where everything is told. */
    String place() {
        return file == null ? place : file + " lists all";
    }

    /** Makes the file. */
    void open() throws IOException {
        if (file != null) {
            table = Optional.of(writing(() -> new CSVPrinter(Files.newBufferedWriter(file), TABLE)));
        }
    }

    /** Writes a line for each. */
    void add(Collection<Finding> findings) throws IOException {
        if (table.isPresent()) {
            writing(() -> {
                for (Finding finding : findings) {
                    table.get()
                            .printRecord(
                                    finding.severity().name().toLowerCase(),
                                    finding.document(),
                                    finding.place(),
                                    finding.what(),
                                    finding.remedy());
                }
                return findings;
            });
        }
    }

    private <T> T writing(IOSupplier<T> work) throws IOException {
        return FolderException.writing(file, work);
    }

    @Override
    public void close() throws IOException {
        if (table.isPresent()) {
            writing(() -> {
                table.get().close();
                return table;
            });
        }
    }
}
