package org.trialgraph.cli;

import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.trialgraph.fetch.FetchException;
import org.trialgraph.files.FolderException;
import org.trialgraph.mesh.index.MeshFileException;
import org.trialgraph.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
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
        return line.setCaseInsensitiveEnumValuesAllowed(true);
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
        CommandLine line = commandLine(arguments).setExecutionExceptionHandler(Main::failed);
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return WRONG_USAGE;
        }
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            line.getErr()
                    .println("trialgraph: the run failed: not enough memory ("
                            + e.getClass().getSimpleName()
                            + ") → give the program more, as in JAVA_TOOL_OPTIONS=-Xmx4g");
            return FAILED;
        } catch (InternalError e) {
            line.getErr()
                    .println("trialgraph: a mapped file could not be read (" + e.getMessage()
                            + ") → look after the disk, and give the command again");
            return FAILED;
        }
    }

    /** One line for what a user can mend; the trace only for our own faults, and only when asked for. */
    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        if (e instanceof UserError
                || e instanceof StoreException
                || e instanceof FetchException
                || e instanceof FolderException
                || e instanceof MeshFileException) {
            line.getErr().println("trialgraph: " + e.getMessage());
            return e instanceof UserError error ? error.exitCode() : FAILED;
        }
        if (e instanceof FileSystemException file) {
            String reason =
                    Objects.requireNonNullElse(file.getReason(), file.getClass().getSimpleName());
            line.getErr()
                    .println("trialgraph: " + file.getFile() + " cannot be read or written (" + reason
                            + ") → check the path, and that this user may use it");
            return FAILED;
        }
        line.getErr().println("trialgraph: the run failed: " + e);
        if (System.getenv("TRIALGRAPH_TRACE") != null) {
            e.printStackTrace(line.getErr());
        } else {
            line.getErr().println("trialgraph: set TRIALGRAPH_TRACE=1 to see where, and report it");
        }
        return FAILED;
    }
}
