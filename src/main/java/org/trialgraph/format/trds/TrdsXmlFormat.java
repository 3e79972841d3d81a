package org.trialgraph.format.trds;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Publisher;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.xml.XmlFields;
import org.trialgraph.format.xml.XmlFormat;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Sponsor;
import org.trialgraph.text.Plain;

/**
 * The XML in which registries send the data set to WHO: {@code trials/trial/main} and its neighbours, the records of ChiCTR
 * under the name {@code Triall}. One object of this class is the export of one registry.
 */
public final class TrdsXmlFormat extends XmlFormat {
    private final String mark;

    /**
     * @param name of the format and of its code table
     * @param publisher the registry
     * @param mark words that only this registry's files have
     * @param codes the code tables
     */
    public TrdsXmlFormat(String name, Publisher publisher, String mark, Codes codes) {
        super(name, publisher, Set.of("trial", "triall"), codes.table(name), "");
        this.mark = mark;
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.markup()
                && sample.text().contains("<trials")
                && sample.text().contains("<trial_id>")
                && sample.text().contains(mark);
    }

    @Override
    protected void read(XmlFields record, TrialReader trial) {
        main(record.object("main"), trial);
        criteria(record.object("criteria"), trial);
        for (XmlFields contact : record.object("contacts").objects("contact")) {
            String role = contact.text("type").map(Plain::clean).orElse("study") + " contact";
            new TrdsReader(contact, trial).contact(role.toLowerCase(Locale.ROOT), "");
            for (String part : new String[] {"city", "country1", "zip"}) {
                contact.withhold(part, trial.ledger(), "address of a person");
            }
        }
        new TrdsReader(record.object("countries"), trial).countries("country2");
        codes(record, trial);
        outcomes(record, "primary_outcome", "prim_outcome", Outcome.Kind.PRIMARY, trial);
        outcomes(record, "secondary_outcome", "sec_outcome", Outcome.Kind.SECONDARY, trial);
        people(record, trial);
    }

    private static void main(XmlFields main, TrialReader trial) {
        TrdsReader items = new TrdsReader(main, trial);
        String registry = items.number("trial_id");
        items.ids("utrn");
        items.text(PUBLIC_TITLE, "public_title");
        items.text(SCIENTIFIC_TITLE, "scientific_title");
        items.text(ACRONYM, "acronym");
        items.text(ACRONYM, "scientific_acronym");
        items.date(REGISTRATION_DATE, "date_registration");
        items.date(START_DATE, "date_enrolment", "date_enrollement");
        items.coded(START_DATE_TYPE, "type_enrolment");
        items.coded(OVERALL_STATUS, "recruitment_status");
        items.studyType("study_type");
        items.phase("phase");
        items.design("study_design");
        items.conditions("hc_freetext");
        items.treatments(registry, "i_freetext", "target_size");
        items.sponsors(Sponsor.Role.LEAD, "primary_sponsor");
        items.date(COMPLETION_DATE, "results_date_completed");
        items.date(RESULTS_DATE, "results_date_posted");
        items.reference("ResultReference", "results_url_link");
        items.reference("StudyDocument", "results_url_protocol");
        items.coded(IPD_SHARING, "results_ipd_plan");
        items.prose(IPD_SHARING_DESCRIPTION, "results_ipd_description");
        for (String own : new String[] {"reg_name", "url"}) {
            main.withhold(own, trial.ledger(), "registry and page, which the number tells");
        }
        for (String results : new String[] {
            "results_actual_enrolment",
            "results_summary",
            "results_date_first_publication",
            "results_baseline_char",
            "results_participant_flow",
            "results_adverse_events",
            "results_outcome_measures"
        }) {
            main.withhold(results, trial.ledger(), "results are outside the model");
        }
    }

    private static void criteria(XmlFields criteria, TrialReader trial) {
        TrdsReader items = new TrdsReader(criteria, trial);
        items.criteria("inclusion_criteria", "exclusion_criteria");
        items.coded(SEX, "gender");
        items.age(MINIMUM_AGE, "agemin");
        items.age(MAXIMUM_AGE, "agemax");
    }

    private static void codes(XmlFields record, TrialReader trial) {
        for (String code : record.object("health_condition_code").texts("hc_code")) {
            trial.id(CONDITION_CODE, CellText.said(Optional.of(code)));
        }
        for (String keyword : record.object("health_condition_keyword").texts("hc_keyword")) {
            trial.text(KEYWORD, CellText.said(Optional.of(keyword)));
        }
        record.withhold("intervention_code", trial.ledger(), "kinds of interventions, not told of which");
        record.withhold("intervention_keyword", trial.ledger(), "codes of interventions, not told of which");
    }

    private static void outcomes(XmlFields record, String list, String item, Outcome.Kind kind, TrialReader trial) {
        XmlFields outcomes = record.object(list);
        for (int left = outcomes.objects(item).size(); left > 0; left--) {
            new TrdsReader(outcomes, trial).outcomes(kind, true, item);
        }
    }

    private static void people(XmlFields record, TrialReader trial) {
        XmlFields secondary = record.object("secondary_sponsor");
        for (int left = secondary.objects("sponsor_name").size(); left > 0; left--) {
            new TrdsReader(secondary, trial).sponsors(Sponsor.Role.COLLABORATOR, "sponsor_name");
        }
        XmlFields support = record.object("source_support");
        for (int left = support.objects("source_name").size(); left > 0; left--) {
            new TrdsReader(support, trial).sponsors(Sponsor.Role.FUNDER, "source_name");
        }
        for (XmlFields id : record.object("secondary_ids").objects("secondary_id")) {
            new TrdsReader(id, trial).ids("sec_id");
            id.withhold("issuing_authority", trial.ledger(), "who gave the id, which it tells itself");
        }
        for (XmlFields review : record.object("ethics_reviews").objects("ethics_review")) {
            TrdsReader items = new TrdsReader(review, trial);
            items.flag(ETHICS_APPROVED, "status", "approved", "not approved");
            items.date(ETHICS_APPROVAL_DATE, "approval_date");
            for (String part : new String[] {"contact_name", "contact_address", "contact_phone", "contact_email"}) {
                review.withhold(part, trial.ledger(), "contact of a committee");
            }
        }
    }
}
