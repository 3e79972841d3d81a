package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.StandardFields;
import org.trialgraph.model.Sponsor;
import org.trialgraph.registry.Publishers;

/**
 * Study pages of MedDataX: labels with their values on the lines below, enumerated values as the API of ClinicalTrials.gov
 * has them, and a sentence of the site below the heading of each section.
 */
public final class MedDataXFormat extends PageFormat {
    private static final String NAME = "meddatax";

    private static final List<String> BOILERPLATE = List.of(
            "(?:Get|Review|Dive|See|Explore|Understand|Learn|Check|Meet|Identify|Discover|Find|Track|View) [^.]{0,200}"
                    + "\\b(?:trial|study|studies|research(?:ers)?|organi[sz]ations?|participation|drugs|objectives|narrative|publications|identifiers)\\b[^.]{0,160}\\.",
            "Outcome measurements, .* have been published for this study\\.|Additional clinical trials that may be relevant .*",
            "Get a concise snapshot of the trial.*|Review each arm or cohort.*|See the medical conditions and disease areas.*",
            "The study team has not published .*|Results (?:pending|available)|View full results",
            "MedDataX|Home|Clinical Trials|Search|Sign in|Contact us|Privacy Policy|Terms of (?:Use|Service)");

    /** Uses the code table {@code meddatax}. */
    public MedDataXFormat(Codes codes) {
        super(codes.table(NAME), Publishers.MEDDATAX, "en", layout(codes.table(NAME)));
    }

    private static Layout layout(CodeTable codes) {
        StandardFields fields = new StandardFields(codes);
        return Layout.of(BOILERPLATE, fields.commonAfter(fields(fields)));
    }

    private static List<Field> fields(StandardFields fields) {
        return List.of(
                fields.number("NCT ID"),
                fields.enrollment("Total Enrollment", "Target enrollment"),
                fields.sponsors(Sponsor.Role.COLLABORATOR, "Collaborators"),
                Field.of(MedDataXParts::identifiers, "Other Identifiers"),
                Field.of(MedDataXParts::interventions, "Interventions"),
                Field.of(MedDataXParts::sponsors, "Sponsors"),
                Field.of(MedDataXParts::sites, "Locations", "Study Locations"),
                Field.heading(
                        "Basic Information",
                        "Study Groups",
                        "Eligibility Requirements",
                        "Facility Contacts",
                        "Central Contacts",
                        "Responsible Party",
                        "Principal Investigators",
                        "Countries",
                        "Reference",
                        "Documents",
                        "Intervention Description"),
                Field.ignored("More Related Trials", "Related Trials", "Similar Trials"),
                Field.ignored(
                        "Study Results",
                        "Results Overview",
                        "Participant Flow",
                        "Baseline Characteristics",
                        "Adverse Events",
                        "Primary outcome timeframe",
                        "Results posted on"),
                fields.prose(IPD_SHARING_DESCRIPTION, "IPD Sharing Statement"));
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && sample.says("NCT ID:")
                && (sample.says("Basic Information", "Clinical Phase", "Study Classification")
                        || sample.says("Results Overview", "Recruitment status", "Study phase"));
    }
}
