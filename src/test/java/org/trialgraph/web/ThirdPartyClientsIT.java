package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that others wrote read the site without being told anything. Each is skipped where it is not installed. */
class ThirdPartyClientsIT extends PagesIT {
    @ParameterizedTest
    @CsvSource({"turtle,ttl", "ntriples,nt", "rdfxml,rdf"})
    void raptor_readsEverySerialisation(String syntax, String suffix) throws Exception {
        assumeTrue(installed("rapper"), "rapper is not installed, so that no other parser reads the documents");
        Path document = data.resolve("trial." + suffix);
        Files.writeString(
                document, site.get("/trial/NCT00000001." + suffix, "*/*").body());
        String expected = site.get("/trial/NCT00000001.nt", "*/*").body();
        String read = run(60, "rapper", "-q", "-i", syntax, "-o", "ntriples", document.toString());
        assertThat(read.lines().count()).isEqualTo(expected.lines().count());
    }

    @Test
    void comunica_queriesEndpoint() throws Exception {
        assumeTrue(
                installed("comunica-sparql"),
                "comunica-sparql is not installed (npm install -g @comunica/query-sparql)");
        String query = "SELECT ?title { <https://w3id.org/trialgraph/trial/NCT00000001>"
                + " <https://w3id.org/trialgraph/ontology#publicTitle> ?title }";
        assertThat(run(120, "comunica-sparql", site.address() + "sparql", query))
                .contains("Metformin in heart failure");
    }

    private static boolean installed(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static boolean starts(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private static String run(int seconds, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(data, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(data.resolve("errors.txt").toFile())
                .start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended)
                .as(command[0] + " ends within " + seconds + " seconds")
                .isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
