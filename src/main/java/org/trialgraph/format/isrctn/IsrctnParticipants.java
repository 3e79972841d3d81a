package org.trialgraph.format.isrctn;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Site;

/** Who takes part, where, and who may. */
final class IsrctnParticipants {
    private final TrialReader trial;

    IsrctnParticipants(TrialReader trial) {
        this.trial = trial;
    }

    void read(RecordFields fields) {
        List<String> types = new ArrayList<>(fields.texts("participantType"));
        types.addAll(fields.object("participantTypes").texts("participantType"));
        types.forEach(type -> trial.text(STUDY_POPULATION, Optional.of(type)));
        criteria(fields, "inclusion", Polarity.INCLUSION);
        criteria(fields, "exclusion", Polarity.EXCLUSION);
        trial.coded(SEX, fields.text("gender"), fields.place("gender"));
        trial.coded(AGE_GROUP, fields.text("ageRange"), fields.place("ageRange"));
        trial.age(MINIMUM_AGE, fields.text("lowerAgeLimit"), fields.place("lowerAgeLimit"));
        trial.age(MAXIMUM_AGE, fields.text("upperAgeLimit"), fields.place("upperAgeLimit"));
        size(fields);
        for (String country : fields.object("recruitmentCountries").texts("country")) {
            trial.country(Optional.of(country), fields.place("recruitmentCountries"))
                    .ifPresent(trial.trial()::country);
        }
        fields.object("trialCentres").objects("trialCentre").forEach(this::site);
        fields.ignore("patientInfoSheet", trial.ledger(), "a sheet for participants");
    }

    private void criteria(RecordFields fields, String name, Polarity polarity) {
        IsrctnReader.said(fields.text(name))
                .ifPresent(text -> trial.trial().criteria(Criteria.split(text, polarity, trial.language())));
    }

    /** The number reached where the registry has it, else the number aimed at. */
    private void size(RecordFields fields) {
        Optional<String> reached = fields.text("totalFinalEnrolment").filter(n -> n.matches("\\d+"));
        Optional<String> aimed = fields.text("targetEnrolment").filter(n -> n.matches(".*\\d.*"));
        trial.count(ENROLLMENT, reached.or(() -> aimed), fields.place("targetEnrolment"));
        if (trial.trial().has(ENROLLMENT)) {
            trial.trial().add(ENROLLMENT_TYPE, Coded.implied(reached.isPresent() ? "Actual" : "Anticipated"));
        }
        fields.ignore("totalTarget", trial.ledger(), "repeats the number of participants");
    }

    private void site(RecordFields centre) {
        centre.ignore("address", trial.ledger(), "street address of a site");
        centre.ignore("id", trial.ledger(), IsrctnReader.BOOKKEEPING);
        trial.trial()
                .site(new Site(
                        trial.words(centre.text("name")).stream().toList(),
                        trial.words(centre.text("city")).stream().toList(),
                        trial.words(IsrctnReader.said(centre.text("state"))).stream()
                                .toList(),
                        IsrctnReader.said(centre.text("zip")),
                        trial.country(centre.text("country"), centre.place("country")),
                        Optional.empty(),
                        Optional.empty()));
    }
}
