package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.search.Facet;

/**
 * The SPARQL query that stands below a list of trials selects these trials: every query that a search or a page of a resource
 * shows is sent to the endpoint, and its rows are the trials of the page in their order.
 */
class ShownQueriesIT {
    private static final String BASE = "https://w3id.org/trialgraph/";
    private static final String MESH = "http://id.nlm.nih.gov/mesh/";
    private static final String PREFIXES = "PREFIX tg: <https://w3id.org/trialgraph/ontology#> "
            + "PREFIX meshv: <http://id.nlm.nih.gov/mesh/vocab#> ";

    /** Some trials have headings, others only those of their interventions; registries, countries and studies are shared. */
    private static final String HEADINGS = "?any tg:mesh|tg:registryMesh ?linked . "
            + "?linked meshv:treeNumber/meshv:parentTreeNumber*/^meshv:treeNumber ?value";

    @TempDir
    private static Path data;

    private static RunningSite site;

    @BeforeAll
    static void open() throws Exception {
        site = RunningSite.ofEveryFormat(data);
    }

    @AfterAll
    static void close() throws Exception {
        site.close();
    }

    @Test
    void search_eachValueOfEachFacet_showsItsQuery() throws Exception {
        SoftAssertions all = new SoftAssertions();
        JsonNode facets = search("q=").at("/facets");
        for (Facet facet : Stream.of(Facet.values()).filter(Facet::isCounted).toList()) {
            JsonNode values = facets.at("/" + facet.parameter());
            all.assertThat(values).as(facet.title()).isNotEmpty();
            for (JsonNode value : values) {
                String parameters =
                        facet.parameter() + "=" + encoded(value.at("/value").asText());
                JsonNode found = compareSearch(all, parameters);
                all.assertThat(found.at("/total")).as(parameters).isEqualTo(value.at("/count"));
                compareSearch(all, "q=trial&" + parameters);
            }
        }
        all.assertAll();
    }

