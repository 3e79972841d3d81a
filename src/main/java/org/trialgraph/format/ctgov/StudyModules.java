package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Optional;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.model.Identifier;
import org.trialgraph.text.TextNormalizer;

/** A whole study, by the names that its modules and fields have in version 2 of the API. */
public final class StudyModules {
    private final TrialReader trial;

    /** @param trial receives the study */
    public StudyModules(TrialReader trial) {
        this.trial = trial;
    }

    /** Reads a study; fields that are left over are recorded by the caller. */
    public void read(JsonFields study) {
        JsonFields protocol = study.object("protocolSection");
        identification(protocol.object("identificationModule"));
        description(protocol.object("descriptionModule"));
        new StatusModules(trial).read(protocol, study);
        new DesignModules(trial).read(protocol);
        new PeopleModules(trial).read(protocol);
        eligibility(protocol.object("eligibilityModule"));
        new SupplementModules(trial).read(protocol, study);
    }

    private void identification(JsonFields module) {
        CtgovNumber.take(module.text("nctId"), module.place("nctId"), trial);
        trial.text(PUBLIC_TITLE, module.text("briefTitle"));
        trial.text(SCIENTIFIC_TITLE, module.text("officialTitle"));
        trial.id(ACRONYM, module.text("acronym"));
        module.texts("nctIdAliases").forEach(alias -> trial.id(ALIAS_ID, Optional.of(alias)));
        identifier(module.object("orgStudyIdInfo"));
        module.objects("secondaryIdInfos").forEach(this::identifier);
    }

    private void identifier(JsonFields id) {
        String place = id.place("type");
        trial.words(id.text("id"), "").ifPresent(words -> {
            trial.trial().add(SECONDARY_ID, words);
            Identifier identifier = new Identifier(
                    words,
                    trial.code("identifierType", id.text("type"), place),
                    trial.words(id.text("domain"), ""),
                    id.text("link"));
            if (identifier.type().isPresent() || identifier.issuer().isPresent()) {
                trial.trial().identifier(identifier);
            }
        });
    }

    private void description(JsonFields module) {
        trial.prose(BRIEF_SUMMARY, module.text("briefSummary").map(TextNormalizer::unescape));
        trial.prose(DETAILED_DESCRIPTION, module.text("detailedDescription").map(TextNormalizer::unescape));
    }

    private void eligibility(JsonFields module) {
        trial.coded(SEX, module.text("sex"), module.place("sex"));
        trial.flag(GENDER_BASED, module.text("genderBased"), module.place("genderBased"));
        trial.text(GENDER_DESCRIPTION, module.text("genderDescription"));
        trial.age(MINIMUM_AGE, module.text("minimumAge"), module.place("minimumAge"));
        trial.age(MAXIMUM_AGE, module.text("maximumAge"), module.place("maximumAge"));
        module.texts("stdAges").forEach(group -> trial.coded(AGE_GROUP, Optional.of(group), module.place("stdAges")));
        trial.flag(ACCEPTS_HEALTHY_VOLUNTEERS, module.text("healthyVolunteers"), module.place("healthyVolunteers"));
        trial.prose(STUDY_POPULATION, module.text("studyPopulation").map(TextNormalizer::unescape));
        trial.coded(SAMPLING_METHOD, module.text("samplingMethod"), module.place("samplingMethod"));
        module.text("eligibilityCriteria")
                .ifPresent(text -> trial.trial().criteria(Criteria.split(text, trial.language())));
    }
}
