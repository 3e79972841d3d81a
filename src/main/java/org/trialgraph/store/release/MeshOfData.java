package org.trialgraph.store.release;

import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.rdf.MeshGraph;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/** Adds {@code graph/mesh}: the part of MeSH that the trials of a release are linked to, up to the roots of its tree. */
public final class MeshOfData implements Enrichment {
    private static final List<Node> PROPERTIES =
            List.of(Vocabulary.MESH, Vocabulary.REGISTRY_MESH, Vocabulary.TOPIC_MESH, Vocabulary.TO);
    private static final String NAMESPACE = Iris.mesh("").getURI();

    private final MeshIndex index;
    private final Iris iris;

    public MeshOfData(MeshIndex index, Iris iris) {
        this.index = index;
        this.iris = iris;
    }

    @Override
    public void add(DatasetGraph current, StreamRDF out) {
        SortedSet<String> ids = new TreeSet<>();
        for (Node property : PROPERTIES) {
            Iterator<Triple> links = current.getUnionGraph().find(Node.ANY, property, Node.ANY);
            links.forEachRemaining(link -> note(link.getObject(), ids));
        }
        new MeshGraph(index, iris.graph("mesh"), out).write(ids);
    }

    private static void note(Node object, SortedSet<String> ids) {
        if (object.isURI() && object.getURI().startsWith(NAMESPACE)) {
            ids.add(object.getURI().substring(NAMESPACE.length()));
        }
    }
}
