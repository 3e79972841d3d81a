package org.trialgraph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.eligibility.Measures;
import org.trialgraph.match.MatchReport;
import org.trialgraph.match.Patient;
import org.trialgraph.match.PatientException;
import org.trialgraph.match.PatientReader;
import org.trialgraph.match.TrialIndex;
import org.trialgraph.match.TrialIndex.Matches;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.link.MeshLinker;
import org.trialgraph.query.StoreQueries;
import org.trialgraph.store.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code match}: the trials of a store for one patient. Nothing of the patient is kept. */
@Command(name = "match")
final class MatchCommand extends TrialgraphCommand {
    @Mixin
    private DataOption data;

    @Parameters(paramLabel = "PATIENT.json", description = "Record of a patient, or - for standard input.")
    private String file;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text")
    private String form;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "10")
    private int limit;

    @Mixin
    private MeshOption mesh;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            hidden = true,
            defaultValue = "0",
            description = "Times the matching.")
    private int rounds;

    @Override
    public Integer call() throws IOException {
        if (!form.equals("text") && !form.equals("json")) {
            throw UserError.usage("no format \"" + form + "\" → text or json");
        }
        if (limit < 0) {
            throw UserError.usage("--limit " + limit + " is negative → give how many trials to show");
        }
        MeshIndex names = mesh.open(data.folder(), messages()).index();
        MeshLinker linker = new MeshLinker(names);
        Patient patient = patient(new PatientReader(linker, new ConstraintReader()));
        patient.problems()
                .forEach(problem -> messages()
                        .tell(file + "[" + problem.place() + "]: " + problem.what() + " → " + problem.remedy()
                                + "; it is left out"));
        data.tellCopies(messages());
        try (StoreQueries store = StoreQueries.open(data.folder())) {
            Path criteria = store.files().criteria(new DataFolder(data.folder()).rebuild());
            TrialIndex index = TrialIndex.open(criteria, names);
            store.dataset().executeRead(() -> {
                Matches matches = index.match(patient, 0, limit);
                time(index, patient);
                write(new MatchReport(new Measures(), patient, store.dataset()), matches);
            });
        }
        return patient.problems().isEmpty() ? 0 : Main.SOME_REJECTED;
    }

    private Patient patient(PatientReader reader) throws IOException {
        if (!file.equals("-") && !Files.isRegularFile(Path.of(file))) {
            throw UserError.usage("no file \"" + file + "\" → check the path");
        }
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            return reader.read(in, LocalDate.now());
        } catch (PatientException e) {
            throw UserError.usage(e.getMessage());
        }
    }

    private void time(TrialIndex index, Patient patient) {
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            index.match(patient, 0, limit);
            double milliseconds = (System.nanoTime() - start) / 1e6;
            messages().tell(String.format(Locale.ROOT, "%d trials in %.0f ms", index.size(), milliseconds));
        }
    }

    private void write(MatchReport report, Matches matches) {
        try (OutputStream out = new StandardOutput();
                PrintWriter lines = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            if (form.equals("json")) {
                lines.println(report.json(matches).toPrettyString());
            } else {
                report.write(matches, lines);
            }
        } catch (IOException e) {
            throw new UserError(UserError.STANDARD_OUTPUT);
        }
    }
}
