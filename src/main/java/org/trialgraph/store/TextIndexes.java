package org.trialgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.text.Entity;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextIndex;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.query.text.TextQueryFuncs;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.lucene.store.FSDirectory;

/** Builds the text index of a release over the properties that the server's configuration names. */
final class TextIndexes {
    private TextIndexes() {}

    /** Indexes every literal of the named properties once, whatever number of graphs repeats it. */
    static void build(DatasetGraph dataset, EntityDefinition fields, Path folder) throws IOException {
        Files.createDirectories(folder);
        TextIndexConfig config = new TextIndexConfig(fields);
        config.setValueStored(true);
        try (FSDirectory directory = FSDirectory.open(folder)) {
            TextIndex index = new TextIndexLucene(directory, config);
            try {
                dataset.executeRead(() -> properties(fields).forEach(p -> add(dataset, fields, index, p)));
                index.commit();
            } finally {
                index.close();
            }
        }
    }

    private static Set<Node> properties(EntityDefinition fields) {
        Set<Node> properties = new TreeSet<>(Comparator.comparing(Node::getURI));
        fields.fields().forEach(field -> properties.addAll(fields.getPredicates(field)));
        return properties;
    }

    private static void add(DatasetGraph dataset, EntityDefinition fields, TextIndex index, Node property) {
        Iterator<Triple> triples = dataset.getUnionGraph().find(Node.ANY, property, Node.ANY);
        while (triples.hasNext()) {
            Triple triple = triples.next();
            if (triple.getObject().isLiteral()) {
                Entity entity = TextQueryFuncs.entityFromQuad(
                        fields, null, triple.getSubject(), triple.getPredicate(), triple.getObject());
                index.addEntity(entity);
            }
        }
    }
}
