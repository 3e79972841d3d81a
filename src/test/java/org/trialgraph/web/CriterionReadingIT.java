package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.cli.Main;

/** What was read of criteria stands beside their words, and in the data of the trial. */
class CriterionReadingIT {
    @TempDir
    private static Path data;

    private static RunningSite site;

    @BeforeAll
    static void open() throws Exception {
        String[] trials = {"examples/ctgov-api-v2-stream.jsonl", "examples/veeva-NCT00498615.html"};
        assertThat(Main.run("publish", trials[0], trials[1], "--data", data.toString()))
                .isZero();
        site = RunningSite.of(Server.start(ServerOptions.usual(data).onPort(0)));
    }

    @AfterAll
    static void close() throws Exception {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NCT00006098|ECOG 0-2 Read as: ECOG performance status 0–2 required",
                "NCT00006098|Read as: bilirubin < 1.5 × ULN required",
                "NCT00006098|Read as: time since an event “ chemotherapy ” ≥ 4 weeks required",
                "NCT00494312|Read as: “Myocardial infarction” within the last 6 months excluded mentions Myocardial Infarction",
                "NCT00494312|Read as: “C-peptide level” ≥ 0.7 ng/mL required",
                "NCT00501995|Read as: left ventricular ejection fraction < 40% excluded"
            })
    void page_criterionRead_saysWhat(String number, String part) throws Exception {
        assertThat(words(number)).contains(part);
    }

    @Test
    void page_criterionAgainstField_saysWhatBothSay() throws Exception {
        assertThat(words("NCT00498615"))
                .contains("disagree with the field “Minimum age”: the criteria say 21 years , the field 18 years.");
    }

    @Test
    void page_criterionNotRead_saysSo() throws Exception {
        assertThat(words("NCT00005675")).contains("Skin score stable for one month not read");
    }

    @ParameterizedTest
    @CsvSource({"ttl,tgc:EcogPerformanceStatus", "jsonld,tgc:EcogPerformanceStatus", "nt,code#EcogPerformanceStatus"})
    void data_ofTrial_hasConstraints(String suffix, String measure) throws Exception {
        assertThat(site.get("/trial/NCT00006098." + suffix, "*/*").body())
                .contains(measure)
                .contains("ECOG performance status");
    }

    @Test
    void page_ofConstraint_isNamedByItsMeasure() throws Exception {
        assertThat(site.page("/trial/NCT00006098/criterion/3/constraint/1.html").body())
                .contains("<title>ECOG");
    }

    @Test
    void comparison_ofTwo_tellsLimitsOfEach() throws Exception {
        assertThat(text("/compare?trial=NCT00006098&trial=NCT00005675"))
                .contains("Study type same interventional interventional")
                .contains("Lead sponsor differs")
                .contains("ECOG performance status not reported by all 0–2 required not reported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/compare|Name two to four trials",
                "/compare?trial=|Name two to four trials",
                "/compare?trial=nct+00006098|One trial is chosen",
                "/compare?trial=NCT00006098&trial=NCT00006098|One trial is chosen",
                "/compare?trial=NCT00006098+NCT00005675|Trials side by side",
                "/compare?trial=NCT00006098&trial=NCT99999999|No trial here has the number “ NCT99999999 ”"
            })
    void comparison_ofOtherThanTwoToFour_saysWhatToDo(String path, String part) throws Exception {
        assertThat(text(path)).contains(part);
    }

    @Test
    void page_linksToComparison() throws Exception {
        assertThat(site.page("/trial/NCT00006098.html").body())
                .contains("<a href=\"/compare?trial&#x3D;NCT00006098\">Compare with…</a>");
    }

    private static String words(String number) throws Exception {
        return text("/trial/" + number + ".html");
    }

    private static String text(String path) throws Exception {
        return site.page(path)
                .body()
                .replaceAll("<[^>]+>", " ")
                .replace("&lt;", "<")
                .replaceAll("\\s+", " ");
    }
}
