package org.trialgraph.format.euctr;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Flag;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.text.TextNormalizer;

/** Phase, design and population, which the form asks for by yes and no. */
final class EuctrDesign {
    private static final List<String> PHASES = List.of("e71", "e72", "e73", "e74");

    private final EuctrFields fields;
    private final TrialReader trial;

    EuctrDesign(EuctrFields fields, TrialReader trial) {
        this.fields = fields;
        this.trial = trial;
    }

    void read() {
        phases();
        purpose();
        fields.one("e811").ifPresent(answer -> {
            if (answer.yes() || answer.no()) {
                trial.trial().add(ALLOCATION, Coded.implied(answer.yes() ? "Randomized" : "NonRandomized"));
            }
        });
        ifYes("e812", MASKING, "OpenLabel");
        ifYes("e813", MASKING, "SingleMasked");
        ifYes("e814", MASKING, "DoubleMasked");
        ifYes("e815", INTERVENTION_MODEL, "Parallel");
        ifYes("e816", INTERVENTION_MODEL, "Crossover");
        for (String text : List.of("e8171", "e8231", "e6131")) {
            fields.all(text).forEach(field -> trial.prose(DESIGN_TEXT, Optional.of(field.value())));
        }
        committee();
        population();
        countries();
        fields.ignore(
                "e6\\d*|e7\\d*|e8\\d*|e13|e23\\d*", trial.ledger(), "answers to questions of detail about the design");
        fields.ignore("f1\\d*|f33\\d*|f32|f41|f421", trial.ledger(), "numbers and groups of participants in detail");
    }

    /** Every phase that is answered with yes; where all are answered and none with yes, the phase is not stated. */
    private void phases() {
        List<String> concepts = new ArrayList<>();
        List<Text> printed = new ArrayList<>();
        boolean asked = false;
        for (String code : PHASES) {
            Optional<EuctrField> answer = fields.one(code);
            asked = asked || answer.isPresent();
            if (answer.filter(EuctrField::yes).isPresent()) {
                concepts.add("Phase" + code.charAt(2));
                printed.add(new Text(TextNormalizer.clean(answer.get().label()), ""));
            }
        }
        if (!concepts.isEmpty()) {
            trial.trial().add(PHASE, new Coded(concepts, printed));
        } else if (asked) {
            trial.trial().add(PHASE, Coded.implied("NotStated"));
        }
    }

    /** The scope is the purpose where it is one of diagnosis, prophylaxis and therapy alone. */
    private void purpose() {
        List<String> purposes = new ArrayList<>();
        Map.of("e61", "Diagnostic", "e62", "Prevention", "e63", "Treatment").forEach((code, purpose) -> {
            if (fields.one(code).filter(EuctrField::yes).isPresent()) {
                purposes.add(purpose);
            }
        });
        if (purposes.size() == 1) {
            trial.trial().add(PRIMARY_PURPOSE, Coded.implied(purposes.get(0)));
        }
    }

    private void committee() {
        fields.one("e87")
                .filter(answer -> answer.yes() || answer.no())
                .ifPresent(answer -> trial.trial().add(HAS_DATA_MONITORING_COMMITTEE, new Flag(answer.yes())));
    }

    private void population() {
        fields.all("f11", "under 18").stream()
                .filter(EuctrField::yes)
                .forEach(yes -> trial.trial().add(AGE_GROUP, Coded.implied("Child")));
        ifYes("f12", AGE_GROUP, "Adult");
        ifYes("f13", AGE_GROUP, "OlderAdult");
        boolean female = fields.one("f21").filter(EuctrField::yes).isPresent();
        boolean male = fields.one("f22").filter(EuctrField::yes).isPresent();
        if (female || male) {
            trial.trial().add(SEX, Coded.implied(female && male ? "AnySex" : female ? "Female" : "Male"));
        }
        fields.one("f31")
                .filter(answer -> answer.yes() || answer.no())
                .ifPresent(answer -> trial.trial().add(ACCEPTS_HEALTHY_VOLUNTEERS, new Flag(answer.yes())));
        fields.one("f422").ifPresent(number -> {
            trial.count(ENROLLMENT, Optional.of(number.value()), number.place());
            trial.trial().add(ENROLLMENT_TYPE, Coded.implied("Anticipated"));
        });
    }

    /** Countries outside or inside the EU in which sites are planned, as lines or one behind the other. */
    private void countries() {
        for (EuctrField field : fields.all("e863")) {
            String[] words = TextNormalizer.clean(
                            field.value().replace(",", " ").replace("\n", " "))
                    .split(" ");
            for (int from = 0; from < words.length; from++) {
                for (int to = Math.min(words.length, from + 6); to > from; to--) {
                    String name = String.join(" ", List.of(words).subList(from, to));
                    if (trial.knows("country", name)) {
                        trial.country(Optional.of(name), field.place()).ifPresent(trial.trial()::country);
                        from = to - 1;
                        break;
                    }
                }
            }
        }
    }

    private void ifYes(String code, Property<Coded> property, String concept) {
        fields.one(code).filter(EuctrField::yes).ifPresent(yes -> trial.trial().add(property, Coded.implied(concept)));
    }
}
