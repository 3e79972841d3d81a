package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
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
import org.trialgraph.format.page.PageValues.TypedName;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Identifier;
import org.trialgraph.model.Property;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.TrialNumbers;

/**
 * Study pages of ClinicalTrials.Veeva. Each label has its value on the lines below; phases are listed from high to low. Some
 * saved pages carry the labels without the short values: such a page gives what it says and no more.
 */
public final class VeevaFormat extends PageFormat {
    private static final String NAME = "veeva";
    private static final String DESIGN = "Trial design";
    private static final String SITES = "Trial contacts and locations";
    private static final String ENROLLED = "\\d[\\d,]* (?:estimated |actual )?(?:patients?|participants?)";
    private static final Pattern PARTICIPANTS = Pattern.compile("(?i)" + ENROLLED);
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*");
    private static final Pattern ADDRESS =
            Pattern.compile("https?://(?:[\\w-]+\\.)*ctv\\.veeva\\.com/study/([\\w-]{8,300})(?:[/?#].*)?");
    private static final Pattern PHONE =
            Pattern.compile("\\+?[\\d(][\\d()\\s./\u2013-]{5,40}(?:\\s*(?:ext|x)\\.?\\s*\\d{1,8})?");

    private static final List<String> BOILERPLATE = List.of(
            "ClinicalTrials\\.Veeva|Menu|Clinical trials|Find clinical trials|Trials by location",
            "Loading(?:\\.{1,5}|\u2026)?|Find clinical trialsTrials by location",
            "About|Glossary|Resources|Contact us|Sign in|Log in|Search|Share|Save|Print|Home",
            "(?:View|Show|See) (?:more|less|all|trial locations|locations)",
            "Terms|Privacy|Cookies?|Terms of use|Privacy policy|Cookie (?:policy|settings)",
            "(?:\u00A9|\\(c\\))? ?Copyright(?: \u00A9)? \\d{4} Veeva Systems.*");

    /** Uses the code table {@code veeva}. */
    public VeevaFormat(Codes codes) {
        super(codes.table(NAME), Registries.publisher("veeva"), "en", layout(codes.table(NAME)));
    }

    /** In the order of the page; those that running text may use as headings of its own tell how their value looks. */
    private static Layout layout(CodeTable codes) {
        return Layout.of(
                BOILERPLATE,
                List.of(
                        Field.labelOnly("Status and phase", "Funder types", "Identifiers"),
                        Field.of(VeevaFormat::conditions, "Conditions").once(),
                        Field.of((block, trial) -> treatments(block, codes, trial), "Treatments")
                                .once(),
                        coded(codes, STUDY_TYPE, "Study type"),
                        Field.labelOnly("Details and patient eligibility"),
                        prose(BRIEF_SUMMARY, "About"),
                        prose(DETAILED_DESCRIPTION, "Full description"),
                        shaped(VeevaFormat::enrollment, ENROLLED, "Enrollment"),
                        shaped(reader(SEX), "(?:all|both|(?:fe)?males?|(?:wo)?men)\\b.{0,40}", "Sex"),
                        shaped(VeevaFormat::ages, ".{1,60} old|any age|all ages", "Ages"),
                        shaped(VeevaFormat::volunteers, ".{0,40}healthy.{0,40}", "Volunteers"),
                        criteria(Polarity.INCLUSION, "Inclusion criteria"),
                        criteria(Polarity.EXCLUSION, "Exclusion criteria"),
                        criteria(Polarity.UNSTATED, "Inclusion and exclusion criteria"),
                        criteria(Polarity.UNSTATED, "Inclusion & exclusion criteria"),
                        criteria(Polarity.UNSTATED, "Eligibility criteria"),
                        Field.labelOnly(DESIGN).after("Sex"),
                        coded(codes, PRIMARY_PURPOSE, "Primary purpose").after(DESIGN),
                        coded(codes, ALLOCATION, "Allocation").after(DESIGN),
                        coded(codes, INTERVENTION_MODEL, "Interventional model").after(DESIGN),
                        coded(codes, OBSERVATIONAL_MODEL, "Observational model").after(DESIGN),
                        coded(codes, TIME_PERSPECTIVE, "Time perspective").after(DESIGN),
                        coded(codes, MASKING, "Masking").after(DESIGN),
                        Field.of(VeevaFormat::siteCount, SITES).once(),
                        contacts("Central trial contact"),
                        contacts("Central trial contacts"),
                        Field.labelOnly("Data sourced from clinicaltrials.gov")));
    }

