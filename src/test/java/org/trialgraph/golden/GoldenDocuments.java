package org.trialgraph.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialgraph.codes.Codes;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.format.Formats;
import org.trialgraph.model.CriterionReader;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Linker;
import org.trialgraph.pipeline.Converter;
import org.trialgraph.pipeline.Converter.Converted;
import org.trialgraph.pipeline.Detector;
import org.trialgraph.pipeline.Pipeline;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.TrialGraph;

/**
 * The documents with known results: one folder a format, named as the format, below {@code src/test/resources/golden}. A
 * document {@code x.json} has its expected graph in {@code x.json.trig} beside it.
 */
final class GoldenDocuments {
    static final Path FOLDER = Path.of("src/test/resources/golden");
    static final CriterionReader CRITERIA = new ConstraintReader();
    static final Formats FORMATS = new Formats(new Codes());

    private GoldenDocuments() {}

    /** Every document, sorted by path. */
    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".trig"))
                    .sorted()
                    .toList();
        }
    }

    /** The documents of one format. */
    static List<Path> of(String format) throws IOException {
        return all().stream().filter(file -> format.equals(format(file))).toList();
    }

    /** The format that a document's folder names. */
    static String format(Path document) {
        return FOLDER.relativize(document).getName(0).toString();
    }

    /** What came of a file on the same way that commands take. */
    record Outcome(List<Converted> records, List<Finding> findings) {}

    static Outcome convert(Path file) throws IOException {
        return convert(file, false);
    }

    /** The same, people published where there is leave to. */
    static Outcome convert(Path file, boolean contacts) throws IOException {
        List<Converted> records = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Converter converter =
                new Converter(new TrialGraph(new Iris(Iris.DEFAULT_BASE), Linker.NONE, CRITERIA, 0.5, contacts));
        try (Pipeline<Converted> pipeline =
                new Pipeline<>(new Detector(FORMATS, Optional.empty()), converter, records::add)) {
            pipeline.read(List.of(file.toString()), findings::add);
        }
        records.forEach(record -> findings.addAll(record.findings()));
        return new Outcome(records, findings);
    }
}
