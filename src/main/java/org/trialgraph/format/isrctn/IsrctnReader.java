package org.trialgraph.format.isrctn;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Identifier;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Reference;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.RegistryNumbers;

/** What the two forms of ISRCTN's record share: the elements of {@code trial} by the registry's names. */
final class IsrctnReader {
    static final String BOOKKEEPING = "bookkeeping of the registry or of whoever passed the record on";

    private static final Pattern NOTHING = Pattern.compile("(?i)-|nil known|n/?a|none|not applicable|not available");
    private static final int LONGEST_NAME = 200;

    private final TrialReader trial;

    IsrctnReader(TrialReader trial) {
        this.trial = trial;
    }

    /**
     * @param asOf the day for which the registry's dates tell the status
     */
    void read(RecordFields record, Optional<String> asOf) {
        number(record);
        description(record.object("trialDescription"));
        ids(record.object("externalRefs"));
        RecordFields design = record.object("trialDesign");
        RecordFields participants = record.object("participants");
        new IsrctnStatus(trial).read(design, participants, asOf);
        design(design);
        new IsrctnParticipants(trial).read(participants);
        conditions(record.object("conditions"));
        record.object("interventions").objects("intervention").forEach(this::intervention);
        results(record);
        for (String other : new String[] {"parties", "attachedFiles", "acknowledgment"}) {
            record.ignore(other, trial.ledger(), BOOKKEEPING);
        }
    }

    private void number(RecordFields record) {
        String place = record.place("isrctn");
        Optional<String> printed = record.text("isrctn");
        Optional<TrialNumber> number = printed.map(n -> n.matches("\\d+") ? "ISRCTN" + n : n)
                .flatMap(RegistryNumbers::recognise)
                .filter(n -> n.registry().equals("isrctn"));
        number.ifPresent(trial.trial()::number);
        if (number.isEmpty()) {
            trial.ledger()
                    .reject(
                            place,
                            printed.map(n -> "\"" + n + "\" is no ISRCTN number")
                                    .orElse("a record without a number"),
                            "get the record again from the registry");
        }
    }

    private void description(RecordFields fields) {
        trial.text(PUBLIC_TITLE, fields.text("title"));
        trial.text(SCIENTIFIC_TITLE, fields.text("scientificTitle"));
        trial.id(ACRONYM, said(fields.text("acronym")));
        trial.prose(OBJECTIVE, said(fields.text("studyHypothesis")));
        trial.prose(BRIEF_SUMMARY, said(fields.text("plainEnglishSummary")));
        outcomes(fields, "primaryOutcome", Outcome.Kind.PRIMARY);
        outcomes(fields, "secondaryOutcome", Outcome.Kind.SECONDARY);
        trial.prose(ETHICS_COMMITTEE, said(fields.text("ethicsApproval")));
        fields.ignore("ethicsCommittees", trial.ledger(), "contacts of the committees");
        fields.ignore("ethicsApprovalRequired", trial.ledger(), BOOKKEEPING);
        fields.ignore("acknowledgment", trial.ledger(), BOOKKEEPING);
        said(fields.text("trialWebsite")).ifPresent(url -> reference(Optional.of(url), Optional.empty(), "website"));
    }

    /** One outcome for each item of the text; the newer lists of single outcomes repeat it with time points. */
    private void outcomes(RecordFields fields, String name, Outcome.Kind kind) {
        List<RecordFields> single = new ArrayList<>(fields.object(name + "s").objects(name));
        for (RecordFields item : single) {
            trial.trial()
                    .outcome(new Outcome(
                            kind,
                            list(item.text("variable")),
                            list(item.text("timepoints")),
                            list(item.text("method"))));
        }
        Optional<String> whole = said(fields.text(name));
        if (single.isEmpty() && whole.isPresent()) {
            for (Criterion item : Criteria.split(whole.get(), Polarity.UNSTATED, trial.language())) {
                trial.trial().outcome(new Outcome(kind, item.texts(), List.of(), List.of()));
            }
        }
    }

    private void ids(RecordFields fields) {
        said(fields.text("doi"))
                .ifPresent(doi -> reference(Optional.of("https://doi.org/" + doi), Optional.empty(), "record"));
        id(fields.text("eudraCTNumber"), "EudraCT");
        id(fields.text("clinicalTrialsGovNumber"), "ClinicalTrials.gov");
        id(fields.text("ctisNumber"), "CTIS");
        id(fields.text("irasNumber"), "IRAS");
        id(fields.text("protocolSerialNumber"), "protocol");
        fields.object("secondaryNumbers").texts("secondaryNumber").forEach(n -> id(Optional.of(n), "other"));
    }

