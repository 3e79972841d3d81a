package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.StandardFields;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Sponsor;
import org.trialgraph.registry.Publishers;

/**
 * Trial pages of ICH GCP. The older layout has the field names of the registry's old XML files as labels, the present one
 * those of the registry's own pages; a device trial that is not public prints "Withheld" and "[Redacted]".
 */
public final class IchGcpFormat extends PageFormat {
    private static final String NAME = "ichgcp";
    private static final Pattern UPDATED = Pattern.compile("(.{4,30}?) updated by:? .*");

    private static final List<String> BOILERPLATE = List.of(
            "This section provides .*|Researchers look for people who .*|This (?:section|is where) .*",
            "ClinicalTrials\\.gov processed this data on .*",
            "Conditions usually refer to .*|Interventions (?:refer to|can also) .*|Most clinical trials are designated .*",
            "In Phase \\d \\(Phase .*",
            "ICH GCP|Clinical Trials Registry|Home|Search|Print|Download|Back|Study Record Updates|Study Registration Dates",
            "These dates track the progress .*|This information was retrieved directly from .*");

    /** Uses the code table {@code ichgcp}. */
    public IchGcpFormat(Codes codes) {
        super(codes.table(NAME), Publishers.ICH_GCP, "en", layout(codes.table(NAME)));
    }

    private static Layout layout(CodeTable codes) {
        StandardFields fields = new StandardFields(codes);
        return Layout.of(BOILERPLATE, fields.commonAfter(fields(fields)));
    }

    private static List<Field> fields(StandardFields fields) {
        return List.of(
                Field.heading("Sponsors", "Study Overview", "Study Major Dates", "Eligibility Criteria"),
                Field.ignored(
                        "Source",
                        "Name Title",
                        "Organization",
                        "Firstreceived Results Date",
                        "Firstreceived Results Disposition Date"),
                Field.ignored("Terms related to this study", "Additional Relevant MeSH Terms"),
                fields.sponsor(Sponsor.Role.LEAD, "Lead Sponsor", "Agency", "Sponsor"),
                fields.date(LAST_UPDATE_DATE, LAST_UPDATE_DATE_TYPE, "Last Update Posted", "Lastchanged Date"),
                fields.date(FIRST_SUBMISSION_DATE, "Firstreceived Date", "First Submitted"),
                fields.date(VERIFICATION_DATE, "Verification Date", "Last Verified"),
                fields.coded(INTERVENTION_MODEL, "Interventional Model", "Intervention Model"),
                fields.criteria(Polarity.UNSTATED, "Description", "Textblock", "Criteria"),
                fields.minimumAge("Minimum Age"),
                fields.maximumAge("Maximum Age"));
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && (sample.says("Lastchanged Date", "Firstreceived Date", "Overall Status")
                        || sample.says(" updated by:", "Study Overview", "Participation Criteria")
                        || isOn(sample, "ichgcp.net") && sample.says("Study Overview"));
    }

    @Override
    protected void readRest(Page page, Sections sections, TrialReader trial) {
        head(page, sections.head(), trial);
    }

    /** Below the title: when and by whom it was updated, the scientific title, the summary. */
    private void head(Page page, Block head, TrialReader trial) {
        boolean updated = false;
        for (Line line : head.rest()) {
            Matcher m = UPDATED.matcher(line.words());
            if (m.matches() && !updated) {
                page.take(line);
                updated = true;
                if (!trial.trial().has(LAST_UPDATE_SUBMISSION_DATE)) {
                    trial.date(LAST_UPDATE_SUBMISSION_DATE, Optional.of(m.group(1)), line.place());
                }
            } else if (updated && !layout().boilerplate(line)) {
                page.take(line);
                boolean title = !trial.trial().has(SCIENTIFIC_TITLE);
                trial.text(title ? SCIENTIFIC_TITLE : BRIEF_SUMMARY, Optional.of(line.words()));
            }
        }
    }
}
