package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.federation.ServiceRules;
import org.trialgraph.federation.StubEndpoint;
import org.trialgraph.store.Statements;

/** SERVICE over HTTP: between registries of one server, between two servers, and to nobody who is not allowed. */
class FederationIT {
    private static final String BASE = "https://w3id.org/trialgraph/";

    @TempDir
    private static Path data;

    @TempDir
    private static Path otherData;

    private static Server there;
    private static Server here;
    private static StubEndpoint played;

    @BeforeAll
    static void open() throws Exception {
        Statements.publish(
                data,
                Statements.of("NCT00000001").document("a").titled("\"one\""),
                Statements.of("NCT00000003").document("c").titled("\"three\""),
                Statements.of("ChiCTR2000000002").document("b").titled("\"two\""));
        Statements.publish(
                otherData, Statements.of("NCT00000001").document("d").titled("\"one, as the other server has it\""));
        there = Server.start(ServerOptions.usual(otherData).onPort(0));
        played = StubEndpoint.start();
        ServiceRules rules = ServiceRules.usual()
                .allowing(List.of(
                        there.address() + "sparql",
                        "https://sparql.example.org/query=" + played.at("rows/3"),
                        played.at("rows/6"),
                        played.at("slow"),
                        played.at("away?http%3A%2F%2F127.0.0.1%3A" + there.port() + "%2Fsparql")))
                .within(ServiceRules.Limits.of(Duration.ofSeconds(1), 5));
        here = Server.start(ServerOptions.usual(data).onPort(0).calling(rules));
    }

    @AfterAll
    static void close() throws Exception {
        here.close();
        there.close();
        played.close();
    }

    @Test
    void ownEndpoints_byBaseOrAddress_areNamed() {
        String union =
                "{ SERVICE <%1$sctgov/sparql> { ?t a tg:Trial } } UNION { SERVICE <%1$schictr/sparql> { ?t a tg:Trial } }";
        assertThat(ask("sparql", union.formatted(BASE), "t")).hasSize(3);
        assertThat(ask("sparql", union.formatted(here.address()), "t")).hasSize(3);
        assertThat(ask("chictr/sparql", union.formatted("http://127.0.0.1:" + here.port() + "/"), "t"))
                .as("asked at the endpoint of one registry")
                .hasSize(3);
        assertThat(ask("history/sparql", union.formatted(BASE), "t")).hasSize(3);
        assertThat(ask("ctgov/sparql", "SERVICE <" + BASE + "history/sparql> { ?t a tg:Trial }", "t"))
                .isEmpty();
    }

    @Test
    void twoServers_areJoined() {
        String join = "?t tg:publicTitle ?x SERVICE <" + there.address() + "sparql> { ?t tg:publicTitle ?y }";
        assertThat(ask("sparql", join, "y")).containsExactly("one, as the other server has it");
        String optional = "?t a tg:Trial OPTIONAL { SERVICE <" + there.address()
                + "sparql> { ?t tg:publicTitle ?y } } FILTER (!BOUND(?y))";
        assertThat(ask("sparql", optional, "t")).hasSize(2);
    }

    @Test
    void copy_answersForNamedEndpoint() {
        assertThat(ask("sparql", "SERVICE <https://sparql.example.org/query> { ?s ?p ?x }", "x"))
                .containsExactly("0", "1", "2");
    }

    @Test
    void serviceVariable_namesEndpointPerRow() {
        String union = "VALUES ?where { <" + BASE + "ctgov/sparql> <" + there.address()
                + "sparql> } SERVICE ?where { ?t tg:publicTitle ?y }";
        assertThat(ask("sparql", union, "y")).containsExactly("one", "one, as the other server has it", "three");
        refused("VALUES ?where { <" + BASE + "ctgov/sparql> <http://example.org/sparql> } SERVICE ?where { ?t a ?c }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/sparql",
                "http://localhost:1/sparql",
                "http://169.254.169.254/latest/meta-data",
                "http://id.nlm.nih.gov@127.0.0.1/mesh/sparql",
                "https://id.nlm.nih.gov:8443/mesh/sparql",
                "file:///etc/passwd",
                "urn:x-arq:DefaultGraph",
                "loop:",
                "loop:cache",
            })
    void whoIsNotAllowedIsNotCalled(String endpoint) {
        refused("SERVICE <" + endpoint + "> { ?s ?p ?x }");
        assertThat(ask("sparql", "BIND (1 AS ?one) SERVICE SILENT <" + endpoint + "> { ?s ?p ?x }", "one"))
                .as("SILENT leaves the row as it is")
                .containsExactly("1");
    }

