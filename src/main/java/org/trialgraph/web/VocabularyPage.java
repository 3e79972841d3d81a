package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.trialgraph.web.data.Accept;
import org.trialgraph.web.data.RdfDocuments;
import org.trialgraph.web.data.Representation;
import org.trialgraph.web.html.VocabularyView;

/**
 * Answers the ontology, the codes, the tables of printed values and the shapes, from the files they are written in: {@code
 * /ontology}, {@code /code}, {@code /code/{table}}, {@code /shapes}. Terms are fragments of these addresses.
 */
final class VocabularyPage implements PageHandler {
    private static final Pattern PATH =
            Pattern.compile("/(ontology|code|shapes|code/[a-z0-9-]+)(?:/0\\.1\\.0)?(?:\\.(html|ttl|jsonld|nt|rdf))?");
    private static final String FOLDER = "/org/trialgraph/ontology/";

    private final VocabularyView views;
    private final RdfDocuments documents = new RdfDocuments();

    VocabularyPage(VocabularyView views) {
        this.views = views;
    }

    @Override
    public Optional<Answer> answer(HttpServletRequest request) {
        Matcher path = PATH.matcher(request.getRequestURI());
        if (!path.matches() || VocabularyPage.class.getResource(file(path.group(1))) == null) {
            return Optional.empty();
        }
        String name = path.group(1);
        Answer answer = path.group(2) == null
                ? Accept.form(request)
                        .map(form -> Answer.seeOther("/" + name + "." + form.suffix()))
                        .orElseGet(() -> Answer.problem(406, "this is offered as " + Representation.offered()))
                : document(name, Representation.ofSuffix(path.group(2)));
        return Optional.of(answer.header("Vary", "Accept"));
    }

    private Answer document(String name, Optional<Representation> form) {
        Representation chosen = form.orElse(Representation.TURTLE);
        byte[] body = switch (chosen) {
            case TURTLE -> bytes(name);
            case HTML -> views.page(name, graph(name));
            default -> documents.write(graph(name), chosen);
        };
        return Answer.ok(chosen.contentType(), body)
                .header("Link", "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"");
    }

    private static String file(String name) {
        return FOLDER
                + switch (name) {
                    case "ontology" -> "trialgraph.ttl";
                    case "code" -> "codes.ttl";
                    case "shapes" -> "shapes.ttl";
                    default -> "codes/" + name.substring("code/".length()) + ".ttl";
                };
    }

    private static byte[] bytes(String name) {
        try (InputStream in = VocabularyPage.class.getResourceAsStream(file(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Graph graph(String name) {
        Graph graph = GraphFactory.createDefaultGraph();
        try (InputStream in = VocabularyPage.class.getResourceAsStream(file(name))) {
            RDFParser.source(in)
                    .lang(Lang.TURTLE)
                    .base("https://w3id.org/trialgraph/" + name)
                    .parse(graph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return graph;
    }
}
