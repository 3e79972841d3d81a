package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.model.Publisher;
import org.trialgraph.registry.Registries;
import org.trialgraph.store.Statements;

/** The stock Fuseki server, started from the project's configuration file, serves a published store. */
class StockFusekiIT {
    @TempDir
    private Path folder;

    @Test
    void stockFuseki_servesStore() throws Exception {
        Statements.publish(
                folder.resolve("data"), Statements.of("NCT00000001").titled("\"Metformin in heart failure\"@en"));
        FusekiServer server = FusekiServer.create()
                .parseConfigFile(inFolder())
                .port(0)
                .build()
                .start();
        try {
            String address = "http://localhost:" + server.getPort() + "/";
            assertThat(asks(address + "sparql", "text:query 'metformin'")).isTrue();
            assertThat(asks(address + "ctgov/sparql", "a tg:Trial")).isTrue();
            assertThat(asks(address + "chictr/sparql", "a tg:Trial")).isFalse();
            assertThat(asks(address + "history/sparql", "a tg:Trial")).isFalse();
            for (Publisher registry : Registries.ALL) {
                assertThat(asks(address + registry.key() + "/sparql", "a tg:Trial"))
                        .isEqualTo(registry.key().equals("ctgov"));
            }
        } finally {
            server.stop();
        }
    }

    @Test
    void stockFuseki_offersQueriesOnly() throws Exception {
        Statements.publish(folder.resolve("data"), Statements.of("NCT00000001"));
        FusekiServer server =
                FusekiServer.create().parseConfigFile(inFolder()).port(0).build();
        server.getDataAccessPointRegistry()
                .forEach((name, point) ->
                        assertThat(point.getDataService().getOperations()).containsOnly(Operation.Query));
        assertThat(server.getDataAccessPointRegistry().keys()).hasSize(27);
    }

    /** The file as a user would have it, with {@code data/} below the working folder; a test cannot change that folder. */
    private Path inFolder() throws Exception {
        String file = Files.readString(Path.of("fuseki-config/trialgraph.ttl"));
        return Files.writeString(
                folder.resolve("trialgraph.ttl"), file.replace("\"data/", "\"" + folder.resolve("data") + "/"));
    }

    private static boolean asks(String endpoint, String pattern) {
        String query = "PREFIX text: <http://jena.apache.org/text#> PREFIX tg: <https://w3id.org/trialgraph/ontology#> "
                + "ASK { ?s " + pattern + " }";
        try (var execution = QueryExecHTTP.service(endpoint).query(query).build()) {
            return execution.ask();
        }
    }
}
