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
    void reference_meshLink_isNamedByItsEnds() throws Exception {
        assertThat(mentions("/condition/aplastic-anemia.html"))
                .contains("Aplastic Anemia → Anemia, Aplastic (property: from)");
    }

    @Test
    void reference_document_isNamedByItsSource() throws Exception {
        assertThat(mentions("/registry/ctgov.html")).contains("ctgov-api-v2-NCT00001962.json (property: publisher)");
    }

    @Test
    void page_publicationWithoutCitation_isNamedByItsAddress() throws Exception {
        assertThat(site.page("/trial/ISRCTN15281137/reference/1.html").body())
                .contains("<title>doi.org/10.1186/ISRCTN15281137");
    }

    private static String mentions(String path) throws Exception {
        String page = site.page(path).body();
        return page.substring(page.indexOf("Referenced by"))
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ");
    }
}
