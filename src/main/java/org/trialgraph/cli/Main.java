package org.trialgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trialgraph.fetch.FetchException;
import org.trialgraph.files.FolderException;
import org.trialgraph.files.Reasons;
import org.trialgraph.mesh.index.MeshFileException;
import org.trialgraph.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;

/** The command line: the list of commands and what happens when one fails. What --help says stands in {@code commands.properties}. */
@Command(
        name = "trialgraph",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        resourceBundle = "org.trialgraph.cli.commands")
public final class Main {
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            ConvertCommand.class,
            PublishCommand.class,
            ServeCommand.class,
            QueryCommand.class,
            MatchCommand.class,
            ExportCommand.class,
            ValidateCommand.class,
            InspectCommand.class,
            BenchCommand.class,
            MeshCommand.class,
            FetchCommand.class,
            CompletionCommand.class,
            ManualCommand.class,
            TrainingRunCommand.class,
            HelpCommand.class);

    static final int SOME_REJECTED = 1;
    static final int WRONG_USAGE = 2;
    static final int FAILED = 3;

    private Main() {}

    /** The version of this program as its jar states it; {@code development} where it does not run from a jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String number = Main.class.getPackage().getImplementationVersion();
            return new String[] {"trialgraph " + Optional.ofNullable(number).orElse("development")};
        }
    }

    /** The command line with all commands. */
    static CommandLine commandLine() {
        return commandLine(COMMANDS);
    }

    private static CommandLine commandLine(List<Class<?>> commands) {
        CommandLine line = new CommandLine(new Main());
        commands.forEach(line::addSubcommand);
        boolean plain = "dumb".equals(System.getenv("TERM"));
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(plain ? Ansi.OFF : Ansi.AUTO))
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler(Main::failed);
    }

    /** The command that is named first, alone, because each takes its time to describe itself; all where none is. */
    private static CommandLine commandLine(String... arguments) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> command != HelpCommand.class
                        && arguments.length > 0
                        && command.getAnnotation(Command.class).name().equals(arguments[0]))
                .toList();
        return commandLine(named.isEmpty() ? COMMANDS : named);
    }

    /** Runs the command that the arguments name and ends the process with its exit code. */
    public static void main(String[] arguments) {
        int code = run(arguments);
        if (System.out.checkError()) {
            System.err.println("trialgraph: " + UserError.STANDARD_OUTPUT);
            code = FAILED;
        }
        System.exit(code);
    }

    /** Runs a command and returns its exit code. */
    public static int run(String... arguments) {
        return run(commandLine(arguments), arguments);
    }

    static int run(CommandLine line, String... arguments) {
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return WRONG_USAGE;
        }
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            tell(line, "the run failed: not enough memory → give the program more, as in JAVA_TOOL_OPTIONS=-Xmx4g");
            return FAILED;
        } catch (InternalError e) {
            tell(line, "a mapped file could not be read → look after the disk, and give the command again");
            return FAILED;
        }
    }

    /** One line on standard error, in colour on a terminal. */
    private static void tell(CommandLine line, String message) {
        Ansi ansi = Messages.onTerminal() ? line.getColorScheme().ansi() : Ansi.OFF;
        PrintWriter err = line.getErr();
        err.println(CommandLine.Help.defaultColorScheme(ansi).errorText("trialgraph:") + " " + message);
        err.flush();
    }

    /** Arguments that make no sense: what is wrong with them, and where it says how they are. */
    private static int misused(CommandLine.ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        List<String> near =
                e instanceof CommandLine.UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String message = e instanceof CommandLine.UnmatchedArgumentException unmatched
                ? "no command, option or argument is meant by \"" + String.join(" ", unmatched.getUnmatched()) + "\""
                : e.getMessage()
                        .lines()
                        .collect(Collectors.joining(" "))
                        .replaceAll("is not an? (int|long)\\b", "is no whole number")
                        .replaceAll("is not an? (double|float)\\b", "is no number");
        tell(
                line,
                message
                        + " → "
                        + (near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? Else ")
                        + "./trialgraph help"
                        + line.getCommandSpec().qualifiedName().substring("trialgraph".length())
                        + (line.getSubcommands().isEmpty() ? " lists the options" : " lists the commands"));
        return WRONG_USAGE;
    }

    /** One line for what a user can mend; the trace only for our own faults, and only when asked for. */
    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        if (e instanceof UserError
                || e instanceof StoreException
                || e instanceof FetchException
                || e instanceof FolderException
                || e instanceof MeshFileException) {
            tell(line, e.getMessage());
            return e instanceof UserError error ? error.exitCode() : FAILED;
        }
        if (e instanceof FileSystemException file) {
            tell(
                    line,
                    file.getFile() + " cannot be read or written: " + Reasons.of(file)
                            + " → check the path, and that this user may use it");
            return FAILED;
        }
        String fault = "set " + Reasons.TRACE + "=1 to see where, and report it as a fault of this program";
        tell(
                line,
                "the run failed: " + Reasons.of(e) + " → " + (e instanceof IOException ? "mend that, or " : "")
                        + fault);
        if (System.getenv(Reasons.TRACE) != null) {
            e.printStackTrace(line.getErr());
        }
        return FAILED;
    }
}
