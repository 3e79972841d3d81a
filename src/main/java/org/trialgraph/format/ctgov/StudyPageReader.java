package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.ctgov.StudyTable.Spelling;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.PageValues.TypedName;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.record.FieldMapper.Mapping;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Flag;
import org.trialgraph.model.MeshTerm;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Reference;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.registry.TrialNumbers;

/** Reads one study page by the rows of {@link StudyTable}. */
final class StudyPageReader {
    private static final Pattern PARTICIPANTS = Pattern.compile("(\\d[\\d,]*)(?: participants?)?");
    private static final Pattern ORGANIZATION = Pattern.compile(
            "(?i)\\b(?:univ|hospital|hopital|h\u00F4pital|institut|cent(?:er|re)|college|clinic|foundation|inc|ltd|llc|gmbh"
                    + "|corp|company|pharma|laborator|group|society|association|council|ministry|trust|agency|school)");
    private static final Pattern LAST_KNOWN = Pattern.compile("(?i)last known status(?: was)?:? (.{4,40})");
    private static final Pattern PMID = Pattern.compile("(?i)(?:PMID:? ?|pubmed\\.ncbi\\.nlm\\.nih\\.gov/)(\\d{1,8})");
    private static final Pattern PHASE_NAME = Pattern.compile("(?i)(?:early )?phase ?[0-4]|not applicable|n/?a");
    private static final Pattern PHASES = Pattern.compile("(?i)(?:early |phase ?[0-4]|not applicable|n/?a|[ /|,])++");
    private static final Pattern LOCATIONS = Pattern.compile("(?i)^this study has (\\d{1,4}) locations?");
    /** Days that the registry did not keep at first, and has reckoned. */
    private static final List<String> POSTED =
            List.of(REGISTRATION_DATE.name(), RESULTS_DATE.name(), LAST_UPDATE_DATE.name());

