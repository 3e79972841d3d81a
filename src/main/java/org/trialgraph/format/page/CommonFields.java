package org.trialgraph.format.page;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Sponsor;

/** The fields that most trial pages have, under the words that sites commonly use for them. */
public final class CommonFields {
    private CommonFields() {}

    /** All of them, with the codes of a site. */
    public static List<Field> of(CodeTable codes) {
        return of(codes, false);
    }

    /**
     * All of them, with the codes of a site.
     *
     * @param certain whether values that are not what their field should hold are left where they stand
     */
    public static List<Field> of(CodeTable codes, boolean certain) {
        Fields fields = new Fields(codes, certain);
        PartFields parts = new PartFields(codes);
        return Stream.of(
                        titles(fields, parts),
                        design(fields),
                        dates(fields),
                        people(fields, parts),
                        parts(fields, parts))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Field> titles(Fields fields, PartFields parts) {
        return List.of(
                parts.number(
                        "NCT ID",
                        "NCT Number",
                        "NCT",
                        "Trial ID",
                        "Study ID",
                        "Registration Number",
                        "Trial Registration Number",
                        "Clinical Trials Identifier",
                        "Clinical Study Identifier",
                        "ClinicalTrials.gov Identifier",
                        "ClinicalTrials.gov ID",
                        "Clinical Study ID",
                        "Trial Identifier",
                        "Trial Number",
                        "Main ID",
                        "ID"),
                fields.text(PUBLIC_TITLE, "Public Title", "Brief Title", "Short Title", "Study Title", "Title"),
                fields.text(
                        SCIENTIFIC_TITLE, "Official Title", "Scientific Title", "Full Title", "Official Study Title"),
                fields.text(ACRONYM, "Acronym", "Trial Acronym"),
                fields.prose(
                        BRIEF_SUMMARY,
                        "Brief Summary",
                        "Summary",
                        "Study Summary",
                        "Overview",
                        "About This Trial",
                        "About This Study",
                        "Lay Summary",
                        "Purpose",
                        "Study Purpose",
                        "Study Description",
                        "Trial Description"),
                fields.prose(DETAILED_DESCRIPTION, "Detailed Description", "Full Description", "Description"),
                fields.prose(
                        OBJECTIVE, "Objective", "Objectives", "Study Objective", "Study Aim", "Primary Objective"));
    }

    private static List<Field> design(Fields fields) {
        return List.of(
                fields.coded(
                        OVERALL_STATUS,
                        "Recruitment Status",
                        "Overall Status",
                        "Overall Recruitment Status",
                        "Recruiting Status",
                        "Trial Status",
                        "Study Status",
                        "Status"),
                fields.coded(PHASE, "Phase", "Phases", "Study Phase", "Clinical Phase", "Trial Phase"),
                fields.coded(STUDY_TYPE, "Study Type", "Study Classification", "Trial Type", "Type of Study"),
                fields.coded(ALLOCATION, "Allocation", "Allocation Method", "Randomization"),
                fields.coded(
                        INTERVENTION_MODEL,
                        "Intervention Model",
                        "Interventional Model",
                        "Intervention Study Model",
                        "Interventional Study Model",
                        "Assignment"),
                fields.coded(OBSERVATIONAL_MODEL, "Observational Model", "Observational Study Model"),
                fields.coded(TIME_PERSPECTIVE, "Time Perspective", "Time Perspectives"),
                fields.coded(MASKING, "Masking", "Blinding", "Blinding/Masking", "Blinding Strategy"),
                fields.coded(PRIMARY_PURPOSE, "Primary Purpose", "Primary Study Purpose"),
                fields.enrollment(
                        "Enrollment",
                        "Enrolment",
                        "Total Enrollment",
                        "Target Enrollment",
                        "Estimated Enrollment",
                        "Actual Enrollment",
                        "Target Recruitment",
                        "Target Sample Size",
                        "Sample Size",
                        "Number of Participants"),
                fields.coded(
                        SEX,
                        "Sex",
                        "Gender",
                        "Sexes",
                        "Genders",
                        "Eligible Sex",
                        "Genders Eligible for Study",
                        "Sexes Eligible for Study",
                        "Participant Gender"),
                fields.minimumAge(
                        "Minimum Age",
                        "Minimum Age & Unit of Time",
                        "Minimum Eligible Age",
                        "Age Minimum",
                        "Inclusion Age Min"),
                fields.maximumAge(
                        "Maximum Age",
                        "Maximum Age & Unit of Time",
                        "Maximum Eligible Age",
                        "Age Maximum",
                        "Inclusion Age Max"),
                fields.ages("Ages", "Age", "Age Range", "Ages Eligible for Study", "Eligible Ages"),
                fields.healthyVolunteers(
                        "Accepts Healthy Volunteers",
                        "Accepts Healthy Volunteers?",
                        "Healthy Volunteers",
                        "Healthy Volunteers Allowed",
                        "Volunteers"));
    }

    private static List<Field> dates(Fields fields) {
        return List.of(
                fields.date(
                        START_DATE,
                        START_DATE_TYPE,
                        "Start Date",
                        "Study Start Date",
                        "Study Start",
                        "Trial Start Date",
                        "Date of First Enrolment",
                        "Date of First Enrollment"),
                fields.date(
                        PRIMARY_COMPLETION_DATE,
                        PRIMARY_COMPLETION_DATE_TYPE,
                        "Primary Completion Date",
                        "Primary Completion"),
                fields.date(
                        COMPLETION_DATE,
                        COMPLETION_DATE_TYPE,
                        "Completion Date",
                        "Study Completion Date",
                        "Study Completion",
                        "Trial End Date",
                        "End Date"),
                fields.date(
                        REGISTRATION_DATE,
                        REGISTRATION_DATE_TYPE,
                        "First Posted",
                        "First Posted Date",
                        "Registration Date",
                        "Date of Registration"),
                fields.date(
                        LAST_UPDATE_DATE,
                        LAST_UPDATE_DATE_TYPE,
                        "Last Updated",
                        "Last Update",
                        "Last Update Posted",
                        "Last Updated Date"),
                fields.date(LAST_UPDATE_SUBMISSION_DATE, "Last Update Submitted That Met QC Criteria"),
                fields.date(FIRST_SUBMISSION_DATE, "First Submitted", "First Received"),
                fields.date(VERIFICATION_DATE, "Last Verified", "Verification Date", "Record Verification Date"));
    }

    private static List<Field> people(Fields fields, PartFields parts) {
        return List.of(
                parts.sponsor(
                        Sponsor.Role.LEAD,
                        "Lead Sponsor",
                        "Sponsor",
                        "Primary Sponsor",
                        "Study Sponsor",
                        "Sponsored By",
                        "Sponsor Name"),
                parts.sponsors(
                        Sponsor.Role.COLLABORATOR, "Collaborators", "Collaborator", "Collaborating Organizations"),
                parts.sponsors(Sponsor.Role.FUNDER, "Funder", "Funders", "Funding Source"),
                parts.keywords("Keywords", "Key Words"),
                parts.otherIds("Other Study ID Numbers", "Other IDs", "Secondary IDs", "Secondary ID"),
                Field.heading(
                        "Locations",
                        "Study Locations",
                        "Trial Locations",
                        "Location",
                        "Location(s)",
                        "Sites / Locations",
                        "Sites",
                        "Investigators",
                        "Collaborators and Investigators",
                        "Study Design",
                        "Study Plan",
                        "Study Overview",
                        "Design Details",
                        "Arms and Interventions",
                        "Study Arms",
                        "Study record dates",
                        "More Information",
                        "Responsible Party",
                        "Participation Criteria",
                        "References",
                        "Publications",
                        "Results",
                        "Details"),
                Persons.headings(),
                Field.aside("Related Clinical Trials", "Related Trials", "Similar Trials", "Related Studies"));
    }

    private static List<Field> parts(Fields fields, PartFields parts) {
        return List.of(
                parts.conditions(
                        "Conditions",
                        "Condition",
                        "Condition(s)",
                        "Condition or disease",
                        "Condition / Disease",
                        "Conditions Studied",
                        "Medical Condition",
                        "Primary Disease or Condition Being Studied in the Trial, or the Focus of the Study",
                        "Health Condition(s) or Problem(s) Studied",
                        "Disease"),
                parts.interventions(
                        "Interventions",
                        "Intervention",
                        "Intervention / Treatment",
                        "Intervention/treatment",
                        "Treatment",
                        "Treatments",
                        "Study Drug"),
                parts.criteria(
                        Polarity.INCLUSION,
                        "Inclusion Criteria",
                        "Key Inclusion Criteria",
                        "Inclusion Criterias",
                        "You can join if\u2026",
                        "You can join if..."),
                parts.criteria(
                        Polarity.EXCLUSION,
                        "Exclusion Criteria",
                        "Key Exclusion Criteria",
                        "Exclusion Criterias",
                        "You CAN'T join if\u2026",
                        "You CAN'T join if..."),
                parts.criteria(
                        Polarity.UNSTATED,
                        "Eligibility Criteria",
                        "Eligibility",
                        "Criteria",
                        "Who Can Participate",
                        "Participation Requirements"),
                parts.outcomes(Outcome.Kind.PRIMARY, "Primary Outcome Measures", "Primary Outcomes", "Primary Outcome"),
                parts.outcomes(
                        Outcome.Kind.SECONDARY,
                        "Secondary Outcome Measures",
                        "Secondary Outcomes",
                        "Secondary Outcome"),
                fields.prose(STUDY_POPULATION, "Study Population"),
                fields.coded(SAMPLING_METHOD, "Sampling Method"));
    }
}
