package org.trialgraph.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.Test;
import org.trialgraph.rdf.Vocabulary;

/** Templates and tables ask for values by the names of properties; a misspelled one would leave its place empty. */
class TemplatesTest {
    private static final Pattern NAME = Pattern.compile("\\btg:(\\w+)");

    @Test
    void templates_namesOfProperties_areOfTheOntology() throws IOException {
        Model ontology = RDFDataMgr.loadModel("ontology/trialgraph.ttl");
        Set<String> used = new TreeSet<>();
        for (Path template : templates()) {
            NAME.matcher(Files.readString(template)).results().forEach(name -> used.add(name.group(1)));
        }
        assertThat(used)
                .contains("condition", "armType")
                .allSatisfy(name -> assertThat(
                                ontology.containsResource(ResourceFactory.createResource(Vocabulary.TG + name)))
                        .as(name)
                        .isTrue());
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/org/trialgraph/web"))) {
            return files.filter(file -> file.toString().matches(".*\\.(html|tsv)"))
                    .toList();
        }
    }
}
