package org.trialgraph.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules of <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1</a> that a description can break: the fields that each of
 * its objects may and must have, references that lead somewhere, parameters of paths, names of operations.
 */
final class OpenApiRules {
    private static final Pattern IN_PATH = Pattern.compile("\\{([^}]+)}");

    /** What an object may have, what it must have marked by an exclamation mark. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "document", Set.of("openapi!", "info!", "servers", "paths!", "components", "tags"),
            "info", Set.of("title!", "version!", "description", "license"),
            "path", Set.of("get", "post", "parameters", "summary"),
            "operation",
                    Set.of(
                            "operationId!",
                            "summary!",
                            "description",
                            "tags!",
                            "parameters",
                            "requestBody",
                            "responses!"),
            "parameter", Set.of("name!", "in!", "description", "required", "schema!", "example"),
            "response", Set.of("description!", "headers", "content"),
            "body", Set.of("required", "description", "content!"),
            "media", Set.of("schema", "example"),
            "components", Set.of("parameters", "responses", "schemas"));

    private final JsonNode api;
    private final List<String> broken = new ArrayList<>();

    private OpenApiRules(JsonNode api) {
        this.api = api;
    }

    /** The rules that a description breaks, each with its place. */
    static List<String> broken(JsonNode api) {
        OpenApiRules rules = new OpenApiRules(api);
        rules.document();
        return rules.broken;
    }

    /** What a reference leads to, or the object itself. */
    static JsonNode resolved(JsonNode api, JsonNode node) {
        return node.has("$ref") ? api.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** An address with the examples of an operation's parameters. */
    static String example(JsonNode api, String path, JsonNode operation) {
        String address = path;
        List<String> query = new ArrayList<>();
        for (JsonNode each : operation.path("parameters")) {
            JsonNode parameter = resolved(api, each);
            String name = parameter.get("name").asText();
            String value =
                    parameter.path("example").asText().replace(" ", "%20").replace("{}", "%7B%7D");
            if (parameter.get("in").asText().equals("path")) {
                address = address.replace("{" + name + "}", value);
            } else if (parameter.path("required").asBoolean() && !value.isEmpty()) {
                query.add(name + "=" + value);
            }
        }
        return query.isEmpty() ? address : address + "?" + String.join("&", query);
    }

    private void document() {
        fields("document", api, "#");
        fields("info", api.path("info"), "info");
        fields("components", api.path("components"), "components");
        require(api.path("openapi").asText().matches("3\\.1\\.\\d"), "openapi is 3.1");
        Set<String> tags = new TreeSet<>(api.path("tags").findValuesAsText("name"));
        Set<String> names = new HashSet<>();
        references(api, "#");
        api.path("paths").properties().forEach(path -> {
            require(path.getKey().startsWith("/"), path.getKey() + " begins with a slash");
            fields("path", path.getValue(), path.getKey());
            path.getValue().properties().forEach(method -> {
                String place = method.getKey() + " " + path.getKey();
                operation(path.getKey(), method.getValue(), place);
                require(names.add(method.getValue().path("operationId").asText()), place + " has a name of its own");
                method.getValue()
                        .path("tags")
                        .forEach(tag -> require(tags.contains(tag.asText()), place + " has a known tag"));
            });
        });
        api.at("/components/responses").forEach(response -> response(response, "component"));
        api.at("/components/parameters").forEach(parameter -> fields("parameter", parameter, "component"));
    }

    private void operation(String path, JsonNode operation, String place) {
        fields("operation", operation, place);
        Set<String> inPath =
                IN_PATH.matcher(path).results().map(found -> found.group(1)).collect(Collectors.toSet());
        Set<String> described = new HashSet<>();
        Set<String> all = new HashSet<>();
        for (JsonNode each : operation.path("parameters")) {
            JsonNode parameter = resolved(api, each);
            fields("parameter", parameter, place);
            String name = parameter.path("name").asText();
            String in = parameter.path("in").asText();
            require(all.add(in + " " + name), place + " has " + name + " once");
            require(
                    Set.of("path", "query", "header", "cookie").contains(in),
                    place + " has " + name + " in a known place");
            if (in.equals("path")) {
                described.add(name);
                require(parameter.path("required").asBoolean(), place + " requires " + name);
            }
        }
        require(described.equals(inPath), place + " describes the parameters of its path: " + inPath);
        if (operation.has("requestBody")) {
            fields("body", operation.get("requestBody"), place);
            operation.at("/requestBody/content").forEach(media -> fields("media", media, place));
        }
        require(!operation.path("responses").isEmpty(), place + " has responses");
        operation.path("responses").properties().forEach(response -> {
            require(response.getKey().matches("[1-5]\\d\\d"), place + " has status codes");
            response(resolved(api, response.getValue()), place + " " + response.getKey());
        });
    }

    private void response(JsonNode response, String place) {
        fields("response", response, place);
        response.path("content").forEach(media -> fields("media", media, place));
    }

    private void fields(String kind, JsonNode object, String place) {
        Set<String> known = FIELDS.get(kind);
        require(object.isObject(), place + " is there");
        object.fieldNames()
                .forEachRemaining(name -> require(
                        known.contains(name) || known.contains(name + "!") || name.startsWith("x-"),
                        place + " has no field " + name));
        known.stream()
                .filter(name -> name.endsWith("!"))
                .map(name -> name.substring(0, name.length() - 1))
                .forEach(name -> require(object.has(name), place + " has the field " + name));
    }

    private void references(JsonNode node, String place) {
        if (node.path("$ref").isTextual()) {
            String reference = node.get("$ref").asText();
            Matcher local = Pattern.compile("#(/.*)").matcher(reference);
            require(local.matches() && !api.at(local.group(1)).isMissingNode(), place + ": " + reference + " is there");
        }
        node.properties().forEach(child -> references(child.getValue(), place + "/" + child.getKey()));
        if (node.isArray()) {
            node.forEach(child -> references(child, place));
        }
    }

    private void require(boolean kept, String rule) {
        if (!kept) {
            broken.add(rule);
        }
    }
}
