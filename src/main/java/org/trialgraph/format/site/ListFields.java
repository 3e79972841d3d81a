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
import org.jspecify.annotations.Nullable;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.ctgov.PageInterventions;
import org.trialgraph.format.ctgov.PageOutcomes;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.PageValues.TypedName;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.StandardFields;
import org.trialgraph.format.page.StandardFields.Row;
import org.trialgraph.format.page.StandardFields.RowReader;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialProperties;

/** Lists whose entries take several lines or have labels of their own, and other blocks that say more than one thing. */
final class ListFields {
    private static final Pattern CLASSIFIED = Pattern.compile(
            "\\(?([A-Z]\\d{2}(?:\\.(?:\\d{1,2}|-))?[!*+\u2020]?(?:-[A-Z]\\d{2}(?:\\.\\d)?)?)(?:\\)\\s*| [-\u2013] |: ?)(.+)");
    private static final int LONGEST_NAME = 200;
    private static final String TIME =
            "(?i)(?:at |up to |from |within |through |over )?(?:baseline|day|week|month|year|\\d+(?:\\.\\d+)? ?-?(?:second|minute|hour|day|week|month|year)s?)\\b.{0,80}";
    /** The name of an arm before what it gets. */
    private static final String ARM =
            "(?i)(?:[\\p{L}-]+ ){0,2}(?:arm|group)(?: ?[\\dA-Z]{1,2})?(?: ?\\([^()]{1,40}\\))? ?[:-] ?";

    private static final Map<String, RowReader> READERS = Map.ofEntries(
            Map.entry("interventionsBeforeTypes", ListFields::interventionsBeforeTypes),
            Map.entry("sponsorsBeforeRoles", ListFields::sponsorsBeforeRoles),
            Map.entry("identifiersWithTypes", ListFields::identifiersWithTypes),
            Map.entry("outcomeTable", ListFields::outcomeTable),
            Map.entry("firstKnown", ListFields::firstKnown),
            Map.entry("outcomeList", ListFields::outcomeList),
            Map.entry("enrollmentBeforeCriteria", ListFields::enrollmentBeforeCriteria),
            Map.entry("classifiedConditions", ListFields::classifiedConditions),
            Map.entry("sponsorsByCell", ListFields::sponsorsByCell),
            Map.entry("interventionAsPrinted", ListFields::interventionAsPrinted),
            Map.entry("treatmentBeforeParts", ListFields::treatmentBeforeParts),
            Map.entry("treatment", ListFields::treatment),
            Map.entry("organisation", ListFields::organisationAboveAddress),
            Map.entry(
                    "conditionTable",
                    (row, block, trial) -> new PageInterventions(block.page(), trial).table(block, Set.of())),
            Map.entry("armTable", ListFields::armTable),
            Map.entry("outcomeRows", ListFields::outcomeRows),
            Map.entry("statusBeforeSummary", ListFields::statusBeforeSummary),
            Map.entry("armText", ListFields::armText),
            Map.entry("reachedEnrollment", ListFields::reachedEnrollment));

    private ListFields() {}

    /** The readers of blocks by the names that tables have for them, with those of one site. */
    static Map<String, RowReader> readers(Map<String, RowReader> own) {
        Map<String, RowReader> readers = new HashMap<>(READERS);
        readers.putAll(SiteLists.READERS);
        readers.putAll(own);
        return readers;
    }

    /** Where the headings of the criteria are gone, both lists follow the number of participants. */
    private static void enrollmentBeforeCriteria(Row row, Block block, TrialReader trial) {
        StandardFields.enrollment(block, trial);
        block.remainder().ifPresent(text -> trial.criteria(Criteria.split(text, Polarity.UNSTATED, trial.language())));
    }

    /**
     * The classes of a disease down to the disease, as in {@code (M00-M99)Diseases of … / Knee osteoarthritis}, or a class alone, as
     * in {@code M17 - Gonarthrosis [arthrosis of knee]}.
     */
    private static void classifiedConditions(Row row, Block block, TrialReader trial) {
        for (String words : block.distinct()) {
            String classes = words.replaceFirst("^\\*\\s*", "");
            boolean several =
                    classes.startsWith("(") || !CLASSIFIED.matcher(classes).matches();
            for (String part : classes.split(several ? "\\s*/\\s*" : "$")) {
                Matcher classified = CLASSIFIED.matcher(part);
                if (classified.matches()) {
                    trial.id(CONDITION_CODE, classified.group(1));
                }
                trial.condition(classified.matches() ? classified.group(2) : part);
            }
        }
    }

