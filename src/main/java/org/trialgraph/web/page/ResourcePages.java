package org.trialgraph.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.search.ResultPage;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.data.Links;
import org.trialgraph.web.data.Representation;
import org.trialgraph.web.data.ServedDataset;

/**
 * Answers every IRI of the data. The IRI of a thing leads with 303 to a document about it, of the form that the client asked
 * for; the document's address is the thing's with the suffix of its form. {@code /trial/{number}/sites.html} has all sites of a
 * trial; {@code /resolve/{anything}} recognises the number of any registry, however it is spelled, and leads to its trial.
 */
final class ResourcePages {
    private static final String SITES = "/sites.html";

    /** Longest path that any resource could have. */
    private static final int LONGEST = 2_000;

    private final ServedDataset dataset;
    private final Links links;
    private final Descriptions descriptions;
    private final ResourceView views;
    private final Templates templates;
    private final TrialResolver numbers;

    ResourcePages(ServedDataset dataset, TrialSearch search, Templates templates) {
        this.dataset = dataset;
        this.links = dataset.links();
        this.descriptions = new Descriptions(dataset.current());
        this.views = new ResourceView(dataset, search, templates);
        this.templates = templates;
        this.numbers = new TrialResolver(dataset);
    }

    /**
     * What the page of a problem shows.
     *
     * @param frame what is around it
     * @param what what is wrong
     * @param help what to do
     * @param way where else to look: the record of a trial at its registry, the last page of a list; empty where nothing is known
     */
    record ProblemView(PageFrame frame, String what, String help, RenderedValue way) {}

    /** Leads to the trial of a number. */
    Answer resolve(HttpServletRequest request, MatchResult path) {
        String asked = decoded(path.group(1)).orElse("");
        return numbers.address(asked).map(Answer::seeOther).orElseGet(() -> notFound(request, asked));
    }

    /**
     * Leads from a number as it is printed, with encoded slashes or in other capitals, to the same form of the trial's document;
     * null where the path is none.
     */
    @Nullable
    Answer trial(HttpServletRequest request, MatchResult path) {
        String asked = decoded(path.group(1)).orElse("");
        String suffix = Stream.of(Representation.values())
                .map(form -> "." + form.suffix())
                .filter(asked::endsWith)
                .findFirst()
                .orElse("");
        String printed = asked.substring(0, asked.length() - suffix.length());
        if (dataset.current().calculateRead(() -> descriptions.states(thing("trial/" + printed)))) {
            return null;
        }
        return numbers.address(printed)
                .filter(address -> !address.endsWith("/" + printed))
                .map(address -> Answer.seeOther(address + suffix))
                .orElse(null);
    }

    /** The document or the thing at a path. */
    Answer answer(HttpServletRequest request, MatchResult whole) {
        return path(request.getRequestURI())
                .map(path -> dataset.current().calculateRead(() -> answer(request, path)))
                .orElseGet(() -> problem(
                        request,
                        400,
                        "Bad request",
                        "this is no address of this server",
                        "Check the address, or search.",
                        ""));
    }

    /** The decoded path without its first slash; empty where it is no path of ours: broken escapes, dots, controls, too long. */
    private static Optional<String> path(String raw) {
        if (raw.length() > LONGEST
                || !raw.startsWith("/")
                || raw.toLowerCase(Locale.ROOT).contains("%2f")) {
            return Optional.empty();
        }
        return decoded(raw.replace("+", "%2B"))
                .map(path -> path.substring(1))
                .filter(path -> Stream.of("/../", "/./").noneMatch(("/" + path + "/")::contains))
                .filter(path -> !path.contains("//") && !StringUtils.containsAny(path, "\uFFFD<>\"{}|^`\\"))
                .filter(path -> path.chars().noneMatch(c -> c < ' '));
    }

