package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.store.Statements;

/** SERVICE is open for the addresses that the user allowed, here those of two registries of another server. */
class FederationTest {
    @TempDir
    private Path data;

    @Test
    void joinsRegistriesThatLiveOnTheirOwnEndpoints() throws Exception {
        Statements.publish(
                data,
                Statements.of("NCT00000001").document("a").titled("\"one\""),
                Statements.of("ChiCTR2000000002").document("b").titled("\"two\""));
        try (Server there = Server.start(ServerOptions.usual(data).onPort(0))) {
            String ctgov = there.address() + "ctgov/sparql";
            String chictr = there.address() + "chictr/sparql";
            ServerOptions options = new ServerOptions(data, "127.0.0.1", 0, Optional.empty(), List.of(ctgov, chictr));
            try (Server here = Server.start(options)) {
                String union = "{ SERVICE <%s> { ?t a tg:Trial } } UNION { SERVICE <%s> { ?t a tg:Trial } }";
                assertThat(trials(here, union.formatted(ctgov, chictr))).isEqualTo(2);
                String closed = "SERVICE <%shistory/sparql> { ?t a tg:Trial }".formatted(there.address());
                assertThatExceptionOfType(QueryExceptionHTTP.class)
                        .isThrownBy(() -> trials(here, closed))
                        .matches(refused -> refused.getStatusCode() == 422, "is refused with a reason");
            }
        }
    }

    private static long trials(Server server, String pattern) {
        String query = "PREFIX tg: <https://w3id.org/trialgraph/ontology#> SELECT DISTINCT ?t { " + pattern + " }";
        try (QueryExec execution =
                QueryExecHTTP.service(server.address() + "sparql").query(query).build()) {
            return execution.select().materialize().stream().count();
        }
    }
}
