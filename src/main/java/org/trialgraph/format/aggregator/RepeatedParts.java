package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.PageValues.TypedName;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.Sections.Group;
import org.trialgraph.format.page.StandardFields;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;

/** Lists of the sites whose entries take several lines, and other blocks that say more than one thing. */
final class RepeatedParts {
    /** City, region and country, behind a flag or not. */
    private static final Pattern PLACE = Pattern.compile(
            "(?<flag>[\\x{1F1E6}-\\x{1F1FF}]{2}\\s*)?(?:(?<city>[^,]{1,80}),)?(?: ?(?<region>[^,]{0,80}),)? ?(?<country>[^,]{2,60})");

    private static final Pattern WITH_STATUS =
            Pattern.compile("(.*[\\p{L}\\d).])(?<status>(?:Not yet r|R)ecruiting|Active, not recruiting"
                    + "|Completed|Terminated|Suspended|Withdrawn|Enrolling by invitation|Available)");
    private static final Pattern TIME = Pattern.compile(
            "(?i)(?:at |up to |from |within |through |over )?(?:baseline|day|week|month|year|\\d+(?:\\.\\d+)? ?-?(?:second|minute|hour|day|week|month|year)s?)\\b.{0,80}");

    private RepeatedParts() {}

    /** The readers of blocks by the names that tables have for them. */
    static Map<String, Field.Reader> readers(StandardFields fields) {
        Field.Reader enrollment = fields.enrollment("").reader();
        return Map.of(
                "sitesWithFlags",
                (block, trial) -> sites(block, true, trial),
                "sitesWithCountries",
                (block, trial) -> sites(block, false, trial),
                "sitesWithStatus",
                RepeatedParts::sitesWithStatus,
                "interventionsBeforeTypes",
                RepeatedParts::interventionsBeforeTypes,
                "sponsorsBeforeRoles",
                RepeatedParts::sponsorsBeforeRoles,
                "identifiersWithTypes",
                RepeatedParts::identifiersWithTypes,
                "primaryOutcomeTable",
                (block, trial) -> outcomeTable(Outcome.Kind.PRIMARY, block, trial),
                "secondaryOutcomeTable",
                (block, trial) -> outcomeTable(Outcome.Kind.SECONDARY, block, trial),
                "modelOrDesign",
                RepeatedParts::modelOrDesign,
                "enrollmentBeforeCriteria",
                (block, trial) -> {
                    enrollment.read(block, trial);
                    criteriaWithoutHeadings(block, trial);
                });
    }

    /** Where the headings of the criteria are gone, both lists follow the number of participants. */
    private static void criteriaWithoutHeadings(Block block, TrialReader trial) {
        block.remainder()
                .ifPresent(text -> trial.trial().criteria(Criteria.split(text, Polarity.UNSTATED, trial.language())));
    }

    /** The model as the API has it, or what another registry says of the design in its own words. */
    private static void modelOrDesign(Block block, TrialReader trial) {
        PageValues.first(block).ifPresent(words -> {
            if (!trial.codedIfKnown(INTERVENTION_MODEL, words)) {
                trial.text(DESIGN_TEXT, words);
            }
        });
    }

    /**
     * Sites: the name, and below it the place. Below flags any words are a place; elsewhere a country must be known, and names
     * without a place, which may be those of people, stay unmapped.
     */
    private static void sites(Block block, boolean flags, TrialReader trial) {
        Optional<String> name = Optional.empty();
        for (String line : flags ? PageValues.values(block) : block.values()) {
            Matcher place = PLACE.matcher(line);
            boolean placed = place.matches()
                    && (flags
                            ? place.group("flag") != null
                            : name.isPresent()
                                    && place.group("city") != null
                                    && trial.knows("country", place.group("country")));
            if (placed) {
                site(name, place, block.place(), trial);
                name = Optional.empty();
            } else if (flags && line.matches("(?i)Locations? ?\\(\\d{1,6}\\)")) {
                trial.report().ignored(block.place(), line);
            } else {
                name.ifPresent(other -> withoutPlace(other, flags, block.place(), trial));
                name = Optional.of(line);
            }
        }
        name.filter(other -> !flags).ifPresent(other -> withoutPlace(other, false, block.place(), trial));
    }

    private static void withoutPlace(String name, boolean flags, String place, TrialReader trial) {
        if (flags) {
            trial.trial().site(site(texts(trial, name), List.of(), List.of(), Optional.empty(), Optional.empty()));
        } else {
            trial.report().unmapped(place, name);
        }
    }

