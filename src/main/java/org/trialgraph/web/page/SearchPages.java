package org.trialgraph.web.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
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
    private static final int MOST_VALUES = 15;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServedDataset dataset;
    private final TrialSearch search;
    private final Templates templates;

    SearchPages(ServedDataset dataset, TrialSearch search, Templates templates) {
        this.dataset = dataset;
        this.search = search;
        this.templates = templates;
    }

    /**
     * What the template shows.
     *
     * @param frame what is around it
     * @param words what was typed
     * @param trials a page of the trials found
     * @param facets the counts by facet
     * @param json the address of the same as JSON
     */
    record View(PageFrame frame, String words, TrialListView trials, List<FacetView> facets, String json) {}

    /**
     * A facet.
     *
     * @param parameter the name of its parameter
     * @param all the address of the search without a choice, empty where there is none
     */
    record FacetView(String title, String parameter, String all, List<Choice> choices) {}

    /** A value of a facet, with the number of trials that have it. */
    record Choice(RenderedValue name, String value, long count, String href, boolean current) {}

    Answer answer(HttpServletRequest request, MatchResult path) {
        SearchRequest asked = SearchRequest.of(request::getParameter);
        boolean json = path.group(1) != null || "json".equals(request.getParameter("format"));
        return dataset.current()
                .calculateRead(() -> json
                        ? json(view(asked), dataset.address(request))
                        : trial(asked)
                                .map(Answer::seeOther)
                                .orElseGet(() -> Answer.page(templates.fill("search", view(asked)))));
    }

    /** Where the trial is whose number is searched for, and nothing else. */
    private Optional<String> trial(SearchRequest search) {
        return TrialNumbers.recognise(search.words())
                .filter(number -> search.choices().isEmpty())
                .map(number -> new Iris(dataset.base()).trial(number.number()))
                .filter(new Descriptions(dataset.current())::states)
                .flatMap(trial -> dataset.links().path(trial.getURI()));
    }

    private static Answer json(View found, String address) {
        ObjectNode json = JSON.createObjectNode();
        json.put("q", found.words());
        json.put("total", found.trials().paging().total());
        json.put("first", found.trials().paging().first());
        String next = found.trials().paging().next();
        if (!next.isEmpty()) {
            json.put("next", address + next.replaceFirst("^/search", "search.json"));
        }
        var items = json.putArray("items");
        for (TrialListView.Item item : found.trials().items()) {
            items.addObject()
                    .put("id", item.iri())
                    .put("number", item.number())
                    .put("title", item.title().text())
                    .put("lang", item.title().lang())
                    .put("status", StatusBadge.words(item.status()))
                    .put("phase", item.phase())
                    .put("start", item.start());
        }
        ObjectNode facets = json.putObject("facets");
        for (FacetView facet : found.facets()) {
            var values = facets.putArray(facet.parameter());
            facet.choices()
                    .forEach(choice -> values.addObject()
                            .put("value", choice.value())
                            .put("label", choice.name().text())
                            .put("count", choice.count()));
        }
        json.put("sparql", found.trials().query());
        return Answer.json(json);
    }

    /** Does a search. */
    private View view(SearchRequest request) {
        GraphView store = GraphView.of(dataset);
        String title = request.words().isEmpty() ? "Find trials" : "Trials: " + request.words();
        PageFrame frame = PageFrame.plain(title, "Search for clinical trials by words and facets.");
        return new View(
                frame.searching(request.words()),
                request.words(),
                TrialListView.of(store, search.find(request), address("/search", request)),
                Arrays.stream(Facet.values())
                        .map(facet -> facet(store, request, facet))
                        .toList(),
                address("/search.json", request) + request.page());
    }

    /** The values that most trials have. */
    private FacetView facet(GraphView store, SearchRequest request, Facet facet) {
        String chosen = request.choices().getOrDefault(facet, "");
        List<Choice> choices = mostFrequent(search.counts(request, facet), MOST_VALUES).stream()
                .map(count -> {
                    String value = Facet.value(count.getKey());
                    return new Choice(
                            facet.words(count.getKey())
                                    .map(words -> RenderedValue.text(words, "en"))
                                    .orElseGet(() -> store.shown(count.getKey())),
                            value,
                            count.getValue(),
                            address("/search", request.with(facet, value)) + "1",
                            value.equals(chosen));
                })
                .toList();
        String all = chosen.isEmpty() ? "" : address("/search", request.with(facet, "")) + "1";
        return new FacetView(facet.title(), facet.parameter(), all, choices);
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

    /** The address of the trials with one value of a facet. */
    static String address(Facet facet, Node value) {
        return address("/search", SearchRequest.of(facet, Facet.value(value), 1)) + "1";
    }

    /** The address of a search, up to the number of the page. */
    static String address(String path, SearchRequest request) {
        String choices = Arrays.stream(Facet.values())
                .filter(request.choices()::containsKey)
                .map(facet -> "&" + facet.parameter() + "="
                        + encoded(request.choices().get(facet)))
                .collect(Collectors.joining());
        return path + "?q=" + encoded(request.words()) + choices + "&page=";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
