package org.trialgraph.format.ctgov;

import java.util.List;
import java.util.stream.Stream;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;

/** What the site prints on every study page; both the words of 2017 and those of the years after. */
final class ClassicLayout {
    static final List<String> TABLE = List.of(
            "Condition Intervention Phase",
            "Condition or disease Intervention/treatment Phase",
            "Condition Intervention",
            "Condition or disease Intervention/treatment",
            "Condition Phase",
            "Condition or disease Phase",
            "Condition",
            "Condition or disease");
    static final List<String> ARMS = List.of(
            "Arms Assigned Interventions",
            "Groups/Cohorts Assigned Interventions",
            "Arm Intervention/treatment",
            "Group/Cohort Intervention/treatment");
    static final List<String> DESIGN = List.of(
            "Allocation:",
            "Endpoint Classification:",
            "Intervention Model:",
            "Intervention Model Description:",
            "Observational Model:",
            "Time Perspective:",
            "Masking:",
            "Masking Description:",
            "Primary Purpose:");
    static final List<String> OUTCOMES =
            List.of("Primary Outcome Measures:", "Secondary Outcome Measures:", "Other Outcome Measures:");
    static final List<String> DATE_KINDS = List.of("", "Estimated ", "Anticipated ", "Actual ");
    static final String PROVIDED = "Further study details as provided by";
    static final String KEYWORDS = "Keywords provided by";
    static final String PROCESSED = "ClinicalTrials.gov processed this record on";
    static final String INDEXED =
            "Publications automatically indexed to this study by ClinicalTrials.gov Identifier (NCT Number):";

    private static final String TYPE = "Study Type:";
    private static final String AGES = "Ages Eligible for Study:";
    private static final String PLACES = "Contacts and Locations";

    private static final List<String> BOILERPLATE = List.of(
            "We are updating the design of this site\\..*|Show (?:more|less)|Learn more\\.?|Give us feedback",
            "ClinicalTrials\\.gov|ClinicalTrials\\.gov Menu|Menu|Home|Find Studies|About (?:Clinical )?Studies",
            "Submit Studies|Resources|About (?:This )?Site|PRS Login|A service of the U\\.?S\\.? National Institutes of Health",
            "Trial record \\d+ of \\d+ for:.*|(?:Previous|Next) Study|Return to (?:List|Search Results?)|Search Results",
            "Full Text View|Tabular View|Study (?:Details|Results)|No (?:Study )?Results Posted|Disclaimer",
            "How to Read a Study Record|Save this study|Study Record Detail|Study Description|Study Design|Groups and Cohorts|Outcome Measures",
            "Go to|Arms and Interventions|Eligibility Criteria|Layout table for .*|Brief Summary:|Contacts",
            "The safety and scientific validity of this study is the responsibility of .*",
            "Listing a study does not mean it has been evaluated by .*|Read our disclaimer for details\\.",
            "Know the risks and potential benefits of clinical studies .*|Before participating in a study, .*",
            "Information from the National Library of Medicine|For general information, Learn About Clinical Studies\\.",
            "Choosing to participate in (?:a|the) study is an important personal decision\\..*",
            "To learn more about this study, you or your doctor may contact .*",
            "Please refer to this study by its ClinicalTrials\\.gov identifier \\(NCT number\\): .*",
            "(?:Hide|Show|Expand|Contract) .{0,60}|History of Changes|To Top|For Patients and Families|For Researchers",
            "(?:Copyright|Privacy|Accessibility|Viewers and Players|Freedom of Information Act|USA\\.gov)\\b.{0,80}",
            "U\\.S\\. (?:National Library of Medicine|National Institutes of Health|Department of Health .*)",
            "Search for terms|x|\\^|No Contacts or Locations Provided|Other Publications:");

    static final Layout LAYOUT = Layout.exact(
            BOILERPLATE,
            Stream.of(head(), study(), eligibility(), places(), more())
                    .flatMap(s -> s)
                    .toList());

    private ClassicLayout() {}

    private static Field alone(String words) {
        return Field.labelOnly(words).alone();
    }

