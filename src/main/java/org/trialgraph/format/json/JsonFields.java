package org.trialgraph.format.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialgraph.format.Ledger;

/**
 * The fields of one JSON object. Taking a field removes it, so that what is left at the end is what no rule took. A field
 * that is absent, null or of another shape than asked for is simply not there; the latter stays and shows up as untaken.
 */
public final class JsonFields {
    private static final int LONGEST_SHOWN = 200;

    private final ObjectNode node;
    private final String path;

    /**
     * @param node the object; it is emptied
     * @param path JSON pointer of the object in its record
     */
    public JsonFields(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** JSON pointer of a field of this object. */
    public String place(String name) {
        return path + "/" + name;
    }

    /** Takes a string, a number (with the digits of the document) or a boolean as text. */
    public Optional<String> text(String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isValueNode()) {
            return Optional.empty();
        }
        node.remove(name);
        return scalar(value);
    }

    /** Takes a field that is an array of scalars, or one scalar. */
    public List<String> texts(String name) {
        JsonNode value = node.get(name);
        if (!(value instanceof ArrayNode array)) {
            return text(name).stream().toList();
        }
        List<String> texts = new ArrayList<>();
        for (Iterator<JsonNode> items = array.elements(); items.hasNext(); ) {
            JsonNode item = items.next();
            if (item.isValueNode()) {
                scalar(item).ifPresent(texts::add);
                items.remove();
            }
        }
        return texts;
    }

    /** An object below this one, without taking it: its fields are taken one by one. Empty fields where it is absent. */
    public JsonFields object(String name) {
        ObjectNode child =
                node.get(name) instanceof ObjectNode object ? object : new ObjectNode(JsonNodeFactory.instance);
        return new JsonFields(child, place(name));
    }

    /** The objects of an array, or the one object that stands in its stead. */
    public List<JsonFields> objects(String name) {
        JsonNode value = node.get(name);
        if (value instanceof ObjectNode) {
            return List.of(object(name));
        }
        List<JsonFields> objects = new ArrayList<>();
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof ObjectNode object) {
                    objects.add(new JsonFields(object, place(name) + "/" + i));
                }
            }
        }
        return objects;
    }

    /** Whether a field stands here and has not been taken. */
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** Takes a field with all that is below it and records that it is kept out on purpose. */
    public void withhold(String name, Ledger ledger, String why) {
        if (node.remove(name) != null) {
            ledger.withheld(place(name), why);
        }
    }

    /** Records every field with a value that was not taken. */
    public void untaken(Ledger ledger) {
        walk(node, path, ledger);
    }

    private static void walk(JsonNode value, String place, Ledger ledger) {
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                walk(field.getValue(), place + "/" + field.getKey(), ledger);
            }
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                walk(array.get(i), place + "/" + i, ledger);
            }
        } else {
            scalar(value).ifPresent(text -> ledger.untaken(place, shorten(text)));
        }
    }

    private static Optional<String> scalar(JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        String text = value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
