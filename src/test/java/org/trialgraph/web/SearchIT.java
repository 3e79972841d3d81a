package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to a trial for who knows no number: home, search, facets. */
class SearchIT extends PagesIT {
    @ParameterizedTest
    @ValueSource(strings = {"metformin", "Heart failure", "heart METFORMIN", "example university", "心力衰竭", "二甲双胍"})
    void search_wordsInAnyLanguage_findTheTrial(String words) throws Exception {
        JsonNode found = search("q=" + encoded(words));
        assertThat(found.at("/items/0/number").asText()).isEqualTo("NCT00000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metformin kidney", "zzzz", "heart AND (", "+-&&||!(){}[]^~*?:/\\", "\"", "' } DROP ALL #"})
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
    void sitesPage_trial_listsAllSites() throws Exception {
        assertThat(site.page("/trial/NCT00000001/sites.html").body()).contains("Sites of NCT00000001");
        assertThat(site.page("/trial/NCT99999999/sites.html").statusCode()).isEqualTo(404);
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