    private static void site(Optional<String> name, Matcher place, String where, TrialReader trial) {
        Optional<Coded> country = trial.country(Optional.of(place.group("country")), where);
        country.ifPresent(trial.trial()::country);
        trial.trial()
                .site(site(
                        texts(trial, name.orElse(null)),
                        texts(trial, place.group("city")),
                        texts(trial, place.group("region")),
                        country,
                        Optional.empty()));
    }

    private static Site site(
            List<Text> names, List<Text> cities, List<Text> regions, Optional<Coded> country, Optional<Coded> status) {
        return new Site(names, cities, regions, Optional.empty(), country, Optional.empty(), status);
    }

    /**
     * Sites whose recruitment status an extraction has run into their names, as in {@code University HospitalRecruiting}. A
     * hyphen that touches the word before it is the bullet of the next site.
     */
    private static void sitesWithStatus(Block block, TrialReader trial) {
        for (String line : PageValues.values(block)) {
            for (String words : line.split("(?<=[\\p{L}\\d).])- (?=\\p{Lu})")) {
                Matcher m = WITH_STATUS.matcher(words);
                boolean known = m.matches() && trial.knows("overallStatus", m.group("status"));
                Optional<Coded> status = known
                        ? trial.code("overallStatus", Optional.of(m.group("status")), block.place())
                        : Optional.empty();
                List<Text> name = texts(trial, known ? m.group(1) : words);
                trial.trial().site(site(name, List.of(), List.of(), Optional.empty(), status));
            }
        }
    }

    /** Interventions with descriptions and, last, their types; without types each line is one. */
    private static void interventionsBeforeTypes(Block block, TrialReader trial) {
        for (List<String> entry : entries(block, "Intervention Type", RepeatedParts::type)) {
            Optional<String> type = type(entry.get(entry.size() - 1));
            if (type.isEmpty()) {
                entry.forEach(name -> new TypedName(Optional.empty(), name).position(trial, block.place()));
            } else if (entry.size() > 1) {
                String description = String.join("\n", entry.subList(1, entry.size() - 1));
                trial.trial()
                        .intervention(new Intervention(
                                texts(trial, entry.get(0)),
                                trial.code("interventionType", type, block.place()),
                                trial.proseWords(Optional.of(description)).stream()
                                        .toList(),
                                List.of()));
            }
        }
    }

    /** Organisations, each with its kind and its role below its name. */
    private static void sponsorsBeforeRoles(Block block, TrialReader trial) {
        for (List<String> entry : entries(block, "Sponsor Role", RepeatedParts::role)) {
            Optional<String> role = role(entry.get(entry.size() - 1));
            if (role.isPresent() && entry.size() > 1) {
                boolean lead = !role.get().equalsIgnoreCase("collaborator");
                Sponsor.Role as = lead ? Sponsor.Role.LEAD : Sponsor.Role.COLLABORATOR;
                trial.sponsor(as, Optional.of(entry.get(0)), Optional.empty());
            } else {
                entry.forEach(line -> trial.report().unmapped(block.place(), line));
            }
        }
    }

    /** Other ids, each with its type and source below it. */
    private static void identifiersWithTypes(Block block, TrialReader trial) {
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

    private static Optional<String> type(String line) {
        return valueOf("Intervention Type", line);
    }

    private static Optional<String> role(String line) {
        return valueOf("Sponsor Role", line)
                .or(() -> valueOf("Role", line))
                .filter(role -> List.of("lead", "collaborator", "sponsor").contains(role.toLowerCase(Locale.ROOT)));
    }

    /** The lines of a block by entries, the last line of each of which has a value behind a label. */
    private static List<List<String>> entries(Block block, String label, Function<String, Optional<String>> value) {
        List<List<String>> entries = new ArrayList<>();
        boolean open = false;
        for (String line : lines(block, List.of(label))) {
            if (!open) {
                entries.add(new ArrayList<>());
            }
            entries.get(entries.size() - 1).add(line);
            open = value.apply(line).isEmpty();
        }
        return entries;
    }

    /** The lines of a block, each label of an entry together with its value where that stands on the next line. */
    private static List<String> lines(Block block, List<String> labels) {
        List<String> lines = new ArrayList<>();
        for (String line : block.values()) {
            int last = lines.size() - 1;
            boolean labelled =
                    last >= 0 && labels.stream().anyMatch(lines.get(last).replace(":", "")::equalsIgnoreCase);
            if (labelled) {
                lines.set(last, lines.get(last) + " " + line);
            } else if (!PageValues.nothing(line)) {
                lines.add(PageValues.unbulleted(line));
            }
        }
        return lines;
    }

    /** What stands behind a label and its colon. */
    private static Optional<String> valueOf(String label, String line) {
        if (!line.regionMatches(true, 0, label, 0, label.length())) {
            return Optional.empty();
        }
        String rest = line.substring(label.length());
        return Optional.of((rest.startsWith(":") ? rest.substring(1) : rest).strip())
                .filter(value -> !value.isEmpty());
    }

    /**
     * The table of outcomes with the columns name, time and method. As lines its rows cannot be told apart for certain: a line
     * is taken for an outcome with all that it says, and the cells of a row, where they are lines, for its parts only where a
     * line that is a time tells them apart.
     */
    private static void outcomeTable(Outcome.Kind kind, Block block, TrialReader trial) {
        List<String> lines = PageValues.values(block).stream()
                .map(words -> words.replaceFirst("(?i)^Name ?Time ?Method\\s*", ""))
                .filter(words -> !words.isBlank())
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean timed = isTime(lines, i + 1);
            boolean described = timed && lines.size() == 3 && i == 0;
            trial.trial()
                    .outcome(new Outcome(
                            kind,
                            texts(trial, lines.get(i)),
                            texts(trial, timed ? lines.get(i + 1) : null),
                            texts(trial, described ? lines.get(i + 2) : null)));
            i += described ? 2 : timed ? 1 : 0;
        }
    }

