package org.trialgraph.format.chictr;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;

/** Disease, type, phase, design, status, conduct of the study, sharing of its data. */
final class ChictrDesign {
    private final TrialReader trial;
    private final CodeTable codes;

    ChictrDesign(TrialReader trial, CodeTable codes) {
        this.trial = trial;
        this.codes = codes;
    }

    void read(Values values) {
        diseases(values.texts("disease"));
        prose(values, "objective", OBJECTIVE);
        prose(values, "treatment", TREATMENT_DESCRIPTION);
        coded(values, "timing", REGISTRATION_TIMING);
        coded(values, "studyType", STUDY_TYPE);
        coded(values, "phase", PHASE);
        coded(values, "status", OVERALL_STATUS);
        coded(values, "sex", SEX);
        coded(values, "resultsAccess", RESULTS_ACCESS);
        coded(values, "sharing", IPD_SHARING);
        design(values);
        blinding(values);
        prose(values, "randomization", RANDOMIZATION_PROCEDURE);
        prose(values, "sharingWay", IPD_SHARING_DESCRIPTION);
        prose(values, "dataManagement", DATA_MANAGEMENT);
        ChictrFormat.texts(values, "followUp", TARGET_DURATION, trial);
        committee(values);
        if (!values.all("consent").isEmpty()) {
            trial.ledger().ignored(values.place("consent"), values.all("consent"));
        }
    }

    /** Several diseases stand between semicolons; they are told apart where both languages name as many. */
    private void diseases(List<Text> printed) {
        List<List<Text>> each = new ArrayList<>();
        for (Text words : printed) {
            each.add(Stream.of(words.value().split("[;；]"))
                    .map(name -> trial.words(Optional.of(name), words.language()))
                    .flatMap(Optional::stream)
                    .toList());
        }
        int count = each.isEmpty() ? 0 : each.get(0).size();
        if (each.stream().allMatch(names -> names.size() == count)) {
            for (int i = 0; i < count; i++) {
                int at = i;
                trial.trial()
                        .condition(new Condition(
                                each.stream().map(names -> names.get(at)).toList()));
            }
        } else {
            trial.trial().condition(new Condition(printed));
        }
    }

    private void prose(Values values, String key, Property<Text> property) {
        trial.trial().addAll(property, values.prose(key));
    }

    private void coded(Values values, String key, Property<Coded> property) {
        List<Text> printed =
                values.texts(key).stream().map(ChictrDesign::inItsLanguage).toList();
        if (!printed.isEmpty()) {
            trial.trial().add(property, trial.code(property.name(), printed, values.place(key)));
        }
    }

    /** Some answers hold both languages, as {@code 公开/Public}: such words are of neither. */
    private static Text inItsLanguage(Text words) {
        boolean mixed = words.value().matches(".*\\p{IsHan}.*") && words.value().matches(".*[A-Za-z]{2,}.*");
        return mixed ? new Text(words.value(), "") : words;
    }

    /** One field holds words of four notions; each of them that knows the words takes them. */
    private void design(Values values) {
        List<Text> printed = values.texts("design");
        boolean known = false;
        for (Property<Coded> property :
                List.of(INTERVENTION_MODEL, ALLOCATION, OBSERVATIONAL_MODEL, TIME_PERSPECTIVE)) {
            if (knows(property, printed)) {
                coded(values, "design", property);
                known = true;
            }
        }
        if (!known && !printed.isEmpty()) {
            trial.trial().addAll(DESIGN_TEXT, printed);
            trial.ledger()
                    .note(
                            values.place("design"),
                            "unknown study design \"" + printed.get(0).value() + "\"",
                            "the words are kept; add them to ontology/codes/" + codes.name() + ".ttl");
        }
    }

    /** A word of the table or a description in free text. */
    private void blinding(Values values) {
        if (knows(MASKING, values.texts("blinding"))) {
            coded(values, "blinding", MASKING);
        } else {
            prose(values, "blinding", MASKING_DESCRIPTION);
        }
    }

    private boolean knows(Property<Coded> property, List<Text> printed) {
        return printed.stream()
                .anyMatch(
                        words -> !codes.concepts(property.name(), words.value()).isEmpty());
    }

    private void committee(Values values) {
        Optional<String> answer = Optional.of(values.all("committee")).filter(a -> !a.isEmpty());
        if (answer.filter(a -> codes.concepts("yesNo", a).contains("Undecided")).isPresent()) {
            trial.ledger().ignored(values.place("committee"), "not decided yet: " + answer.get());
        } else {
            trial.flag(HAS_DATA_MONITORING_COMMITTEE, answer, values.place("committee"));
        }
    }
}