    /** In the summary of the protocol the label has a text under it, further down the numbered parts. */
    private static void treatmentBeforeParts(Row row, Block block, TrialReader trial) {
        boolean numbered = block.rest().get(0).words().matches("#?\\d{1,3}");
        if (!numbered && !trial.has(TREATMENT_DESCRIPTION)) {
            trial.prose(TREATMENT_DESCRIPTION, block.prose());
        }
    }

    /** Arms behind their types, each above its interventions, as on pages of ClinicalTrials.gov. */
    private static void armTable(Row row, Block block, TrialReader trial) {
        PageInterventions arms = new PageInterventions(block.page(), trial);
        arms.arms(block, "table");
        arms.finish();
    }

    /** The rows of a table of outcomes whose cells are lines, as on pages of ClinicalTrials.gov. */
    private static void outcomeRows(Row row, Block block, TrialReader trial) {
        new PageOutcomes(block.page(), trial).rows(block, row.constant(Outcome.Kind.class));
    }

    /** The first line is the status, the others are the summary. */
    private static void statusBeforeSummary(Row row, Block block, TrialReader trial) {
        trial.coded(OVERALL_STATUS, block.first(), block.place());
        trial.prose(BRIEF_SUMMARY, block.remainder());
    }

    /** The number reached tells more than the one planned, where the registry has both. */
    private static void reachedEnrollment(Row row, Block block, TrialReader trial) {
        Optional<String> number = block.first();
        if (trial.has(ENROLLMENT)) {
            number.ifPresent(n -> trial.report().ignored(block.place(), n));
        } else {
            trial.count(ENROLLMENT, number, block.place());
        }
    }

    static boolean brief(String words) {
        return words.length() <= LONGEST_NAME && words.indexOf('\n') < 0;
    }

    /** One intervention, in whatever number of lines. */
    private static void interventionAsPrinted(Row row, Block block, TrialReader trial) {
        String name = String.join(" ", block.distinct());
        if (!name.isEmpty()) {
            new TypedName(Optional.empty(), name).position(trial, block.place());
        }
    }

    /** A treatment in a few words is an intervention, in many it tells of all of them. */
    private static void treatment(Row row, Block block, TrialReader trial) {
        List<String> arms = block.rest().stream().map(Line::value).distinct().toList();
        if (arms.size() > 1 && arms.stream().allMatch(line -> brief(line) && line.matches(ARM + ".+"))) {
            block.distinct()
                    .forEach(line ->
                            new TypedName(Optional.empty(), line.replaceFirst(ARM, "")).position(trial, block.place()));
            return;
        }
        Optional<String> text = (arms.size() == 1 ? block.first() : block.prose()).map(String::strip);
        if (text.filter(ListFields::brief).isPresent()) {
            new TypedName(Optional.empty(), PageValues.unbulleted(text.get())).position(trial, block.place());
        } else {
            trial.prose(TREATMENT_DESCRIPTION, text);
        }
    }

    /** An organisation above its address. */
    private static void organisationAboveAddress(Row row, Block block, TrialReader trial) {
        List<String> lines = block.distinct();
        Optional<String> name = lines.stream().findFirst();
        PageValues.organisation(row.constant(Sponsor.Role.class), name, Optional.empty(), block.place(), trial);
        lines.stream().skip(1).forEach(line -> trial.report().ignored(block.place(), line));
    }

    /** An arm with its label for a name. */
    private static void armText(Row row, Block block, TrialReader trial) {
        List<Text> text = block.prose().map(List::of).map(trial::proseTexts).orElse(List.of());
        if (!text.isEmpty()) {
            List<Text> name = trial.texts(block.label().replaceFirst(" ?:$", ""));
            trial.arm(new Arm(name, Optional.empty(), text, List.of(), Optional.empty()));
        }
    }

    /** A value of the first of several coded properties whose table knows the words, otherwise words about the design. */
    private static void firstKnown(Row row, Block block, TrialReader trial) {
        block.first().ifPresent(words -> {
            if (Stream.of(row.of().split("\\|"))
                    .noneMatch(name -> trial.codedIfKnown(TrialProperties.required(name, Coded.class), words))) {
                trial.text(DESIGN_TEXT, words);
            }
        });
    }

