package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.record.FieldMapper.Mapping;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Flag;
import org.trialgraph.model.MeshTerm;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Reference;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.registry.TrialNumbers;

/** Reads one study page by the rows of {@link StudyTable}. */
final class StudyPageReader {
    private static final Pattern PARTICIPANTS = Pattern.compile("(\\d[\\d,]*)(?: participants?)?");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@:;,]+@[^\\s@;,]+");
    private static final Pattern PHONE =
            Pattern.compile("\\+?[\\d(][\\d()./\u2013 -]*\\d(?: ?(?:ext|x)\\.? ?\\d{1,8})?");
    private static final Pattern ORGANIZATION = Pattern.compile(
            "(?i)\\b(?:univ|hospital|hopital|h\u00F4pital|institut|cent(?:er|re)|college|clinic|foundation|inc|ltd|llc|gmbh"
                    + "|corp|company|pharma|laborator|group|society|association|council|ministry|trust|agency|school)");
    private static final List<String> ROLES =
            List.of("Contact", "Principal Investigator", "Sub-Investigator", "Study Chair", "Study Director", "Backup");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[\u2022\u00B7*]|\\d{1,3}\\.)\\s+(?=\\S)");
    private static final String TIME_FRAME = "Time Frame:";
    private static final String SAFETY_ISSUE = "Designated as safety issue:";

    private final StudyTable table;
    private final Page page;
    private final Sections sections;
    private final TrialReader trial;
    private final PageInterventions interventions;

    /**
     * @param sections of the page, below the labels of the table
     * @param trial receives the study
     */
    StudyPageReader(StudyTable table, Page page, Sections sections, TrialReader trial) {
        this.table = table;
        this.page = page;
        this.sections = sections;
        this.trial = trial;
        this.interventions = new PageInterventions(page, trial);
    }

    /** Reads the page; lines that are left over are recorded by the caller. */
    void read() {
        titleAndStatus();
        sponsors();
        for (Mapping row : table.rows()) {
            sections.all().stream()
                    .filter(block -> row.names().contains(block.label()))
                    .forEach(block -> read(row, block));
        }
        interventions.finish();
    }

    private void read(Mapping row, Block block) {
        String place = block.place();
        switch (row.kind()) {
            case "text" -> trial.text(row.property(Text.class), block.joined());
            case "prose" -> {
                if (!trial.has(row.property(Text.class))) {
                    trial.prose(row.property(Text.class), block.text());
                }
            }
            case "coded" ->
                trial.coded(row.property(Coded.class), block.value().map(DesignText::withoutPunctuation), place);
            case "date" -> trial.date(row.property(PartialDate.class), block.value(), place);
            case "flag" -> trial.flag(row.property(Flag.class), block.value(), place);
            case "number" -> number(block);
            case "otherIds" -> block.values().forEach(words -> trial.typedId(words, place));
            case "verified" ->
                trial.date(
                        VERIFICATION_DATE,
                        block.value()
                                .filter(words -> words.indexOf(" by ") > 0)
                                .map(words -> words.substring(0, words.indexOf(" by "))),
                        place);
            case "sourceVersion" -> trial.date(SOURCE_VERSION_DATE, block.value(), place);
            case "typedDate" -> typedDate(row, block);
            case "studyType" ->
                block.value()
                        .map(words -> words.replaceFirst("\\s*\\(Clinical Trial\\)$", ""))
                        .ifPresent(words -> StudyReader.studyType(words, place, trial));
            case "masking" ->
                block.value()
                        .map(DesignText::withoutPunctuation)
                        .ifPresent(words -> new DesignText(trial)
                                .masking(words, trial.knows("masking", words) ? words : beforeBracket(words), place));
            case "labelled" -> block.value().ifPresent(words -> trial.text(DESIGN_TEXT, block.label() + " " + words));
            case "enrollment" -> enrollment(block);
            case "conditionTable" -> interventions.table(block, sections);
            case "arms" -> interventions.arms(block.rest(), row.of());
            case "outcome" -> outcomes(block.rest(), Outcome.Kind.valueOf(row.of()));
            case "responsible" -> block.value().ifPresent(this::responsible);
            case "people" -> people(block);
            case "site" -> sites(block.rest());
            case "ages" -> block.value().ifPresent(words -> ages(words, place));
            case "criteria" -> block.text().ifPresent(text -> trial.criteria(Criteria.split(text, trial.language())));
            case "publications" -> block.values().forEach(words -> publication(words, row.of()));
            case "keywords" -> {
                block.rest().forEach(line -> trial.text(KEYWORD, line.value()));
                block.values();
            }
            case "mesh" ->
                block.values()
                        .forEach(term -> trial.registryMesh(
                                new MeshTerm(Optional.empty(), term, MeshTerm.About.valueOf(row.of()))));
            case "ignored" ->
                block.values().forEach(words -> trial.report().ignored(place, block.label() + " " + words));
            case "ignoredValue" ->
                block.value().ifPresent(words -> trial.report().ignored(place, block.label() + " " + words));
            case "sponsors", "heading" -> {}
            default -> throw new IllegalStateException("no kind of element \"" + row.kind() + "\"");
        }
    }

    private void titleAndStatus() {
        for (Line line : sections.head().rest()) {
            Optional<String> sentence = trial.has(PUBLIC_TITLE) ? status(line.words()) : Optional.empty();
            if (sentence.isPresent() || line.words().startsWith("(")) {
                page.take(line);
                trial.coded(OVERALL_STATUS, sentence, line.place());
                whyStopped(line.words());
            } else if (!trial.has(PUBLIC_TITLE)) {
                page.take(line);
                trial.text(PUBLIC_TITLE, line.words());
            }
        }
    }

    /** The first sentence of a line, if the table of codes knows it as a status. */
    private Optional<String> status(String words) {
        String sentence = words.substring(0, words.indexOf('.') + 1);
        return Optional.of(sentence.isEmpty() ? words : sentence).filter(first -> trial.knows("overallStatus", first));
    }

    /** The reason for a stop stands in brackets behind the sentence; a pointer to another part of the page is no reason. */
    private void whyStopped(String words) {
        int open = words.indexOf('(');
        int close = words.lastIndexOf(')');
        if (open >= 0 && close > open && !words.regionMatches(true, open, "(see ", 0, 5)) {
            trial.text(WHY_STOPPED, words.substring(open + 1, close));
        }
    }

    private void number(Block block) {
        block.value()
                .flatMap(words -> TrialNumbers.find(words).stream().findFirst())
                .filter(number -> trial.number().isEmpty())
                .ifPresent(trial::number);
    }

    /** The word before the label tells whether the day has come; without one an end is in the past, a start may be either. */
    private void typedDate(Mapping row, Block block) {
        Optional<String> words = block.value().map(StudyPageReader::beforeBracket);
        trial.date(row.property(PartialDate.class), words, block.place());
        boolean past = block.label().startsWith("Actual ") || !row.of().equals(START_DATE.name());
        if (words.isPresent() && trial.has(row.property(PartialDate.class)) && (isFuture(block) || past)) {
            trial.add(TrialProperties.required(row.of() + "Type", Coded.class), dateType(block));
        }
    }

    private static boolean isFuture(Block block) {
        return block.label().startsWith("Estimated ") || block.label().startsWith("Anticipated ");
    }

    private static Coded dateType(Block block) {
        return Coded.implied(isFuture(block) ? "Anticipated" : "Actual");
    }

    private static String beforeBracket(String words) {
        int open = words.endsWith(")") ? words.indexOf('(') : -1;
        return open < 0 ? words : words.substring(0, open).stripTrailing();
    }

    private void enrollment(Block block) {
        block.value(PARTICIPANTS).ifPresent(words -> {
            trial.count(ENROLLMENT, Optional.of(words.split(" ")[0]), block.place());
            trial.add(ENROLLMENT_TYPE, dateType(block));
        });
    }

    /** {@code 15 Years to 65 Years (Child, Adult)}: limits, and the groups of ages that they touch. */
    private void ages(String words, String place) {
        int bracket = words.indexOf('(');
        String limits = bracket < 0 ? words : words.substring(0, bracket).strip();
        if (!Stream.of(limits.split(",")).allMatch(group -> trial.knows("ageGroup", group))) {
            trial.ages(Optional.of(limits), place);
        }
        if (bracket >= 0) {
            for (String group : words.substring(bracket + 1).replace(")", "").split(",")) {
                trial.coded(AGE_GROUP, group, place);
            }
        }
    }

    /** The line of the sponsor may be empty: then the list of sponsors and collaborators, which it heads, names it. */
    private void sponsors() {
        Optional<String> lead = sections.get("Sponsor:").value();
        List<String> all = sections.get("Sponsors and Collaborators").values();
        Optional<String> first = lead.or(() -> all.stream().findFirst());
        trial.sponsor(Sponsor.Role.LEAD, first, Optional.empty());
        Stream<String> collaborators =
                Stream.of("Collaborator:", "Collaborators:").flatMap(label -> sections.get(label).values().stream());
        Stream.concat(collaborators, all.stream())
                .filter(name -> !name.equalsIgnoreCase(first.orElse("")))
                .forEach(name -> trial.sponsor(Sponsor.Role.COLLABORATOR, Optional.of(name), Optional.empty()));
    }

    /** An organisation answers for the study, or a person with title and organisation behind commas. */
    private void responsible(String words) {
        Optional<Sponsor> known = sponsor(words::equalsIgnoreCase);
        Optional<Sponsor> employer =
                sponsor(name -> words.toLowerCase(Locale.ROOT).endsWith(", " + name.toLowerCase(Locale.ROOT)));
        String head = words.split(",")[0];
        if (known.isPresent()) {
            trial.sponsor(Sponsor.Role.RESPONSIBLE, known.get());
        } else if (employer.isEmpty() && ORGANIZATION.matcher(head).find()) {
            trial.sponsor(Sponsor.Role.RESPONSIBLE, Optional.of(words), Optional.empty());
        } else {
            String last = words.substring(words.lastIndexOf(',') + 1).strip();
            Optional<String> affiliation = employer.map(e -> e.names().get(0).value())
                    .or(() -> Optional.of(last)
                            .filter(name -> ORGANIZATION.matcher(name).find()));
            Optional<String> none = Optional.empty();
            trial.person(new Contact("responsible party", Optional.of(head), affiliation, none, none, none));
        }
    }

    private Optional<Sponsor> sponsor(Predicate<String> name) {
        Trial soFar = trial.build();
        return Stream.of(Sponsor.Role.LEAD, Sponsor.Role.COLLABORATOR)
                .flatMap(role -> soFar.sponsors(role).stream())
                .filter(sponsor -> name.test(sponsor.names().get(0).value()))
                .findFirst();
    }

    private void people(Block block) {
        block.rest().stream().filter(line -> person(line.words())).forEach(page::take);
    }

    /**
     * Takes a line such as {@code Contact: Name, MD +1 555 0100 someone@example.org}: the role, the name, then phone and e-mail
     * where given. False where it is another line.
     */
    private boolean person(String words) {
        String role = ROLES.stream().filter(words::startsWith).findFirst().orElse("");
        String rest = words.substring(words.startsWith(role + ":") ? role.length() + 1 : role.length());
        if (role.isEmpty() || !rest.startsWith(" ")) {
            return false;
        }
        Optional<String> email = found(EMAIL, rest);
        String others = email.map(address -> rest.replace(address, "")).orElse(rest);
        Optional<String> phone = found(PHONE, others)
                .filter(p -> p.chars().filter(Character::isDigit).count() > 5);
        String name =
                phone.map(number -> others.replace(number, "")).orElse(others).strip();
        trial.contact(new Contact(
                role.toLowerCase(Locale.ROOT),
                Optional.of(name).filter(n -> !n.isEmpty()),
                Optional.empty(),
                email,
                phone,
                Optional.empty()));
        return true;
    }

    private static Optional<String> found(Pattern pattern, String words) {
        return pattern.matcher(words).results().map(MatchResult::group).findFirst();
    }

    private void publication(String words, String kind) {
        Optional<Coded> implied = kind.equals("-") ? Optional.empty() : Optional.of(Coded.implied(kind));
        trial.reference(new Reference(Optional.empty(), Optional.empty(), trial.words(Optional.of(words)), implied));
    }

    /**
     * Takes outcome measures: a bullet or number, the measure, {@code [ Time Frame: … ]}, and a description on the lines below;
     * without bullets, each line with a time frame starts one.
     */
    private void outcomes(List<Line> lines, Outcome.Kind kind) {
        List<Line> item = new ArrayList<>();
        boolean bullets = lines.stream().anyMatch(StudyPageReader::bulleted);
        for (Line line : lines) {
            boolean starts = bullets ? bulleted(line) : bracket(line.words(), TIME_FRAME) >= 0;
            if (starts && !item.isEmpty()) {
                outcome(item, kind);
                item.clear();
            }
            page.take(line);
            item.add(line);
        }
        if (!item.isEmpty()) {
            outcome(item, kind);
        }
    }

    private static boolean bulleted(Line line) {
        return BULLET.matcher(line.raw()).lookingAt();
    }

    /** Where the bracket with a label opens; -1 where there is none. */
    private static int bracket(String words, String label) {
        int at = words.indexOf("[ " + label);
        return at >= 0 ? at : words.indexOf("[" + label);
    }

    private void outcome(List<Line> lines, Outcome.Kind kind) {
        StringBuilder joined = new StringBuilder(lines.get(0).words());
        int next = 1;
        while (next < lines.size() && isOpen(joined.toString())) {
            joined.append(' ').append(lines.get(next++).words());
        }
        String measure = BULLET.matcher(joined).replaceFirst("");
        String timeFrame = "";
        List<String> description = new ArrayList<>();
        int frame = bracket(measure, TIME_FRAME);
        int end = frame < 0 ? -1 : measure.indexOf(']', frame);
        if (end >= 0) {
            timeFrame = measure.substring(measure.indexOf(':', frame) + 1, end);
            String rest = measure.substring(end + 1).strip();
            measure = measure.substring(0, frame);
            rest = bracket(rest, SAFETY_ISSUE) == 0
                    ? StringUtils.substringAfter(rest, "]").strip()
                    : rest;
            if (!rest.isEmpty()) {
                description.add(rest);
            }
        }
        lines.subList(next, lines.size()).forEach(line -> description.add(line.raw()));
        List<Text> labels = trial.texts(measure);
        if (!labels.isEmpty()) {
            trial.outcome(new Outcome(kind, labels, trial.texts(timeFrame), trial.proseTexts(description)));
        }
    }

    /** Whether the bracket of the time frame is still open at the end. */
    private static boolean isOpen(String words) {
        int frame = words.lastIndexOf(TIME_FRAME);
        return frame >= 0 && words.indexOf(']', frame) < 0;
    }

    /**
     * Takes sites and people: a heading with country and region, then for each site its facility with the status behind it, the
     * line with city, region, country and postal code, and people.
     */
    private void sites(List<Line> lines) {
        List<Line> facility = new ArrayList<>();
        String country = "";
        for (Line line : lines) {
            page.take(line);
            String words = line.value();
            String opened = facility.isEmpty() ? country(words) : "";
            if (person(words)) {
                continue;
            }
            if (!facility.isEmpty() && !country.isEmpty() && isAddress(words, country)) {
                String name = facility.stream().map(Line::value).collect(Collectors.joining(" "));
                site(name, words, country, line.place());
                facility.clear();
            } else if (!opened.isEmpty()) {
                country = opened;
            } else {
                facility.add(line);
            }
        }
        facility.forEach(line -> trial.report().unmapped(line.place(), line.words()));
    }

    /** The country that a heading starts with, or nothing; names of countries may hold commas themselves. */
    private String country(String words) {
        for (int end = words.length(); end > 0; end = words.lastIndexOf(',', end - 1)) {
            String head = words.substring(0, end).strip();
            if (trial.knows("country", head)) {
                return head;
            }
        }
        return "";
    }

    /** Whether a line is city, region, the country of the heading, postal code. */
    private static boolean isAddress(String words, String country) {
        int at = words.lastIndexOf(country);
        if (at < 2 || words.charAt(at - 2) != ',') {
            return false;
        }
        String behind = words.substring(at + country.length());
        return behind.isEmpty() || behind.matches(", [\\p{L}\\p{Nd}][\\p{L}\\p{Nd} -]{1,11}");
    }

    private void site(String name, String address, String country, String place) {
        int at = address.lastIndexOf(country);
        String[] parts = address.substring(0, at - 2).split(", ", 2);
        String behind = address.substring(at + country.length());
        int status = statusFrom(name);
        trial.site(new Site(
                trial.texts(name.substring(0, status)),
                trial.texts(parts[0]),
                trial.texts(parts.length > 1 ? parts[1] : ""),
                behind.isEmpty()
                        ? Optional.empty()
                        : Optional.of(behind.substring(2).strip()),
                trial.country(Optional.of(country), place),
                Optional.empty(),
                trial.code("overallStatus", Optional.of(name.substring(status)), place)));
    }

    /** Where the status of a site begins behind the name of its facility; the end of the name where there is none. */
    private int statusFrom(String name) {
        int at = 0;
        while (at < name.length() && !trial.knows("overallStatus", name.substring(at))) {
            int space = name.indexOf(' ', at);
            at = space < 0 ? name.length() : space + 1;
        }
        return at;
    }
}
