package org.trialgraph.format.unknownpage;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Fields;
import org.trialgraph.format.page.PartFields;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Sponsor;

/**
 * The words that universities, hospitals and companies put over the parts of a trial on pages of their own, in English and
 * Chinese, besides those that sites with registry records use.
 */
final class SiteWords {
    private SiteWords() {}

    static List<Field> of(CodeTable codes) {
        Fields fields = new Fields(codes, true);
        PartFields parts = new PartFields(codes);
        return List.of(
                parts.number(
                        "NCT #",
                        "NCT No.",
                        "NCT identifier",
                        "ClinicalTrials.gov",
                        "ClinicalTrials.gov number",
                        "EudraCT number",
                        "EU CT number",
                        "ISRCTN",
                        "ISRCTN number",
                        "Registry ID",
                        "Registry number",
                        "Trial registration",
                        "Trial registration ID",
                        "Registration ID",
                        "Clinical trial number",
                        "Clinical trial ID",
                        "National clinical trial number",
                        "NCT\u7F16\u53F7",
                        "NCT\u53F7",
                        "\u6CE8\u518C\u53F7",
                        "\u4E34\u5E8A\u8BD5\u9A8C\u6CE8\u518C\u53F7",
                        "\u8BD5\u9A8C\u6CE8\u518C\u53F7",
                        "\u6CE8\u518C\u7F16\u53F7"),
                parts.otherIds(
                        "Protocol number",
                        "Protocol ID",
                        "Protocol no.",
                        "Protocol",
                        "Sponsor protocol number",
                        "Sponsor's protocol number",
                        "Sponsor ID",
                        "IRB number",
                        "IRB",
                        "IRB #",
                        "Study number",
                        "\u65B9\u6848\u7F16\u53F7",
                        "\u767B\u8BB0\u53F7"),
                fields.text(
                        PUBLIC_TITLE,
                        "Trial name",
                        "Study name",
                        "Trial title",
                        "Name of trial",
                        "Name of study",
                        "\u8BD5\u9A8C\u901A\u4FD7\u9898\u76EE",
                        "\u8BD5\u9A8C\u540D\u79F0",
                        "\u9879\u76EE\u540D\u79F0",
                        "\u6CE8\u518C\u9898\u76EE"),
                fields.text(SCIENTIFIC_TITLE, "\u8BD5\u9A8C\u4E13\u4E1A\u9898\u76EE"),
                fields.prose(
                        BRIEF_SUMMARY,
                        "What is this study about?",
                        "What is this trial about?",
                        "What is the purpose of this study?",
                        "What is the purpose of this trial?",
                        "What is the study about?",
                        "About the study",
                        "About the trial",
                        "About this clinical trial",
                        "About this research",
                        "Trial purpose",
                        "Purpose of this study",
                        "Purpose of the study",
                        "Study overview",
                        "Trial overview",
                        "Trial summary",
                        "Plain English summary",
                        "Plain language summary",
                        "\u8BD5\u9A8C\u7B80\u4ECB",
                        "\u9879\u76EE\u7B80\u4ECB",
                        "\u7814\u7A76\u7B80\u4ECB"),
                fields.prose(OBJECTIVE, "\u8BD5\u9A8C\u76EE\u7684", "\u7814\u7A76\u76EE\u7684"),
                fields.coded(
                        OVERALL_STATUS,
                        "Enrollment status",
                        "Current status",
                        "Recruitment",
                        "Recruiting",
                        "\u8BD5\u9A8C\u72B6\u6001",
                        "\u62DB\u52DF\u72B6\u6001",
                        "\u9879\u76EE\u72B6\u6001"),
                fields.coded(
                        PHASE,
                        "Development phase",
                        "Phase of study",
                        "Phase of trial",
                        "\u8BD5\u9A8C\u5206\u671F",
                        "\u7814\u7A76\u9636\u6BB5",
                        "\u5206\u671F"),
                fields.coded(STUDY_TYPE, "\u7814\u7A76\u7C7B\u578B", "\u8BD5\u9A8C\u7C7B\u578B"),
                fields.coded(SEX, "Sex/Gender", "Gender(s)", "Sex(es)", "\u6027\u522B"),
                fields.ages(
                        "Age group",
                        "Age limits",
                        "Age requirement",
                        "Age of participants",
                        "\u5E74\u9F84",
                        "\u5E74\u9F84\u8303\u56F4"),
                fields.enrollment(
                        "Participants needed",
                        "Number of patients",
                        "Number of volunteers",
                        "Planned enrollment",
                        "Participants",
                        "\u76EE\u6807\u5165\u7EC4\u4EBA\u6570",
                        "\u6837\u672C\u91CF",
                        "\u8BA1\u5212\u5165\u7EC4\u4EBA\u6570"),
                people(parts),
                conditions(parts),
                interventions(parts),
                inclusion(parts),
                exclusion(parts),
                parts.criteria(
                        Polarity.UNSTATED,
                        "Participation criteria",
                        "Who can take part?",
                        "Who can take part",
                        "Who can participate?",
                        "Who may participate",
                        "Who can join?",
                        "Who is eligible?",
                        "Can I take part?",
                        "Am I eligible?",
                        "Entry criteria",
                        "Requirements",
                        "Eligibility requirements",
                        "Eligibility information",
                        "Participant requirements",
                        "Key eligibility criteria",
                        "Main eligibility criteria",
                        "\u5165\u6392\u6807\u51C6",
                        "\u5165\u7EC4\u6761\u4EF6"),
                parts.outcomes(
                        Outcome.Kind.PRIMARY,
                        "Primary endpoint",
                        "Primary endpoints",
                        "Primary outcome measure",
                        "\u4E3B\u8981\u7EC8\u70B9",
                        "\u4E3B\u8981\u7EC8\u70B9\u6307\u6807"),
                parts.outcomes(
                        Outcome.Kind.SECONDARY,
                        "Secondary endpoint",
                        "Secondary endpoints",
                        "\u6B21\u8981\u7EC8\u70B9",
                        "\u6B21\u8981\u7EC8\u70B9\u6307\u6807"),
                ends(),
                Field.aside(
                        "Other trials",
                        "Other studies",
                        "More trials",
                        "You may also be interested in",
                        "Related clinical studies",
                        "Similar studies",
                        "Similar clinical trials",
                        "Recommended trials",
                        "More like this",
                        "\u76F8\u5173\u8BD5\u9A8C",
                        "\u76F8\u5173\u63A8\u8350",
                        "\u76F8\u4F3C\u8BD5\u9A8C"));
    }

