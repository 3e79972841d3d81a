package org.trialgraph.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what is told of one trial. A value that is given twice is kept once. */
public class TrialBuilder {
    private Optional<TrialNumber> number = Optional.empty();
    private final Map<Property<?>, List<Value>> values = new LinkedHashMap<>();
    private final Map<Sponsor.Role, List<Sponsor>> sponsors = new LinkedHashMap<>();
    private final List<Identifier> identifiers = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Arm> arms = new ArrayList<>();
    private final List<Intervention> interventions = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Criterion> criteria = new ArrayList<>();
    private final Set<Site> sites = new LinkedHashSet<>();
    private final List<Coded> countries = new ArrayList<>();
    private final Set<Reference> references = new LinkedHashSet<>();
    private final List<MeshTerm> registryMesh = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();

    /** Sets the trial's number in its registry. */
    public void number(TrialNumber value) {
        number = Optional.of(value);
    }

    /** The number set so far. */
    public Optional<TrialNumber> number() {
        return number;
    }

    /** Adds a value to a property. */
    public <V extends Value> void add(Property<V> property, V value) {
        addOnce(values.computeIfAbsent(property, p -> new ArrayList<>()), value);
    }

    /** Adds a value where there is one. */
    public <V extends Value> void add(Property<V> property, Optional<V> value) {
        value.ifPresent(v -> add(property, v));
    }

    /** Gives a property one value in place of those so far. */
    public <V extends Value> void replace(Property<V> property, V value) {
        values.put(property, new ArrayList<>(List.of(value)));
    }

    /** Adds every value. */
    public <V extends Value> void addAll(Property<V> property, Iterable<V> all) {
        all.forEach(v -> add(property, v));
    }

    /** The first value of a property so far. */
    public <V extends Value> Optional<V> first(Property<V> property) {
        return values.getOrDefault(property, List.of()).stream()
                .map(property.type()::cast)
                .findFirst();
    }

    /** Whether a property has this value already. */
    public <V extends Value> boolean has(Property<V> property, V value) {
        return values.getOrDefault(property, List.of()).contains(value);
    }

    /** Whether a property has a value yet. */
    public boolean has(Property<?> property) {
        return values.containsKey(property);
    }

    public void sponsor(Sponsor.Role role, Sponsor sponsor) {
        addOnce(sponsors.computeIfAbsent(role, r -> new ArrayList<>()), sponsor);
    }

    /** Adds an id whose kind or issuer the document tells. */
    public void identifier(Identifier identifier) {
        addOnce(identifiers, identifier);
    }

    public void condition(Condition condition) {
        addOnce(conditions, condition);
    }

    /** Adds an arm; two arms that say the same are two arms. */
    public void arm(Arm arm) {
        arms.add(arm);
    }

    /** Adds an intervention and returns its position, counted from 1. */
    public int intervention(Intervention intervention) {
        interventions.add(intervention);
        return interventions.size();
    }

    /**
     * Says more of an intervention.
     *
     * @param position of the intervention, counted from 1
     */
    public void intervention(int position, Intervention fuller) {
        interventions.set(position - 1, fuller);
    }

    /** The interventions so far, for formats that name them again in arms. */
    public List<Intervention> interventions() {
        return List.copyOf(interventions);
    }

    public void outcome(Outcome outcome) {
        outcomes.add(outcome);
    }

    /** Appends criteria whose parents count from 1 within the given list. */
    public void criteria(List<Criterion> more) {
        int offset = criteria.size();
        for (Criterion c : more) {
            criteria.add(c.below(c.parent().map(p -> p + offset)));
        }
    }

    public void site(Site site) {
        sites.add(site);
    }

    public void country(Coded country) {
        addOnce(countries, country);
    }

    public void reference(Reference reference) {
        references.add(reference);
    }

    public void registryMesh(MeshTerm term) {
        addOnce(registryMesh, term);
    }

    public void contact(Contact contact) {
        addOnce(contacts, contact);
    }

    /** The trial as it stands. */
    public Trial build() {
        Map<Property<?>, List<Value>> ordered = new LinkedHashMap<>();
        for (Property<?> property : TrialProperties.ALL) {
            List<Value> told = values.get(property);
            if (told != null) {
                ordered.put(property, List.copyOf(told));
            }
        }
        return new Trial(
                number,
                Collections.unmodifiableMap(ordered),
                List.copyOf(identifiers),
                Collections.unmodifiableMap(new LinkedHashMap<>(sponsors)),
                List.copyOf(conditions),
                List.copyOf(arms),
                List.copyOf(interventions),
                List.copyOf(outcomes),
                List.copyOf(criteria),
                List.copyOf(sites),
                List.copyOf(countries),
                List.copyOf(references),
                List.copyOf(registryMesh),
                List.copyOf(contacts));
    }

    private static <T> void addOnce(List<T> list, T value) {
        if (!list.contains(value)) {
            list.add(value);
        }
    }
}
