package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** {@code manual}: writes the manual pages of all commands, from what {@code --help} says of them. */
@Command(name = "manual")
final class ManualCommand extends TrialgraphCommand {
    @Option(names = "--to", paramLabel = "DIR", defaultValue = "man1")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        for (CommandSpec command : below(Main.commandLine()).toList()) {
            Path page = folder.resolve(name(command) + ".1");
            Files.writeString(page, page(command));
            out().println(page);
        }
        return 0;
    }

    /** A command and all below it that are shown to users. */
    static Stream<CommandSpec> below(CommandLine line) {
        return Stream.concat(
                Stream.of(line.getCommandSpec()),
                line.getSubcommands().values().stream()
                        .filter(each -> !each.getCommandSpec().usageMessage().hidden())
                        .flatMap(ManualCommand::below));
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /** A page in the macros of man(7). */
    static String page(CommandSpec command) {
        CommandLine.Help help = new CommandLine.Help(command, CommandLine.Help.defaultColorScheme(Ansi.OFF));
        List<String> description = List.of(command.usageMessage().description());
        StringJoiner page = new StringJoiner("\n", "", "\n");
        page.add(".TH " + name(command).toUpperCase() + " 1 \"\" trialgraph");
        page.add(".SH NAME");
        page.add(text(name(command) + " - " + description.get(0)));
        page.add(".SH SYNOPSIS").add(".nf").add(text(help.synopsis(0).strip())).add(".fi");
        page.add(".SH DESCRIPTION");
        description.forEach(paragraph -> page.add(".PP").add(text(paragraph)));
        if (!command.args().isEmpty()) {
            page.add(".SH OPTIONS");
            Stream.concat(command.positionalParameters().stream(), command.options().stream())
                    .filter(argument -> !argument.hidden())
                    .forEach(argument -> page.add(".TP")
                            .add(".B " + text(names(argument)))
                            .add(text(String.join(" ", argument.description()))));
        }
        Map<String, String> commands = new LinkedHashMap<>();
        help.subcommands()
                .forEach((name, below) ->
                        commands.put(name, below.commandSpec().usageMessage().description()[0]));
        list(page, "COMMANDS", commands);
        list(page, "EXIT STATUS", command.root().usageMessage().exitCodeList());
        page.add(".SH SEE ALSO").add(text("./trialgraph help; README.md and src/docs of the project"));
        return page.toString();
    }

    private static void list(StringJoiner page, String title, Map<String, String> items) {
        if (!items.isEmpty()) {
            page.add(".SH " + title);
            items.forEach(
                    (name, words) -> page.add(".TP").add(".B " + text(name)).add(text(words)));
        }
    }

    private static String names(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? String.join(", ", option.names()) + (option.arity().max() == 0 ? "" : " " + option.paramLabel())
                : argument.paramLabel();
    }

    /** Words of which roff takes none for a command of its own. */
    private static String text(String words) {
        String escaped = words.replace("\\", "\\e").replace("-", "\\-").replace("%n", " ");
        return escaped.lines()
                .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
                .collect(Collectors.joining("\n"));
    }
}
