package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.MatchResult;
import org.apache.commons.io.IOUtils;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.jspecify.annotations.Nullable;
import org.trialgraph.rdf.Iris;
import org.trialgraph.web.data.Representation;
import org.trialgraph.web.data.ServedDataset;
import org.trialgraph.web.html.Templates;
import org.trialgraph.web.html.VocabularyView;

/**
 * Answers the ontology, the codes, the tables of printed values and the shapes, from the files they are written in: {@code
 * /ontology}, {@code /code}, {@code /code/{table}}, {@code /shapes}. Terms are fragments of these addresses.
 */
final class VocabularyPages {
    private static final String FOLDER = "/org/trialgraph/ontology/";

    private final VocabularyView views;

    VocabularyPages(ServedDataset dataset, Templates templates) {
        this.views = new VocabularyView(templates, dataset.links());
    }

    /**
     * The answer about a vocabulary; null where there is no such code table.
     *
     * @param path its name and, where a document of it is asked for, the suffix of that
     */
    @Nullable
    Answer answer(HttpServletRequest request, MatchResult path) throws IOException {
        String name = path.group(1);
        String file =
                FOLDER + (name.equals("ontology") ? "trialgraph" : name.replaceFirst("^code(?=$|/)", "codes")) + ".ttl";
        if (VocabularyPages.class.getResource(file) == null) {
            return null;
        }
        Answer answer = path.group(2) == null
                ? Representation.asked(request)
                        .map(form -> Answer.seeOther("/" + name + "." + form.suffix()))
                        .orElseGet(() -> Answer.problem(406, "this is offered as " + Representation.offered()))
                : document(
                        name,
                        IOUtils.resourceToByteArray(file),
                        Representation.ofSuffix(path.group(2)).orElseThrow());
        return answer.header("Vary", "Accept");
    }

    private Answer document(String name, byte[] turtle, Representation form) {
        Graph graph = RDFParser.source(new ByteArrayInputStream(turtle))
                .lang(Lang.TURTLE)
                .base(Iris.DEFAULT_BASE + name)
                .toGraph();
        byte[] body = switch (form) {
            case TURTLE -> turtle;
            case HTML -> views.page(name, graph);
            default -> form.write(graph);
        };
        return Answer.ok(form.contentType(), body)
                .header("Link", "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"");
    }
}
