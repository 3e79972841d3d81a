package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialgraph.codes.Codes;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Coded;
import org.trialgraph.model.MeshTerm;
import org.trialgraph.model.Property;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.registry.Publishers;

/**
 * Trial pages of Clinical Trial Exchange. They print no number; it is taken from the page's address where that is known. What
 * they call treatments are the MeSH terms that ClinicalTrials.gov assigns to the interventions, broader ones among them.
 */
public final class TrialExchangeFormat extends PageFormat {
    private static final String NAME = "trialexchange";

    private static final String HEALTHY = "Accepts Healthy Volunteers?";

    private static final List<String> BOILERPLATE = List.of(
            "Clinical Trial Exchange.{0,60}",
            "Menu|Home|About(?: us)?|Contact(?: us)?|Search|Login|Log in|Sign (?:in|up)|Register|Blog|Share|Print",
            "Clinical trials|Find (?:a )?(?:clinical )?trials?|Back to (?:results|search|list)|Similar trials",
            "(?:Terms|Privacy|Cookies?)(?: (?:of use|of service|policy|and conditions|& conditions))?");

    /** Uses the code table {@code trialexchange}. */
    public TrialExchangeFormat(Codes codes) {
        super(codes.table(NAME), Publishers.TRIAL_EXCHANGE, "en", fields());
    }

    private static Layout fields() {
        return Layout.of(
                BOILERPLATE,
                List.of(
                        Field.labelOnly(
                                "Overview", "Status", "Trial end date", "Target enrollment", "Participant gender"),
                        Field.labelOnly("Summary").after("Status"),
                        Field.labelOnly("Phase").above("(?is)(?:early )?phase\\b.{0,40}|n/?a"),
                        Field.labelOnly(HEALTHY),
                        Field.labelOnly("Details").after(HEALTHY),
                        Field.labelOnly("Lead Sponsor"),
                        Field.heading("Contact", "Contacts", "Contact Information", "Contacts and Locations"),
                        Field.labelOnly("Collaborator", "Collaborators", "Treatment", "Treatments", "Criteria")
                                .after("Lead Sponsor")));
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json() && sample.says("Trial end date", "Target enrollment", "Participant gender");
    }

    @Override
    protected Page prepared(Page page) {
        return super.prepared(page.split(new Unglue()));
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        Sections sections = layout().sections(page);
        Doubles doubles = Doubles.of(sections.get("Status:"));
        numberInAddress(page).ifPresent(trial.trial()::number);
        title(sections, doubles, trial);
        Block status = sections.get("Status:");
        coded(OVERALL_STATUS, status, doubles, trial);
        Block end = sections.get("Trial end date:");
        trial.date(COMPLETION_DATE, value(end, doubles), end.place());
        enrollment(sections.get("Target enrollment:"), doubles, trial);
        coded(SEX, sections.get("Participant gender:"), doubles, trial);
        trial.prose(
                BRIEF_SUMMARY,
                sections.get("Summary").unwrapped().map(doubles::once).filter(words -> !PageValues.nothing(words)));
        coded(PHASE, sections.get("Phase:"), doubles, trial);
        Block volunteers = sections.get("Accepts Healthy Volunteers?");
        trial.flag(ACCEPTS_HEALTHY_VOLUNTEERS, value(volunteers, doubles), volunteers.place());
        sponsors(sections, doubles, trial);
        values(sections, doubles, "Treatments:", "Treatment:")
                .forEach(term ->
                        trial.trial().registryMesh(new MeshTerm(Optional.empty(), term, MeshTerm.About.INTERVENTION)));
        sections.get("Criteria")
                .text()
                .ifPresent(text -> trial.trial().criteria(Criteria.split(text, trial.language())));
    }

    private static void coded(Property<Coded> property, Block block, Doubles doubles, TrialReader trial) {
        Optional<String> words = once(block, doubles).filter(w -> PageValues.says(w, property.name(), trial));
        trial.coded(property, words, block.place());
    }

    private static void title(Sections sections, Doubles doubles, TrialReader trial) {
        Block overview = sections.has("Overview") ? sections.get("Overview") : sections.head();
        trial.text(PUBLIC_TITLE, overview.value(doubles::once).filter(words -> !PageValues.nothing(words)));
    }

    /** The site prints 0 where it does not know the number. */
    private static void enrollment(Block block, Doubles doubles, TrialReader trial) {
        Optional<String> number = value(block, doubles);
        if (number.filter("0"::equals).isPresent()) {
            trial.ledger().ignored(block.place(), "Target enrollment: 0, which the site prints for an unknown number");
        } else {
            trial.count(ENROLLMENT, number, block.place());
        }
    }

    private static void sponsors(Sections sections, Doubles doubles, TrialReader trial) {
        values(sections, doubles, "Lead Sponsor:").forEach(name -> sponsor(Sponsor.Role.LEAD, name, trial));
        values(sections, doubles, "Collaborators:", "Collaborator:")
                .forEach(name -> sponsor(Sponsor.Role.COLLABORATOR, name, trial));
    }

    private static void sponsor(Sponsor.Role role, String name, TrialReader trial) {
        List<Text> names = trial.words(Optional.of(name)).stream().toList();
        trial.trial().sponsor(role, new Sponsor(names, Optional.empty()));
    }

    private static Optional<String> value(Block block, Doubles doubles) {
        return once(block, doubles).filter(words -> !PageValues.nothing(words));
    }

    private static Optional<String> once(Block block, Doubles doubles) {
        List<String> once =
                block.values().stream().map(doubles::once).distinct().toList();
        return once.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", once));
    }

    private static List<String> values(Sections sections, Doubles doubles, String... labels) {
        return Stream.of(labels)
                .flatMap(label -> sections.get(label).values().stream())
                .map(doubles::once)
                .filter(words -> !PageValues.nothing(words))
                .distinct()
                .toList();
    }
}