    private static Stream<Field> head() {
        return Stream.of(
                Field.labelOnly("Recruitment Status:"),
                Field.labelOnly("Recruitment status was:"),
                Field.labelOnly("Verified"),
                Field.labelOnly("Sponsor:"),
                Field.labelOnly("Collaborator:"),
                Field.labelOnly("Collaborators:"),
                Field.labelOnly("ClinicalTrials.gov Identifier:").repeated(),
                Field.labelOnly("First Received:").repeated(),
                Field.labelOnly("First received:").repeated(),
                Field.labelOnly("First Submitted:").repeated(),
                Field.labelOnly("First Submitted that Met QC Criteria:"),
                Field.labelOnly("First Posted:").repeated(),
                Field.labelOnly("Results First Received:").repeated(),
                Field.labelOnly("Results First Submitted:").repeated(),
                Field.labelOnly("Results First Submitted that Met QC Criteria:"),
                Field.labelOnly("Results First Posted:").repeated(),
                Field.labelOnly("Last Updated:").repeated(),
                Field.labelOnly("Last updated:").repeated(),
                Field.labelOnly("Last Update Submitted:"),
                Field.labelOnly("Last Update Submitted that Met QC Criteria:"),
                Field.labelOnly("Last Update Posted:").repeated(),
                Field.labelOnly("Last Verified:").repeated(),
                Field.labelOnly("Last verified:").repeated(),
                Field.labelOnly("Information provided by:"),
                Field.labelOnly("Information provided by (Responsible Party):"));
    }

    private static Stream<Field> study() {
        Stream<Field> single = Stream.of(
                alone("Purpose"),
                alone("Brief Summary:"),
                Field.labelOnly(TYPE),
                Field.labelOnly("Study Design:").after(TYPE),
                Field.labelOnly("Official Title:"),
                alone("Resource links provided by NLM:"),
                alone("Resource links provided by the National Library of Medicine"),
                Field.labelOnly(PROVIDED),
                Field.labelOnly("Biospecimen Retention:").after(TYPE),
                Field.labelOnly("Biospecimen Description:").after(TYPE),
                Field.labelOnly("Target Follow-Up Duration:").after(TYPE),
                Field.labelOnly("Enrollment:").after(TYPE),
                Field.labelOnly("Estimated Enrollment:").after(TYPE),
                Field.labelOnly("Anticipated Enrollment:").after(TYPE),
                Field.labelOnly("Actual Enrollment:").after(TYPE),
                alone("Intervention Details:").after(TYPE),
                alone("Detailed Description:"));
        Stream<Field> many = Stream.of(DESIGN, OUTCOMES)
                .flatMap(List::stream)
                .map(words -> Field.labelOnly(words).after(TYPE));
        Stream<Field> dates = Stream.of("Study Start Date:", "Study Completion Date:", "Primary Completion Date:")
                .flatMap(date -> DATE_KINDS.stream().map(kind -> Field.labelOnly(kind + date)));
        Stream<Field> tables = Stream.concat(
                TABLE.stream().map(ClassicLayout::alone),
                ARMS.stream().map(words -> alone(words).after(TYPE)));
        return Stream.of(single, many, dates, tables).flatMap(s -> s);
    }

    private static Stream<Field> eligibility() {
        return Stream.of(
                alone("Eligibility").after(TYPE),
                Field.labelOnly(AGES),
                Field.labelOnly("Sexes Eligible for Study:"),
                Field.labelOnly("Genders Eligible for Study:"),
                Field.labelOnly("Gender Based Eligibility:"),
                Field.labelOnly("Gender Based:"),
                Field.labelOnly("Gender Eligibility Description:"),
                Field.labelOnly("Accepts Healthy Volunteers:"),
                Field.labelOnly("Sampling Method:"),
                alone("Study Population").after(AGES),
                alone("Criteria").after(AGES));
    }

    private static Stream<Field> places() {
        return Stream.of(
                alone(PLACES).after(AGES),
                alone("Contacts").after(PLACES),
                alone("Locations").after(PLACES),
                alone("Sponsors and Collaborators").after(PLACES),
                alone("Investigators").after(PLACES));
    }

    private static Stream<Field> more() {
        return Stream.of(
                alone("More Information").after(PLACES),
                alone("Additional Information:").after(PLACES),
                alone("Publications:").after(PLACES),
                alone("Publications of Results:").after(PLACES),
                alone("Other Publications:").after(PLACES),
                alone(INDEXED),
                Field.labelOnly("Responsible Party:"),
                Field.labelOnly("Other Study ID Numbers:"),
                Field.labelOnly("Has Data Monitoring Committee:"),
                Field.labelOnly("U.S. FDA-regulated Product:"),
                Field.labelOnly("Studies a U.S. FDA-regulated Drug Product:"),
                Field.labelOnly("Studies a U.S. FDA-regulated Device Product:"),
                Field.labelOnly("Product Manufactured in and Exported from the U.S.:"),
                Field.labelOnly("Individual Participant Data (IPD) Sharing Statement:"),
                Field.labelOnly("Plan to Share IPD:"),
                Field.labelOnly("Plan Description:"),
                Field.labelOnly("Human Subject Protection Review Board:"),
                Field.labelOnly("Health Authority:"),
                Field.labelOnly(KEYWORDS),
                alone("Additional relevant MeSH terms:"),
                Field.labelOnly(PROCESSED));
    }
}
