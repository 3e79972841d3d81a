package org.trialgraph.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.rdf.Vocabulary;

/**
 * Trial pages and downloads in the layouts of registries and aggregators, each with what a careful reader finds on it in {@code
 * expected.json} beside it: {@code values} a property has exactly, {@code contains} at least, {@code mentions} words inside of one, and what is
 * {@code never} said. A list within a list names alternatives; {@code site.city} is a property of what the property leads to. The
 * first set was written before the readers, the second and third apart from them, the third with downloads among its documents, the
 * unknown in layouts of no format: what is held is what they reach, to be raised, never lowered.
 */
class PageFactsTest {
    private static final Path FOLDER = Path.of("src/test/resources/pages");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> KINDS = Map.of(
            "inclusion", "InclusionCriterion",
            "exclusion", "ExclusionCriterion",
            "primaryOutcome", "PrimaryOutcome",
            "secondaryOutcome", "SecondaryOutcome",
            "otherOutcome", "OtherOutcome");

    private final List<String> missing = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int wanted;

    @ParameterizedTest
    @CsvSource({"first, 1, 0", "second, 1, 0", "third, 0.98, 12", "unknown, 1, 0"})
    void pages_ofEveryLayout_giveTheirValues(String set, double leastRecall, int mostWrong) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER.resolve(set))) {
            for (Path file :
                    files.filter(f -> f.endsWith("expected.json")).sorted().toList()) {
                for (var document :
                        MAPPER.readTree(file.toFile()).get("documents").properties()) {
                    check(file.resolveSibling(document.getKey()), document.getValue());
                }
            }
        }
        double recall = 1 - (double) missing.size() / wanted;
        System.out.printf(
                Locale.ROOT,
                "pages, %s set: recall %.3f (%d of %d values), %d wrong%n",
                set,
                recall,
                wanted - missing.size(),
                wanted,
                wrong.size());
        assertThat(recall).as(String.join("\n", missing)).isGreaterThanOrEqualTo(leastRecall);
        assertThat(wrong).hasSizeLessThanOrEqualTo(mostWrong);
    }

    private void check(Path document, JsonNode expected) throws IOException {
        String name = FOLDER.relativize(document).toString();
        DatasetGraph dataset = DatasetGraphFactory.create();
        GoldenDocuments.convert(document).records().stream()
                .flatMap(record -> record.quads().stream())
                .flatMap(trial -> trial.quads().stream())
                .forEach(dataset::add);
        List<Quad> trials = dataset.stream(Node.ANY, Node.ANY, RDF.Nodes.type, Vocabulary.TRIAL)
                .toList();
        if (expected.path("rejected").asBoolean()) {
            equal(
                    name + ": trials of a rejected page",
                    List.of(),
                    texts(trials.stream().map(Quad::getSubject)));
            return;
        }
        String number = expected.path("number").asText();
        Node trial = trial(dataset.getUnionGraph(), trials, number);
        if (expected.has("graph")) {
            List<String> graphs = texts(trials.stream().map(Quad::getGraph)).stream()
                    .distinct()
                    .toList();
            equal(name + ": graph", texts(expected.get("graph")), graphs);
        }
        if (expected.has("number")) {
            List<String> numbers = texts(objects(dataset.getUnionGraph(), trial, Vocabulary.IDENTIFIER));
            equal(name + ": number", texts(expected.get("number")), numbers);
        }
        facts(name, dataset.getUnionGraph(), trial, expected);
        expected.path("records")
                .properties()
                .forEach(record -> facts(
                        name + " " + record.getKey(),
                        dataset.getUnionGraph(),
                        trial(dataset.getUnionGraph(), trials, record.getKey()),
                        record.getValue()));
        String everything = dataset.stream()
                .map(Quad::getObject)
                .filter(Node::isLiteral)
                .map(literal -> folded(literal.getLiteralLexicalForm()))
                .reduce("", (all, one) -> all + "\n" + one);
        texts(expected.path("never")).stream()
                .filter(everything::contains)
                .forEach(words -> wrong.add(name + ": never " + words));
    }

    /** The trial of a number, else the first of a document; one that does not exist where there is none. */
    private static Node trial(Graph graph, List<Quad> trials, String number) {
        return trials.stream()
                .map(Quad::getSubject)
                .sorted(Comparator.comparing(
                        node -> !graph.contains(node, Vocabulary.IDENTIFIER, NodeFactory.createLiteralString(number))))
                .findFirst()
                .orElse(NodeFactory.createURI("urn:none"));
    }

    private void facts(String name, Graph graph, Node trial, JsonNode expected) {
        expected.path("values").properties().forEach(value -> {
            List<String> seen = values(graph, trial, value.getKey());
            equal(name + ": " + value.getKey(), chosen(value.getValue(), seen), seen);
        });
        for (String kind : List.of("contains", "mentions")) {
            expected.path(kind).properties().forEach(value -> {
                List<String> seen = values(graph, trial, value.getKey());
                for (String words : texts(value.getValue())) {
                    want(
                            name + ": " + value.getKey() + " " + words,
                            seen.stream().anyMatch(s -> kind.equals("mentions") ? s.contains(words) : s.equals(words)));
                }
            });
        }
    }

    /** Each wanted value that is not seen is missing; each seen one that is not wanted is wrong. */
    private void equal(String what, List<String> values, List<String> seen) {
        values.forEach(value -> want(what + " " + value, seen.contains(value)));
        seen.stream().filter(value -> !values.contains(value)).forEach(value -> wrong.add(what + " " + value));
    }

    private void want(String what, boolean there) {
        wanted++;
        if (!there) {
            missing.add(what);
        }
    }

    /** The wanted values, of alternatives the one that is seen. */
    private static List<String> chosen(JsonNode values, List<String> seen) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(value -> texts(value).stream()
                        .filter(seen::contains)
                        .findFirst()
                        .orElseGet(() -> texts(value).get(0)))
                .toList();
    }

    /** The values of a field: literals, local names of codes, countries and trials, labels of what else it leads to. */
    private static List<String> values(Graph graph, Node trial, String field) {
        String[] path = field.split("\\.");
        if (!KINDS.containsKey(path[0])) {
            Node property = path[0].equals("label") ? RDFS.Nodes.label : Vocabulary.term(path[0]);
            return texts(objects(graph, trial, property).flatMap(node -> shown(graph, node, path)));
        }
        Node property = Vocabulary.term(path[0].endsWith("Outcome") ? "outcome" : "criterion");
        Node kind = Vocabulary.term(KINDS.get(path[0]));
        return texts(objects(graph, trial, property)
                .filter(part -> graph.contains(part, RDF.Nodes.type, kind))
                .sorted(Comparator.comparing(Node::toString))
                .flatMap(part -> path[0].endsWith("clusion") && path.length == 1
                        ? objects(graph, part, Vocabulary.term("text"))
                        : shown(graph, part, path)));
    }

    private static Stream<Node> shown(Graph graph, Node node, String[] path) {
        if (path.length > 1) {
            return objects(graph, node, Vocabulary.term(path[1])).flatMap(inner -> shown(graph, inner, new String[1]));
        }
        boolean named = node.isURI()
                && !node.getURI().startsWith(Vocabulary.TGC)
                && graph.contains(node, RDFS.Nodes.label, Node.ANY);
        return named && !graph.contains(node, RDF.Nodes.type, Vocabulary.TRIAL)
                ? objects(graph, node, RDFS.Nodes.label)
                : Stream.of(node);
    }

    private static Stream<Node> objects(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(triple -> triple.getObject()).toList().stream();
    }

    private static List<String> texts(JsonNode values) {
        return values.isTextual()
                ? List.of(folded(values.asText()))
                : StreamSupport.stream(values.spliterator(), false)
                        .map(value -> folded(value.asText()))
                        .toList();
    }

    private static List<String> texts(Stream<Node> nodes) {
        return nodes.map(node -> node.isLiteral()
                        ? node.getLiteralLexicalForm()
                        : node.getURI().replaceFirst(".*[/#]", ""))
                .map(PageFactsTest::folded)
                .toList();
    }

    private static String folded(String words) {
        return words.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
