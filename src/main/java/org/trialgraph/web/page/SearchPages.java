package org.trialgraph.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Node;
import org.trialgraph.rdf.Iris;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.search.Facet;
import org.trialgraph.search.SearchRequest;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.data.ServedDataset;

/** {@code /search} as a page and in every {@link ResultForm} for programs. The number of a trial that is here leads straight to it. */
final class SearchPages {
    private final ServedDataset dataset;
    private final TrialSearch search;
    private final Templates templates;
    private final FacetNames names;
    private final ResultDocuments documents;

    SearchPages(ServedDataset dataset, TrialSearch search, Templates templates) {
        this.dataset = dataset;
        this.search = search;
        this.templates = templates;
        this.names = new FacetNames(dataset);
        this.documents = new ResultDocuments(dataset, search, names);
    }

    Answer answer(HttpServletRequest request, MatchResult path) {
        SearchRequest asked = SearchRequest.of(request::getParameter);
        String form = path.group(1) != null ? path.group(1) : StringUtils.defaultString(request.getParameter("format"));
        return ResultForm.of(form)
                .map(other -> documents.answer(other, asked, request))
                .orElseGet(() -> dataset.current()
                        .calculateRead(() -> trial(asked)
                                .map(Answer::seeOther)
                                .orElseGet(() -> Answer.page(templates.fill(
                                        "search",
                                        SearchView.of(dataset, search, names, asked, request::getParameter))))));
    }

    /** Where the trial is whose number is searched for, and nothing else. */
    private Optional<String> trial(SearchRequest search) {
        return TrialNumbers.recognise(search.words())
                .filter(number -> search.choices().isEmpty() && search.near().isEmpty())
                .map(number -> new Iris(dataset.base()).trial(number.number()))
                .filter(new Descriptions(dataset.current())::states)
                .flatMap(trial -> dataset.links().path(trial.getURI()));
    }

    /** The address of the trials with one value of a facet. */
    static String address(Facet facet, Node value) {
        return address("/search", SearchRequest.of(facet, Facet.value(value), 1)) + "1";
    }

    /** The most frequent values, those of the same count in their own order. */
    static List<Map.Entry<Node, Long>> mostFrequent(Map<Node, Long> counts, int most) {
        // of thousands of sponsors most have as few trials as most others: these need no order
        long[] sorted =
                counts.values().stream().mapToLong(Long::longValue).sorted().toArray();
        long least = sorted.length > most ? sorted[sorted.length - most] : 0;
        return counts.entrySet().stream()
                .filter(each -> each.getValue() >= least)
                .sorted(Map.Entry.<Node, Long>comparingByValue()
                        .reversed()
                        .thenComparing(each -> Facet.value(each.getKey())))
                .limit(most)
                .toList();
    }

    /** The address of a search, up to the number of the page. */
    static String address(String path, SearchRequest request) {
        return path + "?" + parameters(request) + "&page=";
    }

    /** The address of the first page of a search. */
    static String page(SearchRequest request) {
        return "/search?" + parameters(request);
    }

    /** What asks for a search in an address, but for the number of the page. */
    static String parameters(SearchRequest request) {
        return request.parameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
