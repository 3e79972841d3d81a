package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialgraph.SharedData;
import org.trialgraph.cli.Main;
import org.trialgraph.federation.ServiceRules;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.query.QueryResults;

/**
 * The queries that ask other servers too. MeSH at NLM and Wikidata are played by a Fuseki on this machine, whose address the
 * server is told; the second server of this project is a process of its own. {@code -Dgolden.update} writes the stored
 * results anew.
 */
class FederatedQueriesIT {
    private static final Path RESULTS = Path.of("src/test/resources/queries");
    private static final Path FACTS = Path.of("src/test/resources/federation");

    @TempDir
    private static Path folder;

    private static FusekiServer played;
    private static ServeProcess other;
    private static Server server;

    @BeforeAll
    static void open() throws Exception {
        played = FusekiServer.create()
                .add("/mesh", loaded(FACTS.resolve("mesh.ttl")))
                .add("/wikidata", loaded(FACTS.resolve("wikidata.ttl")))
                .port(0)
                .build()
                .start();
        Path otherData = folder.resolve("other");
        assertThat(Main.run("publish", "examples/isrctn-xml-ISRCTN15281137.xml", "--data", otherData.toString()))
                .isZero();
        other = ServeProcess.start(otherData);
        Path data = folder.resolve("data");
        assertThat(Main.run("publish", "examples", "--data", data.toString())).isLessThan(2);
        String address = "http://localhost:" + played.getPort() + "/";
        server = Server.start(ServerOptions.usual(data)
                .onPort(0)
                .calling(ServiceRules.usual()
                        .allowing(List.of(
                                "https://id.nlm.nih.gov/mesh/sparql=" + address + "mesh/sparql",
                                "https://query.wikidata.org/sparql=" + address + "wikidata/sparql",
                                "http://localhost:3031/sparql=" + other.address() + "sparql"))));
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
        other.close();
        played.stop();
    }

    static List<ExampleQuery> queries() throws IOException {
        return ExampleQuery.in(Path.of("queries")).stream()
                .filter(query -> query.text().contains("SERVICE"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void federatedQueries_onExamples_giveAnswers(ExampleQuery query) throws Exception {
        String found = ask(server.address() + query.endpoint(), query.text());
        Path stored = RESULTS.resolve(query.name() + ".csv");
        if (System.getProperty("golden.update") != null) {
            Files.writeString(stored, found);
        }
        assertThat(found).isEqualTo(Files.readString(stored));
        assertThat(found.lines().count()).as("something is found").isGreaterThan(1);
    }

    @Test
    void twoProcesses_areJoinedFromEitherSide() throws Exception {
        Path data = folder.resolve("here");
        assertThat(Main.run("publish", "examples/ctgov-xml-NCT04324606-of-october.xml", "--data", data.toString()))
                .isZero();
        String there = other.address() + "sparql";
        try (ServeProcess here = ServeProcess.start(data, "--allow-service", there)) {
            String query = Files.readString(Path.of("queries/federated-servers.rq"))
                    .replace("http://localhost:3031/sparql", there);
            assertThat(ask(here.address() + "sparql", query))
                    .contains("NCT04324606")
                    .contains("ISRCTN15281137");
        }
    }

    @Test
    void nlmSampleQueries_runUnchanged() throws Exception {
        Path samples = SharedData.file("data/mesh/samples.nt");
        DatasetGraph mesh = loaded(samples);
        FusekiServer nlm =
                FusekiServer.create().add("/mesh", mesh).port(0).build().start();
        String copy = "https://id.nlm.nih.gov/mesh/sparql=http://localhost:" + nlm.getPort() + "/mesh/sparql";
        try (Server asking = Server.start(ServerOptions.usual(folder.resolve("data"))
                .onPort(0)
                .calling(ServiceRules.usual().allowing(List.of(copy))))) {
            String query = "SELECT ?name { VALUES ?drug { <http://id.nlm.nih.gov/mesh/D000082> } "
                    + "SERVICE <https://id.nlm.nih.gov/mesh/sparql> { ?drug <http://www.w3.org/2000/01/rdf-schema#label> ?name } }";
            assertThat(ask(asking.address() + "sparql", query)).contains("Acetaminophen");
        } finally {
            nlm.stop();
        }
    }

    @Test
    void comunica_joinsTwoEndpoints() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(bin -> Files.isExecutable(Path.of(bin, "comunica-sparql"))),
                "comunica-sparql is not installed (npm install -g @comunica/query-sparql@3)");
        String query = "PREFIX tg: <https://w3id.org/trialgraph/ontology#> SELECT ?trial ?size { "
                + "?trial tg:crossReference <https://w3id.org/trialgraph/trial/NCT04324606> . "
                + "<https://w3id.org/trialgraph/trial/NCT04324606> tg:enrollment ?size }";
        Path output = folder.resolve("comunica.json");
        Process comunica = new ProcessBuilder(
                        "comunica-sparql", server.address() + "ctgov/sparql", server.address() + "isrctn/sparql", query)
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("comunica.txt").toFile())
                .start();
        boolean ended = comunica.waitFor(120, TimeUnit.SECONDS);
        comunica.destroyForcibly();
        assertThat(ended).as("ends within two minutes").isTrue();
        assertThat(Files.readString(output)).contains("ISRCTN15281137").contains("1090");
    }

    private static DatasetGraph loaded(Path file) {
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        dataset.executeWrite(() -> RDFDataMgr.read(dataset, file.toUri().toString()));
        return dataset;
    }

    private static String ask(String endpoint, String query) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (QueryExecHTTP execution =
                QueryExecHTTP.service(endpoint).query(query).build()) {
            QueryResults.write(QueryFactory.create(query), execution, QueryResults.Format.CSV, out);
        }
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
