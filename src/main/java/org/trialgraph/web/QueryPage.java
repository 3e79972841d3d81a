package org.trialgraph.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.query.QueryCatalog;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.data.ExampleGraph;
import org.trialgraph.web.data.RdfDocuments;
import org.trialgraph.web.html.PageFrame;
import org.trialgraph.web.html.Templates;

/**
 * {@code /query}: the editor; {@code /examples.json}: the queries that it offers; {@code /.well-known/sparql-examples}: the same
 * as data, in the form in which SIB publishes its own, where the address of one of them leads to the editor with it.
 */
final class QueryPage implements PageHandler {
    private static final String EXAMPLES = "/.well-known/sparql-examples";
    /** The editor sets styles and shows icons that it has in itself; it may ask this server alone. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";
    /** What the editor begins with. */
    static final String START = """
            PREFIX tg: <%s>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            SELECT ?trial ?title
            WHERE {
              ?trial a tg:Trial ;
                rdfs:label ?title .
            }
            LIMIT 10
            """.formatted(Vocabulary.TG);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServedDataset site;
    private final Templates templates;
    private final QueryCatalog queries;
    private final ExampleGraph examples;
    private final RdfDocuments documents = new RdfDocuments();

    QueryPage(ServedDataset site, Templates templates, QueryCatalog queries) {
        this.site = site;
        this.templates = templates;
        this.queries = queries;
        this.examples = new ExampleGraph(queries, site.base());
    }

    /** What the template shows. */
    record View(PageFrame frame, String start, List<ExampleQuery> examples) {}

    @Override
    public Optional<Answer> answer(HttpServletRequest request) {
        String path = request.getRequestURI();
        return switch (path) {
            case "/query", "/query.html" -> {
                PageFrame frame = PageFrame.plain("Query the data", "A SPARQL editor with example queries.");
                yield Optional.of(Answer.page(templates.fill("query", new View(frame, START, queries.all())))
                        .policy(POLICY));
            }
            case "/examples.json" -> Optional.of(Answer.json(examples()));
            case EXAMPLES -> Optional.of(Answer.graph(request, examples.graph(site.address(request)), documents));
            default ->
                Optional.of(path)
                        .filter(p -> p.startsWith(EXAMPLES + "/"))
                        .flatMap(p -> queries.named(p.substring(EXAMPLES.length() + 1)))
                        .map(query -> Answer.seeOther("/query?example=" + query.name()));
        };
    }

    private ArrayNode examples() {
        ArrayNode array = JSON.createArrayNode();
        for (ExampleQuery query : queries.all()) {
            array.addObject()
                    .put("name", query.name())
                    .put("title", query.title())
                    .put("summary", query.summary())
                    .put("endpoint", query.endpoint())
                    .put("query", query.text());
        }
        return array;
    }
}
