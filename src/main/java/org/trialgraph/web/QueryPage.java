package org.trialgraph.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.query.QueryCatalog;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.html.PageFrame;
import org.trialgraph.web.html.Templates;

/** {@code /query}: the editor, and {@code /examples.json}: the queries that it offers. */
final class QueryPage implements Page {
    /** The editor sets styles and shows icons that it carries in itself; it may ask nobody but this server. */
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

    private final Templates templates;
    private final QueryCatalog queries;

    QueryPage(Templates templates, QueryCatalog queries) {
        this.templates = templates;
        this.queries = queries;
    }

    /** What the template shows. */
    record View(PageFrame frame, String start, List<ExampleQuery> examples) {}

    @Override
    public boolean answers(HttpServletRequest request) {
        return RequestPath.reads(request) && request.getRequestURI().matches("/query(\\.html)?|/examples\\.json");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().equals("/examples.json")) {
            Answer.ok("application/json", examples().getBytes(StandardCharsets.UTF_8))
                    .send(request, response);
        } else {
            PageFrame frame = PageFrame.plain("Query the data", "A SPARQL editor with example queries.");
            Answer.ok("text/html; charset=utf-8", templates.fill("query", new View(frame, START, queries.all())))
                    .policy(POLICY)
                    .send(request, response);
        }
    }

    private String examples() {
        ArrayNode examples = JSON.createArrayNode();
        for (ExampleQuery query : queries.all()) {
            examples.addObject()
                    .put("name", query.name())
                    .put("title", query.title())
                    .put("summary", query.summary())
                    .put("endpoint", query.endpoint())
                    .put("query", query.text());
        }
        return examples.toPrettyString();
    }
}
