package org.trialgraph.linkage;

import static org.trialgraph.rdf.Vocabulary.property;

import java.util.OptionalInt;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.TrialNumbers;

/** Makes registrations for tests, property by property. */
final class RegistrationSample {
    private final Registration.Builder draft;

    private RegistrationSample(String name) {
        draft = new Registration.Builder("https://w3id.org/trialgraph/trial/" + name.replace('/', '-'));
        TrialNumbers.recognise(name).ifPresent(number -> {
            draft.number = number.number();
            draft.registry = number.registry();
        });
    }

    /** A registration of a number, or one without a number by any other name. */
    static RegistrationSample of(String name) {
        return new RegistrationSample(name);
    }

    RegistrationSample title(String title) {
        draft.scientificTitles.add(title);
        TrialNumbers.find(title)
                .forEach(number -> draft.mentions.add(
                        new Registration.Mention(number, property(TrialProperties.SCIENTIFIC_TITLE), title)));
        return this;
    }

    RegistrationSample publicTitle(String title) {
        draft.publicTitles.add(title);
        return this;
    }

    RegistrationSample acronym(String acronym) {
        draft.acronyms.add(acronym);
        return this;
    }

    RegistrationSample id(String id) {
        draft.plainIds.add(id);
        return this;
    }

    RegistrationSample typedId(String id, String type) {
        draft.typedIds.add(new Registration.DeclaredId(id, Vocabulary.TRIAL_IDENTIFIER, type));
        return this;
    }

    RegistrationSample alias(String id) {
        draft.aliases.add(id);
        return this;
    }

    RegistrationSample text(String text) {
        TrialNumbers.find(text)
                .forEach(number -> draft.mentions.add(
                        new Registration.Mention(number, property(TrialProperties.BRIEF_SUMMARY), text)));
        return this;
    }

    RegistrationSample sponsor(String name) {
        draft.sponsors.add(name);
        return this;
    }

    RegistrationSample intervention(String name) {
        draft.interventions.add(name);
        return this;
    }

    RegistrationSample country(String alpha3) {
        draft.countries.add(alpha3);
        return this;
    }

    RegistrationSample size(int participants) {
        draft.enrollment = OptionalInt.of(participants);
        return this;
    }

    RegistrationSample ages(String minimum, String maximum) {
        draft.minimumAge = minimum;
        draft.maximumAge = maximum;
        return this;
    }

    RegistrationSample arm(int participants) {
        draft.armSizes.add(OptionalInt.of(participants));
        return this;
    }

    RegistrationSample start(String date) {
        draft.startDate = date;
        return this;
    }

    RegistrationSample registered(String date) {
        draft.registrationDate = date;
        return this;
    }

    RegistrationSample phase(String concept) {
        draft.phases.add(concept);
        return this;
    }

    Registration done() {
        return draft.build();
    }
}
