package org.trialgraph.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.trialgraph.rdf.Prefixes;
import org.trialgraph.registry.Registries;
import org.trialgraph.web.data.DatasetDescription;
import org.trialgraph.web.html.Links;

/** {@code /.well-known/void}: VoID and DCAT of the dataset, and {@code /void.json}: what an editor completes from it. */
final class DatasetPage implements Page {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Site site;
    private final DatasetDescription description;
    private final GraphAnswer graphs = new GraphAnswer();

    DatasetPage(Site site) {
        this.site = site;
        this.description = new DatasetDescription(site.current(), site.base());
    }

    @Override
    public boolean answers(HttpServletRequest request) {
        return RequestPath.reads(request)
                && request.getRequestURI().matches("/\\.well-known/void|/void(\\.json|\\.ttl)?");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = ServerAddress.of(request, site);
        Answer answer = request.getRequestURI().endsWith(".json")
                ? Answer.ok("application/json", json().getBytes(StandardCharsets.UTF_8))
                : graphs.of(request, site.current().calculateRead(() -> description.graph(address)));
        answer.send(request, response);
    }

    private String json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("base", site.base());
        ObjectNode prefixes = json.putObject("prefixes");
        Prefixes.ALL.forEach(prefixes::put);
        ObjectNode pages = json.putObject("pages");
        pages.put(site.base(), "/");
        Links.ELSEWHERE.forEach((path, iri) -> pages.put(iri, "/" + path));
        pages.put("https://w3id.org/trialgraph/", "/");
        json.put("start", QueryPage.START);
        ArrayNode endpoints = json.putArray("endpoints").add("/sparql").add("/history/sparql");
        Registries.ALL.forEach(registry -> endpoints.add("/" + registry.key() + "/sparql"));
        site.current().executeRead(() -> {
            terms(json.putArray("classes"), description.classes());
            terms(json.putArray("properties"), description.properties());
        });
        return json.toPrettyString();
    }

    private static void terms(ArrayNode terms, Map<String, Long> counts) {
        counts.forEach((iri, count) -> terms.addObject().put("iri", iri).put("count", count));
    }
}
