package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.model.Coded;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;

/** Status, dates and oversight of a study. */
final class StatusModules {
    private static final String ADMINISTRATIVE = "administrative date of the registry's own checks";

    private final TrialReader trial;

    StatusModules(TrialReader trial) {
        this.trial = trial;
    }

    void read(JsonFields protocol, JsonFields study) {
        status(protocol.object("statusModule"));
        oversight(protocol.object("oversightModule"));
        trial.flag(HAS_RESULTS, study.text("hasResults"), study.place("hasResults"));
    }

    private void status(JsonFields module) {
        trial.coded(OVERALL_STATUS, module.text("overallStatus"), module.place("overallStatus"));
        trial.coded(LAST_KNOWN_STATUS, module.text("lastKnownStatus"), module.place("lastKnownStatus"));
        trial.text(WHY_STOPPED, module.text("whyStopped"));
        dated(module, "startDateStruct", START_DATE, START_DATE_TYPE);
        dated(module, "primaryCompletionDateStruct", PRIMARY_COMPLETION_DATE, PRIMARY_COMPLETION_DATE_TYPE);
        dated(module, "completionDateStruct", COMPLETION_DATE, COMPLETION_DATE_TYPE);
        dated(module, "studyFirstPostDateStruct", REGISTRATION_DATE, REGISTRATION_DATE_TYPE);
        dated(module, "lastUpdatePostDateStruct", LAST_UPDATE_DATE, LAST_UPDATE_DATE_TYPE);
        dated(module, "resultsFirstPostDateStruct", RESULTS_DATE, RESULTS_DATE_TYPE);
        date(module, "studyFirstSubmitDate", FIRST_SUBMISSION_DATE);
        date(module, "lastUpdateSubmitDate", LAST_UPDATE_SUBMISSION_DATE);
        date(module, "resultsFirstSubmitDate", RESULTS_SUBMISSION_DATE);
        date(module, "statusVerifiedDate", VERIFICATION_DATE);
        expandedAccess(module.object("expandedAccessInfo"));
        for (String checked : new String[] {
            "studyFirstSubmitQcDate",
            "resultsFirstSubmitQcDate",
            "dispFirstSubmitDate",
            "dispFirstSubmitQcDate",
            "dispFirstPostDateStruct",
            "delayedPosting",
            "resultsWaived"
        }) {
            module.ignore(checked, trial.ledger(), ADMINISTRATIVE);
        }
    }

    private void expandedAccess(JsonFields info) {
        trial.flag(HAS_EXPANDED_ACCESS, info.text("hasExpandedAccess"), info.place("hasExpandedAccess"));
        trial.id(SECONDARY_ID, info.text("nctId"));
        info.ignore("statusForNctId", trial.ledger(), "status of another record, which tells it itself");
    }

    private void oversight(JsonFields module) {
        flag(module, "oversightHasDmc", HAS_DATA_MONITORING_COMMITTEE);
        flag(module, "isFdaRegulatedDrug", FDA_REGULATED_DRUG);
        flag(module, "isFdaRegulatedDevice", FDA_REGULATED_DEVICE);
        flag(module, "isUnapprovedDevice", UNAPPROVED_DEVICE);
        flag(module, "isPpsd", POSTMARKET_SURVEILLANCE);
        flag(module, "isUsExport", US_EXPORT);
        flag(module, "fdaaa801Violation", FDAAA_801_VIOLATION);
    }

    private void flag(JsonFields module, String name, Property<org.trialgraph.model.Flag> property) {
        trial.flag(property, module.text(name), module.place(name));
    }

    private void date(JsonFields module, String name, Property<PartialDate> property) {
        trial.date(property, module.text(name), module.place(name));
    }

    private void dated(JsonFields module, String name, Property<PartialDate> property, Property<Coded> type) {
        JsonFields struct = module.object(name);
        trial.date(property, struct.text("date"), struct.place("date"));
        trial.coded(type, struct.text("type"), struct.place("type"));
    }
}
