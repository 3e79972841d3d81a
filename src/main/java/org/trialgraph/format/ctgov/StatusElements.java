package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.XmlFields;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Flag;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;

/** Status, dates and oversight of a study. */
final class StatusElements {
    private final TrialReader trial;

    StatusElements(TrialReader trial) {
        this.trial = trial;
    }

    void read(XmlFields study) {
        trial.coded(OVERALL_STATUS, study.text("overall_status"), study.place("overall_status"));
        trial.coded(LAST_KNOWN_STATUS, study.text("last_known_status"), study.place("last_known_status"));
        trial.text(WHY_STOPPED, study.text("why_stopped"));
        dated(study, "start_date", START_DATE, START_DATE_TYPE);
        dated(study, "primary_completion_date", PRIMARY_COMPLETION_DATE, PRIMARY_COMPLETION_DATE_TYPE);
        dated(study, "completion_date", COMPLETION_DATE, COMPLETION_DATE_TYPE);
        dated(study, "study_first_posted", REGISTRATION_DATE, REGISTRATION_DATE_TYPE);
        dated(study, "last_update_posted", LAST_UPDATE_DATE, LAST_UPDATE_DATE_TYPE);
        dated(study, "results_first_posted", RESULTS_DATE, RESULTS_DATE_TYPE);
        submitted(study, "study_first_submitted", "firstreceived_date", FIRST_SUBMISSION_DATE);
        submitted(study, "last_update_submitted", "lastchanged_date", LAST_UPDATE_SUBMISSION_DATE);
        submitted(study, "results_first_submitted", "firstreceived_results_date", RESULTS_SUBMISSION_DATE);
        trial.date(VERIFICATION_DATE, study.text("verification_date"), study.place("verification_date"));
        oversight(study.object("oversight_info"));
        expandedAccess(study);
        administration(study);
    }

    private void administration(XmlFields study) {
        for (String checked : new String[] {
            "study_first_submitted_qc",
            "last_update_submitted_qc",
            "results_first_submitted_qc",
            "disposition_first_submitted",
            "disposition_first_submitted_qc",
            "disposition_first_posted",
            "firstreceived_results_disposition_date",
            "pending_results",
            "delayed_posting"
        }) {
            study.ignore(checked, trial.ledger(), "administrative date of the registry's own checks");
        }
    }

    /** A date under its name of today, or under the one that it had before January 2017. */
    private void submitted(XmlFields study, String name, String oldName, Property<PartialDate> property) {
        trial.date(property, study.text(name), study.place(name));
        trial.date(property, study.text(oldName), study.place(oldName));
    }

    private void dated(XmlFields study, String name, Property<PartialDate> property, Property<Coded> type) {
        XmlFields date = study.object(name);
        trial.date(property, date.words(), study.place(name));
        trial.coded(type, date.attribute("type"), date.place("@type"));
    }

    private void oversight(XmlFields info) {
        flag(info, "has_dmc", HAS_DATA_MONITORING_COMMITTEE);
        flag(info, "is_fda_regulated_drug", FDA_REGULATED_DRUG);
        flag(info, "is_fda_regulated_device", FDA_REGULATED_DEVICE);
        flag(info, "is_unapproved_device", UNAPPROVED_DEVICE);
        flag(info, "is_ppsd", POSTMARKET_SURVEILLANCE);
        flag(info, "is_us_export", US_EXPORT);
        info.ignore("authority", trial.ledger(), "authorities, which the registry no longer keeps");
    }

    private void expandedAccess(XmlFields study) {
        flag(study, "has_expanded_access", HAS_EXPANDED_ACCESS);
        XmlFields info = study.object("expanded_access_info");
        expandedAccess(info, "expanded_access_type_individual", "IndividualPatients");
        expandedAccess(info, "expanded_access_type_intermediate", "IntermediatePopulation");
        expandedAccess(info, "expanded_access_type_treatment", "TreatmentProtocol");
        trial.id(SECONDARY_ID, info.text("expanded_access_nctid"));
        trial.id(SECONDARY_ID, study.text("expanded_access_nctid"));
        info.ignore("expanded_access_status_for_nctid", trial.ledger(), "status of another record");
    }

    private void expandedAccess(XmlFields info, String name, String type) {
        info.text(name)
                .filter(answer -> answer.strip().equalsIgnoreCase("yes"))
                .ifPresent(yes -> trial.trial().add(EXPANDED_ACCESS_TYPE, Coded.implied(type)));
    }

    private void flag(XmlFields fields, String name, Property<Flag> property) {
        trial.flag(property, fields.text(name), fields.place(name));
    }
}
