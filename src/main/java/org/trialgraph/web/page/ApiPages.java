package org.trialgraph.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trialgraph.web.data.ApiDescription;
import org.trialgraph.web.data.Limit;
import org.trialgraph.web.data.ServedDataset;

/** What programs can ask: {@code /openapi.json}, and the same for people at {@code /api}, with the limits. */
final class ApiPages {
    private final ServedDataset dataset;
    private final Templates templates;

    ApiPages(ServedDataset dataset, Templates templates) {
        this.dataset = dataset;
        this.templates = templates;
    }

    /** What the template shows. */
    record View(PageFrame frame, String address, List<Group> groups, List<Limit> limits) {}

    /** Operations of one kind. */
    record Group(String title, List<Operation> operations) {}

    /**
     * Something that can be asked.
     *
     * @param path of it, with names in braces for what varies
     * @param parameters what it takes behind the path
     */
    record Operation(String method, String path, String summary, String parameters) {}

    /** The description in OpenAPI. */
    Answer description(HttpServletRequest request) throws IOException {
        return Answer.json(ApiDescription.of(dataset.limits(), dataset.address(request)));
    }

    /** The page. */
    Answer page(HttpServletRequest request) throws IOException {
        ObjectNode api = ApiDescription.of(dataset.limits(), dataset.address(request));
        List<Group> groups = new ArrayList<>();
        for (JsonNode tag : api.get("tags")) {
            groups.add(new Group(
                    tag.get("description").asText(),
                    operations(api, tag.get("name").asText())));
        }
        PageFrame frame = PageFrame.plain("For programs", "The addresses that programs ask, and within which limits.");
        return Answer.page(templates.fill("api", new View(frame, dataset.address(request), groups, dataset.limits())));
    }

    private static List<Operation> operations(ObjectNode api, String tag) {
        List<Operation> operations = new ArrayList<>();
        api.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode operation = method.getValue();
                    if (operation.at("/tags/0").asText().equals(tag)) {
                        List<String> names = new ArrayList<>();
                        for (JsonNode each : operation.path("parameters")) {
                            JsonNode parameter = each.has("$ref")
                                    ? api.at(each.get("$ref").asText().substring(1))
                                    : each;
                            if (parameter.get("in").asText().equals("query")) {
                                names.add(parameter.get("name").asText());
                            }
                        }
                        operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.get("summary").asText(),
                                String.join(", ", names)));
                    }
                }));
        return operations;
    }
}