    private static Field people(PartFields parts) {
        return parts.sponsor(
                Sponsor.Role.LEAD,
                "Sponsor / Company",
                "Sponsoring company",
                "Sponsoring organization",
                "Sponsor organisation",
                "Company",
                "\u7533\u529E\u5355\u4F4D",
                "\u7533\u529E\u65B9",
                "\u7533\u529E\u8005",
                "\u7533\u8BF7\u4EBA\u540D\u79F0");
    }

    private static Field conditions(PartFields parts) {
        return parts.conditions(
                "Medical conditions",
                "Diagnosis",
                "Diseases",
                "Disease or condition",
                "Health condition",
                "Health conditions",
                "Disease area",
                "Indication",
                "Indications",
                "Cancer type",
                "Conditions being studied",
                "Condition studied",
                "\u9002\u5E94\u75C7",
                "\u75BE\u75C5",
                "\u7814\u7A76\u75BE\u75C5");
    }

    private static Field interventions(PartFields parts) {
        return parts.interventions(
                "Drug",
                "Drugs",
                "Study treatment",
                "Study drugs",
                "Investigational product",
                "Investigational drug",
                "Therapy",
                "Medication",
                "\u836F\u7269\u540D\u79F0",
                "\u8BD5\u9A8C\u836F\u7269",
                "\u5E72\u9884\u63AA\u65BD");
    }

    private static Field inclusion(PartFields parts) {
        return parts.criteria(
                Polarity.INCLUSION,
                "Key inclusion",
                "Inclusion",
                "Main inclusion criteria",
                "Inclusions",
                "You may be eligible if",
                "You may be eligible if you",
                "You may be able to take part if",
                "You may be able to join if",
                "You can join if",
                "You can join if you",
                "You can take part if",
                "You can take part if you",
                "You may qualify if",
                "You may qualify if you",
                "\u5165\u9009\u6807\u51C6",
                "\u7EB3\u5165\u6807\u51C6",
                "\u4E3B\u8981\u5165\u9009\u6807\u51C6");
    }

    private static Field exclusion(PartFields parts) {
        return parts.criteria(
                Polarity.EXCLUSION,
                "Key exclusion",
                "Exclusion",
                "Main exclusion criteria",
                "Exclusions",
                "You may not be eligible if",
                "You may not be eligible if you",
                "You may not be able to take part if",
                "You cannot join if",
                "You cannot join if you",
                "You can't join if",
                "You cannot take part if",
                "You cannot take part if you",
                "You may not qualify if",
                "Who cannot take part?",
                "Who cannot participate?",
                "\u6392\u9664\u6807\u51C6",
                "\u4E3B\u8981\u6392\u9664\u6807\u51C6");
    }

    /** Words over what a trial is not described with here, and people: criteria and lists end there. */
    private static Field ends() {
        return Field.heading(
                "Principal investigator",
                "Principal investigators",
                "Chief investigator",
                "Lead researcher",
                "Lead scientist",
                "Study team",
                "Study contact",
                "Trial contact",
                "Contact us about this study",
                "How to take part",
                "How to join",
                "How do I take part?",
                "How to participate",
                "Participating locations",
                "Participating sites",
                "Participating centers",
                "Participating centres",
                "Where is the study taking place?",
                "Where is this study taking place?",
                "Study IDs",
                "Supported by",
                "What are the researchers looking for?",
                "What are researchers looking for?",
                "What will happen?",
                "What does the study involve?",
                "What is involved?",
                "Visits",
                "Compensation",
                "Publications",
                "More information",
                "Frequently asked questions",
                "\u8BD5\u9A8C\u673A\u6784",
                "\u7814\u7A76\u4E2D\u5FC3",
                "\u7814\u7A76\u8005",
                "\u4E3B\u8981\u7814\u7A76\u8005",
                "\u8054\u7CFB\u4EBA",
                "\u8054\u7CFB\u7535\u8BDD",
                "\u8054\u7CFB\u65B9\u5F0F",
                "\u8BD5\u9A8C\u5730\u70B9");
    }
}
