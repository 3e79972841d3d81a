package org.trialgraph.cli;

import java.util.List;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.format.Formats;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}: what a command does, as far down as it is named, and lists that are too long to stand there. */
@Command(name = "help", helpCommand = true)
final class HelpCommand extends TrialgraphCommand {
    private static final String FORMATS = "formats";

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "A command, and one below it; or formats.")
    private List<String> words = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (words.equals(List.of(FORMATS))) {
            for (Format format : new Formats(new Codes()).all()) {
                out().printf("%-24s %s%n", format.name(), format.publisher().name());
            }
            return 0;
        }
        CommandLine line = spec.parent().commandLine();
        for (String word : words) {
            CommandLine named = line.getSubcommands().get(word);
            if (named == null) {
                throw UserError.usage("no command \"" + word + "\" → "
                        + NearestNames.of(
                                word, line.getSubcommands().keySet(), "./trialgraph help lists the commands"));
            }
            line = named;
        }
        line.usage(out(), line.getColorScheme());
        return 0;
    }
}
