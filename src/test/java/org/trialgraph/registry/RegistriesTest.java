package org.trialgraph.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.Publisher.Rank;
import org.trialgraph.model.TrialNumber;

/** The table of registries, block by block. */
class RegistriesTest {
    private static final Model TABLE = RDFDataMgr.loadModel("ontology/registries.ttl");

    @ParameterizedTest
    @MethodSource("numbers")
    void recognise_exampleOfTheTable_givesItsRegistry(String registry, String example, boolean fieldOnly) {
        assertThat(TrialNumbers.recognise(example)).map(TrialNumber::registry).contains(registry);
        assertThat(TrialNumbers.find("see " + example + ", too"))
                .extracting(TrialNumber::registry)
                .isEqualTo(fieldOnly ? List.of() : List.of(registry));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void patterns_exampleOfTheTable_giveOneNumber(String registry, String example, boolean fieldOnly) {
        assertThat(Registries.numberPatterns().stream()
                        .filter(pattern -> pattern.at(example, 0) != null)
                        .map(pattern -> pattern.registry() + " " + pattern.spell(pattern.at(example, 0)))
                        .distinct())
                .hasSize(1);
    }

    static Stream<Object[]> numbers() {
        return registries()
                .flatMap(registry -> objects(registry, ":number").flatMap(form -> {
                    List<RDFNode> examples =
                            objects(form.asResource(), "idot:exampleIdentifier").toList();
                    assertThat(examples)
                            .as("examples of a number of %s", registry)
                            .isNotEmpty();
                    boolean fieldOnly =
                            objects(form.asResource(), ":fieldOnly").findAny().isPresent();
                    return examples.stream().map(example ->
                            new Object[] {key(registry), example.asLiteral().getString(), fieldOnly});
                }));
    }

    @ParameterizedTest
    @MethodSource("registries")
    void of_registryOfTheTable_isDescribedWhole(Resource registry) {
        Publisher publisher = Registries.of(key(registry)).orElseThrow();
        assertThat(publisher.rank()).isEqualTo(Rank.REGISTRY);
        assertThat(publisher.name()).isEqualTo(registry.getProperty(RDFS.label).getString());
        assertThat(publisher.home()).startsWith("http");
        assertThat(publisher.page("X1")).startsWith("http").doesNotContain("{");
        assertThat(objects(registry, ":number")).isNotEmpty();
    }

    static Stream<Resource> registries() {
        return TABLE.listSubjectsWithProperty(RDF.type, property("tg:Registry")).toList().stream();
    }

    @Test
    void all_ofTheTable_inItsOrder() {
        assertThat(Registries.ALL).hasSameSizeAs(registries().toList());
        assertThat(Registries.ALL)
                .extracting(Publisher::key)
                .startsWith("ctgov", "chictr")
                .endsWith("snctp");
        assertThat(registries().map(r -> objects(r, "sh:order").findFirst().orElseThrow()))
                .doesNotHaveDuplicates();
    }

    @Test
    void licence_homePage_isNone() {
        for (Resource publisher : TABLE.listSubjectsWithProperty(RDFS.label).toList()) {
            RDFNode home = objects(publisher, "foaf:homepage").findFirst().orElse(null);
            for (Property stated : List.of(DCTerms.license, DCTerms.rights)) {
                List<RDFNode> values = objects(publisher, stated).toList();
                assertThat(values).as(publisher.getURI()).hasSizeLessThan(2).doesNotContain(home);
            }
        }
        assertThat(Registries.publisher("isrctn").licence()).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
        assertThat(Registries.publisher("ctgov").licence()).isEmpty();
        assertThat(Registries.publisher("ctgov").terms()).endsWith("/terms-conditions");
        assertThat(Registries.publisher("chictr").licence()
                        + Registries.publisher("chictr").terms())
                .isEmpty();
    }

    @Test
    void publisher_aggregator_isNoRegistry() {
        assertThat(Registries.of("veeva")).isEmpty();
        assertThat(Registries.publisher("veeva").rank()).isEqualTo(Rank.AGGREGATOR);
        assertThat(Registries.of("unknown")).isEmpty();
    }

    private static Stream<RDFNode> objects(Resource subject, String property) {
        return objects(subject, property(property));
    }

    private static Stream<RDFNode> objects(Resource subject, Property property) {
        return subject.listProperties(property).mapWith(s -> s.getObject()).toList().stream();
    }

    private static Property property(String prefixed) {
        return TABLE.createProperty(TABLE.expandPrefix(prefixed));
    }

    private static String key(Resource block) {
        return block.getURI().replaceAll(".*/", "");
    }
}
