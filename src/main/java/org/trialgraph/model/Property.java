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
    /** Names of properties differ. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
