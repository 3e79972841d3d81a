package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The ways to a trial for who knows no number: home, search, facets. */
class SearchIT extends PagesIT {
    @ParameterizedTest
    @ValueSource(strings = {"metformin", "Heart failure", "heart METFORMIN", "example university", "心力衰竭", "二甲双胍"})
    void search_wordsInAnyLanguage_findTheTrial(String words) throws Exception {
        JsonNode found = search("q=" + encoded(words));
        assertThat(found.at("/items/0/number").asText()).isEqualTo("NCT00000001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"metformin kidney", "zzzz", "heart AND zzzz", "+-&&||!(){}[]^~*?:/\\", "\"", "' } DROP ALL #"})
    void search_missingWordOrOperators_findNothing(String words) throws Exception {
        HttpResponse<String> response = site.page("/search?q=" + encoded(words));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("NCT00000001</");
    }

    @Test
    void search_facets_filterAndCount() throws Exception {
        assertThat(search("status=Recruiting").at("/total").asInt()).isEqualTo(1);
        assertThat(search("status=Completed").at("/total").asInt()).isZero();
        assertThat(search("phase=Phase3&registry=ctgov").at("/items/0/number").asText())
                .isEqualTo("NCT00000001");
        assertThat(search("q=").at("/facets/status/0/value").asText()).isEqualTo("Recruiting");
    }

    @Test
    void search_valueThatNoTrialHas_isTold() throws Exception {
        assertThat(Jsoup.parse(site.page("/search?registry=xyz").body())
                        .select("main .warning")
                        .text())
                .isEqualTo("No registry “xyz” has any trial here.");
        assertThat(search("registry=xyz").at("/problems/0").asText()).contains("xyz");
        assertThat(search("registry=ctgov").has("problems")).isFalse();
    }

    @Test
    void searchPage_choices_canBeTakenBack() throws Exception {
        org.jsoup.nodes.Document page = Jsoup.parse(
                site.page("/search?q=metformin&status=Recruiting&phase=Phase3").body());
        assertThat(page.select(".chips a").eachAttr("href"))
                .containsExactly(
                        "/search?q=metformin&phase=Phase3",
                        "/search?q=metformin&status=Recruiting",
                        "/search?q=metformin");
        assertThat(page.select("form.searching input[type=hidden]").eachAttr("name"))
                .containsExactly("status", "phase");
        assertThat(page.select("ol.trials mark").text()).isEqualTo("Metformin");
    }

    @Test
    void searchPage_trials_canBeCompared() throws Exception {
        org.jsoup.nodes.Document page = Jsoup.parse(site.page("/search").body());
        assertThat(page.select("form[action=/compare] input[name=trial]").eachAttr("value"))
                .hasSize(3)
                .contains("NCT00000001");
    }

    @Test
    void search_invalidFacetValue_isIgnored() throws Exception {
        assertThat(search("registry=" + encoded("x> ?p ?o } #")).at("/total").asInt())
                .isEqualTo(3);
    }

    @Test
    void search_trialNumber_redirectsToTheTrial() throws Exception {
        assertThat(site.page("/search?q=nct+00000001").headers().firstValue("Location"))
                .hasValue("/trial/NCT00000001");
    }

    @Test
    void search_query_runsAtTheEndpoint() throws Exception {
        String query = search("q=metformin&status=Recruiting").at("/sparql").asText();
        HttpResponse<String> rows = site.get("/sparql?query=" + encoded(query), "text/csv");
        assertThat(rows.statusCode()).isEqualTo(200);
        assertThat(rows.body()).contains("https://w3id.org/trialgraph/trial/NCT00000001");
    }

    @Test
    void home_page_showsCountsAndExamples() throws Exception {
        assertThat(site.page("/").body())
                .contains("<strong>3</strong> trials")
                .contains("<svg")
                .contains("ClinicalTrials.gov")
                .contains("/dumps/")
                .contains("Questions it answers");
    }

    @Test
    void search_chosenFacet_countsTheOthers() throws Exception {
        assertThat(search("status=Recruiting").at("/facets/phase/0/count").asInt())
                .isEqualTo(1);
        assertThat(search("q=metformin&status=Completed").at("/facets/phase").size())
                .isZero();
    }

