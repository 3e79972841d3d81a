package org.trialgraph.store;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.IOUtils;
import org.apache.jena.assembler.Assembler;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.assembler.TextVocab;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.model.Publisher;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.TrialGraph;
import org.trialgraph.registry.Registries;

/**
 * The one server configuration, {@code fuseki-config/trialgraph.ttl}: the stock Fuseki server reads it as it is, this program
 * with its own folders put in. The services of single registries follow from {@code ontology/registries.ttl}.
 */
public final class ServerConfiguration {
    private static final String FILE = "/org/trialgraph/fuseki-config/trialgraph.ttl";
    private static final String BASE = "https://w3id.org/trialgraph/fuseki-config";
    private static final String CURRENT = "data/current/";
    /** How the line begins behind which the services of the registries stand. */
    private static final String SERVICES = "# ---- /{registry}/sparql";

    private static final String SERVICE = """

            :%1$s a fuseki:Service ;
                fuseki:name "%1$s" ;
                fuseki:endpoint [ fuseki:operation fuseki:query ; fuseki:name "sparql" ] ;
                fuseki:dataset [ a ja:RDFDataset ; ja:defaultGraph [ a tdb2:GraphTDB2 ; tdb2:dataset :store ; tdb2:graphName graph:%1$s ] ] .
            """;

    private ServerConfiguration() {}

    /** The properties that the text index holds. */
    public static EntityDefinition textFields() {
        TDB2.init();
        Model model = read();
        Resource fields = model.listSubjectsWithProperty(RDF.type, TextVocab.entityMap)
                .toList()
                .get(0);
        return (EntityDefinition) Assembler.general().open(fields);
    }

    /** The configuration for a release, with its folders and its base IRI. */
    public static Model serving(Path release, String base) {
        Model model = read();
        for (Statement statement : model.listStatements().toList()) {
            RDFNode object = statement.getObject();
            if (object.isLiteral() && object.asLiteral().getString().startsWith(CURRENT)) {
                String part = object.asLiteral().getString().substring(CURRENT.length());
                statement.changeObject(release.resolve(part).toString());
            } else if (object.isURIResource()
                    && object.asResource().getURI().startsWith(Iris.DEFAULT_BASE + "graph/")) {
                String part = object.asResource().getURI().substring(Iris.DEFAULT_BASE.length());
                statement.changeObject(ResourceFactory.createResource(base + part));
            }
        }
        return model;
    }

    /** The whole file as it has to be: the part that is written by hand, then a service for each graph of trials. */
    static String text() {
        try {
            String file = IOUtils.resourceToString(FILE, StandardCharsets.UTF_8);
            int services = file.indexOf('\n', file.indexOf(SERVICES)) + 1;
            return Stream.concat(Registries.ALL.stream().map(Publisher::key), Stream.of(TrialGraph.UNREGISTERED))
                    .map(SERVICE::formatted)
                    .collect(Collectors.joining("", file.substring(0, services), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Model read() {
        Model model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, new StringReader(text()), BASE, Lang.TURTLE);
        return model;
    }
}
