package org.trialgraph.codes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.SKOS;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/**
 * The code tables of {@code ontology/codes}. A table is a SKOS file: each concept has a {@code skos:inScheme} for each
 * common scheme that it is a value of, a {@code skos:notation} for each printed spelling and a {@code tg:means} for each
 * common concept that it stands for. {@code owl:imports} takes in the values of another table; the table's own values win.
 */
public final class Codes {
    private static final Property MEANS = ResourceFactory.createProperty(Vocabulary.MEANS.getURI());
    private static final String FOLDER = "/org/trialgraph/ontology/codes/";

    private final Map<String, CodeTable> tables = new ConcurrentHashMap<>();
    /** The values of the files read so far: many tables import the same few. */
    private final Map<String, Map<String, List<String>>> files = new ConcurrentHashMap<>();

    /**
     * The table of a source.
     *
     * @throws IllegalArgumentException if there is no file of that name
     */
    public CodeTable table(String name) {
        return tables.computeIfAbsent(name, n -> new CodeTable(n, values(n)));
    }

    private Map<String, List<String>> values(String name) {
        Map<String, List<String>> known = files.get(name);
        // not computed within the map, since a file reads those that it imports
        Map<String, List<String>> values = known == null ? read(name) : known;
        files.putIfAbsent(name, values);
        return values;
    }

    private Map<String, List<String>> read(String name) {
        Model model = ModelFactory.createDefaultModel();
        try (InputStream in = Codes.class.getResourceAsStream(FOLDER + name + ".ttl")) {
            if (in == null) {
                throw new IllegalArgumentException("no code table ontology/codes/" + name + ".ttl");
            }
            RDFDataMgr.read(model, in, Lang.TURTLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<String>> entries = new LinkedHashMap<>();
        model.listObjectsOfProperty(OWL.imports).mapWith(Codes::localName).toList().stream()
                .sorted()
                .forEach(imported -> entries.putAll(values(imported)));
        model.listStatements(null, SKOS.notation, (RDFNode) null)
                .forEach(notation -> enter(notation.getSubject(), notation.getString(), entries));
        return entries;
    }

    private static void enter(Resource value, String printed, Map<String, List<String>> entries) {
        List<String> concepts = localNames(value, MEANS);
        for (String scheme : localNames(value, SKOS.inScheme)) {
            entries.put(CodeTable.key(scheme, printed), concepts);
        }
    }

    private static List<String> localNames(Resource value, Property property) {
        return value.listProperties(property).mapWith(statement -> localName(statement.getObject())).toList().stream()
                .sorted()
                .toList();
    }

    private static String localName(RDFNode node) {
        return Iris.localName(node.asResource().getURI());
    }
}
