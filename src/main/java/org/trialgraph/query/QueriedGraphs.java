package org.trialgraph.query;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformer;
import org.apache.jena.sparql.syntax.syntaxtransform.ExprTransformApplyElementTransform;
import org.jspecify.annotations.Nullable;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.MeshVocabulary;

/**
 * The graphs that a query or a request asks for by naming them.
 *
 * <p>The names by which queries written for NLM's endpoint ask for MeSH and for its vocabulary, {@code http://id.nlm.nih.gov/mesh} and
 * {@code http://id.nlm.nih.gov/mesh/vocab}: here both are the graph of the store that holds the part of MeSH its data needs. They
 * are read so in {@code FROM}, {@code FROM NAMED} and {@code GRAPH}, and in the parameters of a request.
 */
public final class QueriedGraphs {
    private static final Set<String> NAMES =
            Set.of(MeshVocabulary.DATASET.getURI(), MeshVocabulary.DATASET.getURI() + "/vocab");

    private final Node here;

    /**
     * @param base the base of the store's IRIs
     */
    public QueriedGraphs(String base) {
        here = new Iris(base).graph("mesh");
    }

    /**
     * Lets a query that reads NLM's dataset read the store's graph of MeSH.
     *
     * @param query the query, which is changed
     */
    public void readHere(Query query) {
        query.getGraphURIs().replaceAll(this::here);
        query.getNamedGraphURIs().replaceAll(this::here);
        String words = query.toString();
        if (words.contains("GRAPH") && words.contains("//id.nlm.nih.gov/") && query.getQueryPattern() != null) {
            Renamed renamed = new Renamed();
            query.setQueryPattern(ElementTransformer.transform(
                    query.getQueryPattern(), renamed, new ExprTransformApplyElementTransform(renamed)));
        }
    }

    /**
     * The part of a dataset that is asked for; all where no graph is named. The engine of the store would read the union of all
     * graphs nevertheless, which is why the part is taken before.
     *
     * @param asked the graphs named; null where none is
     * @param query the query, which names none any more
     * @param all the whole dataset
     */
    public DatasetGraph of(@Nullable DatasetDescription asked, Query query, DatasetGraph all) {
        if (asked == null) {
            return all;
        }
        query.getGraphURIs().clear();
        query.getNamedGraphURIs().clear();
        return DynamicDatasets.dynamicDataset(readHere(asked), all, false);
    }

    /** The graphs of a request, NLM's dataset among them being the store's graph of MeSH. */
    DatasetDescription readHere(DatasetDescription asked) {
        return new DatasetDescription(here(asked.getDefaultGraphURIs()), here(asked.getNamedGraphURIs()));
    }

    private List<String> here(List<String> graphs) {
        return graphs.stream().map(this::here).toList();
    }

    private String here(String graph) {
        return NAMES.contains(graph) ? here.getURI() : graph;
    }

    /** A pattern with the graph renamed, save in what is asked of another server. */
    private final class Renamed extends ElementTransformCopyBase {
        @Override
        public Element transform(ElementNamedGraph graph, Node name, Element inside) {
            Node renamed = name.isURI() ? NodeFactory.createURI(here(name.getURI())) : name;
            return super.transform(graph, renamed, inside);
        }

        @Override
        public Element transform(ElementService service, Node name, Element inside) {
            return service;
        }
    }
}
