package org.trialgraph.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.trialgraph.Trialgraph;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;

/** What a program does with the trials in a folder of documents. */
final class LibraryExample {
    /** The numbers of the trials of a phase, read one after the other. */
    static List<String> ofPhase(Path folder, String phase) throws IOException {
        try (Trialgraph documents = Trialgraph.read(folder);
                Stream<Trial> trials = documents.trials()) {
            return trials.filter(trial -> trial.get(TrialProperties.PHASE).stream()
                            .anyMatch(value -> value.concepts().contains(phase)))
                    .flatMap(trial -> trial.number().stream())
                    .map(TrialNumber::number)
                    .toList();
        }
    }

    /** The same trials as RDF, for Jena. */
    static Model model(Path folder) throws IOException {
        try (Trialgraph documents = Trialgraph.read(folder)) {
            return documents.model();
        }
    }

    /** What could not be read as it should be. */
    static List<Finding> problems(Path folder) throws IOException {
        Trialgraph.Options options = Trialgraph.Options.USUAL.withBase("https://example.org/trials/");
        try (Trialgraph documents = Trialgraph.read(options, folder);
                Stream<Trialgraph.DocumentRecord> records = documents.records()) {
            return records.flatMap(record -> record.findings().stream())
                    .filter(finding -> finding.severity() != Finding.Severity.NOTE)
                    .toList();
        }
    }
}
