package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.cli.Main;

/** What refers to a resource is called by words that people tell it apart by, not by the end of an IRI. */
class ResourceLabelsIT {
    @TempDir
    private static Path data;

    private static RunningSite site;

    @BeforeAll
    static void open() throws Exception {
        assertThat(Main.run(
                        "publish",
                        "examples/ctgov-api-v2-NCT00001962.json",
                        "examples/isrctn-xml-ISRCTN15281137.xml",
                        "--data",
                        data.toString()))
                .isZero();
        site = RunningSite.of(Server.start(ServerOptions.usual(data).onPort(0)));
    }

    @AfterAll
    static void close() throws Exception {
        site.close();
    }

    @Test
    void page_condition_saysOnceWhatItMeansAndHowThatWasFound() throws Exception {
        assertThat(words("/condition/aplastic-anemia.html"))
                .contains("Anemia, Aplastic exact entry term")
                .doesNotContain("→", "What else refers to it");
    }

    @Test
    void page_heading_saysOnceThatItIsInUse() throws Exception {
        assertThat(words("/mesh/D000741.html"))
                .contains("active meshv:active yes")
                .doesNotContain("xsd:integer");
    }

    @Test
    void page_heading_tellsHowTrialsCallIt() throws Exception {
        assertThat(words("/mesh/D000741.html"))
                .contains("Diseases › Hemic and Lymphatic Diseases › Hematologic Diseases")
                .contains("Conditions and interventions that mean it");
    }

    @Test
    void page_document_isNamedByItsSource() throws Exception {
        String study = site.page("/trial/NCT00001962.html").body();
        String document = study.substring(study.indexOf("/document/"), study.indexOf('"', study.indexOf("/document/")));
        assertThat(site.page(document + ".html").body()).contains("<title>ctgov-api-v2-NCT00001962.json");
    }

    @Test
    void page_publicationWithoutCitation_isNamedByItsAddress() throws Exception {
        assertThat(site.page("/trial/ISRCTN15281137/reference/1.html").body())
                .contains("<title>doi.org/10.1186/ISRCTN15281137");
    }

    private static String words(String path) throws Exception {
        return site.page(path).body().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }
}
