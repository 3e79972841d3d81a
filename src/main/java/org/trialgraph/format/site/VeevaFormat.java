package org.trialgraph.format.site;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.PageValues.TypedName;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.StandardFields.Row;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Property;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.TrialNumbers;

/**
 * Study pages of ClinicalTrials.Veeva. Each label has its value on the lines below; phases are listed from high to low. Some
 * saved pages carry the labels without the short values: such a page gives what it says and no more.
 *
 * <p>Below "N participants in M patient groups" each group has its name, its role, and where given "Description:" and
 * "Treatment:" with lines below. The groups stand under whatever label of the design comes last.
 */
public final class VeevaFormat extends SiteFormat {
    private static final String STUDY_ADDRESS = "ctv.veeva.com/study/";
    private static final String GROUPS_LABEL = "Participants in groups";
    private static final Pattern GROUPS = Pattern.compile("(?i)(\\d[\\d,]*) (?:estimated )?(?:participants?|patients?)"
            + " in (\\d+) (?:patient|participant) groups?(?:, .*)?");
    private static final String PHONE = "\\+?[\\d(][\\d()\\s./\u2013-]{5,40}(?:\\s*(?:ext|x)\\.?\\s*\\d{1,8})?";
    private static final Set<String> PARTS = Set.of("Description:", "Descriptions:", "Treatment:", "Treatments:");

    /** Uses the code table {@code veeva}. */
    public VeevaFormat(Codes codes) {
        super(
                "veeva",
                codes,
                Map.of(
                        "statusAndPhase", VeevaFormat::statusAndPhase,
                        "funders", VeevaFormat::funders,
                        "identifiers", VeevaFormat::identifiers,
                        "contacts", VeevaFormat::contacts,
                        "groups", VeevaFormat::groups));
    }

    /** The heading of the groups says what they are; a label above it has them stand apart from the design. */
    @Override
    protected Page prepared(Page page) {
        return super.prepared(page)
                .split(line -> GROUPS.matcher(line.words()).matches()
                        ? List.of(GROUPS_LABEL, line.raw())
                        : List.of(line.raw()));
    }

    private static void identifiers(Row row, Block block, TrialReader trial) {
        for (String words : block.distinct()) {
            Optional<TrialNumber> number = TrialNumbers.recognise(words)
                    .filter(n -> n.registry().equals("ctgov") && trial.number().isEmpty());
            if (number.isPresent()) {
                trial.number(number.get());
            } else {
                trial.typedId(words, block.place());
            }
        }
    }

    /** People for questions: a name, then phone and e-mail behind it between semicolons or on lines of their own. */
    private static void contacts(Row row, Block block, TrialReader trial) {
        Map<String, String> person = new HashMap<>();
        List<String> parts = block.values().stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        for (String part : parts) {
            String what = part.matches("[^\\s@]+@[^\\s@]+") ? "email" : part.matches(PHONE) ? "phone" : "name";
            if (what.equals("name")) {
                contact(person, trial);
                person.clear();
            }
            person.put(what, part);
        }
        contact(person, trial);
    }

    private static void contact(Map<String, String> person, TrialReader trial) {
        Optional<String> name = Optional.ofNullable(person.get("name"));
        Optional<String> email = Optional.ofNullable(person.get("email"));
        Optional<String> phone = Optional.ofNullable(person.get("phone"));
        trial.person(new Contact("central contact", name, Optional.empty(), email, phone, Optional.empty()));
    }

