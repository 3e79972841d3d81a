package org.trialgraph.web.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.rdf.Prefixes;

/** Example queries as SHACL-SPARQL executables, in the form that sparql-examples of SIB has and editors read. */
public final class ExampleGraph {
    private ExampleGraph() {}

    private record View(
            String folder, String address, Set<Map.Entry<String, String>> prefixes, List<Example> examples) {}

    /** A query with its form, such as {@code Select}, and the endpoints that it calls by name. */
    private record Example(ExampleQuery query, String form, Set<String> federated) {
        static Example of(ExampleQuery example) {
            Query query = QueryFactory.create(example.text());
            String form = query.isSelectType() ? "Select" : query.isAskType() ? "Ask" : "Construct";
            Set<String> federated = new LinkedHashSet<>();
            ElementWalker.walk(query.getQueryPattern(), new ElementVisitorBase() {
                @Override
                public void visit(ElementService service) {
                    if (service.getServiceNode().isURI()) {
                        federated.add(service.getServiceNode().getURI());
                    }
                }
            });
            return new Example(example, form, federated);
        }

        String property() {
            return form.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The examples.
     *
     * @param base base of the IRIs of the examples
     * @param address where the server is reached, ending in a slash
     */
    public static Graph of(List<ExampleQuery> queries, String base, String address) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping().setNsPrefixes(Prefixes.ALL);
        List<Example> examples = queries.stream().map(Example::of).toList();
        String folder = base + ".well-known/sparql-examples/";
        TurtleTemplate.fill("examples", new View(folder, address, Prefixes.ALL.entrySet(), examples), graph);
        return graph;
    }
}
