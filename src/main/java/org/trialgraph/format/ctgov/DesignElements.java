package org.trialgraph.format.ctgov;

import static org.trialgraph.format.ctgov.CtgovXmlFormat.textblock;
import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.XmlFields;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Flag;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Text;

/** Design, conditions, arms, interventions and outcomes of a study. */
final class DesignElements {
    private final TrialReader trial;

    DesignElements(TrialReader trial) {
        this.trial = trial;
    }

    void read(XmlFields study) {
        Optional<String> type = study.text("study_type");
        type.filter(t -> t.contains("Patient Registry"))
                .ifPresent(registry -> trial.trial().add(PATIENT_REGISTRY, new Flag(true)));
        trial.coded(STUDY_TYPE, type, study.place("study_type"));
        trial.coded(PHASE, study.text("phase"), study.place("phase"));
        design(study.object("study_design_info"));
        study.text("study_design").ifPresent(text -> new DesignText(trial).read(text, study.place("study_design")));
        trial.text(TARGET_DURATION, study.text("target_duration"));
        trial.coded(BIOSPECIMEN_RETENTION, study.text("biospec_retention"), study.place("biospec_retention"));
        trial.prose(BIOSPECIMEN, textblock(study, "biospec_descr"));
        XmlFields enrollment = study.object("enrollment");
        trial.count(ENROLLMENT, enrollment.words(), study.place("enrollment"));
        trial.coded(ENROLLMENT_TYPE, enrollment.attribute("type"), enrollment.place("@type"));
        for (String condition : study.texts("condition")) {
            trial.words(Optional.of(condition)).ifPresent(w -> trial.trial().condition(new Condition(List.of(w))));
        }
        study.texts("keyword").forEach(keyword -> trial.text(KEYWORD, Optional.of(keyword)));
        armsAndInterventions(study);
        outcomes(study, "primary_outcome", Outcome.Kind.PRIMARY);
        outcomes(study, "secondary_outcome", Outcome.Kind.SECONDARY);
        outcomes(study, "other_outcome", Outcome.Kind.OTHER);
    }

    private void design(XmlFields info) {
        trial.coded(ALLOCATION, info.text("allocation"), info.place("allocation"));
        trial.coded(INTERVENTION_MODEL, info.text("intervention_model"), info.place("intervention_model"));
        trial.prose(INTERVENTION_MODEL_DESCRIPTION, textblock(info, "intervention_model_description"));
        trial.coded(PRIMARY_PURPOSE, info.text("primary_purpose"), info.place("primary_purpose"));
        trial.coded(OBSERVATIONAL_MODEL, info.text("observational_model"), info.place("observational_model"));
        trial.coded(TIME_PERSPECTIVE, info.text("time_perspective"), info.place("time_perspective"));
        info.text("masking").ifPresent(masking -> new DesignText(trial).masking(masking, info.place("masking")));
        trial.prose(MASKING_DESCRIPTION, textblock(info, "masking_description"));
    }

    private void armsAndInterventions(XmlFields study) {
        ArmInterventions interventions = new ArmInterventions(trial);
        for (XmlFields item : study.objects("intervention")) {
            interventions.intervention(
                    new Intervention(
                            trial.words(item.text("intervention_name")).stream().toList(),
                            trial.code(
                                    "interventionType",
                                    item.text("intervention_type"),
                                    item.place("intervention_type")),
                            trial.proseWords(textblock(item, "description")).stream()
                                    .toList(),
                            item.texts("other_name").stream()
                                    .flatMap(name -> trial.words(Optional.of(name)).stream())
                                    .toList()),
                    item.texts("arm_group_label"));
        }
        study.objects("arm_group").forEach(group -> arm(group, interventions));
        for (String count : new String[] {"number_of_arms", "number_of_groups"}) {
            study.ignore(count, trial.ledger(), "follows from the list of arms");
        }
    }

    private void arm(XmlFields group, ArmInterventions interventions) {
        Optional<Text> label = trial.words(group.text("arm_group_label"));
        trial.trial()
                .arm(new Arm(
                        label.stream().toList(),
                        trial.code("armType", group.text("arm_group_type"), group.place("arm_group_type")),
                        trial.proseWords(textblock(group, "description")).stream()
                                .toList(),
                        interventions.of(label, List.of(), group.place("arm_group_label")),
                        Optional.empty()));
    }

    private void outcomes(XmlFields study, String name, Outcome.Kind kind) {
        for (XmlFields item : study.objects(name)) {
            trial.trial()
                    .outcome(new Outcome(
                            kind,
                            trial.words(item.text("measure").or(item::words)).stream()
                                    .toList(),
                            trial.words(item.text("time_frame")).stream().toList(),
                            trial.proseWords(textblock(item, "description")).stream()
                                    .toList()));
            item.ignore("safety_issue", trial.ledger(), "a question that the registry no longer asks");
        }
    }
}
