package org.trialgraph.format.ctgov;

import java.util.List;
import java.util.stream.Stream;
import org.trialgraph.format.page.Boilerplate;
import org.trialgraph.format.page.Label;
import org.trialgraph.format.page.Labels;

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

    static final Labels LABELS = Labels.of(Stream.of(head(), study(), eligibility(), places(), more())
            .flatMap(s -> s)
            .toArray(Label[]::new));

    static final Boilerplate FURNITURE = Boilerplate.of(
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

    private ClassicLayout() {}

    private static Stream<Label> head() {
        return Stream.of(
                Label.leading("Recruitment Status:"),
                Label.leading("Recruitment status was:"),
                Label.leading("Verified"),
                Label.leading("Sponsor:"),
                Label.leading("Collaborator:"),
                Label.leading("Collaborators:"),
                Label.leading("ClinicalTrials.gov Identifier:").often(),
                Label.leading("First Received:").often(),
                Label.leading("First received:").often(),
                Label.leading("First Submitted:").often(),
                Label.leading("First Submitted that Met QC Criteria:"),
                Label.leading("First Posted:").often(),
                Label.leading("Results First Received:").often(),
                Label.leading("Results First Submitted:").often(),
                Label.leading("Results First Submitted that Met QC Criteria:"),
                Label.leading("Results First Posted:").often(),
                Label.leading("Last Updated:").often(),
                Label.leading("Last updated:").often(),
                Label.leading("Last Update Submitted:"),
                Label.leading("Last Update Submitted that Met QC Criteria:"),
                Label.leading("Last Update Posted:").often(),
                Label.leading("Last Verified:").often(),
                Label.leading("Last verified:").often(),
                Label.leading("Information provided by:"),
                Label.leading("Information provided by (Responsible Party):"));
    }

    private static Stream<Label> study() {
        Stream<Label> single = Stream.of(
                Label.alone("Purpose"),
                Label.alone("Brief Summary:"),
                Label.leading(TYPE),
                Label.leading("Study Design:").after(TYPE),
                Label.leading("Official Title:"),
                Label.alone("Resource links provided by NLM:"),
                Label.alone("Resource links provided by the National Library of Medicine"),
                Label.leading(PROVIDED),
                Label.leading("Biospecimen Retention:").after(TYPE),
                Label.leading("Biospecimen Description:").after(TYPE),
                Label.leading("Target Follow-Up Duration:").after(TYPE),
                Label.leading("Enrollment:").after(TYPE),
                Label.leading("Estimated Enrollment:").after(TYPE),
                Label.leading("Anticipated Enrollment:").after(TYPE),
                Label.leading("Actual Enrollment:").after(TYPE),
                Label.alone("Intervention Details:").after(TYPE),
                Label.alone("Detailed Description:"));
        Stream<Label> many = Stream.of(DESIGN, OUTCOMES)
                .flatMap(List::stream)
                .map(words -> Label.leading(words).after(TYPE));
        Stream<Label> dates = Stream.of("Study Start Date:", "Study Completion Date:", "Primary Completion Date:")
                .flatMap(date -> DATE_KINDS.stream().map(kind -> Label.leading(kind + date)));
        Stream<Label> tables = Stream.concat(
                TABLE.stream().map(Label::alone),
                ARMS.stream().map(words -> Label.alone(words).after(TYPE)));
        return Stream.of(single, many, dates, tables).flatMap(s -> s);
    }

    private static Stream<Label> eligibility() {
        return Stream.of(
                Label.alone("Eligibility").after(TYPE),
                Label.leading(AGES),
                Label.leading("Sexes Eligible for Study:"),
                Label.leading("Genders Eligible for Study:"),
                Label.leading("Gender Based Eligibility:"),
                Label.leading("Gender Based:"),
                Label.leading("Gender Eligibility Description:"),
                Label.leading("Accepts Healthy Volunteers:"),
                Label.leading("Sampling Method:"),
                Label.alone("Study Population").after(AGES),
                Label.alone("Criteria").after(AGES));
    }

    private static Stream<Label> places() {
        return Stream.of(
                Label.alone(PLACES).after(AGES),
                Label.alone("Contacts").after(PLACES),
                Label.alone("Locations").after(PLACES),
                Label.alone("Sponsors and Collaborators").after(PLACES),
                Label.alone("Investigators").after(PLACES));
    }

    private static Stream<Label> more() {
        return Stream.of(
                Label.alone("More Information").after(PLACES),
                Label.alone("Additional Information:").after(PLACES),
                Label.alone("Publications:").after(PLACES),
                Label.alone("Publications of Results:").after(PLACES),
                Label.alone("Other Publications:").after(PLACES),
                Label.alone(INDEXED),
                Label.leading("Responsible Party:"),
                Label.leading("Other Study ID Numbers:"),
                Label.leading("Has Data Monitoring Committee:"),
                Label.leading("U.S. FDA-regulated Product:"),
                Label.leading("Studies a U.S. FDA-regulated Drug Product:"),
                Label.leading("Studies a U.S. FDA-regulated Device Product:"),
                Label.leading("Product Manufactured in and Exported from the U.S.:"),
                Label.leading("Individual Participant Data (IPD) Sharing Statement:"),
                Label.leading("Plan to Share IPD:"),
                Label.leading("Plan Description:"),
                Label.leading("Human Subject Protection Review Board:"),
                Label.leading("Health Authority:"),
                Label.leading(KEYWORDS),
                Label.alone("Additional relevant MeSH terms:"),
                Label.leading(PROCESSED));
    }
}