    @Test
    void search_conditionOrSite_showsItsQuery() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Facet facet : List.of(Facet.CONDITION, Facet.SITE)) {
            List<String> things = values("?trial tg:" + facet.parameter() + " ?value");
            assertThat(things).hasSizeGreaterThan(5);
            for (String thing : things) {
                String parameters = facet.parameter() + "=" + encoded(thing.substring(thing.lastIndexOf('/') + 1));
                all.assertThat(compareSearch(all, parameters).at("/total").asInt())
                        .as(parameters)
                        .isPositive();
            }
        }
        all.assertAll();
    }

    @Test
    void search_eachHeadingAndBranch_showsItsQuery() throws Exception {
        List<String> headings = values(HEADINGS);
        List<String> branches =
                values("?heading meshv:treeNumber ?value FILTER (STRLEN(STR(?value)) = " + (MESH.length() + 3) + ")");
        assertThat(headings).hasSizeGreaterThan(100);
        assertThat(branches).hasSizeGreaterThan(10);
        SoftAssertions all = new SoftAssertions();
        for (String heading : headings) {
            compareSearch(all, "mesh=" + heading.substring(MESH.length()));
        }
        for (String branch : branches) {
            JsonNode found = compareSearch(all, "mesh=" + branch.substring(MESH.length()));
            String heading = values("?value meshv:treeNumber <" + branch + ">").get(0);
            if (values("<" + heading + "> meshv:treeNumber ?value").size() == 1) {
                all.assertThat(found.at("/total"))
                        .as("tree number " + branch)
                        .isEqualTo(search("mesh=" + heading.substring(MESH.length()))
                                .at("/total"));
            }
        }
        all.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "diabetes",
                "cancer",
                "treatment of cancer",
                "\"heart failure\"",
                "糖尿病",
                "治疗",
                "university",
                "insulin",
                "placebo-controlled",
                "2020",
                "zzzz",
                "( ) \\ \"",
                "heart attack",
                "diabetis",
                "metform",
                "NCT0",
                "type 2 diabetes in adults",
                "II型糖尿病",
                "crohn's disease",
                "AND OR title:cancer^9 [a TO b] ~ * ? !"
            })
    void search_words_showsItsQuery(String words) throws Exception {
        SoftAssertions all = new SoftAssertions();
        String query = "q=" + encoded(words);
        if (compareSearch(all, query).has("next")) {
            compareSearch(all, query + "&page=2");
        }
        compareSearch(all, query + "&registry=ctgov&status=Completed");
        compareSearch(all, query + "&mesh=D009369");
        compareSearch(all, query + "&exact=1");
        for (String order : List.of("start", "update", "recruiting")) {
            compareSearch(all, query + "&sort=" + order);
        }
        all.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"48.85,2.35", "0 0", "Boston", "London, UK", "nowhere at all", "91,0", "abc", "-33.9;151.2"})
    void search_nearAPlace_showsItsQuery(String place) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (String kilometres : List.of("1", "500", "20000")) {
            compareSearch(all, "q=&near=" + encoded(place) + "&km=" + kilometres);
        }
        all.assertAll();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "registry@?any a tg:Trial ; tg:registry ?value",
                "country@?any tg:country ?value",
                "condition@?any tg:condition ?value",
                "sponsor@?any tg:leadSponsor|tg:collaborator|tg:funder|tg:responsibleOrganization ?value",
                "site@?any tg:site ?value",
                "study@?any tg:study ?value",
                "mesh@" + HEADINGS
            })
    void resourcePage_eachThatListsTrials_showsItsQuery(String kind, String pattern) throws Exception {
        List<String> resources = values(pattern);
        assertThat(resources).isNotEmpty();
        SoftAssertions all = new SoftAssertions();
        for (String iri : resources) {
            comparePage(all, iri);
        }
        all.assertAll();
    }

    @Test
    void countryPage_trialsAndSites_countsTrialsAlone() throws Exception {
        String number =
                "SELECT (COUNT(DISTINCT ?value) AS ?v) { ?value a tg:Trial ; tg:country ?c FILTER (STRENDS(STR(?c), '/CHN')) }";
        assertThat(page("/country/CHN.html").select("#list small").text())
                .isEqualTo(rows(PREFIXES + number).get(0));
    }

    private static JsonNode compareSearch(SoftAssertions all, String parameters) throws Exception {
        JsonNode found = search(parameters);
        List<String> shown = new ArrayList<>();
        found.at("/items").forEach(item -> shown.add(item.at("/id").asText()));
        String query = found.at("/sparql").asText();
        all.assertThat(rows(query)).as(parameters).isEqualTo(shown);
        all.assertThat(rows(query.replaceFirst(" LIMIT \\d+ OFFSET \\d+$", "")))
                .as(parameters)
                .hasSize(found.at("/total").asInt());
        return found;
    }

    private static void comparePage(SoftAssertions all, String iri) throws Exception {
        Document page = page(iri.replaceFirst("^https?://[^/]+(/trialgraph|/resource/authority)?", "") + ".html");
        List<String> shown = page.select("ol.trials > li > a").stream()
                .map(link -> BASE + link.attr("href").substring(1))
                .toList();
        Element query = page.selectFirst(".sparql code");
        all.assertThat(query).as(iri).isNotNull();
        if (query != null) {
            String text = query.wholeText();
            all.assertThat(rows(text)).as(iri).isEqualTo(shown);
            all.assertThat(rows(text.replaceFirst(" LIMIT \\d+ OFFSET \\d+$", "")))
                    .as(iri)
                    .hasSize(Integer.parseInt(page.select("#list small").text()));
        }
    }

    /** The first column of what the endpoint answers. */
    private static List<String> rows(String query) throws Exception {
        String csv = site.get("/sparql?query=" + encoded(query), "text/csv").body();
        return csv.lines().skip(1).map(line -> line.split(",")[0]).toList();
    }

    private static List<String> values(String pattern) throws Exception {
        return rows(PREFIXES + "SELECT DISTINCT ?value { " + pattern + " } ORDER BY ?value");
    }

    private static JsonNode search(String parameters) throws Exception {
        return new ObjectMapper()
                .readTree(site.get("/search.json?" + parameters, "application/json")
                        .body());
    }

    private static Document page(String path) throws Exception {
        return Jsoup.parse(site.page(path).body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
