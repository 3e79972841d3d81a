package org.trialgraph.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code completion}: a script with which bash and zsh complete commands, options and names of queries. */
@Command(name = "completion")
final class CompletionCommand extends TrialgraphCommand {
    @Override
    public Integer call() {
        out().println(AutoComplete.bash("trialgraph", Main.commandLine()));
        return 0;
    }
}
