package org.trialgraph.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.trialgraph.rdf.Iris;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.search.SearchRequest;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.data.ServedDataset;
import org.trialgraph.web.html.SearchView;
import org.trialgraph.web.html.Templates;
import org.trialgraph.web.html.TrialListView;

/** {@code /search} as a page and {@code /search.json} for programs. The number of a trial that is here leads straight to it. */
final class SearchPages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServedDataset dataset;
    private final SearchView views;
    private final Templates templates;

    SearchPages(ServedDataset dataset, TrialSearch search, Templates templates) {
        this.dataset = dataset;
        this.views = new SearchView(dataset, search);
        this.templates = templates;
    }

    Answer answer(HttpServletRequest request, MatchResult path) {
        SearchRequest search = SearchRequest.of(request::getParameter);
        boolean json = path.group(1) != null || "json".equals(request.getParameter("format"));
        return dataset.current()
                .calculateRead(() -> json
                        ? json(views.view(search), dataset.address(request))
                        : trial(search)
                                .map(Answer::seeOther)
                                .orElseGet(() -> Answer.page(templates.fill("search", views.view(search)))));
    }

    /** Where the trial is whose number is searched for, and nothing else. */
    private Optional<String> trial(SearchRequest search) {
        return TrialNumbers.recognise(search.words())
                .filter(number -> search.choices().isEmpty())
                .map(number -> new Iris(dataset.base()).trial(number.number()))
                .filter(new Descriptions(dataset.current())::states)
                .flatMap(trial -> dataset.links().path(trial.getURI()));
    }

    private static Answer json(SearchView.View found, String address) {
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
                    .put("status", item.status())
                    .put("phase", item.phase())
                    .put("start", item.start());
        }
        ObjectNode facets = json.putObject("facets");
        for (SearchView.FacetView facet : found.facets()) {
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
}
