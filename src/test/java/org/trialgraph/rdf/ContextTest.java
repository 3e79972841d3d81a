package org.trialgraph.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.XSD;
import org.junit.jupiter.api.Test;

/** The JSON-LD context against the ontology, and data on its way through the context and back. */
class ContextTest {
    private static final Path CONTEXT = Path.of("ontology", "context.jsonld");
    private static final Path DATA = Path.of("src", "test", "resources", "shapes", "good.ttl");

    @Test
    void jsonLd_roundTrips() throws IOException, JsonLdError {
        Model before = RDFDataMgr.loadModel(DATA.toString());
        String compact = compact(before);
        Model after = ModelFactory.createDefaultModel();
        RDFParser.fromString(compact, Lang.JSONLD11).parse(after);
        assertThat(after.isIsomorphicWith(before)).isTrue();
    }

    @Test
    void jsonLd_compacted_readsLikeJson() throws IOException, JsonLdError {
        assertThat(compact(RDFDataMgr.loadModel(DATA.toString())))
                .contains("\"enrollment\":\"1062\"")
                .contains("\"phase\":\"tgc:Phase3\"")
                .contains("\"arm\":\"https://w3id.org/trialgraph/trial/NCT04280705/arm/1\"")
                .doesNotContainPattern("\"tg:\\w+\":");
    }

    @Test
    void context_definesNoTermTwice() throws IOException {
        List<String> terms = Files.readAllLines(CONTEXT).stream()
                .filter(line -> line.startsWith("    \""))
                .map(line -> line.replaceAll("^ +\"([^\"]+)\".*", "$1"))
                .toList();
        assertThat(terms).contains("mesh", "country", "Trial", "trial").doesNotHaveDuplicates();
    }

    @Test
    void context_hasEveryOntologyTermWithItsType() throws IOException {
        String context = Files.readString(CONTEXT);
        Model ontology = RDFDataMgr.loadModel("ontology/trialgraph.ttl");
        for (Resource type : List.of(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)) {
            for (Resource term :
                    ontology.listSubjectsWithProperty(RDF.type, type).toList()) {
                assertThat(context).contains(entry(term, type));
            }
        }
    }

    private static String entry(Resource term, Resource type) {
        String name = term.getURI().substring(Vocabulary.TG.length());
        String kind = type.equals(OWL.ObjectProperty) ? "@id" : datatype(term);
        return kind.isEmpty()
                ? "\"%s\": \"tg:%s\"".formatted(name, name)
                : "\"%s\": {\"@id\": \"tg:%s\", \"@type\": \"%s\"}".formatted(name, name, kind);
    }

    private static String datatype(Resource term) {
        Resource range = term.getPropertyResourceValue(RDFS.range);
        return range != null && range.getNameSpace().equals(XSD.getURI()) ? "xsd:" + range.getLocalName() : "";
    }

    private static String compact(Model model) throws IOException, JsonLdError {
        StringWriter plain = new StringWriter();
        RDFDataMgr.write(plain, model, RDFFormat.JSONLD11_PLAIN);
        try (Reader context = Files.newBufferedReader(CONTEXT)) {
            return JsonLd.compact(JsonDocument.of(new StringReader(plain.toString())), JsonDocument.of(context))
                    .get()
                    .toString();
        }
    }
}
