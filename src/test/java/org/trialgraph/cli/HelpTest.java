package org.trialgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What --help says, which stands apart from the commands. */
class HelpTest {
    @ParameterizedTest
    @MethodSource("commands")
    void help_ofEveryCommand_describesItAndItsOptions(CommandSpec command) {
        assertThat(command.usageMessage().description())
                .as(command.qualifiedName())
                .isNotEmpty();
        for (ArgSpec argument : command.args()) {
            assertThat(argument.description())
                    .as("%s %s", command.qualifiedName(), argument)
                    .isNotEmpty()
                    .doesNotContain("");
            if (argument.defaultValue() != null && argument.arity().max() > 0 && !argument.hidden()) {
                assertThat(String.join(" ", argument.description()))
                        .as("%s %s", command.qualifiedName(), argument)
                        .contains("(default: " + argument.defaultValue());
            }
        }
        assertThat(command.commandLine().getUsageMessage(Ansi.OFF).lines())
                .as(command.qualifiedName())
                .allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void manual_ofEveryCommand_hasNoMacrosOutOfWords(CommandSpec command) {
        assertThat(ManualCommand.page(command).lines())
                .as(command.qualifiedName())
                .filteredOn(line -> line.startsWith(".") || line.startsWith("'"))
                .allMatch(line -> line.matches("\\.(TH|SH|PP|TP|B|nf|fi)( .*)?"));
    }

    @Test
    void help_ofACommandBelowAnother_isItsOwn() {
        assertThat(said("help", "mesh", "import")).startsWith("Usage: trialgraph mesh import ");
        assertThat(said("help", "formats")).contains("ctgov-xml", "ClinicalTrials.gov");
    }

    @Test
    void completion_inBash_completesCommandsAndNamesOfQueries(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("completion"), said("completion"));
        String complete = "compopt() { :; }; source " + script
                + "; COMP_WORDS=(trialgraph publ); COMP_CWORD=1; _complete_trialgraph; echo ${COMPREPLY[@]}"
                + "; COMP_WORDS=(trialgraph query phases-); COMP_CWORD=2; _complete_trialgraph; echo ${COMPREPLY[@]}";
        Process bash = new ProcessBuilder("bash", "-c", complete).start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("publish\nphases-of-a-disease\n");
    }

    @Test
    void query_withoutAName_listsAllBySubject_andShowPrintsOne() {
        assertThat(said("query").lines().toList())
                .containsSubsequence(
                        "Counts", "  phases                                How many trials are in each phase");
        assertThat(said("query", "phases", "--show"))
                .startsWith("# title: How many")
                .contains("SELECT");
    }

    private static String said(String... arguments) {
        StringWriter out = new StringWriter();
        assertThat(Main.run(Main.commandLine().setOut(new PrintWriter(out)), arguments))
                .isZero();
        return out.toString();
    }

    static Stream<CommandSpec> commands() {
        return below(Main.commandLine());
    }

    private static Stream<CommandSpec> below(CommandLine line) {
        return Stream.concat(
                Stream.of(line.getCommandSpec()),
                line.getSubcommands().values().stream().flatMap(HelpTest::below));
    }
}
