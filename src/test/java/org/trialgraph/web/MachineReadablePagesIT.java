package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
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
                .contains(site.address() + "dumps/ctgov.nq.gz");
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
    void openApi_describesAddresses() throws Exception {
        JsonNode api = json("/openapi.json");
        assertThat(api.at("/servers/0/url").asText()).isEqualTo(site.address());
        assertThat(api.at("/paths").has("/search.json")).isTrue();
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
