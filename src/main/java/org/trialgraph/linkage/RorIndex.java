package org.trialgraph.linkage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The organisations of the Research Organization Registry by their names, from its JSON dump (schema 1 or 2). */
public final class RorIndex {
    /**
     * An organisation.
     *
     * @param id its IRI, such as {@code https://ror.org/00b30xv10}
     * @param names all its names but acronyms, which many share
     * @param countries ISO 3166-1 alpha-2 codes
     */
    record Organization(String id, Set<String> names, Set<String> countries) {}

    private final Map<String, List<Organization>> byKey = new HashMap<>();

    private RorIndex() {}

    /**
     * Reads a dump.
     *
     * @param file one JSON array of organisations
     * @throws IOException if it cannot be read or is none
     */
    public static RorIndex read(Path file) throws IOException {
        RorIndex index = new RorIndex();
        ObjectMapper json = new ObjectMapper();
        try (JsonParser parser = json.createParser(Files.newInputStream(file))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException(
                        "a ROR dump is a JSON array of organisations, this begins with " + parser.currentToken());
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                index.add(json.readTree(parser));
            }
        }
        return index;
    }

    /** The organisations of which a name is spelled so, in one of its spellings. */
    List<Organization> named(String name) {
        return byKey.getOrDefault(OrganizationNames.key(name), List.of());
    }

    private void add(JsonNode record) {
        if (record.path("status").asText().equals("withdrawn")) {
            return;
        }
        Organization organization = new Organization(record.path("id").asText(), names(record), countries(record));
        Set<String> keys = new TreeSet<>();
        organization.names().forEach(name -> keys.add(OrganizationNames.key(name)));
        keys.remove("");
        keys.forEach(key -> byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(organization));
    }

    private static Set<String> names(JsonNode record) {
        Set<String> names = new TreeSet<>(Set.of(record.path("name").asText("")));
        record.path("aliases").forEach(alias -> names.add(alias.asText()));
        record.path("labels").forEach(label -> names.add(label.path("label").asText()));
        for (JsonNode name : record.path("names")) {
            if (!name.path("types").toString().equals("[\"acronym\"]")) {
                names.add(name.path("value").asText());
            }
        }
        names.remove("");
        return names;
    }

    private static Set<String> countries(JsonNode record) {
        Set<String> countries = new TreeSet<>(record.findValuesAsText("country_code"));
        countries.remove("");
        return countries;
    }
}
