package org.trialgraph.format.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.RecordFields;

/**
 * The fields of one JSON object, or the values of a row of a table by the names of their columns. Taking a field removes it, so that what is left at the end is what no rule took. A field
 * that is absent, null or of another shape than asked for is simply not there; the latter stays and shows up as unmapped.
 */
public final class JsonFields implements RecordFields {
    /** A number such as 1e999999999 has more digits than memory has room for. */
    private static final int MOST_PLACES = 1000;

    private static final ObjectNode ABSENT = new ObjectNode(JsonNodeFactory.instance);

    private final ObjectNode node;
    private final String prefix;

    /**
     * @param node the object; it is emptied
     * @param prefix what stands before the names of its fields in findings, such as their JSON pointer with its last slash
     */
    public JsonFields(ObjectNode node, String prefix) {
        this.node = node;
        this.prefix = prefix;
    }

    /** The object that holds the last step of a path. */
    private ObjectNode holder(String name) {
        ObjectNode holder = node;
        int from = 0;
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', from)) {
            holder = holder.get(name.substring(from, slash)) instanceof ObjectNode between ? between : ABSENT;
            from = slash + 1;
        }
        return holder;
    }

    private static String last(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? name : name.substring(slash + 1);
    }

    private @Nullable JsonNode value(String name) {
        return holder(name).get(last(name));
    }

    @Override
    public String place(String name) {
        return prefix + name;
    }

    /** Takes a string, a number (with the digits of the document) or a boolean as text. */
    @Override
    public Optional<String> text(String name) {
        ObjectNode holder = holder(name);
        JsonNode value = holder.get(last(name));
        if (value == null || !value.isValueNode()) {
            return Optional.empty();
        }
        holder.remove(last(name));
        return scalar(value);
    }

    @Override
    public Optional<String> peek(String name) {
        return Optional.ofNullable(value(name)).filter(JsonNode::isValueNode).flatMap(JsonFields::scalar);
    }

    /** Takes a field that is an array of scalars, or one scalar. */
    @Override
    public List<String> texts(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof ArrayNode array)) {
            Optional<String> text = text(name);
            return text.isPresent() ? List.of(text.get()) : List.of();
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

    @Override
    public JsonFields object(String name) {
        ObjectNode child = value(name) instanceof ObjectNode object ? object : ABSENT;
        return new JsonFields(child, place(name) + "/");
    }

    @Override
    public List<RecordFields> holders(String path) {
        ObjectNode holder = node;
        int from = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
            JsonNode between = holder.get(path.substring(from, slash));
            if (between instanceof ArrayNode) {
                return RecordFields.super.holders(path);
            }
            if (!(between instanceof ObjectNode object)) {
                return List.of();
            }
            holder = object;
            from = slash + 1;
        }
        return List.of(from == 0 ? this : new JsonFields(holder, prefix + path.substring(0, from)));
    }

    /** The objects of an array, or the one object that stands in its stead. */
    @Override
    public List<JsonFields> objects(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return List.of();
        }
        List<JsonFields> objects = new ArrayList<>();
        if (value instanceof ObjectNode) {
            objects.add(object(name));
        } else if (value instanceof ArrayNode array) {
            String place = place(name) + "/";
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof ObjectNode object) {
                    objects.add(new JsonFields(object, place + i + "/"));
                }
            }
        }
        return objects;
    }

    /** The names of the fields that stand here and have not been taken. */
    public List<String> names() {
        List<String> all = new ArrayList<>();
        node.fieldNames().forEachRemaining(all::add);
        return all;
    }

    @Override
    public boolean has(String name) {
        JsonNode value = value(name);
        return value != null && !value.isNull();
    }

    @Override
    public void ignore(String name, ReadReport report, String why) {
        if (holder(name).remove(last(name)) != null) {
            report.ignored(place(name), why);
        }
    }

    @Override
    public void unmapped(ReadReport report) {
        node.properties().forEach(field -> walk(field.getValue(), place(field.getKey()), report));
    }

    private static void walk(JsonNode value, String place, ReadReport report) {
        if (value instanceof ObjectNode object) {
            new JsonFields(object, place + "/").unmapped(report);
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                walk(array.get(i), place + "/" + i, report);
            }
        } else {
            scalar(value).ifPresent(text -> report.unmappedValue(place, text));
        }
    }

    private static Optional<String> scalar(JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        boolean plain = value.isBigDecimal() && Math.abs(value.decimalValue().scale()) <= MOST_PLACES;
        String text = plain ? value.decimalValue().toPlainString() : value.asText();
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
