package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.search.Facet;

/** What programs find by themselves: descriptions of the service and the data, examples, downloads, vocabularies. */
class MachineReadablePagesIT extends PagesIT {
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String SH = "http://www.w3.org/ns/shacl#";

    @ParameterizedTest
    @ValueSource(strings = {"sparql", "ctgov/sparql"})
    void endpoint_withoutQuery_isDescribed(String path) throws Exception {
        Model description = turtle("/" + path);
        assertThat(description
                        .listSubjectsWithProperty(RDF.type, ResourceFactory.createResource(SD + "Service"))
                        .toList())
                .hasSize(1);
        assertThat(description
                        .listObjectsOfProperty(ResourceFactory.createProperty(SD, "endpoint"))
                        .next()
                        .toString())
                .isEqualTo(site.address() + path);
    }

    @Test
    void endpoint_inBrowser_redirectsToEditor() throws Exception {
        assertThat(site.page("/sparql").headers().firstValue("Location")).hasValue("/query");
    }

    @Test
    void void_hasPartitionsAndDumps() throws Exception {
        Model description = turtle("/.well-known/void");
        assertThat(description.contains(null, VOID.classPartition)).isTrue();
        assertThat(description.contains(null, VOID.propertyPartition)).isTrue();
        assertThat(description
                        .listObjectsOfProperty(VOID.dataDump)
                        .mapWith(Object::toString)
                        .toList())
                .contains(site.address() + "dumps/ctgov.nq.gz", site.address() + "dumps/all.nq.gz");
    }

    @Test
    void void_countsLinksets() throws Exception {
        Model description = turtle("/.well-known/void");
        var headings = description
                .listSubjectsWithProperty(
                        VOID.objectsTarget, ResourceFactory.createResource("http://id.nlm.nih.gov/mesh"))
                .toList();
        Map<String, Integer> triples = headings.stream()
                .collect(Collectors.toMap(
                        linkset -> linkset.getProperty(VOID.linkPredicate)
                                .getResource()
                                .getURI(),
                        linkset -> linkset.getProperty(VOID.triples).getInt()));
        assertThat(triples)
                .containsOnlyKeys("https://w3id.org/trialgraph/ontology#mesh", SKOS.closeMatch.getURI())
                .containsEntry("https://w3id.org/trialgraph/ontology#mesh", 1);
        assertThat(site.get("/dumps/", "text/html").body()).doesNotContain("linkset");
    }

    @Test
    void exampleQueries_arePublishedAsData() throws Exception {
        Model examples = turtle("/.well-known/sparql-examples");
        var queries = examples.listObjectsOfProperty(ResourceFactory.createProperty(SH, "select"))
                .toList();
        assertThat(queries).hasSizeGreaterThan(10);
        assertThat(site.page("/.well-known/sparql-examples/phases").headers().firstValue("Location"))
                .hasValue("/query?example=phases");
        queries.forEach(query -> QueryFactory.create(query.asLiteral().getString()));
        JsonNode offered = json("/examples.json");
        assertThat(offered.size()).isGreaterThanOrEqualTo(queries.size());
    }

    @Test
    void voidJson_listsTermsInUse() throws Exception {
        JsonNode terms = json("/void.json");
        assertThat(terms.at("/prefixes/tg").asText()).isEqualTo("https://w3id.org/trialgraph/ontology#");
        assertThat(terms.at("/classes").findValuesAsText("iri")).contains("https://w3id.org/trialgraph/ontology#Trial");
        assertThat(terms.at("/properties").size()).isPositive();
    }

