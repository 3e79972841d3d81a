package org.trialgraph.linkage;

import static org.trialgraph.rdf.Vocabulary.property;

import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.TrialNumbers;

/** Makes registrations for tests, property by property. */
final class RegistrationSample {
    private final Registration.Builder draft;

    private RegistrationSample(String name) {
        draft = new Registration.Builder("https://w3id.org/trialgraph/trial/" + name.replace('/', '-'));
        TrialNumbers.recognise(name).ifPresent(number -> {
            draft.add(Vocabulary.IDENTIFIER, number.number());
            draft.add(Vocabulary.REGISTRY, number.registry());
        });
    }

    /** A registration of a number, or one without a number by any other name. */
    static RegistrationSample of(String name) {
        return new RegistrationSample(name);
    }

    RegistrationSample title(String title) {
        draft.add(property(TrialProperties.SCIENTIFIC_TITLE), title);
        TrialNumbers.find(title)
                .forEach(number ->
                        draft.add(new Registration.Mention(number, property(TrialProperties.SCIENTIFIC_TITLE), title)));
        return this;
    }

    RegistrationSample publicTitle(String title) {
        draft.add(property(TrialProperties.PUBLIC_TITLE), title);
        return this;
    }

    RegistrationSample acronym(String acronym) {
        draft.add(property(TrialProperties.ACRONYM), acronym);
        return this;
    }

    RegistrationSample id(String id) {
        draft.add(property(TrialProperties.SECONDARY_ID), id);
        return this;
    }

    RegistrationSample typedId(String id, String type) {
        draft.add(new Registration.DeclaredId(id, Vocabulary.TRIAL_IDENTIFIER, type));
        return this;
    }

    RegistrationSample alias(String id) {
        draft.add(property(TrialProperties.ALIAS_ID), id);
        return this;
    }

    RegistrationSample text(String text) {
        TrialNumbers.find(text)
                .forEach(number ->
                        draft.add(new Registration.Mention(number, property(TrialProperties.BRIEF_SUMMARY), text)));
        return this;
    }

    RegistrationSample sponsor(String name) {
        draft.add(Vocabulary.LEAD_SPONSOR, name);
        return this;
    }

    RegistrationSample intervention(String name) {
        draft.add(Vocabulary.INTERVENTION, name);
        return this;
    }

    RegistrationSample country(String alpha3) {
        draft.add(Vocabulary.COUNTRY, alpha3);
        return this;
    }

    RegistrationSample size(int participants) {
        draft.add(property(TrialProperties.ENROLLMENT), Integer.toString(participants));
        return this;
    }

    RegistrationSample ages(String minimum, String maximum) {
        draft.add(property(TrialProperties.MINIMUM_AGE), minimum);
        draft.add(property(TrialProperties.MAXIMUM_AGE), maximum);
        return this;
    }

    RegistrationSample arm(int participants) {
        draft.add(Vocabulary.ARM_SIZE, Integer.toString(participants));
        return this;
    }

    RegistrationSample start(String date) {
        draft.add(property(TrialProperties.START_DATE), date);
        return this;
    }

    RegistrationSample registered(String date) {
        draft.add(property(TrialProperties.REGISTRATION_DATE), date);
        return this;
    }

    RegistrationSample phase(String concept) {
        draft.add(property(TrialProperties.PHASE), concept);
        return this;
    }

    Registration done() {
        return draft.build();
    }
}