    private final StudyTable table;
    private final Page page;
    private final Sections sections;
    private final TrialReader trial;
    private final PageInterventions interventions;
    private final PageOutcomes outcomes;
    private final PageSites sites;

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
        this.outcomes = new PageOutcomes(page, trial);
        this.sites = new PageSites(page, trial);
    }

    /** Reads the page; lines that are left over are recorded by the caller. */
    void read() {
        titleAndStatus();
        sponsors();
        for (Mapping row : table.rows()) {
            sections.all().stream()
                    .filter(block -> row.names().stream().anyMatch(block::is))
                    .forEach(block -> read(row, block));
        }
        interventions.finish();
    }

    private void read(Mapping row, Block block) {
        String place = block.place();
        if (table.spelling() != Spelling.CLASSIC_PAGE && placeholder(row, block)) {
            block.values().forEach(words -> trial.report().ignored(place, block.label() + " " + words));
            return;
        }
        switch (row.kind()) {
            case "text" ->
                trial.text(
                        row.property(Text.class), String.join(" ", List.copyOf(new LinkedHashSet<>(block.values()))));
            case "prose" -> {
                if (!trial.has(row.property(Text.class))) {
                    boolean oneLine = block.beside().isEmpty()
                            && block.rest().stream().map(Line::words).distinct().count() == 1;
                    trial.prose(row.property(Text.class), oneLine ? block.first() : block.text());
                }
            }
            case "status" -> {
                Optional<String> words = block.value();
                trial.coded(OVERALL_STATUS, words.map(value -> status(value).orElse(value)), place);
                words.ifPresent(this::whyStopped);
                block.rest().stream()
                        .limit(1)
                        .filter(line -> line.words().startsWith("("))
                        .forEach(line -> {
                            page.take(line);
                            whyStopped(line.words());
                        });
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
            case "arms" -> interventions.arms(block, row.of());
            case "outcome" -> outcomes.list(block.rest(), Outcome.Kind.valueOf(row.of()));
            case "armTable" -> {
                interventions.cells(cellsBelow(block));
                interventions.arms(block, "table");
            }
            case "outcomeParts" -> {
                if (sections.get(block.label()) == block) {
                    outcomes.parts(block, sections, Outcome.Kind.valueOf(row.of()), PageOutcomes.RESULT);
                }
            }
            case "outcomeTable" -> outcomes.table(block, sections, Outcome.Kind.valueOf(row.of()));
            case "condition" -> block.distinct().forEach(trial::condition);
            case "intervention" -> {
                if (block.lines().stream().noneMatch(Line::underHead)) {
                    block.distinct().forEach(words -> TypedName.of(words, trial).position(trial, place));
                }
            }
            case "phases" -> phases(block);
            case "countries" -> block.values().forEach(words -> countries(words, place));
            case "sitesBelow" -> {
                sites.people(block.rest());
                sites.belowAddresses(block.rest(), announcedSites());
            }
            case "sponsorAgain" -> sponsorAgain(block);
            case "responsible" ->
                block.value()
                        .map(words -> words.replaceFirst("(?i)\\s*\\(responsible party\\)$", ""))
                        .ifPresent(this::responsible);
            case "people" -> sites.people(block.rest());
            case "site" -> sites.belowFacilities(block.rest());
            case "ages" -> block.value().ifPresent(words -> ages(words, place));
            case "criteria" -> block.text().ifPresent(text -> trial.criteria(Criteria.split(text, trial.language())));
            case "publications" -> block.values().forEach(words -> publication(words, row.of()));
            case "keywordsBelow" -> block.values().stream().skip(1).forEach(words -> trial.text(KEYWORD, words));
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
            case "sponsors", "columns", "heading" -> {}
            default -> throw new IllegalStateException("no kind of element \"" + row.kind() + "\"");
        }
    }

    /** Whether words stand in place of a value; what a code table knows is a value. */
    private boolean placeholder(Mapping row, Block block) {
        String scheme = row.of().equals("-") ? row.kind() : row.of();
        List<String> words = Stream.concat(
                        block.beside().stream(), block.rest().stream().map(Line::value))
                .toList();
        return !words.isEmpty()
                && words.stream().allMatch(line -> PageValues.nothing(line) && !trial.knows(scheme, line));
    }

    /** The status stands below the title, on pages since 2023 above it. */
    private void titleAndStatus() {
        boolean statusFirst = table.spelling() != Spelling.CLASSIC_PAGE;
        boolean again = !sections.get("Brief Title").empty();
        for (Line line : sections.head().rest()) {
            String words = PageValues.unbulleted(line.words());
            Optional<String> status = statusFirst || trial.has(PUBLIC_TITLE) ? status(words) : Optional.empty();
            Matcher last = LAST_KNOWN.matcher(words);
            if (statusFirst && last.find()) {
                page.take(line);
                trial.coded(LAST_KNOWN_STATUS, last.group(1), line.place());
            } else if (status.isPresent() || words.startsWith("(")) {
                page.take(line);
                trial.coded(OVERALL_STATUS, status, line.place());
                whyStopped(words);
            } else if (again) {
                page.take(line);
                trial.report().ignored(line.place(), words);
            } else if (!trial.has(PUBLIC_TITLE)) {
                page.take(line);
                title(words, table.spelling() == Spelling.PAGE);
            }
        }
    }

    /** A page since 2023 has the acronym of a study in brackets behind its title. */
    private void title(String words, boolean withAcronym) {
        StudyTitle title =
                withAcronym ? StudyTitle.of(words, page.metadata().title()) : new StudyTitle(words, Optional.empty());
        trial.text(PUBLIC_TITLE, title.title());
        trial.id(ACRONYM, title.acronym());
    }

    /** The first sentence of a line, or its words before a bracket, if the table of codes knows it as a status. */
    private Optional<String> status(String words) {
        String sentence = words.substring(0, words.indexOf('.') + 1);
        return Stream.of(sentence.isEmpty() ? words : sentence, beforeBracket(words))
                .filter(first -> trial.knows("overallStatus", first))
                .findFirst();
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

    /**
     * A word at the label tells whether the day has come. Without one an end on a classic page is in the past, anything else may
     * be either.
     */
    private void typedDate(Mapping row, Block block) {
        Optional<String> words = block.value().map(StudyPageReader::beforeBracket);
        trial.date(row.property(PartialDate.class), words, block.place());
        boolean end = table.spelling() != Spelling.PAGE && !row.of().equals(START_DATE.name());
        if (words.isPresent() && trial.has(row.property(PartialDate.class))) {
            Optional<Coded> type = dateType(block, end);
            boolean reckoned = POSTED.contains(row.of())
                    && type.filter(word -> word.concepts().contains("Anticipated"))
                            .isPresent();
            trial.add(
                    TrialProperties.required(row.of() + "Type", Coded.class),
                    reckoned ? Optional.of(Coded.implied("Reckoned")) : type);
        }
    }

    private static Optional<Coded> dateType(Block block, boolean otherwiseActual) {
        String label = block.label();
        boolean future = label.contains("Estimated") || label.contains("Anticipated");
        return future || otherwiseActual || label.contains("Actual")
                ? Optional.of(Coded.implied(future ? "Anticipated" : "Actual"))
                : Optional.empty();
    }

    private static String beforeBracket(String words) {
        int open = words.endsWith(")") ? words.indexOf('(') : -1;
        return open < 0 ? words : words.substring(0, open).stripTrailing();
    }

    private void enrollment(Block block) {
        block.value(PARTICIPANTS).ifPresent(words -> {
            trial.count(ENROLLMENT, Optional.of(words.split(" ")[0]), block.place());
            trial.add(ENROLLMENT_TYPE, dateType(block, table.spelling() != Spelling.PAGE));
        });
    }

    /** {@code 15 Years to 65 Years (Child, Adult)}: limits, and the groups of ages that they touch. */
    private void ages(String words, String place) {
        int bracket = words.indexOf('(');
        String limits = bracket < 0 ? words : words.substring(0, bracket).strip();
        if (Stream.of(limits.split(",")).allMatch(group -> trial.knows("ageGroup", group))) {
            Stream.of(limits.split(",")).forEach(group -> trial.coded(AGE_GROUP, group, place));
        } else {
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
        List<String> leads = Stream.of("Sponsor", "Study Sponsor", "Current Study Sponsor")
                .flatMap(label -> sections.get(label).value().stream())
                .filter(name -> !PageValues.nothing(name))
                .toList();
        List<String> all = sections.get("Sponsors and Collaborators").values();
        Optional<String> first = Stream.concat(leads.stream(), all.stream()).findFirst();
        trial.sponsor(Sponsor.Role.LEAD, first, Optional.empty());
        Stream<String> collaborators =
                Stream.of("Collaborator", "Collaborators").flatMap(label -> sections.get(label).values().stream());
        Stream.concat(collaborators, all.stream())
                .filter(name -> !name.equalsIgnoreCase(first.orElse("")))
                .forEach(name -> trial.sponsor(Sponsor.Role.COLLABORATOR, Optional.of(name), Optional.empty()));
    }

    /** A page since 2023 names the sponsor again above its collaborators; it may be the only place where it does. */
    private void sponsorAgain(Block block) {
        List<Line> lines = block.rest();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).words().equals("Sponsor")) {
                lines.subList(i, i + 2).forEach(page::take);
                if (trial.build().sponsors(Sponsor.Role.LEAD).isEmpty()
                        && !PageValues.nothing(lines.get(i + 1).words())) {
                    trial.sponsor(
                            Sponsor.Role.LEAD, Optional.of(lines.get(i + 1).value()), Optional.empty());
                }
            }
        }
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

    private void publication(String words, String kind) {
        Optional<Coded> implied = kind.equals("-") ? Optional.empty() : Optional.of(Coded.implied(kind));
        Optional<String> pmid =
                PMID.matcher(words).results().map(found -> found.group(1)).findFirst();
        trial.reference(new Reference(pmid, Optional.empty(), trial.words(Optional.of(words)), implied));
    }

    /** The cells of a table, each below the head of its column. */
    private List<Block> cellsBelow(Block heading) {
        List<Block> all = sections.all();
        return all.subList(all.indexOf(heading) + 1, all.size()).stream()
                .takeWhile(table::isCell)
                .toList();
    }

    /** Phases, each on a line or several on one. Other lines are none. */
    private void phases(Block block) {
        List<Line> lines = block.rest().stream()
                .takeWhile(line -> PHASES.matcher(line.value()).matches())
                .toList();
        lines.forEach(page::take);
        Stream.concat(block.beside().stream(), lines.stream().map(Line::value))
                .filter(words -> PHASES.matcher(words).matches())
                .flatMap(words -> PHASE_NAME.matcher(words).results())
                .forEach(name -> trial.coded(PHASE, name.group(), block.place()));
    }

    /** Countries between commas, which stand in the names of some. */
    private void countries(String words, String place) {
        String name = "";
        for (String part : words.split(",")) {
            name = name.isEmpty() ? part.strip() : name + ", " + part.strip();
            if (trial.knows("country", name)) {
                trial.country(Optional.of(name), place).ifPresent(trial::country);
                name = "";
            }
        }
        trial.country(Optional.of(name), place).ifPresent(trial::country);
    }

    private int announcedSites() {
        return page.lines().stream()
                .flatMap(line -> LOCATIONS.matcher(line.words()).results())
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElse(0);
    }
}
