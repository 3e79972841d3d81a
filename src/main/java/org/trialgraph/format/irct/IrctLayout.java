package org.trialgraph.format.irct;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.StandardFields;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Sponsor;

/** What the registry prints on every trial page. */
final class IrctLayout {
    private static final List<String> BOILERPLATE = List.of(
            "IRCT|Iranian Registry of Clinical Trials|Home|Search|Login|Register|Persian|English|\u0641\u0627\u0631\u0633\u06CC",
            "(?:Download|Print|History|Compare|Share|PDF|XML|Back to (?:list|top)).{0,40}");

    static final String EXPECTED_START = "Expected recruitment start date";
    static final String EXPECTED_END = "Expected recruitment end date";

    private IrctLayout() {}

    /** The fields, with the codes of the registry. */
    static Layout of(CodeTable codes) {
        StandardFields fields = new StandardFields(codes);
        return Layout.of(
                BOILERPLATE,
                Stream.concat(
                                List.of(
                                        Field.heading(
                                                "Protocol summary",
                                                "General information",
                                                "IRCT registration information",
                                                "Recruitment"),
                                        fields.prose(OBJECTIVE, "Study aim"),
                                        fields.prose(DESIGN_TEXT, "Design"),
                                        fields.prose(DETAILED_DESCRIPTION, "Settings and conduct"),
                                        fields.prose(STUDY_POPULATION, "Participants/Inclusion and exclusion criteria"),
                                        Field.of(IrctLayout::treatment, "Intervention groups")
                                                .repeated(),
                                        Field.ignored("Main outcome variables", "Reason for update", "Update count"),
                                        Field.ignored(IrctParts.PERSONS),
                                        Field.ignored("Sharing plan"),
                                        fields.prose(
                                                IPD_SHARING_DESCRIPTION,
                                                "Deidentified Individual Participant Data Set (IPD)"),
                                        Field.heading(IrctParts.HEADINGS),
                                        Field.heading(IrctParts.LABELS))
                                        .stream(),
                                registration(fields).stream())
                        .toList());
    }

    private static List<Field> registration(StandardFields fields) {
        return List.of(
                fields.number("IRCT registration number"),
                fields.date(REGISTRATION_DATE, "Registration date"),
                fields.coded(REGISTRATION_TIMING, "Registration timing"),
                fields.date(LAST_UPDATE_DATE, "Last update"),
                fields.coded(OVERALL_STATUS, "Recruitment status"),
                fields.sponsors(Sponsor.Role.FUNDER, "Funding source"),
                fields.date(RECRUITMENT_START_DATE, "Actual recruitment start date"),
                fields.date(RECRUITMENT_END_DATE, "Actual recruitment end date"),
                fields.date(COMPLETION_DATE, COMPLETION_DATE_TYPE, "Trial completion date"),
                fields.text(SCIENTIFIC_TITLE, "Scientific title"),
                fields.text(PUBLIC_TITLE, "Public title"),
                fields.text(ACRONYM, "Acronym"),
                fields.coded(PRIMARY_PURPOSE, "Purpose"),
                Field.heading("Inclusion/Exclusion criteria"),
                fields.criteria(Polarity.INCLUSION, "Inclusion criteria"),
                fields.criteria(Polarity.EXCLUSION, "Exclusion criteria"),
                fields.ages("Age"),
                fields.coded(SEX, "Gender"),
                fields.coded(PHASE, "Phase"),
                fields.coded(MASKED_ROLE, "Groups that have been masked"),
                fields.enrollment("Target sample size"),
                Field.heading("Sample size", EXPECTED_START, EXPECTED_END),
                Field.of(IrctLayout::reached, "Actual sample size reached"),
                fields.coded(ALLOCATION, "Randomization (investigator's opinion)"),
                fields.prose(RANDOMIZATION_PROCEDURE, "Randomization description"),
                fields.coded(MASKING, "Blinding (investigator's opinion)"),
                fields.prose(MASKING_DESCRIPTION, "Blinding description"),
                fields.coded(INTERVENTION_MODEL, "Assignment"),
                Field.ignored("Placebo", "Other design features"));
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
