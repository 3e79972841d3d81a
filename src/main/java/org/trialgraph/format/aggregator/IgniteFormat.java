package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.StandardFields;
import org.trialgraph.model.Sponsor;
import org.trialgraph.registry.Publishers;

/**
 * Pages of Ignite, each of which shows one module of a record of ClinicalTrials.gov under the names that its API has for the
 * fields. A page is a part of a record: what it does not show is not known from it, and the trial's number joins it with the
 * other fields.
 */
public final class IgniteFormat extends PageFormat {
    private static final String NAME = "ignite";

    private static final List<String> BOILERPLATE = List.of(
            "(?:Viewing )?(?:\\p{L}+ ){1,4}(?:Module|Section)",
            "The .{3,60} (?:Module|Section) (?:contains|is|provides).*",
            "It (?:contains|provides).*",
            ".{3,60}(?:Module|Section) path is as follows:",
            "Study(?: (?:->|\u2192|=>|>) [\\p{L} (),.]{3,120}){1,4}",
            "(?:Ignite|Home|Search|Login|Clinical|Back).{0,40}");

    /** Uses the code table {@code ignite}. */
    public IgniteFormat(Codes codes) {
        super(codes.table(NAME), Publishers.IGNITE, "en", layout(codes.table(NAME)));
    }

    private static Layout layout(CodeTable codes) {
        StandardFields fields = new StandardFields(codes);
        return Layout.of(BOILERPLATE, fields.commonAfter(fields(fields)));
    }

    private static List<Field> fields(StandardFields fields) {
        return List.of(
                fields.number("NCT ID", "NCTid"),
                Field.ignored("Study", "Protocol Section", "Ignite Creation Date", "Ignite Modification Date"),
                Field.heading("Description"),
                fields.text(PUBLIC_TITLE, "Brief Title", "Study Brief"),
                fields.coded(AGE_GROUP, "Std Ages"),
                fields.prose(STUDY_POPULATION, "Study Population"),
                fields.prose(GENDER_DESCRIPTION, "Gender Description"),
                fields.prose(WHY_STOPPED, "Why Stopped"),
                fields.coded(OVERALL_STATUS, "Overall Status"),
                fields.coded(LAST_KNOWN_STATUS, "Last Known Status"),
                fields.id(SECONDARY_ID, "Org Study Id"),
                fields.sponsor(Sponsor.Role.LEAD, "Lead Sponsor", "Lead Sponsor Name"),
                fields.date(FIRST_SUBMISSION_DATE, "Study First Submit Date"),
                fields.date(REGISTRATION_DATE, REGISTRATION_DATE_TYPE, "Study First Post Date"));
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && sample.says("NCT ID:")
                && (sample.says("Ignite Creation Date:") || sample.says("Protocol Section:", "Study Brief:"));
    }

    /** The head of a page names the part of the record, not the trial. */
    @Override
    protected void title(Page page, Sections sections, TrialReader trial) {}
}
