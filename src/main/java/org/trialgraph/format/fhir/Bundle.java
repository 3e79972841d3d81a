package org.trialgraph.format.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The studies of a Bundle, whose criteria and places are resources of their own beside them. */
final class Bundle {
    private Bundle() {}

    /**
     * The studies of a Bundle by where they stand in it; any other resource is itself. What a study refers to becomes a resource that it
     * contains; what none refers to is given to the first, so that it is accounted for.
     */
    static Map<String, ObjectNode> studies(ObjectNode resource) {
        Map<String, ObjectNode> studies = new LinkedHashMap<>();
        Map<String, ObjectNode> others = new LinkedHashMap<>();
        int position = 0;
        for (JsonNode entry : resource.path("entry")) {
            String place = "/entry/" + position++ + "/resource";
            if (entry.get("resource") instanceof ObjectNode inner) {
                String type = inner.path("resourceType").asText();
                if (type.equals("ResearchStudy")) {
                    studies.put(place, inner);
                } else {
                    String address = entry.path("fullUrl").asText();
                    others.put(
                            key(
                                    address.isEmpty()
                                            ? type + "/" + inner.path("id").asText()
                                            : address),
                            inner);
                }
            }
        }
        Map<String, ObjectNode> unread = new HashMap<>(others);
        studies.values().forEach(study -> contain(study, others).forEach(unread::remove));
        studies.values().stream().limit(1).forEach(first -> unread.forEach((key, other) -> add(first, key, other)));
        return studies.isEmpty() ? Map.of("", resource) : studies;
    }

    private static Iterable<String> contain(ObjectNode study, Map<String, ObjectNode> others) {
        Map<String, ObjectNode> contained = new LinkedHashMap<>();
        Deque<String> references = new ArrayDeque<>(study.findValuesAsText("reference"));
        while (!references.isEmpty()) {
            String key = key(references.remove());
            ObjectNode other = others.get(key);
            if (other != null && contained.put(key, other) == null) {
                references.addAll(other.findValuesAsText("reference"));
            }
        }
        contained.forEach((key, other) -> add(study, key, other));
        return contained.keySet();
    }

    private static void add(ObjectNode study, String key, ObjectNode other) {
        study.withArray("contained").add(other.deepCopy().put("key", key));
    }

    /** What a reference, or the address of a resource, is compared by: type and id, or the id of a contained one. */
    static String key(String reference) {
        String[] steps = reference.split("/");
        int last = steps.length - 1;
        return last < 1 ? reference.replaceFirst("^#", "") : steps[last - 1] + "/" + steps[last];
    }
}