    /** Outcomes as the items of a text. */
    private static void outcomeList(Row row, Block block, TrialReader trial) {
        block.prose()
                .map(text -> Criteria.split(text, Polarity.UNSTATED, trial.language()))
                .ifPresent(items -> items.forEach(item -> trial.outcome(
                        new Outcome(row.constant(Outcome.Kind.class), item.texts(), List.of(), List.of()))));
    }

    /** Interventions with descriptions and, last, their types; without any types each line is one. */
    private static void interventionsBeforeTypes(Row row, Block block, TrialReader trial) {
        List<Entry> entries = entries(block, List.of("Intervention Type"), "(?i)intervention type:?\\s*(.+)");
        for (Entry entry : entries) {
            List<String> lines = entry.lines();
            if (entry.value().isPresent() && !lines.isEmpty()) {
                Optional<Coded> type = trial.code("interventionType", entry.value(), block.place());
                List<Text> descriptions = trial.proseTexts(lines.subList(1, lines.size()));
                trial.intervention(new Intervention(trial.texts(lines.get(0)), type, descriptions, List.of()));
            } else if (entries.size() == 1) {
                lines.forEach(name -> new TypedName(Optional.empty(), name).position(trial, block.place()));
            } else {
                lines.forEach(line -> trial.report().unmapped(block.place(), line));
            }
        }
    }

    /** Organisations, each with its kind and its role below its name. */
    private static void sponsorsBeforeRoles(Row row, Block block, TrialReader trial) {
        String roles = "(?i)(?:sponsor )?role:?\\s*(lead|collaborator|sponsor)\\s*";
        for (Entry entry : entries(block, List.of("Sponsor Role"), roles)) {
            if (entry.value().isPresent() && !entry.lines().isEmpty()) {
                boolean lead = !entry.value().get().equalsIgnoreCase("collaborator");
                Sponsor.Role as = lead ? Sponsor.Role.LEAD : Sponsor.Role.COLLABORATOR;
                trial.sponsor(as, Optional.of(entry.lines().get(0)), Optional.empty());
            } else {
                entry.lines().forEach(line -> trial.report().unmapped(block.place(), line));
            }
        }
    }

    /** Other ids, each with its type and source below it. */
    private static void identifiersWithTypes(Row row, Block block, TrialReader trial) {
        List<String> labels = List.of("Identifier Type", "Identifier Source");
        for (String line : lines(block, labels)) {
            boolean about = labels.stream().anyMatch(label -> line.regionMatches(true, 0, label, 0, label.length()));
            if (about || line.contains(" ") && line.length() > 60) {
                trial.report().ignored(block.place(), line);
            } else {
                trial.id(SECONDARY_ID, line);
            }
        }
    }

    /** Organisations, each the whole of a cell of a table, however many lines that has, or a line; a comma continues a line. */
    private static void sponsorsByCell(Row row, Block block, TrialReader trial) {
        List<String> names = new ArrayList<>();
        int cell = 0;
        for (Line line : block.rest()) {
            block.take(line);
            String above = names.isEmpty() ? "" : names.remove(names.size() - 1);
            boolean comma = above.endsWith(",");
            boolean continued = comma || cell > 0 && line.cell() == cell;
            names.addAll(
                    continued ? List.of(above + (comma ? " " : ", ") + line.value()) : List.of(above, line.value()));
            cell = line.cell();
        }
        names.forEach(name -> PageValues.organisation(
                row.constant(Sponsor.Role.class), Optional.of(name), Optional.empty(), block.place(), trial));
    }

    /** Lines of a list, and the value behind the label on the last line of the entry. */
    record Entry(List<String> lines, Optional<String> value) {}

    /** The lines of a block by entries, each of which ends with the first label and its value; what follows the last has none. */
    static List<Entry> entries(Block block, List<String> labels, String labelAndValue) {
        List<Entry> entries = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (String line : lines(block, labels)) {
            if (line.matches(labelAndValue)) {
                entries.add(new Entry(open, Optional.of(line.replaceFirst(labelAndValue, "$1"))));
                open = new ArrayList<>();
            } else {
                open.add(line);
            }
        }
        if (!open.isEmpty()) {
            entries.add(new Entry(open, Optional.empty()));
        }
        return entries;
    }

