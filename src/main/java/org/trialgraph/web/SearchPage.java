package org.trialgraph.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.trialgraph.rdf.Iris;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.search.SearchRequest;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.html.Links;
import org.trialgraph.web.html.SearchView;
import org.trialgraph.web.html.Templates;
import org.trialgraph.web.html.TrialListView;

/** {@code /search} as a page and {@code /search.json} for programs. The number of a trial that is here leads straight to it. */
final class SearchPage implements PageHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServedDataset site;
    private final SearchView views;
    private final Templates templates;
    private final Descriptions descriptions;
    private final Links links;

    SearchPage(ServedDataset site, SearchView views, Templates templates) {
        this.site = site;
        this.views = views;
        this.templates = templates;
        this.descriptions = new Descriptions(site.current());
        this.links = new Links(site.base());
    }

    @Override
    public Optional<Answer> answer(HttpServletRequest request) {
        if (!request.getRequestURI().matches("/search(\\.html|\\.json)?")) {
            return Optional.empty();
        }
        SearchRequest search = SearchRequest.of(request::getParameter, ResourcePage.page(request));
        boolean json = request.getRequestURI().endsWith(".json") || "json".equals(request.getParameter("format"));
        return Optional.of(site.current()
                .calculateRead(() -> json
                        ? json(views.view(search), site.address(request))
                        : number(search)
                                .map(Answer::seeOther)
                                .orElseGet(() -> Answer.page(templates.fill("search", views.view(search))))));
    }

    private Optional<String> number(SearchRequest search) {
        Iris iris = new Iris(site.base());
        return TrialNumbers.recognise(search.words())
                .filter(number -> search.choices().isEmpty())
                .map(number -> iris.trial(number.number()))
                .filter(descriptions::states)
                .flatMap(trial -> links.path(trial.getURI()));
    }

    private static Answer json(SearchView.View found, String address) {
        ObjectNode json = JSON.createObjectNode();
        json.put("q", found.words());
        json.put("total", found.trials().paging().total());
        json.put("first", found.trials().paging().first());
        next(found).ifPresent(next -> json.put("next", address + next.substring(1)));
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

    private static Optional<String> next(SearchView.View found) {
        String next = found.trials().paging().next();
        return next.isEmpty() ? Optional.empty() : Optional.of(next.replaceFirst("^/search", "/search.json"));
    }
}
