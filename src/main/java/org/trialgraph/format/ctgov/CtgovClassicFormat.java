package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialgraph.codes.Codes;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Coded;
import org.trialgraph.model.MeshTerm;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.registry.Publishers;

/**
 * Study pages of ClinicalTrials.gov in the design of 2017 and the years after. The status is a sentence; conditions,
 * interventions and phase stand in a table of one row, whose cells run together in plain-text extractions.
 */
public final class CtgovClassicFormat extends PageFormat {
    private static final String NAME = "ctgov-classic";
    private static final Pattern DESIGN_PARTS = Pattern.compile(
            "(?<=^\\s{0,20}Study Design:)\\s+|,?\\s+(?=(?:Endpoint Classification|Intervention Model|Observational Model"
                    + "|Time Perspective|Masking|Primary Purpose):)");

    /** Uses the code table {@code ctgov-classic}. */
    public CtgovClassicFormat(Codes codes) {
        super(codes.table(NAME), Publishers.CLINICALTRIALS_GOV, "en", ClassicLayout.LAYOUT);
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && sample.says("ClinicalTrials.gov Identifier")
                && (sample.says("Information provided by") || sample.says("Last Update Posted"))
                && (sample.says("Study Type") || sample.says("Sponsor:") || sample.says("Sponsor :"));
    }

    /** The parts of the study design stand on one line in some extractions. */
    @Override
    protected Page prepared(Page page) {
        return page.split(line -> parts(line));
    }

    private static List<String> parts(Line line) {
        return line.words().startsWith("Study Design:") && line.raw().length() < 2000
                ? List.of(DESIGN_PARTS.split(line.raw()))
                : List.of(line.raw());
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        Sections sections = layout().sections(page);
        new ClassicHead(trial, codes()).read(page, sections);
        new ClassicParties(trial).read(page, sections);
        trial.prose(
                BRIEF_SUMMARY,
                sections.get("Purpose")
                        .text()
                        .or(() -> sections.get("Brief Summary:").text()));
        trial.prose(DETAILED_DESCRIPTION, sections.get("Detailed Description:").text());
        text(trial, sections, "Official Title:", SCIENTIFIC_TITLE);
        new ClassicDesign(trial, codes()).read(sections);
        new ClassicTable(trial, codes()).read(sections);
        new ClassicArms(trial, codes()).read(page, sections);
        new ClassicOutcomes(trial).read(page, sections);
        eligibility(sections, trial);
        new ClassicLocations(trial, codes()).read(page, sections);
        terms(sections, trial);
        ignored(sections, trial);
    }

    private static void eligibility(Sections sections, TrialReader trial) {
        Block ages = sections.get("Ages Eligible for Study:");
        ages.value().ifPresent(words -> ages(words, ages.place(), trial));
        coded(trial, sections, "Sexes Eligible for Study:", SEX);
        coded(trial, sections, "Genders Eligible for Study:", SEX);
        Block volunteers = sections.get("Accepts Healthy Volunteers:");
        trial.flag(ACCEPTS_HEALTHY_VOLUNTEERS, volunteers.value(), volunteers.place());
        for (String label : List.of("Gender Based Eligibility:", "Gender Based:")) {
            trial.flag(
                    GENDER_BASED,
                    sections.get(label).value(),
                    sections.get(label).place());
        }
        text(trial, sections, "Gender Eligibility Description:", GENDER_DESCRIPTION);
        coded(trial, sections, "Sampling Method:", SAMPLING_METHOD);
        trial.prose(STUDY_POPULATION, sections.get("Study Population").text());
        sections.get("Criteria")
                .text()
                .ifPresent(text -> trial.trial().criteria(Criteria.split(text, trial.language())));
    }

    /** {@code 15 Years to 65 Years (Child, Adult)}: limits, and the groups of ages that they touch. */
    private static void ages(String words, String place, TrialReader trial) {
        int bracket = words.indexOf('(');
        String limits = bracket < 0 ? words : words.substring(0, bracket).strip();
        if (bracket >= 0 || !limits.matches("(?i)(?:child|adult|senior|older adult|, )+")) {
            trial.ages(Optional.of(limits).filter(l -> !l.isEmpty()), place);
        }
        if (bracket >= 0) {
            for (String group : words.substring(bracket + 1).replace(")", "").split(",")) {
                trial.coded(AGE_GROUP, Optional.of(group), place);
            }
        }
    }

    private static void terms(Sections sections, TrialReader trial) {
        Block keywords = sections.get(ClassicLayout.KEYWORDS);
        keywords.rest().forEach(line -> trial.text(KEYWORD, Optional.of(line.value())));
        keywords.values();
        sections.get("Additional relevant MeSH terms:")
                .values()
                .forEach(
                        term -> trial.trial().registryMesh(new MeshTerm(Optional.empty(), term, MeshTerm.About.TRIAL)));
        Block processed = sections.get(ClassicLayout.PROCESSED);
        trial.date(SOURCE_VERSION_DATE, processed.value(), processed.place());
    }

    /** Links that the library adds and words that the page repeats. */
    private static void ignored(Sections sections, TrialReader trial) {
        for (String label : List.of(
                "Resource links provided by NLM:",
                "Resource links provided by the National Library of Medicine",
                ClassicLayout.PROVIDED,
                "Additional Information:",
                "Human Subject Protection Review Board:",
                "Health Authority:")) {
            Block block = sections.get(label);
            block.values().forEach(words -> trial.ledger().ignored(block.place(), label + " " + words));
        }
    }

    static void text(TrialReader trial, Sections sections, String label, Property<Text> property) {
        trial.text(property, sections.get(label).joined());
    }

    static void coded(TrialReader trial, Sections sections, String label, Property<Coded> property) {
        Block block = sections.get(label);
        trial.coded(property, block.value(), block.place());
    }
}
