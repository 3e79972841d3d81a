package org.trialgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.trialgraph.cli.Main;

/** What the README promises: its commands exist, the demo answers, its query gives its answer. */
class ReadmeIT {
    private static final Pattern COMMAND = Pattern.compile("\\./trialgraph ([a-z]+)");

    @Test
    void namedCommands_exist() throws IOException {
        Matcher commands = COMMAND.matcher(readme());
        int count = 0;
        while (commands.find()) {
            count++;
            if (!commands.group(1).equals("help")) {
                assertThat(Main.run("help", commands.group(1)))
                        .as(commands.group())
                        .isZero();
            }
        }
        assertThat(count).isGreaterThan(4);
    }

    @Test
    void namedFolders_exist() throws IOException {
        Matcher folders = Pattern.compile("(?m)^\\| `([^`]+)` \\|").matcher(readme());
        while (folders.find()) {
            assertThat(Path.of(folders.group(1))).exists();
        }
    }

    @Test
    void query_givesAnswer() throws Exception {
        String readme = readme();
        String query = fenced(readme, "sparql");
        List<String> promised = fenced(readme.substring(readme.indexOf("```sparql")), "text")
                .lines()
                .filter(line -> line.startsWith("trial/"))
                .toList();
        Model model = ModelFactory.createDefaultModel();
        RDFParser.fromString(output("convert", "--format", "ntriples", "examples"), Lang.NTRIPLES)
                .parse(model);
        try (QueryExecution execution = QueryExecutionFactory.create(query, model)) {
            ResultSet results = execution.execSelect();
            String answer = ResultSetFormatter.asText(results);
            assertThat(promised).isNotEmpty();
            for (String line : promised) {
                String[] columns = line.split(" {2,}");
                assertThat(answer).contains(columns[0]).contains(columns[1]);
            }
        }
    }

    @Test
    void demo_printsAddressesThatAnswer() throws Exception {
        Process demo = java("demo", "--port", "0").redirectErrorStream(true).start();
        try {
            String endpoint = "";
            StringWriter shown = new StringWriter();
            PrintWriter copy = new PrintWriter(shown);
            BufferedReader lines = demo.inputReader();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.println(line);
                if (line.startsWith("endpoint")) {
                    endpoint = line.substring("endpoint".length()).strip();
                }
                if (line.startsWith("try")) {
                    break;
                }
            }
            assertThat(shown.toString()).contains("http://", "curl ");
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(endpoint + "?query=ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D"))
                    .header("Accept", "application/sparql-results+json")
                    .build();
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("true");
        } finally {
            demo.destroy();
            assertThat(demo.waitFor(30, TimeUnit.SECONDS))
                    .as("it stops when asked to")
                    .isTrue();
        }
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static String fenced(String text, String language) {
        int start = text.indexOf("```" + language + "\n") + language.length() + 4;
        return text.substring(start, text.indexOf("```", start));
    }

    private static String output(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("readme", ".out");
        Process process = java(arguments)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        String text = Files.readString(out);
        Files.delete(out);
        return text;
    }

    private static ProcessBuilder java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
