package org.trialgraph.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
import org.trialgraph.rdf.Iris;

/**
 * The one server configuration, {@code fuseki-config/trialgraph.ttl}: the stock Fuseki server reads it as it is, this program
 * with its own folders put in.
 */
public final class ServerConfiguration {
    private static final String FILE = "/org/trialgraph/fuseki-config/trialgraph.ttl";
    private static final String BASE = "https://w3id.org/trialgraph/fuseki-config";
    private static final String CURRENT = "data/current/";

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

    private static Model read() {
        Model model = ModelFactory.createDefaultModel();
        try (InputStream in = ServerConfiguration.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the program comes without " + FILE);
            }
            RDFDataMgr.read(model, in, BASE, Lang.TURTLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return model;
    }
}
