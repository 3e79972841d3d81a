package org.trialgraph.format.who;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.text.Dates;
import org.trialgraph.text.DayOrders;
import org.trialgraph.text.TextNormalizer;

/** One trial of the portal, by the names that its exports give to the items of the data set (spelling mistakes included). */
final class IctrpRecord {
    private final RecordFields fields;
    private final TrialReader trial;
    private final TrdsReader items;

    /**
     * @param fields the record
     * @param trial receives it
     * @param document what the whole document tells of its order of day and month
     */
    IctrpRecord(RecordFields fields, TrialReader trial, DayOrders document) {
        this.fields = fields;
        this.trial = trial;
        this.items = new TrdsReader(fields, trial, RecordDates.of(fields, document, trial));
    }

    /** The registry takes English only where that is certain; of the others the portal does not tell. */
    static String language(RecordFields fields) {
        String number = fields.peek("trialid").map(TextNormalizer::clean).orElse("");
        return number.toUpperCase(Locale.ROOT).startsWith("NCT") ? "en" : "";
    }

    void read() {
        String registry = items.number("trialid");
        items.text(PUBLIC_TITLE, "public_title");
        items.text(SCIENTIFIC_TITLE, "scientific_title");
        items.text(ACRONYM, "acronym");
        items.ids("secondary_ids", "secondaryids", "secondary_id", "childs");
        items.date(LAST_UPDATE_DATE, "last_refreshed_on");
        unnamed();
        items.date(REGISTRATION_DATE, "date_registration3", "date_registration");
        items.date(START_DATE, "date_enrollement", "date_enrolment");
        items.date(COMPLETION_DATE, "results_date_completed");
        items.date(RESULTS_DATE, "results_date_posted");
        items.coded(OVERALL_STATUS, "recruitment_status");
        items.coded(START_DATE_TYPE, "type_enrolment");
        items.studyType("study_type");
        items.phase("phase");
        items.design("study_design");
        items.treatments(
                registry, fields.peek("interventions").isPresent() ? "interventions" : "intervention", "target_size");
        items.conditions(fields.peek("conditions").isPresent() ? "conditions" : "condition");
        items.outcomes(Outcome.Kind.PRIMARY, registry, "primary_outcome");
        items.outcomes(Outcome.Kind.SECONDARY, registry, "secondary_outcome", "secondary_outcomes");
        eligibility();
        people();
        supplement();
        administration();
    }

    /** The full export has a column without a name, in which a date can only be that of the last update. */
    private void unnamed() {
        for (String name : List.of("", "no_column_name")) {
            Optional<String> printed = fields.peek(name);
            if (printed.flatMap(Dates::parse)
                    .or(() -> printed.flatMap(Dates::fromExcelSerial))
                    .isPresent()) {
                items.date(LAST_UPDATE_DATE, name);
            }
        }
    }

    private void eligibility() {
        boolean full = fields.peek("gender").isPresent();
        items.coded(SEX, full ? "gender" : "inclusion_gender");
        items.age(MINIMUM_AGE, fields.peek("age_min").isPresent() ? "age_min" : "inclusion_agemin");
        items.age(MAXIMUM_AGE, fields.peek("age_max").isPresent() ? "age_max" : "inclusion_agemax");
        items.criteria("inclusion_criteria", "exclusion_criteria");
        items.countries("countries");
    }

    private void people() {
        items.sponsors(Sponsor.Role.LEAD, "primary_sponsor");
        items.sponsors(Sponsor.Role.COLLABORATOR, "secondary_sponsors", "secondary_sponsor");
        items.sponsors(Sponsor.Role.FUNDER, "source_support");
        items.contact("contact", "contact_");
        items.contact("public contact", "public_contact_");
        items.contact("scientific contact", "scientific_contact_");
    }

    private void supplement() {
        timing("retrospective_flag", "RetrospectiveRegistration", "ProspectiveRegistration");
        timing("prospective_registration", "ProspectiveRegistration", "RetrospectiveRegistration");
        items.flag(HAS_RESULTS, "results_yes_no", "yes", "no");
        items.reference("ResultReference", "results_url_link");
        items.reference("StudyDocument", "results_url_protocol");
        items.coded(IPD_SHARING, "results_ipd_plan");
        items.prose(IPD_SHARING_DESCRIPTION, "results_ipd_description");
        items.flag(ETHICS_APPROVED, "ethics_status", "approved", "not approved");
        items.date(ETHICS_APPROVAL_DATE, "ethics_approval_date");
        items.text(ETHICS_COMMITTEE, "ethics_contact_name");
    }

    private void timing(String name, String yes, String no) {
        fields.text(name).map(TextNormalizer::clean).ifPresent(answer -> {
            String concept = switch (answer.toLowerCase(Locale.ROOT)) {
                case "yes", "true", "1" -> yes;
                case "no", "false", "0" -> no;
                default -> "";
            };
            if (concept.isEmpty()) {
                trial.ledger().unmapped(fields.place(name), answer);
            } else {
                trial.trial()
                        .add(
                                REGISTRATION_TIMING,
                                new Coded(
                                        List.of(concept),
                                        List.of(new Text(name.replace('_', ' ') + ": " + answer, ""))));
            }
        });
    }

    private void administration() {
        for (String results : List.of(
                "results_summary",
                "results_actual_enrolment",
                "results_actual_enrollment",
                "results_baseline_char",
                "results_participant_flow",
                "results_adverse_events",
                "results_outcome_measures",
                "results_date_first_publication")) {
            fields.ignore(results, trial.ledger(), "results are outside the model; tg:hasResults says they exist");
        }
        for (String contact : List.of("ethics_contact_address", "ethics_contact_phone", "ethics_contact_email")) {
            fields.ignore(contact, trial.ledger(), "contact of a committee");
        }
        for (String own : List.of(
                "export_date",
                "source_register",
                "web_address",
                "url",
                "other_records",
                "bridging_flag",
                "bridging_flag_truefalse",
                "bridged_type")) {
            fields.ignore(own, trial.ledger(), "bookkeeping of the portal");
        }
    }
}
