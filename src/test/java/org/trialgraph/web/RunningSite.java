package org.trialgraph.web;

import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.cli.PublishCommand;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.store.Statements;
import picocli.CommandLine;

/** A server over a few documents written for the tests of its pages. */
final class RunningSite implements AutoCloseable {
    private static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";
    private static final String BASE = "https://w3id.org/trialgraph/";

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final Server server;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();

    private RunningSite(Server server) {
        this.server = server;
    }

    static RunningSite of(Server server) {
        return new RunningSite(server);
    }

    static RunningSite open(Path data) throws Exception {
        return open(data, ClientTimeouts.usual());
    }

    static RunningSite open(Path data, ClientTimeouts timeouts) throws Exception {
        Statements.publish(
                data,
                metformin().updated("2020-01-01").document("a"),
                metformin().updated("2019-01-01").says("enrollment", "90").document("b"),
                Statements.of("NCT00000009").titled("\"Withdrawn later\"@en").document("d"),
                hostile());
        return new RunningSite(Server.start(ServerOptions.usual(data).onPort(0), timeouts));
    }

    /** A server over the documents with known results: real layouts of every format, words written for the tests. */
    static RunningSite ofEveryFormat(Path folder) throws Exception {
        Path documents = Files.createDirectories(folder.resolve("documents"));
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".trig")) {
                    Path copy = documents.resolve(GOLDEN.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Path data = folder.resolve("data");
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        new CommandLine(new PublishCommand())
                .setErr(nowhere)
                .setOut(nowhere)
                .execute(documents.toString(), "--data", data.toString());
        return new RunningSite(Server.start(ServerOptions.usual(data).onPort(0)));
    }

    private static Statements metformin() {
        return Statements.of("NCT00000001")
                .titled("\"Metformin in heart failure\"@en")
                .titled("\"二甲双胍治疗心力衰竭\"@zh")
                .coded("overallStatus", "Recruiting")
                .coded("phase", "Phase3")
                .coded("studyType", "Interventional")
                .has("arm", 1, "Metformin twice a day")
                .has("outcome", 1, "Peak oxygen uptake")
                .shares("condition", BASE + "condition/heart-failure", "Heart failure")
                .shares("leadSponsor", BASE + "sponsor/example-university", "Example University")
                .shares("collaborator", BASE + "sponsor/endless", "Endless ".repeat(131_072))
                .about(BASE + "sponsor/endless", RDF.type.getURI(), "<" + Vocabulary.SPONSOR_CLASS + ">")
                .shares("registry", BASE + "registry/ctgov", "ClinicalTrials.gov")
                .about(BASE + "condition/heart-failure", RDF.type.getURI(), "<" + Vocabulary.CONDITION_CLASS + ">")
                .about(BASE + "sponsor/example-university", RDF.type.getURI(), "<" + Vocabulary.SPONSOR_CLASS + ">")
                .about(
                        BASE + "condition/heart-failure",
                        Vocabulary.TG + "mesh",
                        "<http://id.nlm.nih.gov/mesh/D006333>");
    }

    /** A document in which every text tries to be more than text. */
    private static Statements hostile() {
        String script = "<script>alert(1)</script><img src=x onerror=alert(2)>\\\" onload=\\\"alert(3)";
        return Statements.of("ChiCTR2000000002")
                .titled("\"" + script + "\\u202Eright to left\"@zh")
                .shares("leadSponsor", BASE + "sponsor/formula", "=HYPERLINK(\"https://example.org\")")
                .shares("registry", BASE + "registry/chictr", "Registry A, *B*")
                .says("briefSummary", "</script></title></textarea>{{7*7}}${7*7}")
                .says("detailedDescription", "x".repeat(1_000_000))
                .about(BASE + "trial/ChiCTR2000000002", RDFS + "seeAlso", "<javascript:alert(4)>")
                .document("c");
    }

    String address() {
        return server.address();
    }

    HttpResponse<String> get(String path, String accept) throws Exception {
        return send(request(path).header("Accept", accept));
    }

    HttpResponse<String> page(String path) throws Exception {
        return get(path, "text/html");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path.substring(1)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
