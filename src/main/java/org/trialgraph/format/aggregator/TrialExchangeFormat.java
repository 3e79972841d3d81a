package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.codes.Codes;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Coded;
import org.trialgraph.model.MeshTerm;
import org.trialgraph.model.Property;
import org.trialgraph.model.Sponsor;
import org.trialgraph.registry.Registries;

/**
 * Trial pages of Clinical Trial Exchange. They print no number; it is taken from the page's address where that is known. What
 * they call treatments are the MeSH terms that ClinicalTrials.gov assigns to the interventions, broader ones among them. Some
 * extractions have each value twice, as in {@code AllAll} or on two lines, and run labels into the words before them.
 */
public final class TrialExchangeFormat extends PageFormat {
    private static final String NAME = "trialexchange";
    private static final String HEALTHY = "Accepts Healthy Volunteers?";

    private static final List<String> BOILERPLATE = List.of(
            "Clinical Trial Exchange.{0,60}",
            "Menu|Home|About(?: us)?|Contact(?: us)?|Search|Login|Log in|Sign (?:in|up)|Register|Blog|Share|Print",
            "Clinical trials|Find (?:a )?(?:clinical )?trials?|Back to (?:results|search|list)|Similar trials",
            "(?:Terms|Privacy|Cookies?)(?: (?:of use|of service|policy|and conditions|& conditions))?");

    /** Labels that running text may hold are split off only where they touch the word before them or their value follows. */
    private static final Pattern LABEL = Pattern.compile(String.join(
            "|",
            "(?<=[^\\s#*\u2022-])(?=\\s*(?:Trial end date:|Target enrollment:|Participant gender:|Accepts Healthy Volunteers\\?|Lead Sponsor:))",
            "(?<=[^\\s#*\u2022-])(?=(?:Status|Collaborators?|Treatments):)",
            "(?<=[^\\s#*\u2022-])(?=Phase:\\s*(?:$|Early|Phase|N/A|Not ))",
            "(?<=All|ale)(?=Summary)",
            "(?<=^Overview)(?=\\p{Lu})",
            "(?<=^Summary)(?=\\p{Lu})",
            "(?<=[\\p{Ll}\\d)?])(?=Details(?:\\s*$|Lead Sponsor:))",
            "(?<=[\\p{Ll}\\d)\\]])(?=Criteria(?:\\s*$|Inclusion|Exclusion))",
            "(?<=^Criteria)(?=\\p{Lu})"));

    private static final int LONGEST_LINE = 100_000;

    /** Uses the code table {@code trialexchange}. */
    public TrialExchangeFormat(Codes codes) {
        super(codes.table(NAME), Registries.publisher("trialexchange"), "en", fields());
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
        return !sample.json() && sample.contains("Trial end date", "Target enrollment", "Participant gender");
    }

    /** Below the heading of the criteria nothing is split. */
    @Override
    protected Page prepared(Page page) {
        AtomicBoolean criteria = new AtomicBoolean();
        return super.prepared(page.split(line -> {
            if (criteria.get() || line.blank() || line.raw().length() > LONGEST_LINE) {
                return List.of(line.raw());
            }
            List<String> pieces = LABEL.splitAsStream(line.raw())
                    .filter(piece -> !piece.isBlank())
                    .toList();
            criteria.set(pieces.stream().anyMatch(piece -> piece.strip().equals("Criteria")));
            return pieces;
        }));
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        Sections sections = layout().sections(page);
        numberInAddress(page).ifPresent(trial.trial()::number);
        new Reader(sections, trial).read();
    }

    /** Reads one page, whose values are doubled or not. */
    private static final class Reader {
        private final Sections sections;
        private final TrialReader trial;
        /** Only a page whose status is doubled is; elsewhere a value such as {@code 3030} stays what it is. */
        private final boolean doubled;

        Reader(Sections sections, TrialReader trial) {
            this.sections = sections;
            this.trial = trial;
            List<String> status =
                    sections.get("Status").rest().stream().map(Line::words).toList();
            doubled = !status.isEmpty()
                    && (status.size() > 1 && status.get(0).equals(status.get(1))
                            || !half(status.get(0)).equals(status.get(0)));
        }

        void read() {
            Block overview = sections.has("Overview") ? sections.get("Overview") : sections.head();
            trial.text(PUBLIC_TITLE, overview.value(this::once).filter(words -> !PageValues.nothing(words)));
            coded(OVERALL_STATUS, "Status");
            trial.date(COMPLETION_DATE, value("Trial end date"), place("Trial end date"));
            enrollment();
            coded(SEX, "Participant gender");
            trial.prose(
                    BRIEF_SUMMARY,
                    sections.get("Summary").unwrapped().map(this::once).filter(words -> !PageValues.nothing(words)));
            coded(PHASE, "Phase");
            trial.flag(ACCEPTS_HEALTHY_VOLUNTEERS, value(HEALTHY), place(HEALTHY));
            sponsors(Sponsor.Role.LEAD, "Lead Sponsor");
            sponsors(Sponsor.Role.COLLABORATOR, "Collaborators", "Collaborator");
            values("Treatments", "Treatment")
                    .forEach(term -> trial.trial()
                            .registryMesh(new MeshTerm(Optional.empty(), term, MeshTerm.About.INTERVENTION)));
            sections.get("Criteria")
                    .text()
                    .ifPresent(text -> trial.trial().criteria(Criteria.split(text, trial.language())));
        }

        /** The site prints 0 where it does not know the number. */
        private void enrollment() {
            Optional<String> number = value("Target enrollment");
            if (number.equals(Optional.of("0"))) {
                trial.report()
                        .ignored(
                                place("Target enrollment"),
                                "Target enrollment: 0, which the site prints for an unknown number");
            } else {
                trial.count(ENROLLMENT, number, place("Target enrollment"));
            }
        }

        private void sponsors(Sponsor.Role role, String... labels) {
            values(labels).forEach(name -> trial.sponsor(role, Optional.of(name), Optional.empty()));
        }

        private void coded(Property<Coded> property, String label) {
            Optional<String> words = joined(label).filter(w -> PageValues.says(w, property.name(), trial));
            trial.coded(property, words, place(label));
        }

        private String place(String label) {
            return sections.get(label).place();
        }

        private Optional<String> value(String label) {
            return joined(label).filter(words -> !PageValues.nothing(words));
        }

        private Optional<String> joined(String label) {
            String words = String.join(" ", lines(label).distinct().toList());
            return Optional.of(words).filter(w -> !w.isEmpty());
        }

        private List<String> values(String... labels) {
            return Stream.of(labels)
                    .flatMap(this::lines)
                    .filter(words -> !PageValues.nothing(words))
                    .distinct()
                    .toList();
        }

        private Stream<String> lines(String label) {
            return sections.get(label).values().stream().map(this::once);
        }

        private String once(String words) {
            return doubled ? half(words) : words;
        }

        private static String half(String words) {
            boolean twice = words.length() > 1
                    && words.length() % 2 == 0
                    && words.startsWith(words.substring(words.length() / 2));
            return twice ? words.substring(words.length() / 2) : PageValues.half(words);
        }
    }
}
