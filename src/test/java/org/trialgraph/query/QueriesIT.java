package org.trialgraph.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FilenameUtils;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialgraph.cli.Main;
import org.trialgraph.federation.ServiceRules;
import org.trialgraph.rdf.Vocabulary;

/**
 * Every query of {@code queries/} parses, says what it is, uses terms that exist, and finds over {@code examples/} what is
 * stored in {@code src/test/resources/queries}; {@code -Dgolden.update} writes the stored results anew.
 */
class QueriesIT {
    private static final Path RESULTS = Path.of("src/test/resources/queries");

    private static final List<String> SUBJECTS = List.of(
            "Counts",
            "Dates and results",
            "Design and outcomes",
            "Diseases and drugs",
            "Eligibility",
            "History",
            "Languages",
            "Places",
            "Quality of links",
            "Several servers",
            "Sponsors",
            "Studies and registries",
            "Words");

    @TempDir
    private static Path data;

    private static StoreQueries store;

    @BeforeAll
    static void publishExamples() throws Exception {
        assertThat(Main.run("publish", "examples", "--data", data.toString())).isLessThan(2);
        store = StoreQueries.open(data, ServiceRules.usual());
    }

    @AfterAll
    static void close() throws Exception {
        store.close();
    }

    static List<ExampleQuery> queries() throws IOException {
        return ExampleQuery.in(Path.of("queries"));
    }

    @Test
    void bundledQueries_equalFolder() throws Exception {
        assertThat(queries()).hasSizeGreaterThanOrEqualTo(14).isEqualTo(ExampleQuery.bundled());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void query_hasTitleAndSummary(ExampleQuery query) {
        assertThat(query.title()).isNotBlank();
        assertThat(query.summary()).isNotBlank().endsWith(".");
        assertThat(query.keywords()).isNotEmpty();
        assertThat(query.needs()).isSubsetOf("mesh", "identity", "federation");
        assertThat(SUBJECTS).contains(query.subject());
        assertThat(query.empty()).as("what an empty answer means").endsWith(".").hasSizeGreaterThan(20);
        QueryFactory.create(query.text());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void query_usesDefinedTerms(ExampleQuery query) {
        Set<String> known = new HashSet<>();
        for (String file : List.of("ontology/trialgraph.ttl", "ontology/codes.ttl", "ontology/measures.ttl")) {
            RDFDataMgr.loadModel(file).listSubjects().forEach(s -> known.add(String.valueOf(s.getURI())));
        }
        Matcher term = Pattern.compile("\\b(tgc?):(\\w+)").matcher(query.text());
        while (term.find()) {
            String namespace = term.group(1).equals("tg") ? Vocabulary.TG : Vocabulary.TGC;
            assertThat(known).contains(namespace + term.group(2));
        }
    }

    /** Those that need no other server. */
    static List<ExampleQuery> ownQueries() throws IOException {
        return queries().stream()
                .filter(query -> !query.needs().contains("federation"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ownQueries")
    void query_onExamples_givesStoredResult(ExampleQuery query) throws Exception {
        if (query.text().contains("CONSTRUCT")) {
            givesStoredGraph(query);
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean any = store.run(query.endpoint(), QueryFactory.create(query.text()), QueryResults.Format.CSV, out);
        String found = out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
        Path stored = RESULTS.resolve(query.name() + ".csv");
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(RESULTS);
            Files.writeString(stored, found);
        }
        assertThat(found).isEqualTo(Files.readString(stored));
        assertThat(any).isEqualTo(found.lines().count() > 1);
    }

    private static void givesStoredGraph(ExampleQuery query) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Path stored = RESULTS.resolve(query.name() + ".ttl");
        boolean any = store.run(query.endpoint(), QueryFactory.create(query.text()), QueryResults.Format.TEXT, out);
        if (System.getProperty("golden.update") != null) {
            Files.write(stored, out.toByteArray());
        }
        Model found = ModelFactory.createDefaultModel();
        RDFDataMgr.read(found, new ByteArrayInputStream(out.toByteArray()), Lang.TURTLE);
        assertThat(found.isIsomorphicWith(RDFDataMgr.loadModel(stored.toString())))
                .as(out.toString(StandardCharsets.UTF_8))
                .isTrue();
        assertThat(any).isEqualTo(!found.isEmpty());
    }

    @Test
    void queriesWithParameters_areMany() throws Exception {
        assertThat(queries().stream().filter(query -> !query.parameters().isEmpty()))
                .hasSizeGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void parameters_withUsualValues_leaveTheQueryAsItIs(ExampleQuery query) {
        Map<String, String> usual =
                query.parameters().stream().collect(Collectors.toMap(QueryParameter::name, QueryParameter::usual));
        assertThat(query.with(usual)).isEqualTo(query.text());
    }

    @Test
    void mostQueries_onExamples_haveResults() throws Exception {
        int answered = 0;
        for (ExampleQuery query : queries()) {
            Path table = RESULTS.resolve(query.name() + ".csv");
            if (Files.exists(table) && Files.readAllLines(table).size() > 1) {
                answered++;
            }
        }
        assertThat(answered).isGreaterThanOrEqualTo(14);
    }

    @Test
    void storedResults_haveQueries() throws Exception {
        Set<String> names = new HashSet<>();
        queries().forEach(query -> names.add(query.name()));
        try (Stream<Path> files = Files.list(RESULTS)) {
            assertThat(files.map(f -> FilenameUtils.getBaseName(f.toString()))).isSubsetOf(names);
        }
    }
}
