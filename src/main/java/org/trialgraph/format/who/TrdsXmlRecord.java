package org.trialgraph.format.who;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Locale;
import java.util.Optional;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.XmlFields;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Sponsor;
import org.trialgraph.text.DayOrders;
import org.trialgraph.text.TextNormalizer;

/** One trial of a registry's XML export: {@code main} and its neighbours. */
final class TrdsXmlRecord {
    private final XmlFields record;
    private final TrialReader trial;
    private final RecordDates dates;

    /**
     * @param record the element of the trial
     * @param trial receives it
     * @param document what the whole document tells of its order of day and month
     */
    TrdsXmlRecord(XmlFields record, TrialReader trial, DayOrders document) {
        this.record = record;
        this.trial = trial;
        this.dates = RecordDates.of(record.object("main"), document, trial);
    }

    void read() {
        String registry = main(record.object("main"));
        criteria(items(record.object("criteria")));
        for (XmlFields contact : record.object("contacts").objects("contact")) {
            String role = contact.text("type").map(TextNormalizer::clean).orElse("study") + " contact";
            items(contact).contact(role.toLowerCase(Locale.ROOT), "");
            for (String part : new String[] {"city", "country1", "zip"}) {
                contact.ignore(part, trial.ledger(), "address of a person");
            }
        }
        XmlFields countries = record.object("countries");
        for (int left = countries.objects("country2").size(); left > 0; left--) {
            items(countries).countries("country2");
        }
        codes();
        outcomes("primary_outcome", "prim_outcome", registry, Outcome.Kind.PRIMARY);
        outcomes("secondary_outcome", "sec_outcome", registry, Outcome.Kind.SECONDARY);
        organisations();
        for (XmlFields id : record.object("secondary_ids").objects("secondary_id")) {
            items(id).ids("sec_id");
            id.ignore("issuing_authority", trial.ledger(), "who gave the id, which it tells itself");
        }
        record.object("ethics_reviews").objects("ethics_review").forEach(this::ethics);
    }

    private TrdsReader items(RecordFields fields) {
        return new TrdsReader(fields, trial, dates);
    }

    private String main(XmlFields main) {
        TrdsReader items = items(main);
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
        besides(main);
        return registry;
    }

    private void besides(XmlFields main) {
        for (String own : new String[] {"reg_name", "url"}) {
            main.ignore(own, trial.ledger(), "registry and page, which the number tells");
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
            main.ignore(results, trial.ledger(), "results are outside the model");
        }
    }

    private static void criteria(TrdsReader items) {
        items.criteria("inclusion_criteria", "exclusion_criteria");
        items.coded(SEX, "gender");
        items.age(MINIMUM_AGE, "agemin");
        items.age(MAXIMUM_AGE, "agemax");
    }

    /** Codes of conditions stand under keywords too; what interventions are coded as is not told of which. */
    private void codes() {
        for (String code : record.object("health_condition_code").texts("hc_code")) {
            trial.id(CONDITION_CODE, CellText.said(Optional.of(code)));
        }
        for (String keyword : record.object("health_condition_keyword").texts("hc_keyword")) {
            Optional<String> said = CellText.said(Optional.of(keyword));
            if (said.filter(Conditions::isCode).isPresent()) {
                trial.id(CONDITION_CODE, said);
            } else {
                trial.text(KEYWORD, said);
            }
        }
        record.ignore("intervention_code", trial.ledger(), "kinds of interventions, not told of which");
        for (String keyword : record.object("intervention_keyword").texts("i_keyword")) {
            CellText.said(Optional.of(keyword))
                    .filter(words -> !Conditions.isCode(words) && !words.matches("[;\\s]*"))
                    .ifPresent(words -> trial.text(KEYWORD, Optional.of(words)));
        }
    }

    /** Elements are outcomes; ChiCTR puts several into one, with semicolons between. */
    private void outcomes(String list, String item, String registry, Outcome.Kind kind) {
        XmlFields outcomes = record.object(list);
        for (int left = outcomes.objects(item).size(); left > 0; left--) {
            items(outcomes).outcomes(kind, registry, item);
        }
    }

    private void organisations() {
        XmlFields secondary = record.object("secondary_sponsor");
        for (int left = secondary.objects("sponsor_name").size(); left > 0; left--) {
            items(secondary).sponsors(Sponsor.Role.COLLABORATOR, "sponsor_name");
        }
        XmlFields support = record.object("source_support");
        for (int left = support.objects("source_name").size(); left > 0; left--) {
            items(support).sponsors(Sponsor.Role.FUNDER, "source_name");
        }
    }

    private void ethics(XmlFields review) {
        TrdsReader items = items(review);
        items.flag(ETHICS_APPROVED, "status", "approved", "not approved");
        items.date(ETHICS_APPROVAL_DATE, "approval_date");
        for (String part : new String[] {"contact_name", "contact_address", "contact_phone", "contact_email"}) {
            review.ignore(part, trial.ledger(), "contact of a committee");
        }
    }
}
