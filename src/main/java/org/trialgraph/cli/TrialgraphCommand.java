package org.trialgraph.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What all commands share: {@code --help}, {@code --quiet}, and where they print to. */
@Command(mixinStandardHelpOptions = true)
abstract class TrialgraphCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT)
    private boolean quiet;

    private Optional<Messages> messages = Optional.empty();

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** What goes to standard error. */
    final Messages messages() {
        messages = messages.or(() -> Optional.of(new Messages(spec.commandLine().getErr(), quiet)));
        return messages.get();
    }
}
