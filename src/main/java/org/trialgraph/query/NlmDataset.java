package org.trialgraph.query;

import java.util.List;
import org.apache.jena.query.Query;
import org.trialgraph.mesh.MeshGraph;
import org.trialgraph.rdf.Iris;

/**
 * The name by which queries written for NLM's endpoint ask for MeSH, {@code FROM <http://id.nlm.nih.gov/mesh>}: here it is the
 * graph of the store that holds the part of MeSH its data needs.
 */
public final class NlmDataset {
    private NlmDataset() {}

    /**
     * Lets a query that reads from NLM's dataset read from the store's graph of MeSH.
     *
     * @param query the query, which is changed
     * @param base the base of the store's IRIs
     */
    public static void readHere(Query query, String base) {
        rename(query.getGraphURIs(), base);
        rename(query.getNamedGraphURIs(), base);
    }

    private static void rename(List<String> graphs, String base) {
        String here = new Iris(base).graph("mesh").getURI();
        graphs.replaceAll(graph -> graph.equals(MeshGraph.DATASET.getURI()) ? here : graph);
    }
}