    private static Field shaped(Field.Reader reader, String regex, String label) {
        return Field.of(reader, label)
                .once()
                .above("(?is)" + regex)
                .valueMatching(words -> words.matches("(?i)" + regex));
    }

    private static Field coded(CodeTable codes, Property<Coded> property, String label) {
        return Field.of(reader(property), label)
                .once()
                .valueMatching(words -> !codes.concepts(property.name(), words).isEmpty());
    }

    /** A coded value; the groups of the trial stand below the last label of the design, also where that has no value. */
    private static Field.Reader reader(Property<Coded> property) {
        return (block, trial) -> {
            if (block.rest().stream().findFirst().filter(VeevaArms::isHeading).isEmpty()) {
                trial.coded(property, PageValues.coded(block, property, trial), block.place());
            }
        };
    }

    private static Field prose(Property<Text> property, String label) {
        return Field.of((block, trial) -> trial.prose(property, PageValues.prose(block)), label)
                .once();
    }

    private static Field criteria(Polarity polarity, String label) {
        return Field.of(
                        (block, trial) -> PageValues.prose(block)
                                .ifPresent(text ->
                                        trial.trial().criteria(Criteria.split(text, polarity, trial.language()))),
                        label)
                .once()
                .after("Sex");
    }

    private static Field contacts(String label) {
        return Field.of((block, trial) -> contacts(block.values(), trial), label)
                .once()
                .after(SITES);
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && sample.contains("Status and phase", "Funder types")
                && (sample.contains("Details and patient eligibility") || sample.contains("ClinicalTrials.Veeva"));
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        Sections sections = layout().read(page, trial);
        identifiers(sections.get("Identifiers"), trial);
        List<Coded> funders = funders(sections.get("Funder types"), trial);
        titleAndSponsor(page, sections.head(), funders, trial);
        statusAndPhase(sections.get("Status and phase"), trial);
        new VeevaArms(trial, codes()).read(page, sections);
    }

    /**
     * The title, the first letter of the sponsor's name in place of its picture, the sponsor's name. Where all sponsors and
     * funders are of one kind, the lead sponsor is of it.
     */
    private static void titleAndSponsor(Page page, Block head, List<Coded> funders, TrialReader trial) {
        List<Line> lines = head.rest();
        Optional<Line> picture =
                lines.stream().filter(line -> oneLetter(line.words())).findFirst();
        int at = picture.map(lines::indexOf).orElse(lines.size());
        if (at > 0) {
            page.take(lines.get(0));
            trial.text(PUBLIC_TITLE, lines.get(0).words());
        } else {
            titleFromAddress(page, trial);
        }
        picture.ifPresent(line -> {
            page.take(line);
            trial.report().ignored(line.place(), line.words());
        });
        int name = picture.isPresent() ? at + 1 : 1;
        if (name < lines.size()) {
            page.take(lines.get(name));
            Optional<Coded> only = funders.size() == 1 ? Optional.of(funders.get(0)) : Optional.empty();
            trial.sponsor(Sponsor.Role.LEAD, Optional.of(lines.get(name).words()), only);
        }
    }

    private static boolean oneLetter(String words) {
        return words.codePointCount(0, words.length()) == 1;
    }

