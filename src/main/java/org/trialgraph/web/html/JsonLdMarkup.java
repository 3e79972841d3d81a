package org.trialgraph.web.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/** The schema.org description of a trial that search engines read out of its page. */
final class JsonLdMarkup {
    private static final String SCHEMA = "https://schema.org/";
    private static final int LONGEST = 2_000;

    private JsonLdMarkup() {}

    /** JSON in which every character is escaped that could end a script element; all of them stand in strings only. */
    static String trial(GraphView graph, Node trial) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@context", SCHEMA);
        json.put("@id", trial.getURI());
        json.put("@type", type(graph, trial));
        put(json, "name", graph.words(trial));
        put(json, "identifier", graph.words(trial, Vocabulary.IDENTIFIER));
        put(json, "description", graph.words(trial, Vocabulary.property(TrialProperties.BRIEF_SUMMARY)));
        ArrayNode conditions = json.putArray("healthCondition");
        graph.values(trial, Vocabulary.CONDITION)
                .forEach(condition -> describe(conditions.addObject(), "MedicalCondition", graph, condition));
        graph.value(trial, Vocabulary.LEAD_SPONSOR)
                .ifPresent(sponsor -> describe(json.putObject("sponsor"), "Organization", graph, sponsor));
        return json.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static void describe(ObjectNode json, String type, GraphView graph, Node resource) {
        json.put("@type", type).put("@id", resource.getURI()).put("name", graph.words(resource));
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
            json.put(key, RenderedValue.shortened(value, LONGEST));
        }
    }
}
