package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.codes.Codes;
import org.trialgraph.criteria.Criteria;
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
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Sponsor;
import org.trialgraph.registry.Publishers;

/**
 * Trial pages of MedPath, for trials of many registries. Phase and status stand without labels below the title. In some
 * extractions the headings of the criteria are gone, values of a list run together, and "Not" has lost its first letter.
 */
public final class MedPathFormat extends PageFormat {
    private static final String NAME = "medpath";

    private static final List<String> BOILERPLATE = List.of(
            "MedPath|Home|Search|Sign (?:in|up)|Log ?in|Share|Save|View (?:more|all)|Show (?:more|less)|Export|Follow",
            "(?:News|Drugs|Organizations|Trials|Clinical Trials|Approvals|Resources|AI Chat|Tools|About(?: us)?)",
            "Name ?Time ?Method|Group ?Intervention ?Description|Name|Time|Method");

    /** Uses the code table {@code medpath}. */
    public MedPathFormat(Codes codes) {
        super(codes.table(NAME), Publishers.MEDPATH, "en", layout(codes.table(NAME)));
    }

    private static Layout layout(CodeTable codes) {
        StandardFields fields = new StandardFields(codes);
        MedPathLocations locations = new MedPathLocations();
        return Layout.of(
                BOILERPLATE,
                List.of(
                        fields.conditions("Conditions"),
                        fields.interventions("Interventions"),
                        fields.number("Registration Number"),
                        fields.sponsor(Sponsor.Role.LEAD, "Lead Sponsor"),
                        fields.sponsors(Sponsor.Role.COLLABORATOR, "Collaborators"),
                        fields.prose(BRIEF_SUMMARY, "Brief Summary"),
                        fields.prose(DETAILED_DESCRIPTION, "Detailed Description"),
                        Field.heading("Recruitment & Eligibility", "Study & Design", "Arm && Interventions"),
                        fields.coded(OVERALL_STATUS, "Status"),
                        fields.coded(SEX, "Sex"),
                        Field.of(enrollment(fields), "Target Recruitment"),
                        fields.criteria(Polarity.INCLUSION, "Inclusion Criteria"),
                        fields.criteria(Polarity.EXCLUSION, "Exclusion Criteria"),
                        fields.coded(STUDY_TYPE, "Study Type"),
                        Field.of((block, trial) -> design(codes, block, trial), "Study Design"),
                        Field.of(
                                (block, trial) -> MedPathOutcomes.read(Outcome.Kind.PRIMARY, block, trial),
                                "Primary Outcome Measures"),
                        Field.of(
                                (block, trial) -> MedPathOutcomes.read(Outcome.Kind.SECONDARY, block, trial),
                                "Secondary Outcome Measures"),
                        Field.of(locations::read, "Trial Locations", "Study Locations"),
                        Field.heading("Contact", "Contacts", "Contact Information", "Contacts and Locations"),
                        Field.ignored("Related Trials", "Related News", "Related Topics", "Similar Trials")));
    }

    /** Where the headings of the criteria are gone, both lists follow the number of participants. */
    private static Field.Reader enrollment(StandardFields fields) {
        Field.Reader number = fields.enrollment("Target Recruitment").reader();
        return (block, trial) -> {
            number.read(block, trial);
            block.remainder()
                    .ifPresent(
                            text -> trial.trial().criteria(Criteria.split(text, Polarity.UNSTATED, trial.language())));
        };
    }

    /** The design is the model as the API has it, or what another registry says of the design in its own words. */
    private static void design(CodeTable codes, Block block, TrialReader trial) {
        PageValues.first(block).ifPresent(words -> {
            if (codes.concepts(INTERVENTION_MODEL.name(), words).isEmpty()) {
                trial.text(DESIGN_TEXT, Optional.of(words));
            } else {
                trial.coded(INTERVENTION_MODEL, Optional.of(words), block.place());
            }
        });
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && sample.says("Recruitment & Eligibility", "Registration Number", "Lead Sponsor")
                && (sample.says("Target Recruitment") || sample.says("Study & Design"));
    }

    @Override
    protected void readRest(Page page, Sections sections, TrialReader trial) {
        for (Line line : sections.head().rest()) {
            phaseOrStatus(page, line, trial);
        }
    }

    private void phaseOrStatus(Page page, Line line, TrialReader trial) {
        String words = PageValues.unbulleted(line.words());
        if (!codes().concepts(PHASE.name(), words).isEmpty()) {
            page.take(line);
            trial.coded(PHASE, Optional.of(words), line.place());
        } else if (!codes().concepts(OVERALL_STATUS.name(), words).isEmpty()) {
            page.take(line);
            if (trial.trial().has(OVERALL_STATUS)) {
                trial.ledger().ignored(line.place(), words);
            } else {
                trial.coded(OVERALL_STATUS, Optional.of(words), line.place());
            }
        }
    }
}
