package org.trialgraph.format.irct;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Boilerplate;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.page.ListFields;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.ValueFields;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Sponsor;

/** What the registry prints on every trial page. */
final class IrctLayout {
    private static final Boilerplate FURNITURE = Boilerplate.of(
            "IRCT|Iranian Registry of Clinical Trials|Home|Search|Login|Register|Persian|English|\u0641\u0627\u0631\u0633\u06CC",
            "(?:Download|Print|History|Compare|Share|PDF|XML|Back to (?:list|top)).{0,40}");

    static final String EXPECTED_START = "Expected recruitment start date";
    static final String EXPECTED_END = "Expected recruitment end date";

    private IrctLayout() {}

    /** The fields, with the codes of the registry. */
    static Layout of(CodeTable codes) {
        ValueFields values = new ValueFields(codes);
        ListFields parts = new ListFields(codes);
        return Layout.of(
                FURNITURE,
                registration(values, parts),
                Field.heading(
                        "Protocol summary", "General information", "IRCT registration information", "Recruitment"),
                values.prose(OBJECTIVE, "Study aim"),
                values.prose(DESIGN_TEXT, "Design"),
                values.prose(DETAILED_DESCRIPTION, "Settings and conduct"),
                values.prose(STUDY_POPULATION, "Participants/Inclusion and exclusion criteria"),
                Field.of(IrctLayout::treatment, "Intervention groups").often(),
                Field.aside("Main outcome variables", "Reason for update", "Update count"),
                Field.aside(IrctParts.PERSONS),
                Field.aside("Sharing plan"),
                values.prose(IPD_SHARING_DESCRIPTION, "Deidentified Individual Participant Data Set (IPD)"),
                Field.heading(IrctParts.HEADINGS),
                Field.heading(IrctParts.LABELS));
    }

    private static List<Field> registration(ValueFields values, ListFields parts) {
        return List.of(
                parts.number("IRCT registration number"),
                values.date(REGISTRATION_DATE, "Registration date"),
                values.coded(REGISTRATION_TIMING, "Registration timing"),
                values.date(LAST_UPDATE_DATE, "Last update"),
                values.coded(OVERALL_STATUS, "Recruitment status"),
                parts.sponsors(Sponsor.Role.FUNDER, "Funding source"),
                values.date(RECRUITMENT_START_DATE, "Actual recruitment start date"),
                values.date(RECRUITMENT_END_DATE, "Actual recruitment end date"),
                values.date(COMPLETION_DATE, COMPLETION_DATE_TYPE, "Trial completion date"),
                values.text(SCIENTIFIC_TITLE, "Scientific title"),
                values.text(PUBLIC_TITLE, "Public title"),
                values.text(ACRONYM, "Acronym"),
                values.coded(PRIMARY_PURPOSE, "Purpose"),
                Field.heading("Inclusion/Exclusion criteria"),
                parts.criteria(Polarity.INCLUSION, "Inclusion criteria"),
                parts.criteria(Polarity.EXCLUSION, "Exclusion criteria"),
                values.ages("Age"),
                values.coded(SEX, "Gender"),
                values.coded(PHASE, "Phase"),
                values.coded(MASKED_ROLE, "Groups that have been masked"),
                values.enrollment("Target sample size"),
                Field.heading("Sample size", EXPECTED_START, EXPECTED_END),
                Field.of(IrctLayout::reached, "Actual sample size reached"),
                values.coded(ALLOCATION, "Randomization (investigator's opinion)"),
                values.prose(RANDOMIZATION_PROCEDURE, "Randomization description"),
                values.coded(MASKING, "Blinding (investigator's opinion)"),
                values.prose(MASKING_DESCRIPTION, "Blinding description"),
                values.coded(INTERVENTION_MODEL, "Assignment"),
                Field.aside("Placebo", "Other design features"));
    }

    /** In the summary of the protocol the label has a text under it, further down the numbered groups. */
    private static void treatment(Block block, TrialReader trial) {
        boolean numbered = block.rest().get(0).words().matches("#?\\d{1,3}");
        if (!numbered && !trial.trial().has(TREATMENT_DESCRIPTION)) {
            trial.prose(TREATMENT_DESCRIPTION, PageValues.prose(block));
        }
    }

    /** The number reached tells more than the one planned, where the registry has both. */
    private static void reached(Block block, TrialReader trial) {
        Optional<String> number = PageValues.first(block);
        if (trial.trial().has(ENROLLMENT)) {
            number.ifPresent(n -> trial.ledger().ignored(block.place(), n));
        } else {
            trial.count(ENROLLMENT, number, block.place());
        }
    }
}
