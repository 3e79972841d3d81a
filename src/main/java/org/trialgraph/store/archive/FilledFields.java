package org.trialgraph.store.archive;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.trialgraph.model.Property;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/** Which properties a trial has a value for, by their names in the ontology. */
public final class FilledFields {
    /** A property whose values are parts of a trial or resources that it shares with others. */
    private record Part(Node property, Function<Trial, Collection<?>> values) {
        String name() {
            return property.getLocalName();
        }
    }

    private static final List<Part> PARTS = List.of(
            new Part(Vocabulary.TRIAL_IDENTIFIER, Trial::identifiers),
            new Part(Vocabulary.LEAD_SPONSOR, trial -> trial.sponsors(Sponsor.Role.LEAD)),
            new Part(Vocabulary.COLLABORATOR, trial -> trial.sponsors(Sponsor.Role.COLLABORATOR)),
            new Part(Vocabulary.FUNDER, trial -> trial.sponsors(Sponsor.Role.FUNDER)),
            new Part(Vocabulary.RESPONSIBLE_ORGANIZATION, trial -> trial.sponsors(Sponsor.Role.RESPONSIBLE)),
            new Part(Vocabulary.CONDITION, Trial::conditions),
            new Part(Vocabulary.ARM, Trial::arms),
            new Part(Vocabulary.INTERVENTION, Trial::interventions),
            new Part(Vocabulary.OUTCOME, Trial::outcomes),
            new Part(Vocabulary.CRITERION, Trial::criteria),
            new Part(Vocabulary.SITE, Trial::sites),
            new Part(Vocabulary.COUNTRY, Trial::countries),
            new Part(Vocabulary.REFERENCE, Trial::references),
            new Part(Vocabulary.REGISTRY_MESH, Trial::registryMesh));

    /** Every property that a document can fill. */
    public static final List<String> ALL = Stream.concat(
                    TrialProperties.ALL.stream().map(Property::name),
                    PARTS.stream().map(Part::name))
            .toList();

    private FilledFields() {}

    /** The names of the properties that a trial has a value for. */
    static List<String> of(Trial trial) {
        return Stream.concat(
                        trial.values().keySet().stream().map(Property::name),
                        PARTS.stream()
                                .filter(part -> !part.values().apply(trial).isEmpty())
                                .map(Part::name))
                .toList();
    }
}
