package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.SharedData;
import org.trialgraph.cli.Main;
import org.trialgraph.federation.ServiceRules;
import org.trialgraph.query.QueryResults;
import org.trialgraph.query.StoreQueries;

/** What changed from one document of a trial to the next, on its page and in the queries. */
class HistoryIT {
    private static final String APRIL = "examples/ctgov-xml-NCT04324606-of-april.xml";
    private static final String OCTOBER = "examples/ctgov-xml-NCT04324606-of-october.xml";
    private static final String ISRCTN = "examples/isrctn-xml-ISRCTN15281137.xml";
    private static final String EUCTR = "examples/euctr-text-2020-001072-15.txt";

    @TempDir
    private Path folder;

    @Test
    void page_severalDocuments_showsHistoryAndDiscrepancies() throws Exception {
        Path data = published("data", List.of(APRIL, OCTOBER, ISRCTN, EUCTR));
        try (Server server = Server.start(ServerOptions.usual(data).onPort(0))) {
            String html = page(server, "trial/NCT04324606.html");
            assertThat(html)
                    .as("changes are marked in the text")
                    .contains("<del>1112</del>", "<ins>1090</ins>")
                    .contains("<small>added</small>");
            String trial = words(html);
            assertThat(trial)
                    .contains("Record history Changes from each version")
                    .contains("NCT04324606-of-april.xml last update 2020-04-24 →")
                    .contains("Recruitment status recruiting active, not recruiting")
                    .contains("Enrolment 1112 1090")
                    .contains("Start date 2020-04 2020-04-23")
                    .contains("confirmed by PCR [6 months]")
                    .contains("confirmed by PCR [12 months after the last vaccination]")
                    .doesNotContain("Lead sponsor –")
                    .contains("Phase major phase 2 phase 1, phase 2 phase 1, phase 2")
                    .contains("Enrolment minor 1112 1112 1090")
                    .contains("Start date minor – 2020-03-26 2020-04-23");
            assertThat(trial)
                    .as("what it is, who may join, where, what is measured, when")
                    .contains("active, not recruiting phase 1 phase 2 interventional NCT04324606")
                    .contains("Who may join Age 18 to 55 years Sex any sex Healthy volunteers accepted")
                    .contains("When, how many Start 2020-04-23 actual")
                    .contains("Enrolment 1,090 participants");
            assertThat(words(page(server, "compare?trial=nct04324606&trial=isrctn%2015281137&trial=2020-001072-15")))
                    .as("registrations of any registry, spelled in any way")
                    .contains("Phase differs phase 1 phase 2 phase 1 phase 2 phase 2")
                    .contains("Study type same")
                    .contains("not reported by all");
            assertThat(words(page(server, "study/2020-001072-15.html")))
                    .contains("Discrepancies between registrations Field 2020-001072-15")
                    .contains("Phase major phase 2 phase 1, phase 2 phase 1, phase 2");
        }
    }

    @Test
    void publish_versionsInAnyOrder_giveTheSameHistory() throws Exception {
        String query = Files.readString(Path.of("queries/changes-since-a-capture.rq"));
        String forwards = ask(published("forwards", List.of(APRIL, OCTOBER)), "sparql", query);
        Path backwards = published("backwards", List.of(OCTOBER));
        assertThat(Main.run("publish", APRIL, "--data", backwards.toString())).isZero();
        assertThat(ask(backwards, "sparql", query))
                .isEqualTo(forwards)
                .contains("recruitment status,recruiting,\"active, not recruiting\",2020-04-24,2020-10-01")
                .contains("enrolment,1112,1090");
    }

    @Test
    void queries_threeRealVersions_compareEachPair() throws Exception {
        List<Path> versions = List.of(
                SharedData.file("data/ctgov-xml-versions/NCT04355728/0.xml"),
                SharedData.file("data/ctgov-xml-versions/NCT04355728/1.xml"),
                SharedData.file("data/ctgov-xml-versions/NCT04355728/2.xml"));
        Path data = published(
                "versions", List.of(versions.get(1).toString(), versions.get(2).toString()));
        assertThat(Main.run("publish", versions.get(0).toString(), "--data", data.toString()))
                .isZero();
        String between = Files.readString(Path.of("queries/changes-between-captures.rq"));
        assertThat(ask(data, "history/sparql", between)).contains("status,Recruiting,Active Not Recruiting");
        String since =
                Files.readString(Path.of("queries/changes-since-a-capture.rq")).replace("NCT04324606", "NCT04355728");
        assertThat(ask(data, "sparql", since))
                .contains("recruitment status,recruiting,completed")
                .contains("recruitment status,\"active, not recruiting\",completed");
    }

    private Path published(String name, List<String> documents) throws Exception {
        Path data = folder.resolve(name);
        String[] command = new String[documents.size() + 3];
        command[0] = "publish";
        for (int i = 0; i < documents.size(); i++) {
            command[i + 1] = documents.get(i);
        }
        command[command.length - 2] = "--data";
        command[command.length - 1] = data.toString();
        assertThat(Main.run(command)).isZero();
        return data;
    }

    private static String ask(Path data, String path, String query) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (StoreQueries store = StoreQueries.open(data, ServiceRules.usual())) {
            store.run(path, QueryFactory.create(query), QueryResults.Format.CSV, out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String page(Server server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]+>", " ").replace("&gt;", ">").replaceAll("\\s+", " ");
    }
}
