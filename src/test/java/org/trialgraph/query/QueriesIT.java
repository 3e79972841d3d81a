package org.trialgraph.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.query.QueryFactory;
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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.run(query.endpoint(), QueryFactory.create(query.text()), QueryResults.Format.CSV, out);
        String found = out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
        Path stored = RESULTS.resolve(query.name() + ".csv");
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(RESULTS);
            Files.writeString(stored, found);
        }
        assertThat(found).isEqualTo(Files.readString(stored));
    }

    @Test
    void mostQueries_onExamples_haveResults() throws Exception {
        int answered = 0;
        for (ExampleQuery query : queries()) {
            if (Files.readAllLines(RESULTS.resolve(query.name() + ".csv")).size() > 1) {
                answered++;
            }
        }
        assertThat(answered).isGreaterThanOrEqualTo(14);
    }

    @Test
    void storedResults_haveQueries() throws Exception {
        Set<String> names = new HashSet<>();
        queries().forEach(query -> names.add(query.name() + ".csv"));
        try (Stream<Path> files = Files.list(RESULTS)) {
            assertThat(files.map(f -> f.getFileName().toString())).isSubsetOf(names);
        }
    }
}
