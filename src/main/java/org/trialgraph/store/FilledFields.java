package org.trialgraph.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.trialgraph.model.Property;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/** Which properties a trial has a value for, by their names in the ontology. */
public final class FilledFields {
    private static final List<String> PARTS = List.of(
            "trialIdentifier",
            name(Sponsor.Role.LEAD),
            name(Sponsor.Role.COLLABORATOR),
            name(Sponsor.Role.FUNDER),
            name(Sponsor.Role.RESPONSIBLE),
            "condition",
            "arm",
            "intervention",
            "outcome",
            "criterion",
            "site",
            "country",
            "reference",
            "registryMesh");

    /** Every property that a document can fill. */
    public static final List<String> ALL = Stream.concat(
                    TrialProperties.ALL.stream().map(Property::name), PARTS.stream())
            .toList();

    private FilledFields() {}

    /** The names of the properties that a trial has a value for. */
    public static List<String> of(Trial trial) {
        List<String> filled = new ArrayList<>();
        trial.values().keySet().forEach(property -> filled.add(property.name()));
        for (Sponsor.Role role : Sponsor.Role.values()) {
            add(filled, name(role), trial.sponsors(role));
        }
        add(filled, "trialIdentifier", trial.identifiers());
        add(filled, "condition", trial.conditions());
        add(filled, "arm", trial.arms());
        add(filled, "intervention", trial.interventions());
        add(filled, "outcome", trial.outcomes());
        add(filled, "criterion", trial.criteria());
        add(filled, "site", trial.sites());
        add(filled, "country", trial.countries());
        add(filled, "reference", trial.references());
        add(filled, "registryMesh", trial.registryMesh());
        return List.copyOf(filled);
    }

    private static String name(Sponsor.Role role) {
        return Vocabulary.sponsorRole(role).getLocalName();
    }

    private static void add(List<String> filled, String name, Collection<?> values) {
        if (!values.isEmpty()) {
            filled.add(name);
        }
    }
}
