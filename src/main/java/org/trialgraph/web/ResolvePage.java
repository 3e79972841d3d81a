package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.rdf.Iris;
import org.trialgraph.registry.RegistryNumbers;
import org.trialgraph.web.html.Links;

/** {@code /resolve/{anything}}: recognises the number of any registry, however it is spelled, and redirects to its trial. */
final class ResolvePage implements Page {
    private static final String PREFIX = "/resolve/";

    private final Iris iris;
    private final Links links;
    private final ErrorPages problems;

    ResolvePage(Site site, ErrorPages problems) {
        this.iris = new Iris(site.base());
        this.links = new Links(site.base());
        this.problems = problems;
    }

    @Override
    public boolean answers(HttpServletRequest request) {
        return RequestPath.reads(request) && request.getRequestURI().startsWith(PREFIX);
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked = asked(request);
        Optional<TrialNumber> number = RegistryNumbers.recognise(asked);
        Answer answer = number.flatMap(n -> links.path(iris.trial(n.number()).getURI()))
                .map(Answer::seeOther)
                .orElseGet(() -> problems.notFound(request, asked));
        answer.send(request, response);
    }

    private static String asked(HttpServletRequest request) {
        try {
            return URLDecoder.decode(request.getRequestURI().substring(PREFIX.length()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
