package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.store.Statements;

/** What the server promises about every IRI of the data, promise by promise. */
class LinkedDataIT extends PagesIT {
    private static final String TRIAL = "/trial/NCT00000001";

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html|html",
                "*/*|html",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8|html",
                "text/turtle|ttl",
                "application/ld+json|jsonld",
                "application/json|jsonld",
                "application/n-triples|nt",
                "application/rdf+xml|rdf",
                "text/turtle;q=0.5, application/rdf+xml;q=0.9|rdf",
                "text/*;q=0.3, text/turtle;q=0.9|ttl",
                "application/n-triples,text/turtle;q=0.9,*/*;q=0.1|nt",
                "nonsense;;;q=x,,,|html"
            })
    void leadsFromTheThingToTheDocumentThatTheClientAskedFor(String accept, String suffix) throws Exception {
        HttpResponse<String> response = site.get(TRIAL, accept);
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).hasValue(TRIAL + "." + suffix);
        assertThat(response.headers().allValues("Vary")).contains("Accept");
    }

    @ParameterizedTest
    @CsvSource({"ttl,ttl", "turtle,ttl", "json,jsonld", "application/rdf+xml,rdf", "nt,nt", "html,html"})
    void formatParameter_goesBeforeAcceptHeader(String format, String suffix) throws Exception {
        assertThat(site.get(TRIAL + "?format=" + format.replace("+", "%2B"), "text/html")
                        .headers()
                        .firstValue("Location"))
                .hasValue(TRIAL + "." + suffix);
    }

    @ParameterizedTest
    @CsvSource({"ttl,text/turtle", "jsonld,application/ld+json", "nt,application/n-triples", "rdf,application/rdf+xml"})
    void serialisations_areIsomorphic(String suffix, String type) throws Exception {
        HttpResponse<String> response = site.get(TRIAL + "." + suffix, "*/*");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(model(response.body(), suffix)
                        .isIsomorphicWith(model(site.get(TRIAL + ".ttl", "*/*").body(), "ttl")))
                .isTrue();
    }

    private static Model model(String text, String suffix) {
        Lang lang = switch (suffix) {
            case "ttl" -> Lang.TURTLE;
            case "nt" -> Lang.NTRIPLES;
            case "rdf" -> Lang.RDFXML;
            default -> Lang.JSONLD11;
        };
        Model model = ModelFactory.createDefaultModel();
        RDFParser.fromString(text, lang).parse(model);
        return model;
    }

    @Test
    void trial_isDescribedWithPartsDocumentAndLabels() throws Exception {
        assertThat(site.get(TRIAL + ".nt", "*/*").body())
                .contains("Metformin twice a day", "Peak oxygen uptake", "\"Heart failure\"", "Example University")
                .contains("<https://w3id.org/trialgraph/ontology#sha256> \"" + "a".repeat(64));
    }

    @Test
    void documents_linkAlternates() throws Exception {
        assertThat(site.page(TRIAL + ".html").headers().allValues("Link"))
                .contains("<" + TRIAL + ".ttl>; rel=\"alternate\"; type=\"text/turtle\"")
                .anyMatch(link -> link.contains("rel=\"describedby\""));
    }

    @ParameterizedTest
    @CsvSource({"html", "ttl", "jsonld"})
    void etag_matching_gives304(String suffix) throws Exception {
        HttpResponse<String> first = site.get(TRIAL + "." + suffix, "*/*");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> second =
                site.send(site.request(TRIAL + "." + suffix).header("If-None-Match", tag));
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(site.send(site.request(TRIAL + "." + suffix).header("If-None-Match", "\"other\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/,text/html",
        "/trial/NCT00000001.ttl,*/*",
        "/search.json?q=metformin,*/*",
        "/dumps/ctgov.nq.gz,*/*",
        "/sparql?query=ASK%7B%7D,*/*",
        "/.well-known/void,text/turtle"
    })
    void lastModified_isTold_andCountsWhereNoTagIsNamed(String path, String accept) throws Exception {
        HttpResponse<String> first = site.get(path, accept);
        String changed = first.headers().firstValue("Last-Modified").orElseThrow();
        Instant instant = ZonedDateTime.parse(changed, DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        assertThat(instant).isBeforeOrEqualTo(Instant.now());
        assertThat(since(path, accept, changed, "").statusCode()).isEqualTo(304);
        assertThat(since(path, accept, changed, "").body()).isEmpty();
        assertThat(since(path, accept, "Sun, 06 Nov 1994 08:49:37 GMT", "").statusCode())
                .isEqualTo(200);
        assertThat(since(path, accept, "yesterday", "").statusCode()).isEqualTo(200);
        assertThat(since(path, accept, changed, "\"other\"").statusCode()).isEqualTo(200);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(since(path, accept, "Sun, 06 Nov 1994 08:49:37 GMT", tag).statusCode())
                .isEqualTo(304);
        HttpResponse<String> head =
                site.send(site.request(path).header("Accept", accept).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Last-Modified")).hasValue(changed);
        assertThat(head.headers().firstValue("ETag")).hasValue(tag);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void lastModified_ofWhatIsNoAnswer_isNotTold() throws Exception {
        assertThat(site.page("/trial/NCT99999999").headers().firstValue("Last-Modified"))
                .isEmpty();
        assertThat(site.get("/sparql?query=SELECT%20(NOW()%20AS%20%3Fx)%20%7B%7D", "*/*")
                        .headers()
                        .firstValue("Last-Modified"))
                .isEmpty();
    }

    private static HttpResponse<String> since(String path, String accept, String date, String tag) throws Exception {
        HttpRequest.Builder request =
                site.request(path).header("Accept", accept).header("If-Modified-Since", date);
        return site.send(tag.isEmpty() ? request : request.header("If-None-Match", tag));
    }

    @Test
    void head_isGetWithoutBody() throws Exception {
        HttpResponse<String> head = site.send(site.request(TRIAL + ".ttl").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag"))
                .isEqualTo(site.get(TRIAL + ".ttl", "*/*").headers().firstValue("ETag"));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void unacceptableForm_gives406() throws Exception {
        HttpResponse<String> response = site.get(TRIAL, "image/png");
        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.body()).contains("text/turtle", "application/ld+json", "text/html");
    }

    @Test
    void notFound_isPageOrLine() throws Exception {
        HttpResponse<String> page = site.page("/trial/NCT99999999");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("type=\"search\"").contains("NCT99999999");
        HttpResponse<String> line = site.get("/trial/NCT99999999", "text/turtle");
        assertThat(line.statusCode()).isEqualTo(404);
        assertThat(line.body()).doesNotContain("<html");
    }

    @ParameterizedTest
    @CsvSource({"/arm/1", "/outcome/1"})
    void partsOfTrial_resolve(String part) throws Exception {
        assertThat(site.page(TRIAL + part).statusCode()).isEqualTo(303);
        assertThat(site.page(TRIAL + part + ".html").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/condition/heart-failure,Heart failure",
        "/sponsor/example-university,Example University",
        "/registry/ctgov,ClinicalTrials.gov",
        "/document/aaaaaaaaaaaaaaaa,aaaaaaaaaaaaaaaa",
        "/graph/ctgov,graph"
    })
    void resolvesEveryOtherKindOfResource(String path, String name) throws Exception {
        assertThat(site.page(path).statusCode()).isEqualTo(303);
        assertThat(site.page(path + ".html").body()).contains(name);
        assertThat(site.get(path + ".ttl", "*/*").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/resolve/NCT00000001,/trial/NCT00000001",
        "/resolve/nct%2000000001,/trial/NCT00000001",
        "/resolve/ChiCTR-2000000002,/trial/ChiCTR2000000002",
        "/resolve/CTRI/2020/08/027368,/trial/CTRI-2020-08-027368",
        "/resolve/CTRI%2F2020%2F08%2F027368,/trial/CTRI-2020-08-027368",
        "/resolve/clinicaltrials:nct00000001,/trial/NCT00000001",
        "/resolve/https://clinicaltrials.gov/study/NCT00000001,/trial/NCT00000001",
        "/resolve/EUCTR2005-002909-23-PT,/trial/2005-002909-23"
    })
    void recognisesTheNumberOfAnyRegistry(String asked, String trial) throws Exception {
        HttpResponse<String> response = site.page(asked);
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).hasValue(trial);
    }

    @ParameterizedTest
    @CsvSource({
        "/trial/nct00000001,/trial/NCT00000001",
        "/trial/nct00000001.ttl,/trial/NCT00000001.ttl",
        "/trial/ChiCTR-2000000002.html,/trial/ChiCTR2000000002.html",
        "/trial/CTRI%2F2020%2F08%2F027368,/trial/CTRI-2020-08-027368",
        "/trial/CTRI%2f2020%2f08%2f027368.jsonld,/trial/CTRI-2020-08-027368.jsonld"
    })
    void numberAsPrinted_inPathOfTrial_leadsToTrial(String asked, String trial) throws Exception {
        HttpResponse<String> response = site.page(asked);
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).hasValue(trial);
    }

    @Test
    void numberOfEuCtis_withoutResubmission_leadsToLatest(@TempDir Path folder) throws Exception {
        Statements.publish(
                folder,
                Statements.of("2022-500244-37-00").titled("\"Asthma\"@en").document("a"),
                Statements.of("2022-500244-37-01").titled("\"Asthma\"@en").document("b"));
        try (RunningSite other =
                RunningSite.of(Server.start(ServerOptions.usual(folder).onPort(0)))) {
            for (String asked : List.of("/resolve/2022-500244-37", "/trial/2022-500244-37")) {
                assertThat(other.page(asked).headers().firstValue("Location")).hasValue("/trial/2022-500244-37-01");
            }
            assertThat(other.page("/resolve/2022-500244-37-00").headers().firstValue("Location"))
                    .hasValue("/trial/2022-500244-37-00");
        }
    }

    @Test
    void earlierDocument_isShown() throws Exception {
        assertThat(site.page(TRIAL + ".html").body())
                .contains("Record history")
                .contains("Enrolment")
                .contains("90");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/trial/NCT00000001,'GET, HEAD, OPTIONS'",
        "PUT,/trial/NCT00000001.ttl,'GET, HEAD, OPTIONS'",
        "DELETE,/,'GET, HEAD, OPTIONS'",
        "PATCH,/nothing,'GET, HEAD, OPTIONS'",
        "DELETE,/sparql,'GET, HEAD, POST, OPTIONS'",
        "PUT,/ctgov/sparql,'GET, HEAD, POST, OPTIONS'"
    })
    void namesTheMethodsThatAreAllowed(String method, String path, String allowed) throws Exception {
        HttpResponse<String> response = site.send(site.request(path).method(method, BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue(allowed);
    }

    @ParameterizedTest
    @CsvSource({"/trial/NCT00000001.ttl", "/sparql", "/.well-known/void"})
    void cors_allowsAnyOrigin(String path) throws Exception {
        HttpResponse<String> asked = site.send(site.request(path)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "if-none-match")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("GET")
                .doesNotContain("DELETE");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("If-None-Match");
    }

    @Test
    void etags_listedOrWeak_areCompared() throws Exception {
        String tag =
                site.get(TRIAL + ".ttl", "*/*").headers().firstValue("ETag").orElseThrow();
        for (String known : List.of("\"x\", " + tag, "W/" + tag, "*")) {
            assertThat(site.send(site.request(TRIAL + ".ttl").header("If-None-Match", known))
                            .statusCode())
                    .as(known)
                    .isEqualTo(304);
        }
    }

    @Test
    void absentNumber_linksToRegistry() throws Exception {
        assertThat(site.page("/trial/NCT00962923").body())
                .contains("href=\"https://clinicaltrials.gov/study/NCT00962923\"");
        assertThat(site.get("/trial/CTRI-2020-08-027368", "text/turtle").body()).contains("CTRI/2020/08/027368");
    }

    @Test
    void hashedFiles_areImmutable() throws Exception {
        Matcher style = Pattern.compile("href=\"(/static/style.css\\?v=[0-9a-f]{12})\"")
                .matcher(site.page("/").body());
        assertThat(style.find()).isTrue();
        assertThat(site.get(style.group(1), "*/*").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(site.get("/static/style.css", "*/*").headers().firstValue("Cache-Control"))
                .hasValue("public, no-cache");
    }
}
