package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.trialgraph.rdf.Iris;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.web.html.Links;

/** {@code /resolve/{anything}}: recognises the number of any registry, however it is spelled, and redirects to its trial. */
final class ResolvePage implements PageHandler {
    private static final String PREFIX = "/resolve/";

    private final Iris iris;
    private final Links links;
    private final ErrorPages problems;

    ResolvePage(ServedDataset site, ErrorPages problems) {
        this.iris = new Iris(site.base());
        this.links = new Links(site.base());
        this.problems = problems;
    }

    @Override
    public Optional<Answer> answer(HttpServletRequest request) {
        if (!request.getRequestURI().startsWith(PREFIX)) {
            return Optional.empty();
        }
        String asked = asked(request);
        return Optional.of(TrialNumbers.recognise(asked)
                .flatMap(number -> links.path(iris.trial(number.number()).getURI()))
                .map(Answer::seeOther)
                .orElseGet(() -> problems.notFound(request, asked)));
    }

    private static String asked(HttpServletRequest request) {
        try {
            return URLDecoder.decode(request.getRequestURI().substring(PREFIX.length()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
