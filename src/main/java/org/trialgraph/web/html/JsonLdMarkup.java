package org.trialgraph.web.html;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/** The schema.org description of a trial that search engines read out of its page. */
final class JsonLdMarkup {
    private static final String SCHEMA = "https://schema.org/";
    private static final ObjectMapper JSON = new ObjectMapper(
            new JsonFactoryBuilder().characterEscapes(new NoMarkup()).build());

    private JsonLdMarkup() {}

    /** Escapes what could end a script element, so that no text of a document can. */
    private static final class NoMarkup extends CharacterEscapes {
        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_CUSTOM;
            codes['>'] = ESCAPE_CUSTOM;
            codes['&'] = ESCAPE_CUSTOM;
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int c) {
            return new SerializedString(String.format("\\u%04x", c));
        }
    }

    static String trial(GraphView graph, Node trial) {
        ObjectNode json = JSON.createObjectNode();
        json.put("@context", SCHEMA);
        json.put("@id", trial.getURI());
        json.put("@type", type(graph, trial));
        put(json, "name", graph.names(trial).get(0).text());
        put(json, "identifier", graph.words(trial, Vocabulary.IDENTIFIER));
        put(json, "description", graph.words(trial, Vocabulary.property(TrialProperties.BRIEF_SUMMARY)));
        ArrayNode conditions = json.putArray("healthCondition");
        graph.values(trial, Vocabulary.CONDITION)
                .forEach(condition -> conditions
                        .addObject()
                        .put("@type", "MedicalCondition")
                        .put("@id", condition.getURI())
                        .put("name", graph.words(condition)));
        graph.value(trial, Vocabulary.LEAD_SPONSOR)
                .ifPresent(sponsor -> json.putObject("sponsor")
                        .put("@type", "Organization")
                        .put("@id", sponsor.getURI())
                        .put("name", graph.words(sponsor)));
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts is always JSON", e);
        }
    }

    private static String type(GraphView graph, Node trial) {
        return graph.values(trial, RDF.Nodes.type).stream()
                .filter(type -> type.isURI() && type.getURI().startsWith(SCHEMA))
                .map(type -> type.getURI().substring(SCHEMA.length()))
                .findFirst()
                .orElse("MedicalStudy");
    }

    private static void put(ObjectNode json, String key, String value) {
        if (!value.isEmpty()) {
            json.put(key, value.length() > 2000 ? value.substring(0, 2000) + "…" : value);
        }
    }
}
