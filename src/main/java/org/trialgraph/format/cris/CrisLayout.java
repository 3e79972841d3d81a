package org.trialgraph.format.cris;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.StandardFields;
import org.trialgraph.model.Criterion.Polarity;

/** What the registry prints on every trial page, with the labels of its Korean pages behind the English ones. */
final class CrisLayout {
    private static final List<String> BOILERPLATE = List.of(
            "CRIS|Clinical Research Information Service|Home|Login|Sitemap|Korean|English|Print|Search(?: (?:for )?(?:clinical )?(?:research|trials?|studies))?",
            "(?:History|List|Download|PDF|Excel|Back|Go to .{0,30}|Skip .{0,40})");

    private static final Pattern CODED_CONDITION =
            Pattern.compile("\\(([A-Z]\\d{2}(?:\\.\\d)?(?:-[A-Z]\\d{2}(?:\\.\\d)?)?)\\)\\s*(.+)");
    private static final Pattern BRANCH = Pattern.compile("\\s*/\\s*");

    private CrisLayout() {}

    /** The fields, with the codes of the registry. */
    static Layout of(CodeTable codes) {
        StandardFields fields = new StandardFields(codes);
        return Layout.of(
                BOILERPLATE,
                List.of(
                        fields.number(
                                "CRIS Registration Number",
                                "KCT Number",
                                "CRIS\uB4F1\uB85D\uBC88\uD638",
                                "CRIS \uB4F1\uB85D\uBC88\uD638"),
                        fields.id(SECONDARY_ID, "Unique Protocol ID", "\uC5F0\uAD6C\uACE0\uC720\uBC88\uD638")
                                .valueMatching(words -> words.matches("[\\w./-]{2,40}")),
                        fields.text(PUBLIC_TITLE, "Public/Brief Title", "\uC694\uC57D\uC81C\uBAA9"),
                        fields.text(SCIENTIFIC_TITLE, "Scientific Title", "\uC5F0\uAD6C\uC81C\uBAA9"),
                        fields.text(ACRONYM, "Acronym", "\uC5F0\uAD6C\uC57D\uC5B4\uBA85"),
                        fields.date(
                                REGISTRATION_DATE,
                                "Date of Registration",
                                "Registered Date",
                                "First Submitted Date",
                                "\uB4F1\uB85D\uC77C"),
                        fields.date(
                                LAST_UPDATE_DATE,
                                "Last Updated Date",
                                "Last Update Date",
                                "Last Updated",
                                "\uCD5C\uC885\uAC31\uC2E0\uC77C"),
                        fields.otherIds("Registration Number of Other Registry", "Other Registration Number"),
                        fields.coded(
                                OVERALL_STATUS,
                                "Overall Recruitment Status",
                                "\uC804\uCCB4\uC5F0\uAD6C\uBAA8\uC9D1\uD604\uD669"),
                        fields.date(
                                START_DATE,
                                START_DATE_TYPE,
                                "Date of First Enrollment",
                                "First Enrollment Date",
                                "\uCCAB \uC5F0\uAD6C\uB300\uC0C1\uC790 \uB4F1\uB85D\uC77C"),
                        fields.enrollment(
                                "Target Number of Participant",
                                "Target Number of Participants",
                                "Target Sample Size",
                                "\uBAA9\uD45C\uB300\uC0C1\uC790 \uC218"),
                        fields.date(
                                PRIMARY_COMPLETION_DATE,
                                PRIMARY_COMPLETION_DATE_TYPE,
                                "Primary Completion Date",
                                "\uC790\uB8CC\uC218\uC9D1\uC885\uB8CC\uC77C"),
                        fields.date(
                                COMPLETION_DATE,
                                COMPLETION_DATE_TYPE,
                                "Study Completion Date",
                                "\uC5F0\uAD6C\uC885\uB8CC\uC77C"),
                        fields.prose(BRIEF_SUMMARY, "Lay Summary", "\uC5F0\uAD6C\uC694\uC57D"),
                        fields.coded(STUDY_TYPE, "Study Type", "\uC5F0\uAD6C\uC885\uB958"),
                        fields.coded(PRIMARY_PURPOSE, "Study Purpose", "\uC5F0\uAD6C\uBAA9\uC801"),
                        fields.coded(PHASE, "Phase", "\uC784\uC0C1\uC2DC\uD5D8\uB2E8\uACC4"),
                        fields.coded(
                                INTERVENTION_MODEL,
                                "Intervention Model",
                                "Interventional Model",
                                "\uC911\uC7AC\uBAA8\uD615"),
                        fields.coded(
                                OBSERVATIONAL_MODEL,
                                "Observational Study Model",
                                "\uAD00\uCC30\uC5F0\uAD6C\uBAA8\uD615"),
                        fields.coded(TIME_PERSPECTIVE, "Time Perspective", "\uC5F0\uAD6C\uAD00\uC810"),
                        fields.coded(MASKING, "Blinding/Masking", "\uB208\uAC00\uB9BC"),
                        fields.coded(MASKED_ROLE, "Blinded Subject", "\uB208\uAC00\uB9BC \uB300\uC0C1\uC790"),
                        fields.coded(ALLOCATION, "Allocation", "\uBC30\uC815"),
                        fields.prose(
                                TREATMENT_DESCRIPTION,
                                "Intervention Description",
                                "\uC911\uC7AC\uC0C1\uC138\uC124\uBA85"),
                        Field.of(
                                CrisLayout::conditions,
                                "Condition(s)/Problem(s)",
                                "\uB300\uC0C1\uC9C8\uD658(\uC9C8\uBCD1\uBD84\uB958)"),
                        fields.coded(SEX, "Gender", "\uC131\uBCC4"),
                        fields.ages("Age", "\uC5F0\uB839"),
                        fields.criteria(Polarity.INCLUSION, "Description"),
                        fields.criteria(Polarity.INCLUSION, "Inclusion Criteria", "\uC120\uC815\uAE30\uC900"),
                        fields.criteria(Polarity.EXCLUSION, "Exclusion Criteria", "\uC81C\uC678\uAE30\uC900"),
                        fields.healthyVolunteers("Healthy Volunteers", "\uAC74\uAC15\uC778\uCC38\uC5EC\uC5EC\uBD80"),
                        Field.ignored(
                                "MFDS Regulated Study",
                                "IND/IDE Protocol",
                                "Registered at Other Registry",
                                "Healthcare Benefit Approval Status",
                                "Rare Disease",
                                "Number of Arms",
                                "Study Site",
                                "Type of Primary Outcome",
                                "Result Registered"),
                        fields.id(ETHICS_APPROVAL_NUMBER, "Board Approval Number"),
                        fields.date(ETHICS_APPROVAL_DATE, "Approval Date"),
                        fields.coded(IPD_SHARING, "Sharing Statement of Individual Participant Data"),
                        Field.heading(CrisParts.HEADINGS),
                        Field.heading(CrisParts.LABELS),
                        Field.heading(
                                "Background",
                                "Status",
                                "Study Design",
                                "Subject Eligibility",
                                "Study Summary",
                                "Outcome Measure(s)",
                                "Study Results and Publication",
                                "Sharing Statement",
                                "Contact Details",
                                "Institutional Review Board/Ethics Committee")));
    }

    /** The classes of a disease down to the disease, as in {@code (M00-M99)Diseases of … / Knee osteoarthritis}. */
    private static void conditions(Block block, TrialReader trial) {
        for (String words : PageValues.values(block)) {
            String plain = words.replaceFirst("^\\*\\s*", "");
            for (String part : BRANCH.split(plain)) {
                var coded = CODED_CONDITION.matcher(part);
                if (coded.matches()) {
                    trial.id(CONDITION_CODE, Optional.of(coded.group(1)));
                    trial.condition(Optional.of(coded.group(2)));
                } else {
                    trial.condition(Optional.of(part));
                }
            }
        }
    }
}
