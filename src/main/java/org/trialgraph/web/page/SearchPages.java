package org.trialgraph.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

/** {@code /search} as a page and {@code /search.json} for programs. The number of a trial that is here leads straight to it. */
final class SearchPages {
    private final ServedDataset dataset;
    private final TrialSearch search;
    private final Templates templates;
    private final ResultDocuments documents;

    SearchPages(ServedDataset dataset, TrialSearch search, Templates templates) {
        this.dataset = dataset;
        this.search = search;
        this.templates = templates;
        this.documents = new ResultDocuments(dataset, search);
    }

    /**
     * What the template shows.
     *
     * @param frame what is around it
     * @param asked what was asked for
     * @param trials a page of the trials found
     * @param facets the counts by facet
     */
    record View(PageFrame frame, SearchRequest asked, TrialListView trials, List<FacetView> facets) {
        /** How many trials there are, in words. */
        String count() {
            long total = trials.paging().total();
            return total == 1 ? "1 trial" : String.format(Locale.ENGLISH, "%,d trials", total);
        }

        /** What asks for the search in other forms. */
        String parameters() {
            return SearchPages.parameters(asked);
        }

        /** The address of the feed of what is found. */
        String feed() {
            return "/search.atom?" + parameters();
        }

        /** The other forms. */
        List<ResultForm> forms() {
            return ResultForm.ALL;
        }
    }

    Answer answer(HttpServletRequest request, MatchResult path) {
        SearchRequest asked = SearchRequest.of(request::getParameter);
        String form = path.group(1) != null ? path.group(1) : StringUtils.defaultString(request.getParameter("format"));
        return ResultForm.of(form)
                .map(other -> documents.answer(other, asked, request))
                .orElseGet(() -> dataset.current()
                        .calculateRead(() -> trial(asked)
                                .map(Answer::seeOther)
                                .orElseGet(() -> Answer.page(templates.fill("search", view(asked))))));
    }

    /** Where the trial is whose number is searched for, and nothing else. */
    private Optional<String> trial(SearchRequest search) {
        return TrialNumbers.recognise(search.words())
                .filter(number -> search.choices().isEmpty())
                .map(number -> new Iris(dataset.base()).trial(number.number()))
                .filter(new Descriptions(dataset.current())::states)
                .flatMap(trial -> dataset.links().path(trial.getURI()));
    }

    /** Does a search. */
    private View view(SearchRequest request) {
        GraphView store = GraphView.of(dataset);
        String title = request.words().isEmpty() ? "Find trials" : "Trials: " + request.words();
        PageFrame frame = PageFrame.plain(title, "Search for clinical trials by words and facets.");
        return new View(
                frame.searching(request.words()),
                request,
                TrialListView.of(store, search.find(request), address("/search", request)),
                FacetView.all(store, search, request));
    }

    /** The address of the trials with one value of a facet. */
    static String address(Facet facet, Node value) {
        return address("/search", SearchRequest.of(facet, Facet.value(value), 1)) + "1";
    }

    /** The most frequent values, those of the same count in their own order. */
    static List<Map.Entry<Node, Long>> mostFrequent(Map<Node, Long> counts, int most) {
        return counts.entrySet().stream()
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

    /** What asks for a search in an address, but for the number of the page. */
    static String parameters(SearchRequest request) {
        String choices = Arrays.stream(Facet.values())
                .filter(request.choices()::containsKey)
                .map(facet -> "&" + facet.parameter() + "="
                        + encoded(request.choices().get(facet)))
                .collect(Collectors.joining());
        return "q=" + encoded(request.words()) + choices;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
