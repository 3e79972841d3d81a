package org.trialgraph.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.model.Coded;
import org.trialgraph.model.TrialProperties;

/** Holds the ontology, the codes and the Java names against each other, in both directions. */
class VocabularyTest {
    private static final Path FOLDER = Path.of("ontology");
    private static final Model ONTOLOGY = load("trialgraph.ttl");
    private static final Model MEASURES = load("measures.ttl");
    private static final Model OTHER_CODES = load("codes.ttl");
    private static final Model CODES = ModelFactory.createUnion(OTHER_CODES, MEASURES);
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Set<String> DOCUMENT_SIDE = Set.of("format", "text", "criteria");
    private static final Set<String> NAMING = Set.of("Vocabulary.java", "MeshVocabulary.java", "TrialProperties.java");
    private static final Property MEANS = ResourceFactory.createProperty(Vocabulary.MEANS.getURI());
    private static final Property USUAL_UNIT = ResourceFactory.createProperty(Vocabulary.USUAL_UNIT.getURI());

    @Test
    void ontology_definesExactlyUsedTerms() throws IllegalAccessException {
        Set<String> used = new TreeSet<>();
        for (Node node : constants()) {
            if (node.getURI().startsWith(Vocabulary.TG)) {
                used.add(localName(node.getURI()));
            }
        }
        TrialProperties.ALL.forEach(property -> {
            used.add(property.name());
            if (!property.textName().isEmpty()) {
                used.add(property.textName());
            }
            Vocabulary.firstDay(property).ifPresent(day -> used.add(localName(day.getURI())));
        });
        assertThat(defined(ONTOLOGY, Vocabulary.TG)).containsExactlyElementsOf(used);
    }

    @Test
    void constants_areDistinctTerms() throws IllegalAccessException {
        assertThat(constants()).doesNotHaveDuplicates();
    }

    @Test
    void terms_haveLabelsAndDefinitions() {
        for (String name : defined(ONTOLOGY, Vocabulary.TG)) {
            described(ONTOLOGY.getResource(Vocabulary.TG + name), RDFS.label);
        }
        for (String name : defined(OTHER_CODES, Vocabulary.TGC)) {
            described(OTHER_CODES.getResource(Vocabulary.TGC + name), SKOS.prefLabel);
        }
    }

    @Test
    void measures_haveLabelsAndUnits() throws UcumException {
        UcumService ucum = new UcumEssenceService(VocabularyTest.class.getResourceAsStream("/ucum-essence.xml"));
        for (Resource measure : concepts(MEASURES)) {
            labelled(measure, SKOS.prefLabel);
            assertThat(measure.listProperties(USUAL_UNIT)
                            .mapWith(Statement::getString)
                            .toList())
                    .as(measure.getURI())
                    .isNotEmpty()
                    .allSatisfy(unit -> assertThat(ucum.validate(unit)).as(unit).isNull());
        }
    }

    @Test
    void measureNames_nameOneMeasure() {
        Map<String, String> owners = new HashMap<>();
        for (Property label : List.of(SKOS.prefLabel, SKOS.altLabel)) {
            for (Statement name :
                    MEASURES.listStatements(null, label, (RDFNode) null).toList()) {
                String owner = name.getSubject().getURI();
                assertThat(owners.put(name.getString().toLowerCase(Locale.ROOT), owner))
                        .as(name.getString())
                        .isIn(null, owner);
            }
        }
    }

    @Test
    void codes_areDefinedInOneFile() {
        assertThat(defined(MEASURES, Vocabulary.TGC)).doesNotContainAnyElementsOf(defined(OTHER_CODES, Vocabulary.TGC));
    }

    @Test
    void codedProperties_haveSchemes() {
        Set<String> schemes = schemes();
        TrialProperties.ALL.stream()
                .filter(property -> property.type() == Coded.class)
                .forEach(property -> assertThat(schemes).contains(property.name()));
    }

