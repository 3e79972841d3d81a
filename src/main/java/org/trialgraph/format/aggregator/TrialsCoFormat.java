package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Boilerplate;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.LayoutFormat;
import org.trialgraph.format.page.Line;
import org.trialgraph.format.page.ListFields;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.ValueFields;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Sponsor;
import org.trialgraph.registry.Publishers;

/**
 * Trial pages of Trials.co. A generated sentence names type, purpose, conditions and keywords; the table of arms comes column
 * by column; the number stands in the address only.
 */
public final class TrialsCoFormat extends LayoutFormat {
    private static final String NAME = "trials-co";
    private static final Pattern SENTENCE =
            Pattern.compile("(?is)This is an? (?<type>interventional|observational|expanded access)"
                    + "(?: (?<purpose>[a-z /-]{3,60}?))? (?:trial|study) (?:for|on) (?<conditions>.+?)"
                    + "(?: focused on measuring (?<keywords>.+?))?\\.?");
    private static final Pattern LIST = Pattern.compile("\\s*[,;]\\s+");

    private static final Boilerplate FURNITURE = Boilerplate.of(
            "(?:Trials\\.co|Home|Find (?:a )?trials?|Clinical Trials|Search|Back|Sign (?:in|up)|Log ?in|Contact(?: us)?|About(?: us)?)",
            "(?:Apply|I'm interested|Check eligibility|Get started|Learn more(?: about this trial)?|Share|Print)",
            "(?:Privacy|Terms|Cookies?)(?: (?:of (?:use|service)|policy))?",
            "We'll reach out to this number within 24 hrs");

    /** Uses the code table {@code trials-co}. */
    public TrialsCoFormat(Codes codes) {
        super(codes.table(NAME), Publishers.TRIALS_CO, "en", FURNITURE, TrialsCoFormat::fields);
    }

    private static List<Field> fields(ValueFields fields, ListFields parts) {
        return List.of(
                Field.of(TrialsCoFormat::sentence, "About this trial"),
                parts.criteria(Polarity.UNSTATED, "Eligibility Criteria"),
                Field.of(TrialsCoSites::read, "Sites / Locations"),
                Field.place("Arms of the Study"),
                Field.heading("Outcomes", "Full Information"),
                Field.heading(TrialsCoRecord.HEADINGS),
                Field.heading(TrialsCoRecord.PARTS),
                Field.aside(TrialsCoRecord.ASIDE),
                parts.otherIds("Organization Study ID", "Secondary ID"),
                parts.sponsor(Sponsor.Role.LEAD, "Name of the Sponsor", "Sponsor"),
                parts.number("Unique Protocol Identification Number", "NCT ID"));
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
        ConditionList.split(words).forEach(name -> ListFields.condition(name, trial));
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && sample.says("About this trial", "Eligibility Criteria")
                && (sample.says("Sites / Locations") || sample.says("Arms of the Study"))
                && sample.says("This is an ");
    }

    @Override
    protected void besides(Page page, Sections sections, TrialReader trial) {
        new TrialsCoArms(codes()).read(sections, trial);
        new TrialsCoRecord(codes(), trial).interventions(sections);
        for (Line line : sections.head().rest()) {
            if (!FURNITURE.covers(line)) {
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
