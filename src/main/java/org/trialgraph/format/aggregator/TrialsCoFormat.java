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
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.StandardFields;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Sponsor;
import org.trialgraph.registry.Publishers;

/**
 * Trial pages of Trials.co. A generated sentence names type, purpose, conditions and keywords; the table of arms comes column
 * by column; the number stands in the address only.
 */
public final class TrialsCoFormat extends PageFormat {
    private static final String NAME = "trials-co";
    private static final Pattern SENTENCE =
            Pattern.compile("(?is)This is an? (?<type>interventional|observational|expanded access)"
                    + "(?: (?<purpose>[a-z /-]{3,60}?))? (?:trial|study) (?:for|on) (?<conditions>.+?)"
                    + "(?: focused on measuring (?<keywords>.+?))?\\.?");
    private static final Pattern LIST = Pattern.compile("\\s*[,;]\\s+");

    private static final List<String> BOILERPLATE = List.of(
            "(?:Trials\\.co|Home|Find (?:a )?trials?|Clinical Trials|Search|Back|Sign (?:in|up)|Log ?in|Contact(?: us)?|About(?: us)?)",
            "(?:Apply|I'm interested|Check eligibility|Get started|Learn more(?: about this trial)?|Share|Print)",
            "(?:Privacy|Terms|Cookies?)(?: (?:of (?:use|service)|policy))?",
            "We'll reach out to this number within 24 hrs");

    /** Uses the code table {@code trials-co}. */
    public TrialsCoFormat(Codes codes) {
        super(codes.table(NAME), Publishers.TRIALS_CO, "en", layout(codes.table(NAME)));
    }

    private static Layout layout(CodeTable codes) {
        StandardFields fields = new StandardFields(codes);
        return Layout.of(BOILERPLATE, fields.commonAfter(fields(fields)));
    }

    private static List<Field> fields(StandardFields fields) {
        return List.of(
                Field.of(TrialsCoFormat::sentence, "About this trial"),
                fields.criteria(Polarity.UNSTATED, "Eligibility Criteria"),
                Field.of(TrialsCoSites::read, "Sites / Locations"),
                Field.labelOnly("Arms of the Study"),
                Field.heading("Outcomes", "Full Information"),
                Field.heading(TrialsCoRecord.HEADINGS),
                Field.heading(TrialsCoRecord.PARTS),
                Field.ignored(TrialsCoRecord.ASIDE),
                fields.otherIds("Organization Study ID", "Secondary ID"),
                fields.sponsor(Sponsor.Role.LEAD, "Name of the Sponsor", "Sponsor"),
                fields.number("Unique Protocol Identification Number", "NCT ID"));
    }

    private static void sentence(Block block, TrialReader trial) {
        String words = block.joined().orElse("");
        Matcher m = SENTENCE.matcher(words);
        if (!m.matches()) {
            trial.text(BRIEF_SUMMARY, Optional.of(words));
            return;
        }
        trial.coded(STUDY_TYPE, Optional.of(m.group("type")), block.place());
        trial.coded(PRIMARY_PURPOSE, Optional.ofNullable(m.group("purpose")), block.place());
        conditions(m.group("conditions"), trial);
        if (m.group("keywords") != null) {
            List.of(LIST.split(m.group("keywords"))).forEach(word -> trial.text(KEYWORD, Optional.of(word)));
        }
    }

    private static void conditions(String words, TrialReader trial) {
        ConditionList.split(words).forEach(name -> trial.condition(Optional.of(name)));
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && sample.says("About this trial", "Eligibility Criteria")
                && (sample.says("Sites / Locations") || sample.says("Arms of the Study"))
                && sample.says("This is an ");
    }

    @Override
    protected void readRest(Page page, Sections sections, TrialReader trial) {
        new TrialsCoArms(codes()).read(sections, trial);
        new TrialsCoRecord(codes(), trial).interventions(sections);
        for (Line line : sections.head().rest()) {
            if (!layout().boilerplate(line)) {
                page.take(line);
                if (trial.trial().build().conditions().isEmpty()) {
                    conditions(PageValues.unbulleted(line.words()), trial);
                } else {
                    trial.ledger().ignored(line.place(), line.words());
                }
            }
        }
    }
}
