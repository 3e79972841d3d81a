package org.trialgraph.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.Publisher.Rank;

/** The registries and other publishers of {@code ontology/registries.ttl}, the one place that describes them. */
public final class Registries {
    private static final String FILE = "/org/trialgraph/ontology/registries.ttl";
    private static final Model TABLE = read();
    private static final List<Resource> BLOCKS = blocks("tg:Registry")
            .sorted(Comparator.comparingInt(block -> Integer.parseInt(value(block, "sh:order"))))
            .toList();

    /** All registries, in the order of their numbers' age and use. */
    public static final List<Publisher> ALL =
            BLOCKS.stream().map(block -> publisher(block, Rank.REGISTRY)).toList();

    private static final Map<String, Publisher> PUBLISHERS = Stream.concat(
                    ALL.stream(), blocks("tg:Publisher").map(block -> publisher(block, Rank.AGGREGATOR)))
            .collect(Collectors.toUnmodifiableMap(Publisher::key, Function.identity()));

    private Registries() {}

    /** The registry of a key. */
    public static Optional<Publisher> of(String key) {
        return known(key).filter(publisher -> publisher.rank() == Rank.REGISTRY);
    }

    /** The registry or other publisher of a key. */
    public static Optional<Publisher> known(String key) {
        return Optional.ofNullable(PUBLISHERS.get(key));
    }

    /**
     * A registry or another publisher.
     *
     * @throws IllegalArgumentException if the table has none of the key
     */
    public static Publisher publisher(String key) {
        return known(key)
                .orElseThrow(() -> new IllegalArgumentException("ontology/registries.ttl has no publisher " + key));
    }

    /** The forms of all registries' numbers. */
    static List<TrialNumbers.NumberPattern> numberPatterns() {
        return BLOCKS.stream()
                .flatMap(registry -> values(registry, ":number")
                        .map(RDFNode::asResource)
                        .map(form -> TrialNumbers.NumberPattern.of(
                                key(registry),
                                value(form, ":pattern"),
                                value(form, ":spelling"),
                                value(form, ":fieldOnly").equals("true"))))
                .toList();
    }

    /** What the table says of each registry by a property, by the registry's key; without those of which it says nothing. */
    static Map<String, String> rules(String property) {
        return BLOCKS.stream()
                .filter(registry -> !value(registry, property).isEmpty())
                .collect(Collectors.toUnmodifiableMap(Registries::key, registry -> value(registry, property)));
    }

    /** The words with which people label numbers of registries. */
    static Stream<String> labels() {
        return BLOCKS.stream()
                .flatMap(registry -> Stream.concat(
                        Stream.of(key(registry)),
                        values(registry, "skos:altLabel").map(Registries::lexical)));
    }

    private static Publisher publisher(Resource block, Rank rank) {
        return new Publisher(
                key(block),
                value(block, "rdfs:label"),
                rank,
                value(block, "foaf:homepage"),
                value(block, ":recordPage"),
                value(block, "dcterms:license"),
                value(block, "dcterms:rights"));
    }

    private static Stream<Resource> blocks(String type) {
        return TABLE
                .listSubjectsWithProperty(RDF.type, TABLE.createResource(TABLE.expandPrefix(type)))
                .toList()
                .stream();
    }

    private static String key(Resource block) {
        return block.getURI().substring(block.getURI().lastIndexOf('/') + 1);
    }

    private static Stream<RDFNode> values(Resource block, String property) {
        return block
                .listProperties(TABLE.createProperty(TABLE.expandPrefix(property)))
                .mapWith(statement -> statement.getObject())
                .toList()
                .stream();
    }

    private static String value(Resource block, String property) {
        return values(block, property).findFirst().map(Registries::lexical).orElse("");
    }

    private static String lexical(RDFNode value) {
        return value.isLiteral()
                ? value.asLiteral().getLexicalForm()
                : value.asResource().getURI();
    }

    private static Model read() {
        Model table = ModelFactory.createDefaultModel();
        try (InputStream in = Registries.class.getResourceAsStream(FILE)) {
            RDFDataMgr.read(table, in, Lang.TURTLE);
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