    private static Optional<String> decoded(String escaped) {
        try {
            return Optional.of(URLDecoder.decode(escaped, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Answer answer(HttpServletRequest request, String path) {
        if (path.matches("trial/[^/]+" + SITES)) {
            Node trial = thing(path.substring(0, path.length() - SITES.length()));
            if (descriptions.states(trial)) {
                return Answer.page(views.sitesPage(trial, descriptions.of(trial), page(request)));
            }
        }
        return document(request, path).header("Vary", "Accept");
    }

    private Answer document(HttpServletRequest request, String path) {
        if (known(thing(path))) {
            String address = links.path(links.iri(path)).orElseThrow();
            return Representation.asked(request)
                    .map(form -> Answer.seeOther(address + "." + form.suffix()))
                    .orElseGet(() -> Answer.problem(
                            406,
                            "this is offered as " + Representation.offered()
                                    + " and by the suffixes .html .ttl .jsonld .nt .rdf"));
        }
        int dot = path.lastIndexOf('.');
        Optional<Representation> form =
                Representation.ofSuffix(path.substring(dot + 1)).filter(f -> dot >= 0);
        String about = form.isPresent() ? path.substring(0, dot) : path;
        Node thing = thing(about);
        if (form.isPresent() && known(thing)) {
            return document(request, thing, form.get());
        }
        boolean withdrawn =
                dataset.history().calculateRead(() -> dataset.history().contains(Node.ANY, thing, Node.ANY, Node.ANY));
        return withdrawn
                ? gone(request, thing.getURI())
                : notFound(request, about.substring(about.lastIndexOf('/') + 1));
    }

    private Node thing(String path) {
        return NodeFactory.createURI(links.iri(path));
    }

    private boolean known(Node thing) {
        return descriptions.states(thing) || descriptions.mentions(thing);
    }

    private Answer document(HttpServletRequest request, Node thing, Representation form) {
        String path = links.path(thing.getURI()).orElseThrow();
        Graph graph = descriptions.of(thing);
        boolean html = form == Representation.HTML;
        Answer answer =
                Answer.ok(form.contentType(), html ? views.page(thing, graph, path, page(request)) : form.write(graph));
        for (Representation other : Representation.SERIALISATIONS) {
            form(answer, path, other, "alternate");
        }
        form(answer, path, Representation.HTML, "alternate");
        form(answer, path, Representation.TURTLE, "describedby");
        terms(graph, Vocabulary.LICENSE, "license", answer);
        terms(graph, Vocabulary.RIGHTS, "terms-of-service", answer);
        return answer;
    }

    /** Headers for the licences or terms of the documents behind an answer. */
    private static void terms(Graph graph, Node property, String relation, Answer answer) {
        graph
                .find(Node.ANY, property, Node.ANY)
                .mapWith(triple -> triple.getObject())
                .filterKeep(Node::isURI)
                .toSet()
                .stream()
                .map(Node::getURI)
                .filter(address -> Links.external(address).isPresent())
                .sorted()
                .limit(5)
                .forEach(address -> answer.header("Link", "<" + address + ">; rel=\"" + relation + "\""));
    }

    private static void form(Answer answer, String path, Representation form, String relation) {
        String link = "<%s.%s>; rel=\"%s\"; type=\"%s\"";
        answer.header("Link", link.formatted(path, form.suffix(), relation, form.mediaType()));
    }

    private static int page(HttpServletRequest request) {
        return ResultPage.number(request.getParameter("page"));
    }

    private Answer notFound(HttpServletRequest request, String words) {
        return problem(
                request,
                404,
                "Not found",
                "Nothing here has this address.",
                "Look for it by name or number; a number may be spelled in any way.",
                words.replaceAll("[-_.]+", words.matches(".*\\d.*") ? "$0" : " "));
    }

    private Answer gone(HttpServletRequest request, String iri) {
        return problem(
                request,
                410,
                "Withdrawn",
                "This was published here once and no current document states it any more.",
                "Its earlier statements can be queried at /history/sparql: DESCRIBE <" + iri + ">",
                iri.substring(iri.lastIndexOf('/') + 1));
    }

    /** Where the trial of a number is registered: what is not here may well be there. */
    static RenderedValue official(String words) {
        // in an IRI the slashes of a number are hyphens
        return TrialNumbers.recognise(words)
                .or(() -> TrialNumbers.recognise(words.replace('-', '/')))
                .flatMap(number -> Registries.of(number.registry())
                        .map(registry -> RenderedValue.external(
                                "Record of " + number.number() + " at " + registry.name(),
                                registry.page(number.number()))))
                .orElse(RenderedValue.NONE);
    }

    /** A page of a list is asked for that there is not. */
    Answer beyondEnd(HttpServletRequest request, PageBeyondEndException asked) {
        String pages = asked.pages() == 1 ? "only one page" : asked.pages() + " pages";
        return problem(
                request,
                404,
                "No such page",
                "This list of " + asked.things() + " has " + pages + ".",
                "Go to its last page, or search.",
                RenderedValue.link("Last page of the list", "en", asked.last()),
                "");
    }

    private Answer problem(
            HttpServletRequest request, int status, String title, String what, String help, String words) {
        return problem(request, status, title, what, help, official(words), words);
    }

    private Answer problem(
            HttpServletRequest request,
            int status,
            String title,
            String what,
            String help,
            RenderedValue way,
            String words) {
        if (!Representation.prefersPage(request)) {
            String elsewhere = way.href();
            return Answer.problem(
                    status, title + ": " + what + " " + help + (elsewhere.isEmpty() ? "" : " See also " + elsewhere));
        }
        PageFrame frame = PageFrame.plain(title, what).searching(words);
        return Answer.status(
                status, "text/html; charset=utf-8", templates.fill("problem", new ProblemView(frame, what, help, way)));
    }
}