    private static boolean isTime(List<String> lines, int at) {
        return at < lines.size() && TIME.matcher(lines.get(at)).matches();
    }

    /** Interventions under labels that come again for each: type, names, other names, description. */
    static void interventionGroups(Sections sections, List<String> labels, TrialReader trial) {
        List<String> small =
                labels.stream().map(label -> label.toLowerCase(Locale.ROOT)).toList();
        Set<String> own = Set.copyOf(small.subList(1, 5));
        Set<String> within = Set.copyOf(small.subList(5, small.size()));
        for (Group group : sections.groups(Set.of(small.get(0)), own, within).all()) {
            Optional<String> type = group.get(small.get(1)).filter(words -> trial.knows("interventionType", words));
            List<Text> names = texts(trial, group.get(small.get(2)).orElse(null));
            if (!names.isEmpty()) {
                trial.trial()
                        .intervention(new Intervention(
                                names,
                                trial.code("interventionType", type, group.place()),
                                texts(trial, group.get(small.get(4)).orElse(null)),
                                texts(trial, group.get(small.get(3)).orElse(null))));
            }
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
        Set<String> known =
                labels.stream().map(label -> label.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        List<Block> table = sections.all().stream()
                .dropWhile(block -> !is(block, Set.of(labels.get(0).toLowerCase(Locale.ROOT))))
                .limit(labels.size())
                .filter(block -> is(block, known))
                .toList();
        List<String> all =
                table.stream().flatMap(block -> block.values().stream()).toList();
        List<String> cells =
                all.stream().filter(line -> !line.matches("(?i)Arm \\d{1,2}")).toList();
        int arms = all.size() - cells.size();
        boolean typed = arms > 0 && cells.stream().limit(arms).allMatch(cell -> trial.knows("armType", cell));
        int columns = arms == 0 ? 0 : cells.size() / arms;
        int names = typed ? 1 : 0;
        boolean whole = typed || arms > 0 && cells.size() % arms == 0;
        if (columns <= names || !whole || cells.stream().anyMatch(RepeatedParts::isRowOfArms)) {
            cells.forEach(cell -> trial.report().unmapped(table.get(0).place(), cell));
            return;
        }
        boolean described = cells.size() == (names + 2) * arms;
        for (int arm = 0; arm < arms; arm++) {
            Optional<String> type = typed ? Optional.of(cells.get(arm)) : Optional.empty();
            trial.trial()
                    .arm(new Arm(
                            texts(trial, cells.get(names * arms + arm)),
                            trial.code("armType", type, table.get(0).place()),
                            texts(trial, described ? cells.get((names + 1) * arms + arm) : null),
                            List.of(),
                            Optional.empty()));
        }
        cells.stream()
                .skip((long) arms * (names + (described ? 2 : 1)))
                .forEach(cell -> trial.report().unmapped(table.get(0).place(), cell));
    }

    private static boolean is(Block block, Set<String> labels) {
        return labels.contains(block.label().replace(":", "").toLowerCase(Locale.ROOT));
    }

    /** Where cells have run together it cannot be told where one ends. */
    private static boolean isRowOfArms(String cell) {
        return cell.replaceAll("(?i)Arm \\d{1,2}", "").isBlank();
    }

    private static List<Text> texts(TrialReader trial, @Nullable String words) {
        return trial.words(Optional.ofNullable(words)).stream().toList();
    }
}