    /** A page without its short values still has its title in its address, in small letters without punctuation. */
    private static void titleFromAddress(Page page, TrialReader trial) {
        Optional<String> slug = page.metadata().urls().stream()
                .map(ADDRESS::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .findFirst();
        slug.ifPresent(words -> {
            trial.text(PUBLIC_TITLE, words.replace('-', ' '));
            trial.report()
                    .note("", "the page prints no title", "its address gives one, without capitals and punctuation");
        });
    }

    private static void statusAndPhase(Block block, TrialReader trial) {
        for (String words : block.values()) {
            boolean phase = trial.knows(PHASE.name(), words) || words.matches("(?i).*\\bphase\\b.*");
            Property<Coded> property = phase ? PHASE : OVERALL_STATUS;
            if (PageValues.says(words, property.name(), trial)) {
                trial.coded(property, words, block.place());
            }
        }
    }

    private static List<Coded> funders(Block block, TrialReader trial) {
        List<Coded> kinds = block.values().stream()
                .filter(words -> PageValues.says(words, "sponsorClass", trial))
                .flatMap(words -> trial.code("sponsorClass", Optional.of(words), block.place()).stream())
                .toList();
        trial.trial().addAll(FUNDER_TYPE, kinds);
        return kinds;
    }

    private static void identifiers(Block block, TrialReader trial) {
        for (String words : PageValues.values(block)) {
            Optional<TrialNumber> number = TrialNumbers.recognise(words)
                    .filter(n -> n.registry().equals("ctgov")
                            && trial.trial().number().isEmpty());
            if (number.isPresent()) {
                trial.trial().number(number.get());
            } else {
                secondaryId(words, block.place(), trial);
            }
        }
        if (trial.trial().number().isEmpty()) {
            trial.report()
                    .note(block.place(), "the page prints no ClinicalTrials.gov number", "the title names the trial");
        }
    }

    private static void secondaryId(String words, String place, TrialReader trial) {
        int bracket = words.endsWith(")") ? words.lastIndexOf(" (") : -1;
        String type = bracket > 0 ? words.substring(bracket + 2, words.length() - 1) : "";
        boolean typed = trial.knows("identifierType", type);
        Text id = new Text(typed ? words.substring(0, bracket) : words, "");
        trial.trial().add(SECONDARY_ID, id);
        if (typed) {
            Optional<Coded> coded = trial.code("identifierType", Optional.of(type), place);
            trial.trial().identifier(new Identifier(id, coded, Optional.empty(), Optional.empty()));
        }
    }

    private static void conditions(Block block, TrialReader trial) {
        PageValues.values(block).forEach(words -> trial.condition(words));
    }

    private static void treatments(Block block, CodeTable codes, TrialReader trial) {
        PageValues.values(block).forEach(words -> TypedName.of(words, codes).position(trial, block.place()));
    }

    /** A number without "estimated" is the number of people who took part. */
    private static void enrollment(Block block, TrialReader trial) {
        block.value(PARTICIPANTS).ifPresent(words -> {
            trial.count(ENROLLMENT, Optional.of(words.split(" ")[0]), block.place());
            boolean estimated = words.toLowerCase(Locale.ROOT).contains(" estimated ");
            trial.trial().add(ENROLLMENT_TYPE, Coded.implied(estimated ? "Anticipated" : "Actual"));
        });
    }

    private static void ages(Block block, TrialReader trial) {
        trial.ages(PageValues.first(block), block.place());
    }

    private static void volunteers(Block block, TrialReader trial) {
        trial.flag(ACCEPTS_HEALTHY_VOLUNTEERS, PageValues.first(block), block.place());
    }

    private static void siteCount(Block block, TrialReader trial) {
        trial.count(SITE_COUNT, block.value(NUMBER), block.place());
    }

    /** People for questions: a name, then phone and e-mail behind it between semicolons or on lines of their own. */
    private static void contacts(List<String> lines, TrialReader trial) {
        Optional<String> name = Optional.empty();
        Optional<String> phone = Optional.empty();
        Optional<String> email = Optional.empty();
        for (String words : lines.stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList()) {
            if (words.matches("[^\\s@]+@[^\\s@]+")) {
                email = Optional.of(words);
            } else if (PHONE.matcher(words).matches()) {
                phone = Optional.of(words);
            } else {
                contact(name, email, phone, trial);
                name = Optional.of(words);
                phone = Optional.empty();
                email = Optional.empty();
            }
        }
        contact(name, email, phone, trial);
    }

    private static void contact(
            Optional<String> name, Optional<String> email, Optional<String> phone, TrialReader trial) {
        trial.person(new Contact("central contact", name, Optional.empty(), email, phone, Optional.empty()));
    }
}
