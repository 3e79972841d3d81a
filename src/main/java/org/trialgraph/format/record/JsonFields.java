package org.trialgraph.format.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.RecordFields;

/**
 * The fields of one JSON object. Taking a field removes it, so that what is left at the end is what no rule took. A field
 * that is absent, null or of another shape than asked for is simply not there; the latter stays and shows up as unmapped.
 */
public final class JsonFields implements RecordFields {
    private static final int LONGEST_SHOWN = 200;

    private static final ObjectNode ABSENT = new ObjectNode(JsonNodeFactory.instance);

    private final ObjectNode node;
    private final String path;
    private final FieldNames names;
    private final String notion;

    /**
     * @param node the object; it is emptied
     * @param path JSON pointer of the object in its record
     */
    public JsonFields(ObjectNode node, String path) {
        this(node, path, FieldNames.SAME, "");
    }

    /**
     * @param node the object; it is emptied
     * @param path JSON pointer of the object in its record
     * @param names what the layout calls the fields that are asked for
     * @param notion names, as they are asked for, of the objects around this one, each with a slash behind it
     */
    public JsonFields(ObjectNode node, String path, FieldNames names, String notion) {
        this.node = node;
        this.path = path;
        this.names = names;
        this.notion = notion;
    }

    /** A field and the object that it stands in, which the layout may put between. */
    private record Slot(ObjectNode holder, String key, String place) {
        Optional<JsonNode> value() {
            return Optional.ofNullable(holder.get(key));
        }
    }

    private Slot slot(String name) {
        String steps = names.of(notion, name);
        ObjectNode holder = node;
        int from = 0;
        for (int slash = steps.indexOf('/'); slash >= 0; slash = steps.indexOf('/', from)) {
            holder = holder.get(steps.substring(from, slash)) instanceof ObjectNode between ? between : ABSENT;
            from = slash + 1;
        }
        return new Slot(holder, steps.substring(from), path + "/" + steps);
    }

    /** JSON pointer of a field of this object. */
    @Override
    public String place(String name) {
        return slot(name).place();
    }

    /** Takes a string, a number (with the digits of the document) or a boolean as text. */
    @Override
    public Optional<String> text(String name) {
        Slot slot = slot(name);
        Optional<JsonNode> value = slot.value().filter(JsonNode::isValueNode);
        value.ifPresent(taken -> slot.holder().remove(slot.key()));
        return value.flatMap(JsonFields::scalar);
    }

    @Override
    public Optional<String> peek(String name) {
        return slot(name).value().filter(JsonNode::isValueNode).flatMap(JsonFields::scalar);
    }

    /** Takes a field that is an array of scalars, or one scalar. */
    @Override
    public List<String> texts(String name) {
        JsonNode value = slot(name).value().orElse(null);
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
    @Override
    public JsonFields object(String name) {
        Slot slot = slot(name);
        ObjectNode child = slot.value().orElse(null) instanceof ObjectNode object ? object : ABSENT;
        return new JsonFields(child, slot.place(), names, notion + name + "/");
    }

    /** The same object, whose fields are asked for as if none stood around it. */
    public JsonFields withoutSurroundings() {
        return new JsonFields(node, path, names, "");
    }

    /** The objects of an array, or the one object that stands in its stead. */
    @Override
    public List<JsonFields> objects(String name) {
        Slot slot = slot(name);
        JsonNode value = slot.value().orElse(null);
        if (value instanceof ObjectNode) {
            return List.of(object(name));
        }
        List<JsonFields> objects = new ArrayList<>();
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof ObjectNode object) {
                    objects.add(new JsonFields(object, slot.place() + "/" + i, names, notion + name + "/"));
                }
            }
        }
        return objects;
    }

    /** The names of the fields that stand here and have not been taken, as the document has them. */
    public List<String> names() {
        List<String> all = new ArrayList<>();
        node.fieldNames().forEachRemaining(all::add);
        return all;
    }

    @Override
    public boolean has(String name) {
        return slot(name).value().filter(value -> !value.isNull()).isPresent();
    }

    @Override
    public void ignore(String name, ReadReport ledger, String why) {
        Slot slot = slot(name);
        if (slot.holder().remove(slot.key()) != null) {
            ledger.ignored(slot.place(), why);
        }
    }

    @Override
    public void unmapped(ReadReport ledger) {
        walk(node, path, ledger);
    }

    private static void walk(JsonNode value, String place, ReadReport ledger) {
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                walk(field.getValue(), place + "/" + field.getKey(), ledger);
            }
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                walk(array.get(i), place + "/" + i, ledger);
            }
        } else {
            scalar(value).ifPresent(text -> ledger.unmapped(place, shorten(text)));
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
