package org.trialgraph.format.ctgovapi2;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Optional;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Publishers;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.ctgov.CtgovNumber;
import org.trialgraph.format.json.JsonFields;
import org.trialgraph.format.json.JsonFormat;
import org.trialgraph.model.Identifier;
import org.trialgraph.text.Criteria;
import org.trialgraph.text.Plain;

/**
 * Studies of the ClinicalTrials.gov API version 2: one study, or a page of studies with its {@code nextPageToken}. The
 * fields are those of the API's own description (clinicaltrials.gov/data-api/about-api/study-data-structure).
 */
public final class CtgovApi2Format extends JsonFormat {
    private static final String NAME = "ctgov-api-v2";

    /** Uses the code table {@code ctgov-api-v2}. */
    public CtgovApi2Format(Codes codes) {
        super(NAME, Publishers.CLINICALTRIALS_GOV, "studies", codes.table(NAME), "en");
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.json() && sample.text().contains("\"protocolSection\"");
    }

    @Override
    protected void read(JsonFields study, TrialReader trial) {
        JsonFields protocol = study.object("protocolSection");
        identification(protocol.object("identificationModule"), trial);
        description(protocol.object("descriptionModule"), trial);
        new StatusModules(trial).read(protocol, study);
        new DesignModules(trial).read(protocol);
        new PeopleModules(trial).read(protocol);
        eligibility(protocol.object("eligibilityModule"), trial);
        new SupplementModules(trial).read(protocol, study);
    }

    private static void identification(JsonFields module, TrialReader trial) {
        CtgovNumber.take(module.text("nctId"), module.place("nctId"), trial);
        trial.text(PUBLIC_TITLE, module.text("briefTitle"));
        trial.text(SCIENTIFIC_TITLE, module.text("officialTitle"));
        trial.id(ACRONYM, module.text("acronym"));
        module.texts("nctIdAliases").forEach(alias -> trial.id(ALIAS_ID, Optional.of(alias)));
        identifier(module.object("orgStudyIdInfo"), trial);
        module.objects("secondaryIdInfos").forEach(id -> identifier(id, trial));
    }

    private static void identifier(JsonFields id, TrialReader trial) {
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

    private static void description(JsonFields module, TrialReader trial) {
        trial.prose(BRIEF_SUMMARY, module.text("briefSummary").map(Plain::unescape));
        trial.prose(DETAILED_DESCRIPTION, module.text("detailedDescription").map(Plain::unescape));
    }

    private static void eligibility(JsonFields module, TrialReader trial) {
        trial.coded(SEX, module.text("sex"), module.place("sex"));
        trial.flag(GENDER_BASED, module.text("genderBased"), module.place("genderBased"));
        trial.text(GENDER_DESCRIPTION, module.text("genderDescription"));
        trial.age(MINIMUM_AGE, module.text("minimumAge"), module.place("minimumAge"));
        trial.age(MAXIMUM_AGE, module.text("maximumAge"), module.place("maximumAge"));
        module.texts("stdAges").forEach(group -> trial.coded(AGE_GROUP, Optional.of(group), module.place("stdAges")));
        trial.flag(ACCEPTS_HEALTHY_VOLUNTEERS, module.text("healthyVolunteers"), module.place("healthyVolunteers"));
        trial.prose(STUDY_POPULATION, module.text("studyPopulation").map(Plain::unescape));
        trial.coded(SAMPLING_METHOD, module.text("samplingMethod"), module.place("samplingMethod"));
        module.text("eligibilityCriteria")
                .ifPresent(text -> trial.trial().criteria(Criteria.split(Plain.unescape(text), trial.language())));
    }
}
