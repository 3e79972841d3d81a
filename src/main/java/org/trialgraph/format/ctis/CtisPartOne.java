package org.trialgraph.format.ctis;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Property;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;

/** Part I of an application: what holds for the trial in every member state. */
final class CtisPartOne {
    private final TrialReader trial;

    CtisPartOne(TrialReader trial) {
        this.trial = trial;
    }

    void read(JsonFields part) {
        JsonFields details = part.object("trialDetails");
        titles(details.object("clinicalTrialIdentifiers"));
        information(details.object("trialInformation"));
        for (JsonFields study : details.objects("associatedClinicalTrials")) {
            trial.words(study.text("ctNumber"), "")
                    .ifPresent(number -> CtisJsonFormat.other(number, "associated", trial));
        }
        for (JsonFields period :
                details.object("protocolInformation").object("studyDesign").objects("periodDetails")) {
            prose(DESIGN_TEXT, period.text("description"));
            trial.coded(ALLOCATION, period.text("allocationMethod"), period.place("allocationMethod"));
        }
        part.objects("sponsors").forEach(this::sponsor);
        part.objects("products").forEach(this::product);
    }

    private void titles(JsonFields fields) {
        trial.text(PUBLIC_TITLE, fields.text("publicTitle"));
        trial.text(SCIENTIFIC_TITLE, fields.text("fullTitle"));
        trial.words(fields.text("shortTitle"), "")
                .ifPresent(code -> CtisJsonFormat.identifier(code, "protocol", trial));
        JsonFields ids = fields.object("secondaryIdentifyingNumbers");
        for (String registry : List.of("nctNumber", "isrctnNumber", "whoUniversalTrialNumber", "whoUtnNumber")) {
            trial.words(ids.object(registry).text("number"), "")
                    .ifPresent(number -> CtisJsonFormat.identifier(number, registry, trial));
        }
        for (JsonFields other : ids.objects("additionalRegistries")) {
            trial.words(other.text("number"), "")
                    .ifPresent(number -> CtisJsonFormat.identifier(number, "other", trial));
        }
    }

    private void information(JsonFields fields) {
        for (JsonFields item : fields.object("medicalCondition").objects("partIMedicalConditions")) {
            trial.words(item.text("medicalCondition"))
                    .ifPresent(words -> trial.trial().condition(new Condition(List.of(words))));
        }
        JsonFields objective = fields.object("trialObjective");
        prose(OBJECTIVE, objective.text("mainObjective"));
        objective.objects("secondaryObjectives").forEach(o -> prose(OBJECTIVE, o.text("secondaryObjective")));
        JsonFields criteria = fields.object("eligibilityCriteria");
        criteria(criteria, "principalInclusionCriteria", Polarity.INCLUSION);
        criteria(criteria, "principalExclusionCriteria", Polarity.EXCLUSION);
        JsonFields ends = fields.object("endPoint");
        ends.objects("primaryEndPoints").forEach(end -> outcome(end, Outcome.Kind.PRIMARY));
        ends.objects("secondaryEndPoints").forEach(end -> outcome(end, Outcome.Kind.SECONDARY));
        JsonFields duration = fields.object("trialDuration");
        if (!trial.trial().has(COMPLETION_DATE)) {
            Optional<String> planned =
                    duration.text("estimatedGlobalEndDate").or(() -> duration.text("estimatedEndDate"));
            trial.date(COMPLETION_DATE, planned, duration.place("estimatedEndDate"));
            trial.coded(COMPLETION_DATE_TYPE, planned.map(p -> "estimated"), duration.place("estimatedEndDate"));
        }
        for (JsonFields funder : fields.objects("sourceOfMonetarySupport")) {
            trial.words(funder.text("organisationName"))
                    .ifPresent(name ->
                            trial.trial().sponsor(Sponsor.Role.FUNDER, new Sponsor(List.of(name), Optional.empty())));
        }
    }

    private void prose(Property<Text> property, Optional<String> words) {
        trial.prose(property, words);
    }

    /** The registry keeps one record for each criterion, so nothing is to be split. */
    private void criteria(JsonFields fields, String name, Polarity polarity) {
        for (JsonFields item : fields.objects(name)) {
            trial.words(item.text(name))
                    .ifPresent(words -> trial.trial()
                            .criteria(List.of(
                                    new Criterion(polarity, List.of(words), item.text("number"), Optional.empty()))));
        }
    }

    private void outcome(JsonFields item, Outcome.Kind kind) {
        trial.words(item.text("endPoint"))
                .ifPresent(words -> trial.trial().outcome(new Outcome(kind, List.of(words), List.of(), List.of())));
    }

    private void sponsor(JsonFields fields) {
        Sponsor.Role role = fields.text("primary").filter("true"::equals).isPresent()
                ? Sponsor.Role.LEAD
                : Sponsor.Role.COLLABORATOR;
        var kind = trial.code("sponsorClass", fields.text("commercial"), fields.place("commercial"));
        trial.words(fields.object("organisation").text("name"))
                .ifPresent(name -> trial.trial().sponsor(role, new Sponsor(List.of(name), kind)));
    }

    private void product(JsonFields fields) {
        JsonFields dictionary = fields.object("productDictionaryInfo");
        Optional<Text> name = trial.words(said(fields.text("productName")))
                .or(() -> trial.words(said(dictionary.text("prodName"))))
                .or(() -> trial.words(said(fields.text("jsonActiveSubstanceNames"))));
        List<Text> substances = trial
                .words(said(fields.text("jsonActiveSubstanceNames")))
                .filter(words -> !name.equals(Optional.of(words)))
                .stream()
                .toList();
        name.ifPresent(label -> {
            Intervention product = new Intervention(
                    List.of(label),
                    trial.code("interventionType", Optional.of("medicinal product"), fields.place("productName")),
                    List.of(),
                    substances);
            if (!trial.trial().interventions().contains(product)) {
                trial.trial().intervention(product);
            }
        });
    }

    private static Optional<String> said(Optional<String> printed) {
        return printed.filter(words ->
                !words.strip().equalsIgnoreCase("n/a") && !words.strip().equals("-"));
    }
}