    /** The lines of a block, each label of an entry together with its value where that stands on the next line. */
    private static List<String> lines(Block block, List<String> labels) {
        List<String> lines = new ArrayList<>();
        for (String line : block.values()) {
            int last = lines.size() - 1;
            if (last >= 0 && labels.stream().anyMatch(lines.get(last).replace(":", "")::equalsIgnoreCase)) {
                lines.set(last, lines.get(last) + " " + line);
            } else if (!PageValues.nothing(line)) {
                lines.add(PageValues.unbulleted(line));
            }
        }
        return lines;
    }

    /**
     * The table of outcomes with the columns name, time and method. As lines its rows cannot be told apart for certain: a line
     * is taken for an outcome with all that it says, and the cells of a row, where they are lines, for its parts only where a
     * line that is a time tells them apart.
     */
    private static void outcomeTable(Row row, Block block, TrialReader trial) {
        List<String> lines = block.distinct().stream()
                .map(words -> words.replaceFirst("(?i)^Name ?Time ?Method\\s*", ""))
                .filter(words -> !words.isBlank())
                .toList();
        boolean times = lines.stream().anyMatch(line -> line.matches(TIME));
        for (int i = 0; i < lines.size(); i++) {
            boolean timed = i + 1 < lines.size() && lines.get(i + 1).matches(TIME);
            boolean described = timed && lines.size() == 3 && i == 0;
            if (times && !timed) {
                trial.report().unmapped(block.place(), lines.get(i));
                continue;
            }
            trial.outcome(new Outcome(
                    row.constant(Outcome.Kind.class),
                    texts(trial, lines.get(i)),
                    texts(trial, timed ? lines.get(i + 1) : null),
                    texts(trial, described ? lines.get(i + 2) : null)));
            i += described ? 2 : timed ? 1 : 0;
        }
    }

    /**
     * The table of arms as an extraction has it, column by column: Arm 1 to n, then all roles, all names, all descriptions. A
     * column that is short of a cell cannot be shared out among the arms and is not. The labels of its rows, where an extraction
     * has kept them, are no cells.
     *
     * @param labels the table's heading and the labels of its rows
     */
    static void armColumns(Sections sections, List<String> labels, TrialReader trial) {
        List<Block> table = sections.all().stream()
                .dropWhile(block -> !block.is(labels.get(0)))
                .limit(labels.size())
                .filter(block -> labels.stream().anyMatch(block::is))
                .toList();
        List<String> all =
                table.stream().flatMap(block -> block.values().stream()).toList();
        List<String> cells =
                all.stream().filter(line -> !line.matches("(?i)Arm \\d{1,2}")).toList();
        int arms = all.size() - cells.size();
        String place = table.isEmpty() ? "" : table.get(0).place();
        boolean typed = arms > 0 && cells.stream().limit(arms).allMatch(cell -> trial.knows("armType", cell));
        int names = typed ? arms : 0;
        int descriptions = names + arms;
        boolean whole = typed || arms > 0 && cells.size() % arms == 0;
        if (!whole || cells.size() < descriptions || cells.stream().anyMatch(ListFields::isRowOfArms)) {
            cells.forEach(cell -> trial.report().unmapped(place, cell));
            return;
        }
        boolean described = cells.size() == descriptions + arms;
        for (int arm = 0; arm < arms; arm++) {
            Optional<String> type = typed ? Optional.of(cells.get(arm)) : Optional.empty();
            Optional<Coded> coded = trial.code("armType", type, place);
            List<Text> text = described ? trial.texts(cells.get(descriptions + arm)) : List.of();
            trial.arm(new Arm(trial.texts(cells.get(names + arm)), coded, text, List.of(), Optional.empty()));
        }
        cells.stream()
                .skip(described ? cells.size() : descriptions)
                .forEach(cell -> trial.report().unmapped(place, cell));
    }

    /** Where cells have run together it cannot be told where one ends. */
    private static boolean isRowOfArms(String cell) {
        return cell.replaceAll("(?i)Arm \\d{1,2}", "").isBlank();
    }

    private static List<Text> texts(TrialReader trial, @Nullable String words) {
        return trial.words(Optional.ofNullable(words)).stream().toList();
    }
}
