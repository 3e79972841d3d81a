package org.trialgraph.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One registration of one trial in one registry, as one document tells it. A {@link TrialBuilder} makes it of unmodifiable
 * collections.
 *
 * @param number its number; empty where the document prints none
 * @param values the trial's own properties, each with at least one value
 * @param identifiers ids other than the number whose kind or issuer the document tells
 * @param sponsors organisations by the part they play
 * @param conditions diseases or foci of study
 * @param arms groups of participants
 * @param interventions what is given or done
 * @param outcomes outcome measures
 * @param criteria eligibility criteria, inclusion before exclusion
 * @param sites places where it runs
 * @param countries countries of recruitment that the document lists apart from sites
 * @param references publications and pages
 * @param registryMesh MeSH terms that the registry assigned
 * @param contacts people whom the document names
 */
public record Trial(
        Optional<TrialNumber> number,
        Map<Property<?>, List<Value>> values,
        List<Identifier> identifiers,
        Map<Sponsor.Role, List<Sponsor>> sponsors,
        List<Condition> conditions,
        List<Arm> arms,
        List<Intervention> interventions,
        List<Outcome> outcomes,
        List<Criterion> criteria,
        List<Site> sites,
        List<Coded> countries,
        List<Reference> references,
        List<MeshTerm> registryMesh,
        List<Contact> contacts) {
    /** The values of a property in the order of the document; empty where it says nothing of it. */
    public <V extends Value> List<V> get(Property<V> property) {
        return values.getOrDefault(property, List.of()).stream()
                .map(property.type()::cast)
                .toList();
    }

    /** The first value of a property. */
    public <V extends Value> Optional<V> first(Property<V> property) {
        return get(property).stream().findFirst();
    }

    /** The first title, public before scientific. */
    public Optional<Text> title() {
        return first(TrialProperties.PUBLIC_TITLE).or(() -> first(TrialProperties.SCIENTIFIC_TITLE));
    }

    /** The sponsors of one role. */
    public List<Sponsor> sponsors(Sponsor.Role role) {
        return sponsors.getOrDefault(role, List.of());
    }
}
