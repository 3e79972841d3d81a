package org.trialgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.pipeline.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inspect}: what the reader saw in a document, and what it did not take. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Shows the format, every field with its value, and every line or field that no rule took.")
public final class InspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ReadOptions options;

    @Parameters(paramLabel = "SOURCE", description = "File, folder, archive, or - for standard input.")
    private String source;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean[] rejected = {false};
        try (Pipeline<String> pipeline = new Pipeline<>(
                options.detector(),
                (document, format, reading) -> {
                    rejected[0] |= reading.trial().isEmpty();
                    return new InspectionReport(document, format, reading).report();
                },
                out::println)) {
            pipeline.read(List.of(source), finding -> {
                rejected[0] |= finding.severity() == Severity.REJECTED;
                out.println(shown(finding));
            });
        } catch (NoSuchFileException e) {
            throw UserError.usage("no file or folder \"" + e.getFile() + "\" → check the path");
        }
        out.flush();
        return rejected[0] ? Main.SOME_REJECTED : 0;
    }

    private static String shown(Finding finding) {
        return "finding   " + finding;
    }
}
