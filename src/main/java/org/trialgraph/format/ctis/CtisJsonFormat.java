package org.trialgraph.format.ctis;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.format.record.JsonFormat;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Identifier;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.Publishers;
import org.trialgraph.registry.RegistryNumbers;
import org.trialgraph.text.Dates;
import org.trialgraph.text.DayOrder;

/**
 * Trials of CTIS by the paths of its public data ({@code euclinicaltrials.eu/ctis-public-api/retrieve}). Trials of medicines
 * under Regulation (EU) No 536/2014 are interventional by law. Applications, assessments and documents are the authorities'
 * procedure and not the trial.
 */
public final class CtisJsonFormat extends JsonFormat {
    private static final String NAME = "ctis-json";
    private static final Pattern BETWEEN_VALUES = Pattern.compile("\\s*,\\s*");
    private static final String PROCEDURE = "procedure of the authorities, not the trial";

    private static final List<String> OF_PROCEDURE = List.of(
            "authorizedApplication",
            "authorizedPartI",
            "authorizedPartsII",
            "applications",
            "publicEvaluation",
            "events",
            "documents",
            "results",
            "correctiveMeasures",
            "memberStatesConcerned",
            "mscTrialNotificationsInfoList",
            "trialGlobalEnd",
            "primarySponsor",
            "coSponsors",
            "eudraCtInfo");

    private static final List<String> REPEATED = List.of(
            "id",
            "_id",
            "ctrname",
            "record_last_import",
            "initialApplicationId",
            "isRmsTacitAssignment",
            "hasAmendmentApplied",
            "hasDeferrallApplied",
            "totalPartIISubjectCount",
            "ctPublicStatus",
            "trialCountries",
            "recruitmentStatus",
            "decisionDate",
            "trialRegion",
            "sponsorType",
            "publishDate",
            "resultsFirstReceived",
            "submissionDate",
            "authorizationDate",
            "trialStartDate",
            "eeaStartDate");

    /** Uses the code table {@code ctis-json}. */
    public CtisJsonFormat(Codes codes) {
        super(codes.table(NAME), Publishers.CTIS, "", "trials");
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.json()
                && sample.says("\"ctNumber\"")
                && (sample.says("authorizedPart")
                        || sample.says("\"ctStatus\"")
                        || sample.says("authorizedApplication"));
    }

    @Override
    protected void read(JsonFields record, TrialReader trial) {
        JsonFields application = record.object("authorizedApplication");
        JsonFields authorized = application.has("authorizedPartI") ? application : record;
        number(record, trial);
        overview(record, trial);
        new CtisPartOne(trial).read(authorized.object("authorizedPartI"));
        for (JsonFields partTwo : authorized.objects("authorizedPartsII")) {
            new CtisSites(trial).read(partTwo);
        }
        eudract(record.object("eudraCtInfo").text("eudraCtCode"), trial);
        eudract(authorized.object("eudraCt").text("eudraCtCode"), trial);
        trial.text(PUBLIC_TITLE, record.text("title").filter(t -> !trial.trial().has(PUBLIC_TITLE)));
        OF_PROCEDURE.forEach(rest -> record.ignore(rest, trial.ledger(), PROCEDURE));
        REPEATED.forEach(rest -> record.ignore(rest, trial.ledger(), "repeats what stands elsewhere, or bookkeeping"));
    }

    private static void number(JsonFields record, TrialReader trial) {
        String place = record.place("ctNumber");
        Optional<String> printed = record.text("ctNumber");
        Optional<TrialNumber> number = printed.flatMap(RegistryNumbers::recognise)
                .filter(n -> n.registry().equals("ctis"));
        number.ifPresent(trial.trial()::number);
        if (number.isEmpty()) {
            trial.ledger()
                    .reject(
                            place,
                            printed.map(n -> "\"" + n + "\" is no EU CT number")
                                    .orElse("a trial without its EU CT number"),
                            "get the trial again from the registry");
        }
    }

    private static void overview(JsonFields record, TrialReader trial) {
        trial.trial().add(STUDY_TYPE, Coded.implied("Interventional"));
        Optional<String> code = record.text("ctPublicStatusCode");
        Optional<String> words = record.text("ctStatus");
        trial.coded(OVERALL_STATUS, code.or(() -> words), record.place("ctStatus"));
        trial.coded(PHASE, record.text("trialPhase"), record.place("trialPhase"));
        trial.coded(SEX, record.text("gender"), record.place("gender"));
        record.text("ageGroup").stream()
                .flatMap(BETWEEN_VALUES::splitAsStream)
                .distinct()
                .forEach(group -> trial.coded(AGE_GROUP, Optional.of(group), record.place("ageGroup")));
        trial.count(ENROLLMENT, record.text("totalNumberEnrolled"), record.place("totalNumberEnrolled"));
        trial.date(START_DATE, record.text("startDateEU"), record.place("startDateEU"));
        trial.date(REGISTRATION_DATE, record.text("decisionDateOverall"), record.place("decisionDateOverall"));
        trial.date(RECRUITMENT_START_DATE, record.text("recruitmentStartDate"), record.place("recruitmentStartDate"));
        trial.date(
                COMPLETION_DATE, record.text("endDateEU").or(() -> record.text("endDate")), record.place("endDateEU"));
        record.text("lastUpdated")
                .flatMap(date -> Dates.parse(date, DayOrder.DAY_FIRST))
                .ifPresent(date -> trial.trial().add(LAST_UPDATE_DATE, date));
        trial.text(KEYWORD, record.text("therapeuticAreas"));
        for (String country : record.peek("trialCountries").stream()
                .flatMap(BETWEEN_VALUES::splitAsStream)
                .filter(part -> part.matches("[A-Z]{2} ?:.*"))
                .map(part -> part.substring(0, 2))
                .toList()) {
            trial.country(Optional.of(country), record.place("trialCountries")).ifPresent(trial.trial()::country);
        }
    }

    private static void eudract(Optional<String> code, TrialReader trial) {
        trial.words(code, "").ifPresent(words -> identifier(words, "EudraCT", trial));
    }

    /** An id of the study with its kind, a printed value of the scheme {@code identifierType}. */
    static void identifier(Text words, String kind, TrialReader trial) {
        trial.trial().add(SECONDARY_ID, words);
        other(words, kind, trial);
    }

    /** A number that stands in the record and is not another number of the same study. */
    static void other(Text words, String kind, TrialReader trial) {
        trial.trial()
                .identifier(new Identifier(
                        words,
                        trial.code("identifierType", Optional.of(kind), "identifiers"),
                        Optional.empty(),
                        Optional.empty()));
    }
}
