package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.text.TextNormalizer;

/** Design, conditions, arms, interventions and outcomes of a study. */
final class DesignModules {
    private final TrialReader trial;

    DesignModules(TrialReader trial) {
        this.trial = trial;
    }

    void read(JsonFields protocol) {
        design(protocol.object("designModule"));
        JsonFields conditions = protocol.object("conditionsModule");
        for (String condition : conditions.texts("conditions")) {
            trial.words(Optional.of(condition)).ifPresent(w -> trial.trial().condition(new Condition(List.of(w))));
        }
        conditions.texts("keywords").forEach(keyword -> trial.text(KEYWORD, Optional.of(keyword)));
        armsAndInterventions(protocol.object("armsInterventionsModule"));
        JsonFields outcomes = protocol.object("outcomesModule");
        outcomes(outcomes, "primaryOutcomes", Outcome.Kind.PRIMARY);
        outcomes(outcomes, "secondaryOutcomes", Outcome.Kind.SECONDARY);
        outcomes(outcomes, "otherOutcomes", Outcome.Kind.OTHER);
    }

    private void design(JsonFields module) {
        trial.coded(STUDY_TYPE, module.text("studyType"), module.place("studyType"));
        coded(PHASE, module, "phases");
        trial.flag(PATIENT_REGISTRY, module.text("patientRegistry"), module.place("patientRegistry"));
        trial.text(TARGET_DURATION, module.text("targetDuration"));
        JsonFields info = module.object("designInfo");
        trial.coded(ALLOCATION, info.text("allocation"), info.place("allocation"));
        trial.coded(INTERVENTION_MODEL, info.text("interventionModel"), info.place("interventionModel"));
        trial.prose(
                INTERVENTION_MODEL_DESCRIPTION,
                info.text("interventionModelDescription").map(TextNormalizer::unescape));
        trial.coded(PRIMARY_PURPOSE, info.text("primaryPurpose"), info.place("primaryPurpose"));
        coded(OBSERVATIONAL_MODEL, info, "observationalModel");
        coded(TIME_PERSPECTIVE, info, "timePerspective");
        masking(info.object("maskingInfo"));
        specimens(module.object("bioSpec"));
        JsonFields enrollment = module.object("enrollmentInfo");
        trial.count(ENROLLMENT, enrollment.text("count"), enrollment.place("count"));
        trial.coded(ENROLLMENT_TYPE, enrollment.text("type"), enrollment.place("type"));
        JsonFields expanded = module.object("expandedAccessTypes");
        for (String type : new String[] {"individual", "intermediate", "treatment"}) {
            expanded.text(type)
                    .filter(answer -> answer.equals("true") || answer.equals("Yes"))
                    .ifPresent(yes -> trial.coded(EXPANDED_ACCESS_TYPE, Optional.of(type), expanded.place(type)));
        }
    }

    private void masking(JsonFields info) {
        trial.coded(MASKING, info.text("masking"), info.place("masking"));
        trial.prose(MASKING_DESCRIPTION, info.text("maskingDescription").map(TextNormalizer::unescape));
        coded(MASKED_ROLE, info, "whoMasked");
    }

    private void coded(Property<Coded> property, JsonFields fields, String name) {
        fields.texts(name).forEach(value -> trial.coded(property, Optional.of(value), fields.place(name)));
    }

    private void specimens(JsonFields specimens) {
        trial.coded(BIOSPECIMEN_RETENTION, specimens.text("retention"), specimens.place("retention"));
        trial.prose(BIOSPECIMEN, specimens.text("description").map(TextNormalizer::unescape));
    }

    private void armsAndInterventions(JsonFields module) {
        ArmInterventions interventions = new ArmInterventions(trial);
        for (JsonFields item : module.objects("interventions")) {
            interventions.intervention(
                    new Intervention(
                            trial.words(item.text("name")).stream().toList(),
                            trial.code("interventionType", item.text("type"), item.place("type")),
                            trial.proseWords(item.text("description").map(TextNormalizer::unescape)).stream()
                                    .toList(),
                            words(item.texts("otherNames"))),
                    item.texts("armGroupLabels"));
        }
        module.objects("armGroups").forEach(group -> arm(group, interventions));
    }

    private void arm(JsonFields group, ArmInterventions interventions) {
        Optional<Text> label = trial.words(group.text("label"));
        trial.trial()
                .arm(new Arm(
                        label.stream().toList(),
                        trial.code("armType", group.text("type"), group.place("type")),
                        trial.proseWords(group.text("description").map(TextNormalizer::unescape)).stream()
                                .toList(),
                        interventions.of(label, group.texts("interventionNames"), group.place("interventionNames")),
                        Optional.empty()));
    }

    private void outcomes(JsonFields module, String name, Outcome.Kind kind) {
        for (JsonFields item : module.objects(name)) {
            trial.trial()
                    .outcome(new Outcome(
                            kind,
                            trial.words(item.text("measure")).stream().toList(),
                            trial.words(item.text("timeFrame")).stream().toList(),
                            trial.proseWords(item.text("description").map(TextNormalizer::unescape)).stream()
                                    .toList()));
        }
    }

    private List<Text> words(List<String> printed) {
        List<Text> words = new ArrayList<>();
        printed.forEach(p -> trial.words(Optional.of(p)).ifPresent(words::add));
        return words;
    }
}
