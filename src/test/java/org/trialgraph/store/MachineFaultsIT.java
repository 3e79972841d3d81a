package org.trialgraph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of {@code src/bench} that make faults of a machine, in their short form. */
class MachineFaultsIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"kill", "full_disk", "damage", "read_only", "publishers", "clock"})
    void script_shortForm_findsNothing(String fault) throws Exception {
        assumeTrue(hasPython(), "skipped: no python3 on this machine");
        Path told = folder.resolve("told.txt");
        ProcessBuilder script = new ProcessBuilder("python3", "src/bench/" + fault + ".py")
                .redirectErrorStream(true)
                .redirectOutput(told.toFile());
        script.environment().put("TRIALGRAPH_CLASS_PATH", System.getProperty("java.class.path"));
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = script.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(fault).isTrue();
        String output = Files.readString(told);
        assertThat(process.exitValue()).as(output).isZero();
        assumeTrue(!output.contains("skipped: "), output);
    }

    private static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