    @Test
    void otherPath_ofAllowedServer_isRefused() {
        int before = played.queries().size();
        refused("SERVICE <" + there.address() + "ctgov/sparql> { ?s ?p ?x }");
        refused("SERVICE <" + played.at("rows/1") + "> { ?s ?p ?x }");
        assertThat(played.queries()).hasSize(before);
    }

    @Test
    void lateLargeOrRedirectedAnswer_failsUnlessSilent() {
        failed(played.at("slow"), "did not answer within 1.0 seconds");
        failed(played.at("rows/6"), "answered more than 5 rows");
        failed(played.at("away?http%3A%2F%2F127.0.0.1%3A" + there.port() + "%2Fsparql"), "redirects to another host");
    }

    @Test
    void service_closed_isRefused() throws Exception {
        ServerOptions closed = ServerOptions.usual(data).onPort(0).calling(ServiceRules.closed());
        try (Server server = Server.start(closed)) {
            for (String endpoint : List.of(BASE + "ctgov/sparql", "https://query.wikidata.org/sparql")) {
                assertThatExceptionOfType(QueryExceptionHTTP.class)
                        .isThrownBy(() -> ask(server, "sparql", "SERVICE <" + endpoint + "> { ?t a tg:Trial }", "t"))
                        .matches(refused -> refused.getStatusCode() == 422, "is refused");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sparql", "ctgov/sparql", "chictr/sparql", "ntr/sparql", "unregistered/sparql", "history/sparql"
            })
    void eachEndpointDescribesItselfAndThatItFederates(String path) throws Exception {
        HttpResponse<String> description = get(path);
        assertThat(description.statusCode()).isEqualTo(200);
        Model model = ModelFactory.createDefaultModel();
        RDFParser.fromString(description.body(), Lang.TURTLE).parse(model);
        String sd = "http://www.w3.org/ns/sparql-service-description#";
        assertThat(model.contains(
                        null, model.createProperty(sd, "endpoint"), model.createResource(here.address() + path)))
                .isTrue();
        assertThat(model.contains(
                        null, model.createProperty(sd, "feature"), model.createResource(sd + "BasicFederatedQuery")))
                .isTrue();
    }

    @Test
    void unknownRegistry_hasNoEndpoint() throws Exception {
        assertThat(get("nobody/sparql").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(here.address() + path))
                .header("Accept", "text/turtle")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static void refused(String pattern) {
        assertThatExceptionOfType(QueryExceptionHTTP.class)
                .isThrownBy(() -> ask("sparql", pattern, "s"))
                .matches(refused -> refused.getStatusCode() == 422, "is refused with a reason");
    }

    private static void failed(String endpoint, String why) {
        assertThatExceptionOfType(QueryExceptionHTTP.class)
                .isThrownBy(() -> ask("sparql", "SERVICE <" + endpoint + "> { ?s ?p ?x }", "x"))
                .matches(e -> e.getStatusCode() == 502, "the other endpoint failed, not this one")
                .matches(e -> e.getResponse().contains(why), why);
        assertThat(ask("sparql", "BIND (1 AS ?one) SERVICE SILENT <" + endpoint + "> { ?s ?p ?x }", "one"))
                .containsExactly("1");
    }

    private static List<String> ask(String path, String pattern, String variable) {
        return ask(here, path, pattern, variable);
    }

    private static List<String> ask(Server server, String path, String pattern, String variable) {
        String query = "PREFIX tg: <https://w3id.org/trialgraph/ontology#> SELECT * { " + pattern + " }";
        TreeSet<String> values = new TreeSet<>();
        try (QueryExec execution =
                QueryExecHTTP.service(server.address() + path).query(query).build()) {
            execution.select().forEachRemaining(row -> {
                var value = row.get(variable);
                values.add(value.isLiteral() ? value.getLiteralLexicalForm() : value.toString());
            });
        }
        return List.copyOf(values);
    }
}