    @Test
    void dumps_matchChecksums() throws Exception {
        byte[] dump = HttpClient.newHttpClient()
                .send(site.request("/dumps/ctgov.nq.gz").build(), BodyHandlers.ofByteArray())
                .body();
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(dump));
        assertThat(site.get("/dumps/SHA256SUMS", "*/*").body()).contains(sum + "  ctgov.nq.gz");
        assertThat(unzipped(dump)).contains("<https://w3id.org/trialgraph/graph/ctgov> .");
    }

    @Test
    void dumpOfAll_isTheGraphsOneAfterTheOther() throws Exception {
        HttpResponse<byte[]> all =
                HttpClient.newHttpClient().send(site.request("/dumps/all.nq.gz").build(), BodyHandlers.ofByteArray());
        String statements = unzipped(all.body());
        Model description = turtle("/.well-known/void");
        long stated = description
                .getResource("https://w3id.org/trialgraph/dataset")
                .getProperty(VOID.triples)
                .getLong();
        assertThat(statements.lines().distinct().count())
                .isEqualTo(statements.lines().count())
                .isGreaterThanOrEqualTo(stated);
        String sum = DigestUtils.sha256Hex(all.body());
        assertThat(all.headers().firstValue("ETag")).hasValue("\"" + sum + "\"");
        assertThat(site.get("/dumps/SHA256SUMS", "*/*").body()).contains(sum + "  all.nq.gz");
        assertThat(site.page("/dumps/").body())
                .contains(
                        sum,
                        "ctgov.nq.gz",
                        "%,d statements".formatted(statements.lines().count()),
                        "CC BY 4.0",
                        "<time datetime=")
                .doesNotContain("being written");
        assertThat(site.get("/dumps/none.nq.gz", "*/*").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/.well-known/void,About this dataset",
        "/.well-known/sparql-examples,Example queries",
    })
    void descriptions_areRead(String path, String title) throws Exception {
        HttpResponse<String> page = site.page(path);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().allValues("Vary")).contains("Accept");
        assertThat(page.body()).contains("<h1>" + title + "</h1>", path + ".ttl");
        for (String accept : new String[] {"*/*", "text/turtle"}) {
            assertThat(site.get(path, accept)
                            .headers()
                            .firstValue("Content-Type")
                            .orElseThrow())
                    .startsWith("text/turtle");
        }
        assertThat(site.page(path + ".ttl").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/turtle");
        assertThat(site.get(path + ".html", "text/turtle").body()).isEqualTo(page.body());
        assertThat(site.get(path, "image/png").statusCode()).isEqualTo(406);
    }

    private static String unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void robotsAndSitemaps_areServed() throws Exception {
        assertThat(site.get("/robots.txt", "*/*").body()).contains("Sitemap: " + site.address() + "sitemap.xml");
        assertThat(site.get("/sitemap.xml", "*/*").body()).contains(site.address() + "sitemap/1.xml");
        assertThat(site.get("/sitemap/1.xml", "*/*").body()).contains(site.address() + "trial/NCT00000001.html");
        assertThat(site.page("/trial/NCT00000001.html").body()).contains("application/ld+json\">{\"@context\"");
    }

    @Test
    void openApi_isValid() throws Exception {
        JsonNode api = json("/openapi.json");
        assertThat(api.at("/servers/0/url").asText()).isEqualTo(site.address());
        assertThat(OpenApiRules.broken(api)).isEmpty();
    }

    @Test
    void openApi_describesEveryRoute() throws Exception {
        JsonNode api = json("/openapi.json");
        List<String> addresses = api.get("paths").properties().stream()
                .map(path -> OpenApiRules.example(
                                api, path.getKey(), path.getValue().get("get"))
                        .replaceFirst("[?].*", ""))
                .toList();
        String table = Files.readString(Path.of("src/main/java/org/trialgraph/web/page/Pages.java"));
        List<String> routes = Pattern.compile("route\\(\\s*\"([^\"]+)\"")
                .matcher(table)
                .results()
                .map(route -> route.group(1).replace("\\\\", "\\"))
                .toList();
        assertThat(routes)
                .hasSizeGreaterThan(15)
                .allSatisfy(route -> assertThat(addresses)
                        .as("addresses of openapi.json, one of which is answered by %s", route)
                        .anyMatch(address -> address.matches(route)));
        List<String> parameters = new ArrayList<>();
        api.at("/paths/~1search.json/get/parameters")
                .forEach(each -> parameters.add(
                        OpenApiRules.resolved(api, each).path("name").asText()));
        assertThat(parameters)
                .contains(Stream.of(Facet.values()).map(Facet::parameter).toArray(String[]::new))
                .contains("near", "km", "sort", "exact");
    }

    /** Every address, with the examples of its parameters, answers as it is described. */
    @Test
    void openApi_isWhatIsAnswered() throws Exception {
        JsonNode api = json("/openapi.json");
        List<String> wrong = new ArrayList<>();
        for (var path : api.get("paths").properties()) {
            JsonNode get = path.getValue().get("get");
            String address = OpenApiRules.example(api, path.getKey(), get);
            for (String accept : List.of("text/html", "application/json", "*/*")) {
                HttpResponse<String> answer = site.get(address, accept);
                JsonNode response =
                        OpenApiRules.resolved(api, get.at("/responses").path(String.valueOf(answer.statusCode())));
                String type =
                        answer.headers().firstValue("Content-Type").orElse("").replaceFirst("; ?.*", "");
                boolean described = response.has("description")
                        && (answer.statusCode() == 303
                                || response.path("content").has(type));
                if (!described) {
                    wrong.add(address + " as " + accept + ": " + answer.statusCode() + " " + type);
                }
            }
        }
        assertThat(wrong)
                .as("answers that src/main/resources/org/trialgraph/web/openapi.json does not describe")
                .isEmpty();
    }

    @Test
    void faultOfAQuery_isToldInTheFormAskedFor() throws Exception {
        String path = "/sparql?query=" + URLEncoder.encode("SELECT * { ?s 病:a ?o }", StandardCharsets.UTF_8);
        HttpResponse<String> json = site.get(path, "application/json");
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(new ObjectMapper().readTree(json.body()).get("detail").asText())
                .contains("病");
        HttpResponse<String> text = site.get(path, "application/sparql-results+json");
        assertThat(text.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(text.body()).contains("病").doesNotStartWith("{");
    }

    @Test
    void metrics_tellWhatTheServerDoes_andNothingOfWhoAsks() throws Exception {
        site.get("/search.json?q=secretword", "*/*");
        site.get("/search.json?q=secretword", "*/*");
        site.get("/sparql?query=" + URLEncoder.encode("SELECT ('secretword' AS ?x) {}", StandardCharsets.UTF_8), "*/*");
        HttpResponse<String> answer = site.get("/$/metrics", "*/*");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .containsPattern("trialgraph_requests_seconds_count\\{kind=\"search\",status=\"2xx\"} [1-9]")
                .containsPattern("trialgraph_requests_seconds_count\\{kind=\"query\",status=\"2xx\"} [1-9]")
                .containsPattern("trialgraph_kept_answers_hits_total [1-9]")
                .containsPattern("trialgraph_kept_answers_misses_total [1-9]")
                .contains("trialgraph_queries_running 0.0", "trialgraph_queries_ended_total{reason=\"time\"} 0.0")
                .contains("trialgraph_trials 3.0", "trialgraph_release_number 1.0", "jvm_memory_used_bytes")
                .doesNotContain("secretword", "127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: data.example.org",
                "Host: localhost\r\nX-Forwarded-For: 203.0.113.5",
                "Host: localhost\r\nForwarded: for=203.0.113.5",
                "Host: 127.0.0.1\r\nVia: 1.1 proxy"
            })
    void metrics_askedForByAProxy_areNotTold(String headers) throws Exception {
        String answer =
                RawRequest.send(site.port(), "GET /$/metrics HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 403").contains("--open-metrics").doesNotContain("jvm_");
    }

    @Test
    void limits_areStatedAlike() throws Exception {
        JsonNode stated = json("/openapi.json").at("/info/x-limits");
        Model service = turtle("/sparql");
        String page = site.page("/api").body();
        for (JsonNode limit : stated) {
            assertThat(service.getResource(site.address() + "sparql#"
                                    + limit.get("name").asText())
                            .getProperty(ResourceFactory.createProperty("https://schema.org/value"))
                            .getLong())
                    .isEqualTo(limit.get("value").asLong());
            assertThat(page).contains("id=\"" + limit.get("name").asText() + "\"");
        }
        assertThat(stated.findValuesAsText("name"))
                .contains("queryTime", "firstRowTime", "requestBody", "queriesComputing", "lookupLimit", "serviceRows");
        String timeout = "\"%d,%d\""
                .formatted(
                        StatedLimits.FIRST_ROW.toMillis(),
                        ClientTimeouts.usual().query().toMillis());
        assertThat(Files.readString(Path.of("fuseki-config/trialgraph.ttl"))).contains(timeout);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "condition?label=HEART%20failure|condition/heart-failure",
                "condition?label=h%C3%A9art&match=startswith|condition/heart-failure",
                "condition?label=fail&match=contains|condition/heart-failure",
                "sponsor?label=example&match=StartsWith|sponsor/example-university",
                "trial?label=%E5%BF%83%E5%8A%9B%E8%A1%B0%E7%AB%AD&match=contains|trial/NCT00000001",
                "trial?label=nct00000001|trial/NCT00000001",
                "trial?label=%EF%BC%AE%EF%BC%A3%EF%BC%B400000001|trial/NCT00000001",
            })
    void lookup_findsByLabel(String asked, String resource) throws Exception {
        JsonNode found = json("/lookup/" + asked);
        assertThat(found.findValuesAsText("resource")).containsOnly("https://w3id.org/trialgraph/" + resource);
        assertThat(found.get(0).get("label").asText()).isNotEmpty();
    }

    @Test
    void lookup_goesOnWhereItStopped() throws Exception {
        JsonNode all = json("/lookup/trial?label=e&match=contains&limit=100");
        List<JsonNode> passed = new ArrayList<>();
        String next = "/lookup/trial?label=e&match=contains&limit=1";
        for (int pages = 0; !next.isEmpty() && pages < 100; pages++) {
            HttpResponse<String> page = site.get(next, "*/*");
            new ObjectMapper().readTree(page.body()).forEach(passed::add);
            next = page.headers().firstValue("Link").orElse("").replaceFirst("<(.*)>; rel=\"next\"", "$1");
        }
        assertThat(all.size()).isGreaterThan(2);
        assertThat(passed).containsExactlyElementsOf(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing?label=a",
                "trial",
                "trial?label=",
                "trial?label=%20%00%E2%80%8B",
                "trial?label=a&match=regex",
                "trial?label=a&limit=0",
                "trial?label=a&limit=101",
                "trial?label=a&limit=a",
                "trial?label=a&offset=-1",
                "trial?label=a&offset=99999999999"
            })
    void lookup_wronglyAsked_saysWhatToDo(String asked) throws Exception {
        HttpResponse<String> answer = site.page("/lookup/" + asked);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(answer.statusCode());
        assertThat(problem.get("detail").asText()).contains("→");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\" OR 1=1 --",
                "*",
                "?",
                "(((",
                "\\",
                "\t\n",
                "\u202Eabc",
                "\u0301",
                "title:*~0.1^9 AND NOT [a TO b]",
                "\uD800",
                "%00",
                "𝔘𝔫𝔦𝔠𝔬𝔡𝔢"
            })
    void lookup_ofHostileLabels_isAnswered(String label) throws Exception {
        for (String match : List.of("exact", "contains", "startswith")) {
            HttpResponse<String> answer = site.get(
                    "/lookup/trial?match=" + match + "&label=" + URLEncoder.encode(label, StandardCharsets.UTF_8),
                    "*/*");
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
            new ObjectMapper().readTree(answer.body());
        }
        assertThat(site.get("/lookup/trial?label=" + "a".repeat(10_000), "*/*").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/trial/NCT99999999", "/dumps/none.nq.gz", "/nothing/here"})
    void fault_isToldAsJson_toWhoTakesIt(String path) throws Exception {
        HttpResponse<String> answer = site.get(path, "application/json");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new ObjectMapper().readTree(answer.body()).get("status").asInt())
                .isEqualTo(404);
        assertThat(site.page(path).body()).doesNotStartWith("{");
    }

    @ParameterizedTest
    @CsvSource({
        "/ontology,id=\"Trial\"",
        "/code,id=\"Recruiting\"",
        "/code,id=\"Creatinine\"",
        "/shapes,Shapes",
        "/code/ctgov-xml,id="
    })
    void vocabularyTerms_resolve(String path, String part) throws Exception {
        assertThat(site.page(path).headers().firstValue("Location")).hasValue(path + ".html");
        assertThat(site.page(path + ".html").body()).contains(part);
        assertThat(site.get(path, "text/turtle").headers().firstValue("Location"))
                .hasValue(path + ".ttl");
        assertThat(turtle(path + ".ttl").size()).isPositive();
    }

    @Test
    void queryPage_mayAskThisServerOnly() throws Exception {
        assertThat(site.page("/query")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("connect-src 'self'")
                .contains("script-src 'self';");
        assertThat(site.page("/static/yasgui.min.js").statusCode()).isEqualTo(200);
    }

    private static Model turtle(String path) throws Exception {
        Model model = ModelFactory.createDefaultModel();
        RDFParser.fromString(site.get(path, "text/turtle").body(), Lang.TURTLE)
                .base(site.address())
                .parse(model);
        return model;
    }

    private static JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(site.get(path, "application/json").body());
    }
}
