package org.trialgraph.format.who;

import java.util.List;

/** The columns of the portal's tables in their order, for tables that come without the row that names them. */
final class IctrpColumns {

    /** Of the hits of the web search. */
    static final List<String> WEB_SEARCH = names(
            "trialid last_refreshed_on public_title scientific_title acronym primary_sponsor date_registration date_registration3",
            "export_date source_register web_address recruitment_status other_records inclusion_agemin inclusion_agemax",
            "inclusion_gender date_enrollement target_size study_type study_design phase countries contact_firstname",
            "contact_lastname contact_address contact_email contact_tel contact_affiliation inclusion_criteria exclusion_criteria",
            "condition intervention primary_outcome results_date_posted results_date_completed results_url_link",
            "retrospective_flag bridging_flag_truefalse bridged_type results_yes_no");

    /** Of the weekly export of everything; the second one has no name there. */
    static final List<String> FULL_EXPORT = names(
            "trialid no_column_name secondaryids public_title scientific_title url public_contact_firstname",
            "public_contact_lastname public_contact_address public_contact_email public_contact_tel public_contact_affiliation",
            "scientific_contact_firstname scientific_contact_lastname scientific_contact_address scientific_contact_email",
            "scientific_contact_tel scientific_contact_affiliation study_type study_design phase date_registration",
            "date_enrollement target_size recruitment_status primary_sponsor secondary_sponsors source_support countries",
            "conditions interventions age_min age_max gender inclusion_criteria exclusion_criteria primary_outcome",
            "secondary_outcomes bridging_flag bridged_type childs type_enrolment retrospective_flag results_actual_enrollment",
            "results_url_link results_summary results_date_posted results_date_first_publication results_baseline_char",
            "results_participant_flow results_adverse_events results_outcome_measures results_url_protocol results_ipd_plan",
            "results_ipd_description results_date_completed results_yes_no ethics_status ethics_approval_date",
            "ethics_contact_name ethics_contact_address ethics_contact_phone ethics_contact_email");

    private IctrpColumns() {}

    private static List<String> names(String... lines) {
        return List.of(String.join(" ", lines).split(" "));
    }
}