    /**
     * The title, the first letter of the sponsor's name in place of its picture, the sponsor's name. Where all sponsors and
     * funders are of one kind, the lead sponsor is of it.
     */
    @Override
    protected void title(Page page, Sections sections, TrialReader trial) {
        if (trial.number().isEmpty()) {
            String place = sections.get("Identifiers").place();
            trial.report().note(place, "the page prints no ClinicalTrials.gov number", "the title names the trial");
        }
        List<Line> lines = sections.head().rest();
        Optional<Line> picture = lines.stream()
                .filter(line -> line.words().codePointCount(0, line.words().length()) == 1)
                .findFirst();
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
            List<Coded> funders = trial.build().get(FUNDER_TYPE);
            Optional<Coded> only = funders.size() == 1 ? Optional.of(funders.get(0)) : Optional.empty();
            trial.sponsor(Sponsor.Role.LEAD, Optional.of(lines.get(name).words()), only);
        }
    }

    /** A page without its short values still has its title in its address, in small letters without punctuation. */
    private static void titleFromAddress(Page page, TrialReader trial) {
        page.metadata().urls().stream()
                .filter(url -> url.contains(STUDY_ADDRESS))
                .map(url -> url.substring(url.indexOf(STUDY_ADDRESS) + STUDY_ADDRESS.length())
                        .split("[/?#]", 2)[0])
                .filter(slug -> slug.matches("[\\w-]{8,300}"))
                .findFirst()
                .ifPresent(slug -> {
                    trial.text(PUBLIC_TITLE, slug.replace('-', ' '));
                    String remedy = "its address gives one, without capitals and punctuation";
                    trial.report().note("", "the page prints no title", remedy);
                });
    }

    private static void funders(Row row, Block block, TrialReader trial) {
        block.values().stream()
                .filter(words -> PageValues.says(words, "sponsorClass", trial))
                .forEach(
                        words -> trial.add(FUNDER_TYPE, trial.code("sponsorClass", Optional.of(words), block.place())));
    }

    private static void statusAndPhase(Row row, Block block, TrialReader trial) {
        for (String words : block.values()) {
            boolean phase = trial.knows(PHASE.name(), words) || words.matches("(?i).*\\bphase\\b.*");
            Property<Coded> property = phase ? PHASE : OVERALL_STATUS;
            if (PageValues.says(words, property.name(), trial)) {
                trial.coded(property, words, block.place());
            }
        }
    }

    /** The groups below their heading, which repeats the enrolment; where a page states that nowhere else it is the only word. */
    private static void groups(Row row, Block block, TrialReader trial) {
        List<Line> lines = block.rest();
        Line line = lines.get(0);
        Matcher heading = GROUPS.matcher(line.words());
        if (!heading.matches()) {
            return;
        }
        block.take(line);
        if (trial.has(ENROLLMENT)) {
            trial.report().ignored(line.place(), line.words());
        } else {
            trial.count(ENROLLMENT, Optional.of(heading.group(1)), line.place());
        }
        int groups = groups(block, lines.subList(1, lines.size()), trial);
        if (!heading.group(2).equals(Integer.toString(groups))) {
            String what = heading.group(2) + " groups are announced, " + groups + " are there";
            trial.report().warn(line.place(), what, "save the page again");
        }
    }

    /** Takes the groups below their heading; how many there are. */
    private static int groups(Block block, List<Line> lines, TrialReader trial) {
        int groups = 0;
        int from = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || starts(lines, from, i, trial)) {
                lines.subList(from, i).forEach(block::take);
                group(lines.get(from), lines.subList(from + 1, i), trial);
                groups++;
                from = i;
            }
        }
        return groups;
    }

    /** Whether the group that began at {@code from} ends before this line because a name stands here. */
    private static boolean starts(List<Line> lines, int from, int at, TrialReader trial) {
        Line line = lines.get(at);
        String next = at + 1 < lines.size() ? lines.get(at + 1).words() : "";
        if (PARTS.contains(line.words())) {
            return false;
        }
        if (at == from + 1) {
            return !role(line.words(), trial);
        }
        if (role(next, trial)) {
            return true;
        }
        if (role(lines.get(from + 1).words(), trial)) {
            return false;
        }
        boolean treated = lines.subList(from + 1, at).stream()
                .anyMatch(part -> PARTS.contains(part.words()) && part.words().startsWith("Treatment"));
        return PARTS.contains(next) && next.startsWith("Description")
                || treated && TypedName.of(line.words(), trial).type().isEmpty();
    }

    private static void group(Line name, List<Line> lines, TrialReader trial) {
        List<String> description = new ArrayList<>();
        List<Integer> treatments = new ArrayList<>();
        Optional<Coded> role = Optional.empty();
        String under = "";
        for (Line line : lines) {
            if (PARTS.contains(line.words())) {
                under = line.words();
            } else if (under.isEmpty()) {
                role = trial.code("armType", Optional.of(line.words()), line.place());
            } else if (under.startsWith("Description")) {
                description.add(line.raw());
            } else {
                treatments.add(TypedName.of(line.words(), trial).position(trial, line.place()));
            }
        }
        trial.arm(
                new Arm(trial.texts(name.words()), role, trial.proseTexts(description), treatments, Optional.empty()));
    }

    private static boolean role(String words, TrialReader trial) {
        return words.endsWith(" group") && trial.knows("armType", words);
    }
}
