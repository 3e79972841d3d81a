package org.trialgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
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
        }
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
