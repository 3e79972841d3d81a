package org.trialgraph.model;

/**
 * A named property of a trial together with the kind of its values; the same name is the local name of its RDF property.
 *
 * @param <V> the kind of value
 * @param name local name in the ontology, such as {@code overallStatus}
 * @param type class of the values
 * @param textName local name of the property that keeps the printed words beside a coded value or an age; empty for others
 */
public record Property<V extends Value>(String name, Class<V> type, String textName) {
    static Property<Text> text(String name) {
        return new Property<>(name, Text.class, "");
    }

    static Property<Coded> coded(String name) {
        return new Property<>(name, Coded.class, name + "Text");
    }

    static Property<Coded> coded(String name, String textName) {
        return new Property<>(name, Coded.class, textName);
    }

    static Property<PartialDate> date(String name) {
        return new Property<>(name, PartialDate.class, "");
    }

    static Property<Age> age(String name) {
        return new Property<>(name, Age.class, name + "Text");
    }

    static Property<Count> count(String name) {
        return new Property<>(name, Count.class, "");
    }

    static Property<Flag> flag(String name) {
        return new Property<>(name, Flag.class, "");
    }

    @Override
    public String toString() {
        return name;
    }
}