    private void id(Optional<String> printed, String kind) {
        // The list of secondary numbers repeats the fields before it.
        trial.words(said(printed), "")
                .filter(id -> !trial.trial().has(SECONDARY_ID, id))
                .ifPresent(words -> {
                    trial.trial().add(SECONDARY_ID, words);
                    Optional<Coded> type = trial.code("identifierType", Optional.of(kind), "externalRefs");
                    trial.trial().identifier(new Identifier(words, type, Optional.empty(), Optional.empty()));
                });
    }

    private void design(RecordFields fields) {
        trial.text(DESIGN_TEXT, said(fields.text("studyDesign")));
        trial.coded(STUDY_TYPE, fields.text("primaryStudyDesign"), fields.place("primaryStudyDesign"));
        boolean observational = trial.trial().first(STUDY_TYPE).stream()
                .anyMatch(type -> type.concepts().contains("Observational"));
        trial.coded(
                observational ? OBSERVATIONAL_MODEL : ALLOCATION,
                fields.text("secondaryStudyDesign"),
                fields.place("secondaryStudyDesign"));
        List<String> purposes = new ArrayList<>(fields.texts("trialType"));
        purposes.addAll(fields.object("trialTypes").texts("trialType"));
        purposes.forEach(p -> trial.coded(PRIMARY_PURPOSE, Optional.of(p), fields.place("trialType")));
        List<String> settings = new ArrayList<>(fields.texts("trialSetting"));
        settings.addAll(fields.object("trialSettings").texts("trialSetting"));
        settings.forEach(s -> trial.text(DESIGN_TEXT, Optional.of(s)));
    }

    private void conditions(RecordFields fields) {
        for (RecordFields condition : fields.objects("condition")) {
            trial.words(condition.text("description"))
                    .ifPresent(words -> trial.trial().condition(new Condition(List.of(words))));
            for (String group : new String[] {"diseaseClass1", "diseaseClass2"}) {
                trial.text(KEYWORD, said(condition.text(group)));
            }
        }
    }

    private void intervention(RecordFields fields) {
        Optional<Text> description = trial.proseWords(fields.text("description"));
        Optional<Text> name = trial.words(said(fields.text("drugNames")))
                .or(() -> description.filter(d -> d.value().length() <= LONGEST_NAME))
                .or(() -> trial.words(fields.peek("interventionType")));
        Optional<Coded> type =
                trial.code("interventionType", fields.text("interventionType"), fields.place("interventionType"));
        trial.coded(PHASE, said(fields.text("phase")), fields.place("phase"));
        trial.trial()
                .intervention(new Intervention(
                        name.stream().toList(), type, description.stream().toList(), List.of()));
        fields.ignore("pharmaceuticalStudyTypes", trial.ledger(), BOOKKEEPING);
    }

    private void results(RecordFields record) {
        RecordFields fields = record.object("results");
        trial.prose(IPD_SHARING_DESCRIPTION, said(fields.text("ipdSharingStatement")));
        RecordFields miscellaneous = record.object("miscellaneous");
        trial.coded(IPD_SHARING, said(miscellaneous.text("ipdSharingPlan")), miscellaneous.place("ipdSharingPlan"));
        said(fields.text("publicationDetails"))
                .ifPresent(text -> reference(Optional.empty(), Optional.of(text), "results"));
        for (String other : new String[] {
            "basicReport",
            "plainEnglishReport",
            "publicationPlan",
            "publicationStage",
            "biomedRelated",
            "intentToPublish",
            "dataPolicies",
            "dataPolicy"
        }) {
            fields.ignore(other, trial.ledger(), "plans for publication");
        }
        for (RecordFields output : record.object("outputs").objects("output")) {
            Optional<String> link = said(output.text("externalLink"));
            Optional<String> words = said(output.text("description"));
            if (link.isPresent()) {
                reference(link, words, "results");
            }
            output.ignore("productionNotes", trial.ledger(), BOOKKEEPING);
            output.ignore("localFile", trial.ledger(), BOOKKEEPING);
        }
    }

    private void reference(Optional<String> url, Optional<String> citation, String kind) {
        trial.trial()
                .reference(new Reference(
                        Optional.empty(),
                        url,
                        trial.proseWords(citation),
                        trial.code("referenceKind", Optional.of(kind), "outputs")));
    }

    private List<Text> list(Optional<String> printed) {
        return trial.words(said(printed)).stream().toList();
    }

    /** A value that says something. */
    static Optional<String> said(Optional<String> printed) {
        return printed.filter(words -> !NOTHING.matcher(words.strip()).matches());
    }
}
