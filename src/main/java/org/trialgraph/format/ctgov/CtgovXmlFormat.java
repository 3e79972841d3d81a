package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.Codes;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.XmlFields;
import org.trialgraph.format.record.XmlFormat;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.registry.Publishers;

/**
 * Studies of ClinicalTrials.gov as XML, one study a document. The elements are those of the registry's own schema ({@code
 * public.xsd}), with the names of older releases.
 */
public final class CtgovXmlFormat extends XmlFormat {
    private static final String NAME = "ctgov-xml";
    private static final Pattern PROCESSED = Pattern.compile("processed this data on\\s+(.+?)\\s*$");

    /** Uses the code table {@code ctgov-xml}. */
    public CtgovXmlFormat(Codes codes) {
        super(codes.table(NAME), Publishers.CLINICALTRIALS_GOV, "en", Set.of("clinical_study"));
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.markup() && sample.text().contains("<clinical_study");
    }

    @Override
    protected BiConsumer<XmlFields, TrialReader> reader(SourceDocument document) {
        return CtgovXmlFormat::read;
    }

    private static void read(XmlFields study, TrialReader trial) {
        identification(study, trial);
        trial.prose(BRIEF_SUMMARY, textblock(study, "brief_summary"));
        trial.prose(DETAILED_DESCRIPTION, textblock(study, "detailed_description"));
        new StatusElements(trial).read(study);
        new DesignElements(trial).read(study);
        new PeopleElements(trial).read(study);
        eligibility(study.object("eligibility"), trial);
        new SupplementElements(trial).read(study);
    }

    /** The running text of an element that holds a {@code textblock}, or words of its own as very old records have them. */
    static Optional<String> textblock(XmlFields study, String name) {
        XmlFields element = study.object(name);
        return element.text("textblock").or(element::words).map(Textblock::unwrap);
    }

    private static void identification(XmlFields study, TrialReader trial) {
        XmlFields header = study.object("required_header");
        Optional<String> processed = header.text("download_date").map(words -> {
            Matcher m = PROCESSED.matcher(words);
            return m.find() ? m.group(1) : words;
        });
        trial.date(SOURCE_VERSION_DATE, processed, header.place("download_date"));
        study.ignore("required_header", trial.ledger(), "address and title of the record's page");
        study.attribute("rank")
                .ifPresent(
                        rank -> trial.ledger().ignored(study.place("@rank"), "place of the record in a list of hits"));
        XmlFields ids = study.object("id_info");
        CtgovNumber.take(ids.text("nct_id"), ids.place("nct_id"), trial);
        ids.texts("nct_alias").forEach(alias -> trial.id(ALIAS_ID, Optional.of(alias)));
        ids.texts("org_study_id").forEach(id -> trial.id(SECONDARY_ID, Optional.of(id)));
        ids.texts("secondary_id").forEach(id -> trial.id(SECONDARY_ID, Optional.of(id)));
        trial.text(PUBLIC_TITLE, study.text("brief_title"));
        trial.text(SCIENTIFIC_TITLE, study.text("official_title"));
        trial.id(ACRONYM, study.text("acronym"));
    }

    private static void eligibility(XmlFields eligibility, TrialReader trial) {
        trial.coded(SEX, eligibility.text("gender"), eligibility.place("gender"));
        trial.flag(GENDER_BASED, eligibility.text("gender_based"), eligibility.place("gender_based"));
        trial.text(GENDER_DESCRIPTION, textblock(eligibility, "gender_description"));
        trial.age(MINIMUM_AGE, eligibility.text("minimum_age"), eligibility.place("minimum_age"));
        trial.age(MAXIMUM_AGE, eligibility.text("maximum_age"), eligibility.place("maximum_age"));
        trial.flag(
                ACCEPTS_HEALTHY_VOLUNTEERS,
                eligibility.text("healthy_volunteers"),
                eligibility.place("healthy_volunteers"));
        trial.prose(STUDY_POPULATION, textblock(eligibility, "study_pop"));
        trial.coded(SAMPLING_METHOD, eligibility.text("sampling_method"), eligibility.place("sampling_method"));
        textblock(eligibility, "criteria")
                .ifPresent(text -> trial.trial().criteria(Criteria.split(text, trial.language())));
    }
}
