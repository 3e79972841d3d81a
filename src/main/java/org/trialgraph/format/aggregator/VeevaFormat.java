package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.Codes;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.PageValues.TypedName;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Property;
import org.trialgraph.registry.Publishers;

/**
 * Study pages of ClinicalTrials.Veeva. Each label has its value on the lines below; phases are listed from high to low. Some
 * saved pages carry the labels without the short values: such a page gives what it says and no more.
 */
public final class VeevaFormat extends PageFormat {
    private static final String NAME = "veeva";
    private static final Pattern ENROLLED =
            Pattern.compile("(?i)(\\d[\\d,]*) (estimated |actual )?(?:patients?|participants?)");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*");

    /** Uses the code table {@code veeva}. */
    public VeevaFormat(Codes codes) {
        super(codes.table(NAME), Publishers.VEEVA, "en", VeevaLayout.of(codes.table(NAME)));
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && sample.says("Status and phase", "Funder types")
                && (sample.says("Details and patient eligibility") || sample.says("ClinicalTrials.Veeva"));
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        Sections sections = layout().sections(page);
        new VeevaHead(trial, codes()).read(page, sections);
        PageValues.values(sections.get("Conditions")).forEach(words -> trial.condition(Optional.of(words)));
        Block treatments = sections.get("Treatments");
        PageValues.values(treatments)
                .forEach(words -> TypedName.of(words, codes()).position(trial, treatments.place()));
        trial.prose(BRIEF_SUMMARY, PageValues.prose(sections.get("About")));
        trial.prose(DETAILED_DESCRIPTION, PageValues.prose(sections.get("Full description")));
        eligibility(sections, trial);
        new VeevaArms(trial, codes()).read(page, sections);
        design(sections, trial);
        contacts(sections, trial);
    }

    private static void eligibility(Sections sections, TrialReader trial) {
        Block enrollment = sections.get("Enrollment");
        enrollment.value(ENROLLED).ifPresent(words -> enrollment(words, enrollment.place(), trial));
        coded(trial, sections.get("Sex"), SEX);
        Block ages = sections.get("Ages");
        trial.ages(PageValues.first(ages), ages.place());
        Block volunteers = sections.get("Volunteers");
        trial.flag(ACCEPTS_HEALTHY_VOLUNTEERS, PageValues.first(volunteers), volunteers.place());
        criteria(sections.get("Inclusion criteria"), Polarity.INCLUSION, trial);
        criteria(sections.get("Exclusion criteria"), Polarity.EXCLUSION, trial);
        VeevaLayout.BOTH_CRITERIA.forEach(label -> criteria(sections.get(label), Polarity.UNSTATED, trial));
    }

    /** A number without "estimated" is the number of people who took part. */
    private static void enrollment(String words, String place, TrialReader trial) {
        Matcher m = ENROLLED.matcher(words);
        if (m.matches()) {
            trial.count(ENROLLMENT, Optional.of(m.group(1)), place);
            boolean estimated = "estimated ".equalsIgnoreCase(m.group(2));
            trial.trial().add(ENROLLMENT_TYPE, Coded.implied(estimated ? "Anticipated" : "Actual"));
        }
    }

    private static void criteria(Block block, Polarity polarity, TrialReader trial) {
        PageValues.prose(block)
                .ifPresent(text -> trial.trial().criteria(Criteria.split(text, polarity, trial.language())));
    }

    private static void design(Sections sections, TrialReader trial) {
        coded(trial, sections.get("Primary purpose"), PRIMARY_PURPOSE);
        coded(trial, sections.get("Allocation"), ALLOCATION);
        coded(trial, sections.get("Interventional model"), INTERVENTION_MODEL);
        coded(trial, sections.get("Observational model"), OBSERVATIONAL_MODEL);
        coded(trial, sections.get("Time perspective"), TIME_PERSPECTIVE);
        coded(trial, sections.get("Masking"), MASKING);
    }

    private static void coded(TrialReader trial, Block block, Property<Coded> property) {
        PageValues.coded(block, property, trial)
                .ifPresent(words -> trial.coded(property, Optional.of(words), block.place()));
    }

    private static void contacts(Sections sections, TrialReader trial) {
        Block sites = sections.get("Trial contacts and locations");
        trial.count(SITE_COUNT, sites.value(NUMBER), sites.place());
        VeevaLayout.CONTACTS.forEach(label -> Persons.read(sections.get(label).values(), "central contact", trial));
    }
}