    @Test
    void concepts_areInSchemesWithBroader() {
        Set<String> schemes = schemes();
        for (Resource concept : concepts(CODES)) {
            assertThat(names(concept, SKOS.inScheme))
                    .as(concept.getURI())
                    .isNotEmpty()
                    .isSubsetOf(schemes);
            names(concept, SKOS.broader)
                    .forEach(broader -> assertThat(
                                    CODES.contains(CODES.getResource(Vocabulary.TGC + broader), RDF.type, SKOS.Concept))
                            .isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void codeTable_usesConceptsOfItsSchemes(Path file) {
        for (Resource value : concepts(RDFDataMgr.loadModel(file.toString()))) {
            assertThat(value.hasProperty(SKOS.notation)).as(value.getURI()).isTrue();
            List<String> schemes = names(value, SKOS.inScheme);
            assertThat(schemes).as(value.getURI()).isNotEmpty();
            List<String> means = names(value, MEANS);
            assertThat(means).as(value.getURI()).isNotEmpty();
            if (schemes.equals(List.of("country"))) {
                continue;
            }
            for (String concept : means) {
                assertThat(names(CODES.getResource(Vocabulary.TGC + concept), SKOS.inScheme))
                        .as("%s means tgc:%s", value, concept)
                        .containsAll(schemes);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void codeTable_givesEachValueOneMeaning(Path file) {
        Map<String, String> owners = new HashMap<>();
        Model table = RDFDataMgr.loadModel(file.toString());
        for (Statement notation :
                table.listStatements(null, SKOS.notation, (RDFNode) null).toList()) {
            for (String scheme : names(notation.getSubject(), SKOS.inScheme)) {
                String key = CodeTable.key(scheme, notation.getString());
                String owner = notation.getSubject().getURI();
                assertThat(owners.put(key, owner)).as(key).isIn(null, owner);
            }
        }
    }

    /**
     * Where the RDF side of the program names a property or class of the ontology, it uses the constants: a string would be
     * silent about a misspelling. Names of one word, such as phase, are words of other languages too and are told by the calls.
     */
    @Test
    void sources_nameOfTheOntology_isNoString() throws IOException {
        Set<String> names = defined(ONTOLOGY, Vocabulary.TG).stream()
                .filter(name -> name.chars().skip(1).anyMatch(Character::isUpperCase))
                .collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        for (Path source : rdfSources()) {
            for (String line : Files.readAllLines(source)) {
                STRING.matcher(line)
                        .results()
                        .map(literal -> literal.group(1))
                        .filter(literal -> names.contains(literal) || literal.contains(Vocabulary.TG))
                        .forEach(literal -> found.add(source + ": " + literal));
                if (line.contains("Vocabulary.term(\"") || !line.contains("\"") && line.contains(Vocabulary.TG)) {
                    found.add(source + ": " + line.strip());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** All sources but those that define the names, and those that read documents or make them up, which have such words too. */
    private static List<Path> rdfSources() throws IOException {
        Path sources = Path.of("src", "main", "java", "org", "trialgraph");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !DOCUMENT_SIDE.contains(
                            sources.relativize(file).getName(0).toString()))
                    .filter(file -> !NAMING.contains(file.getFileName().toString()))
                    .toList();
        }
    }

    static List<Path> tables() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("codes"))) {
            return files.filter(f -> f.toString().endsWith(".ttl")).sorted().toList();
        }
    }

    private static Model load(String file) {
        return RDFDataMgr.loadModel(FOLDER.resolve(file).toString());
    }

    private static void described(Resource term, Property label) {
        labelled(term, label);
        assertThat(term.listProperties(SKOS.definition).toList())
                .as(term.getURI())
                .hasSize(1);
    }

    private static void labelled(Resource term, Property label) {
        assertThat(term.listProperties(label)
                        .mapWith(s -> s.getObject().asLiteral().getLanguage())
                        .toList())
                .as(term.getURI())
                .containsExactlyInAnyOrder("en", "zh");
    }

    private static List<Node> constants() throws IllegalAccessException {
        List<Node> constants = new ArrayList<>();
        for (Field field : Vocabulary.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == Node.class) {
                constants.add((Node) field.get(null));
            }
        }
        return constants;
    }

    private static Set<String> defined(Model model, String namespace) {
        return model.listSubjects().toList().stream()
                .filter(subject -> subject.getURI().startsWith(namespace))
                .map(subject -> localName(subject.getURI()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> schemes() {
        return CODES.listSubjectsWithProperty(RDF.type, SKOS.ConceptScheme).toList().stream()
                .map(scheme -> localName(scheme.getURI()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<Resource> concepts(Model model) {
        return model.listSubjectsWithProperty(RDF.type, SKOS.Concept).toList();
    }

    private static List<String> names(Resource subject, Property property) {
        return subject.listProperties(property)
                .mapWith(s -> localName(s.getResource().getURI()))
                .toList();
    }

    private static String localName(String iri) {
        return iri.replaceAll(".*[/#]", "");
    }
}