    @Test
    void csv_allTrials_hasARowOfEach() throws Exception {
        HttpResponse<String> response = site.get("/search.csv", "*/*");
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(response.headers().firstValue("ETag")).isPresent();
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(response.body()))
                .getRecords();
        assertThat(rows).extracting(row -> row.get("iri")).hasSize(3).allMatch(iri -> iri.startsWith("https://"));
        CSVRecord metformin = rows.stream()
                .filter(row -> row.get("number").equals("NCT00000001"))
                .findFirst()
                .orElseThrow();
        assertThat(metformin.toMap())
                .containsEntry("title", "Metformin in heart failure")
                .containsEntry("registry", "ClinicalTrials.gov")
                .containsEntry("status", "recruiting")
                .containsEntry("phase", "phase 3")
                .containsEntry("conditions", "Heart failure")
                .containsEntry("sponsor", "Example University");
    }

    @Test
    void csv_cellThatIsAFormula_beginsWithAnApostrophe() throws Exception {
        assertThat(site.get("/search.csv", "*/*").body())
                .contains("\"'=HYPERLINK(")
                .doesNotContain(",=")
                .doesNotContain("\"=");
    }

    @Test
    void csv_limit_leadsToTheNextRows() throws Exception {
        HttpResponse<String> first = site.get("/search.csv?limit=2", "*/*");
        assertThat(first.body().lines()).hasSizeGreaterThanOrEqualTo(3);
        String next = first.headers().firstValue("Link").orElseThrow();
        assertThat(next).startsWith("</search.csv?").endsWith("&limit=2&offset=2>; rel=\"next\"");
        HttpResponse<String> rest = site.get(next.substring(1, next.indexOf('>')), "*/*");
        assertThat(rest.headers().firstValue("Link")).isEmpty();
        assertThat(rest.body().lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "csv?limit=0",
                "csv?limit=10001",
                "csv?limit=x",
                "json?limit=1001",
                "json?offset=-1",
                "ris?offset=9999999999"
            })
    void otherForms_partThatIsNone_isRefusedWithTheBounds(String address) throws Exception {
        HttpResponse<String> response = site.get("/search." + address, "*/*");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("is a whole number from");
    }

    @Test
    void json_limitAndOffset_isThatPart() throws Exception {
        JsonNode all = search("limit=3");
        JsonNode second = search("limit=1&offset=1");
        assertThat(second.at("/items")).hasSize(1);
        assertThat(second.at("/items/0/id")).isEqualTo(all.at("/items/1/id"));
        assertThat(second.at("/next").asText()).contains("limit=1&offset=2");
        assertThat(search("offset=100").at("/items")).isEmpty();
    }

    @Test
    void ris_trials_areReferencesOfOneLineATag() throws Exception {
        HttpResponse<String> response = site.get("/search.ris", "*/*");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/x-research-info-systems");
        String[] lines = response.body().split("\r\n");
        assertThat(lines).filteredOn(line -> !line.isEmpty()).allMatch(line -> line.matches("[A-Z][A-Z0-9]  - .*"));
        assertThat(lines).filteredOn(line -> line.equals("TY  - DATA")).hasSize(3);
        assertThat(lines).filteredOn(line -> line.equals("ER  - ")).hasSize(3);
        assertThat(lines).contains("AN  - NCT00000001", "TI  - Metformin in heart failure", "AU  - Example University");
    }

    @Test
    void atom_trials_areEntriesOfAValidFeed() throws Exception {
        HttpResponse<String> response = site.get("/search.atom?q=", "*/*");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        Document feed = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(response.body())));
        assertThat(texts(feed, "updated"))
                .hasSize(4)
                .allMatch(moment -> moment.matches("\\d{4}-\\d\\d-\\d\\dT00:00:00Z"));
        assertThat(texts(feed, "updated")).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(texts(feed, "id"))
                .contains("https://w3id.org/trialgraph/trial/NCT00000001")
                .first(STRING)
                .isEqualTo(site.address() + "search.atom?q=");
        String page = site.page("/search?q=metformin").body();
        assertThat(page).contains("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/search.atom?q");
    }

    private static List<String> texts(Document document, String element) {
        NodeList elements = document.getElementsByTagNameNS("http://www.w3.org/2005/Atom", element);
        return IntStream.range(0, elements.getLength())
                .mapToObj(n -> elements.item(n).getTextContent())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search?page=2",
                "/search?q=metformin&page=99999999999999999999",
                "/search?q=zzzz&page=2",
                "/search.html?registry=ctgov&page=3",
                "/condition/heart-failure.html?page=2",
                "/trial/NCT00000001/sites.html?page=2",
                "/registry/ctgov.html?page=7"
            })
    void paging_numberBeyondTheEnd_leadsToTheLastPage(String address) throws Exception {
        HttpResponse<String> response = site.page(address);
        assertThat(response.statusCode()).isEqualTo(404);
        String last = Jsoup.parse(response.body())
                .select("main a:contains(Last page)")
                .attr("href");
        assertThat(last).endsWith("page=1");
        assertThat(site.page(last).statusCode()).isEqualTo(200);
    }

    @Test
    void paging_numberBeyondTheEndOfJson_isNotFound() throws Exception {
        HttpResponse<String> response = site.get("/search.json?page=2", "application/json");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("only one page");
    }

    @Test
    void sitesPage_trial_listsAllSites() throws Exception {
        assertThat(site.page("/trial/NCT00000001/sites.html").body()).contains("Sites of NCT00000001");
        assertThat(site.page("/trial/NCT99999999/sites.html").statusCode()).isEqualTo(404);
    }

    @Test
    void conditionPage_itsTrials_canBeSearchedFurther() throws Exception {
        String within = Jsoup.parse(site.page("/condition/heart-failure.html").body())
                .select("a:containsOwn(Search within these trials)")
                .attr("href");
        Element page = Jsoup.parse(site.page(within).body());
        assertThat(page.select("main").text()).contains("Condition: Heart failure", "Metformin in heart failure");
    }

    @Test
    void resourcePage_conditionOrSponsor_listsTrials() throws Exception {
        assertThat(site.page("/condition/heart-failure.html").body()).contains("Metformin in heart failure");
        assertThat(site.page("/sponsor/example-university.html").body()).contains("Metformin in heart failure");
    }

    private static JsonNode search(String parameters) throws Exception {
        HttpResponse<String> response = site.get("/search.json?" + parameters, "application/json");
        assertThat(response.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
