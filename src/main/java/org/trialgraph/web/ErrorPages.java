package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.web.data.Representation;
import org.trialgraph.web.html.PageFrame;
import org.trialgraph.web.html.RenderedValue;
import org.trialgraph.web.html.Templates;

/** Answers to requests that cannot be fulfilled: a page with a search box for people, one line for programs. */
final class ErrorPages {
    private final Templates templates;

    ErrorPages(Templates templates) {
        this.templates = templates;
    }

    /**
     * What the page of a problem shows.
     *
     * @param frame what is around it
     * @param what what is wrong
     * @param help what to do
     * @param official the page of a trial at its own registry, empty where the address names no number
     */
    record View(PageFrame frame, String what, String help, RenderedValue official) {}

    Answer badRequest(HttpServletRequest request, String what) {
        return answer(request, 400, "Bad request", what, "Check the address, or search.", "");
    }

    Answer notFound(HttpServletRequest request, String words) {
        return answer(
                request,
                404,
                "Not found",
                "Nothing here has this address.",
                "Look for it by name or number; a number may be spelled in any way.",
                words.replaceAll("[-_.]+", words.matches(".*\\d.*") ? "$0" : " "));
    }

    Answer gone(HttpServletRequest request, String iri) {
        return answer(
                request,
                410,
                "Withdrawn",
                "This was published here once and no current document states it any more.",
                "Its earlier statements can be queried at /history/sparql: DESCRIBE <" + iri + ">",
                iri.substring(iri.lastIndexOf('/') + 1));
    }

    /** Where the trial of a number is registered: what is not here may well be there. */
    private static RenderedValue official(String words) {
        // in an IRI the slashes of a number are hyphens
        return TrialNumbers.recognise(words)
                .or(() -> TrialNumbers.recognise(words.replace('-', '/')))
                .flatMap(number -> Registries.of(number.registry())
                        .map(registry -> RenderedValue.external(
                                number.number() + " at " + registry.name(), registry.page(number.number()))))
                .orElse(RenderedValue.NONE);
    }

    private Answer answer(
            HttpServletRequest request, int status, String title, String what, String help, String words) {
        if (!Representation.prefersPage(request)) {
            String elsewhere = official(words).href();
            return Answer.problem(
                    status, title + ": " + what + " " + help + (elsewhere.isEmpty() ? "" : " See also " + elsewhere));
        }
        PageFrame frame = PageFrame.plain(title, what).searching(words);
        return Answer.status(
                status,
                "text/html; charset=utf-8",
                templates.fill("problem", new View(frame, what, help, official(words))));
    }
}
