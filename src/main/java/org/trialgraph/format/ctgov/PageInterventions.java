package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.PHASE;
import static org.trialgraph.model.TrialProperties.STUDY_TYPE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.PageValues.TypedName;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Text;

/**
 * Conditions, phases, interventions and arms of a study page.
 *
 * <p>The page has a table of one row with conditions, interventions and phase. In HTML each is a line of its own; in plain text the
 * cells run together, and are told apart by the types of the interventions and the words of the phases. Conditions that run
 * together are told apart only where the page's keywords and MeSH terms cover them without a gap.
 *
 * <p>Further down it has arms with their interventions, and details of interventions without arms. A line {@code Experimental:
 * name} starts an arm, a line {@code Drug: name} an intervention; what follows either is its description.
 */
public final class PageInterventions {
    private static final Pattern PHASE_AT_END =
            Pattern.compile("(?:^|[ /])(Early Phase 1|Phase [0-4]|Not Applicable|N/A)$");
    private static final Pattern TYPED = Pattern.compile(
            "(?<![\\p{L}\\d])(?:Behavioral|Biological|Combination Product|Device|Diagnostic Test|Dietary Supplement|Drug|Genetic"
                    + "|Procedure|Radiation|Other): (?=\\S)");
    private static final Set<String> COLUMNS =
            Set.of("Condition", "Condition or disease", "Intervention", "Intervention/treatment", "Phase");
    private static final Set<String> ARM_TYPES = Set.of(
            "Experimental", "Active Comparator", "Placebo Comparator", "Sham Comparator", "No Intervention", "Other");
    private static final List<String> OTHER_NAMES = List.of("Other Names:", "Other Name:");

    private static final int LONGEST_CONDITION = 60;
    private static final int MOST_WORDS = 60;
    private static final int MOST_WORDS_OF_CONDITION = 12;

    private final Page page;
    private final TrialReader trial;
    private final List<Draft> arms = new ArrayList<>();
    private final List<Detail> details = new ArrayList<>();

    /** @param trial receives what the page tells */
    public PageInterventions(Page page, TrialReader trial) {
        this.page = page;
        this.trial = trial;
    }

    /** An arm while its lines are read. */
    private record Draft(
            Line line, Optional<String> type, String name, List<String> description, Set<Integer> interventions) {}

    /** What the page tells of an intervention. */
    private record Detail(int position, List<String> description, List<String> otherNames) {}

    /** Takes the rows of the table of conditions, interventions and phases. */
    void table(Block block, Sections sections) {
        Set<String> known = new TreeSet<>();
        for (String label : List.of("Keywords provided by", "Additional relevant MeSH terms:")) {
            sections.get(label).rest().forEach(line -> known.add(line.value().toLowerCase(Locale.ROOT)));
        }
        table(block, known);
    }

    /**
     * Takes the rows of the table of conditions, interventions and phases.
     *
     * @param known names of conditions, in small letters, by which those that run together are told apart
     */
    public void table(Block block, Set<String> known) {
        block.values().stream()
                .map(PageValues::unbulleted)
                .filter(words -> !COLUMNS.contains(words))
                .forEach(words -> row(words, known, block.place()));
    }

    private void row(String words, Set<String> known, String place) {
        String rest = words;
        List<String> phases = new ArrayList<>();
        for (Matcher phase = PHASE_AT_END.matcher(rest); phase.find(); phase = PHASE_AT_END.matcher(rest)) {
            phases.add(0, phase.group(1));
            rest = rest.substring(0, phase.start()).stripTrailing();
        }
        phases.forEach(phase -> trial.coded(PHASE, phase, place));
        Matcher typed = TYPED.matcher(rest);
        int from = typed.find() ? typed.start() : rest.length();
        conditions(rest.substring(0, from).strip(), known, place);
        while (from < rest.length()) {
            int next = typed.find() ? typed.start() : rest.length();
            TypedName.of(rest.substring(from, next).strip(), trial).position(trial, place);
            from = next;
        }
    }

    private void conditions(String words, Set<String> known, String place) {
        if (words.isEmpty()) {
            return;
        }
        List<String> conditions = cover(words, known);
        if (conditions.size() == 1 && words.length() > LONGEST_CONDITION) {
            trial.report().note(place, "conditions may run together: \"" + words + "\"", "give the page as HTML");
        }
        conditions.forEach(trial::condition);
    }

    /**
     * The words as known phrases in a row, as few as possible; the words as they are where the phrases leave a gap.
     *
     * @param known phrases in small letters
     */
    static List<String> cover(String words, Set<String> known) {
        String[] tokens = words.split(" ");
        // The fewest phrases that make up the words so far, by their number; none where these leave a gap.
        List<List<String>> covers = new ArrayList<>(List.of(List.of()));
        for (int end = 1; end <= tokens.length && tokens.length <= MOST_WORDS; end++) {
            List<String> fewest = List.of();
            for (int start = end - 1; start >= Math.max(0, end - MOST_WORDS_OF_CONDITION); start--) {
                List<String> before = covers.get(start);
                boolean fewer = fewest.isEmpty() || before.size() + 1 < fewest.size();
                String phrase = String.join(" ", Arrays.copyOfRange(tokens, start, end));
                if ((start == 0 || !before.isEmpty()) && fewer && known.contains(phrase.toLowerCase(Locale.ROOT))) {
                    fewest = Stream.concat(before.stream(), Stream.of(phrase)).toList();
                }
            }
            covers.add(fewest);
        }
        List<String> whole = covers.get(covers.size() - 1);
        return whole.isEmpty() ? List.of(words) : whole;
    }

    /**
     * Reads the lines below a heading of arms or interventions.
     *
     * @param kind {@code typed} for arms behind their types, {@code groups} for arms without, {@code details} for interventions
     *     that are known, {@code list} for interventions, {@code listed} for arms whose interventions stand behind a label, {@code
     *     table} for arms of either kind
     */
    public void arms(Block block, String kind) {
        if (block.rest().stream().anyMatch(this::joined)) {
            notToldApart(block);
            return;
        }
        boolean observational = observational();
        boolean typedArms = kind.equals("typed") || kind.equals("table") && !observational;
        boolean groups = kind.equals("groups") || kind.equals("table") && observational;
        boolean listed = kind.equals("listed");
        boolean unlisted = kind.equals("list") || trial.interventions().isEmpty();
        Set<Line> rows = groups ? rows(block) : Set.of();
        // Without anything between them, nothing tells the name of the next group from the words of the one before.
        boolean runTogether = kind.equals("table") && groups && rows.size() < 2;
        boolean untreated = block.rest().stream()
                .noneMatch(line -> TypedName.of(line.value(), trial).type().isPresent());
        List<String> description = new ArrayList<>();
        boolean names = false;
        boolean ended = true;
        for (Line line : block.rest()) {
            String words = listed ? line.value().replaceFirst("^Interventions?:\\s*", "") : line.value();
            TypedName typed = TypedName.of(words, trial);
            boolean given = typed.type().isPresent() && (unlisted || known(typed));
            if (runTogether && !given && !arms.isEmpty() && (!details.isEmpty() || untreated)) {
                return;
            }
            page.take(line);
            if (words.isEmpty()) {
                continue;
            }
            Optional<String> otherNames = OTHER_NAMES.stream()
                    .filter(line.words()::startsWith)
                    .map(label -> line.words().substring(label.length()).strip())
                    .findFirst();
            boolean ofType =
                    (typedArms || listed && !observational) && armType(line).isPresent();
            if (ofType && (!given || typedArms && again(typed))) {
                description = newArm(line, armType(line));
            } else if (given) {
                description = newDetail(typed, line);
            } else if (otherNames.isPresent() && !details.isEmpty()) {
                description = details.get(details.size() - 1).otherNames();
                otherNames.filter(name -> !name.isEmpty()).ifPresent(description::add);
            } else if (rows.contains(line) || listed && ended || groups && arms.isEmpty() && details.isEmpty()) {
                description = newArm(line, Optional.empty());
            } else {
                // The page sets a description as the one item of a list.
                description.add(names || description.isEmpty() ? PageValues.unbulleted(line.words()) : line.raw());
                continue;
            }
            names = !given && otherNames.isPresent();
            ended = given;
        }
    }

    private void notToldApart(Block block) {
        String what = "names and descriptions of arms that are not told apart";
        trial.report().note(block.place(), what, "give the page as HTML, or the registry's own record");
    }

    /** Whether a line of a cell has more than a name: it goes on behind an intervention. */
    private boolean joined(Line line) {
        return line.cell() > 0
                && !known(TypedName.of(line.value(), trial))
                && trial.interventions().stream()
                        .flatMap(i -> i.type().stream()
                                .map(type -> type.printed().get(0).value() + ": "
                                        + i.labels().get(0).value() + " "))
                        .anyMatch(line.value()::startsWith);
    }

    /** Whether the arms are groups, which have no types. */
    private boolean observational() {
        return trial.first(STUDY_TYPE)
                .filter(type -> type.concepts().contains("Observational"))
                .isPresent();
    }

    /** The lines behind a blank one below an intervention, with which the rows of a table begin. */
    private Set<Line> rows(Block block) {
        Set<Line> rows = new LinkedHashSet<>();
        boolean treated = true;
        boolean blank = true;
        for (Line line : block.lines()) {
            boolean typed = TypedName.of(line.value(), trial).type().isPresent();
            if (blank && treated && !line.blank() && !typed) {
                rows.add(line);
                treated = false;
            }
            treated |= typed;
            blank = line.blank();
        }
        return rows;
    }

    /**
     * Reads a table whose cells are certain: a cell with an arm, then a cell with its interventions. Some extractions join the
     * lines of a cell; then nothing tells where a name ends.
     */
    void cells(List<Block> cells) {
        if (cells.stream().flatMap(cell -> cell.rest().stream()).anyMatch(this::joined)) {
            notToldApart(cells.get(0));
            return;
        }
        for (Block cell : cells) {
            List<Line> lines = cell.rest();
            if (cell.key().startsWith("intervention")) {
                arms(cell, "details");
            } else if (!lines.isEmpty()) {
                List<String> description =
                        newArm(lines.get(0), observational() ? Optional.empty() : armType(lines.get(0)));
                lines.forEach(page::take);
                lines.stream().skip(1).map(Line::raw).forEach(description::add);
            }
        }
    }

    /** Whether the arm that is open has an intervention of this name already, or there is none: arms may be named like one. */
    private boolean again(TypedName typed) {
        return arms.isEmpty()
                || arms.get(arms.size() - 1).interventions().stream()
                        .map(position -> trial.interventions()
                                .get(position - 1)
                                .labels()
                                .get(0)
                                .value())
                        .anyMatch(typed.name()::equals);
    }

    private boolean known(TypedName typed) {
        return trial.interventions().stream()
                .filter(i -> i.labels().get(0).value().equals(typed.name()))
                .flatMap(i -> i.type().stream())
                .anyMatch(type -> typed.type()
                        .filter(type.printed().get(0).value()::equals)
                        .isPresent());
    }

    /** The type of an arm before its name. */
    private static Optional<String> armType(Line line) {
        String[] arm = line.value().split(":", 2);
        return Optional.of(arm[0]).filter(type -> arm.length > 1 && ARM_TYPES.contains(type) && !arm[1].isBlank());
    }

    private List<String> newArm(Line line, Optional<String> type) {
        String name =
                line.value().substring(type.map(words -> words.length() + 1).orElse(0));
        arms.add(new Draft(line, type, name.strip(), new ArrayList<>(), new LinkedHashSet<>()));
        return arms.get(arms.size() - 1).description();
    }

    private List<String> newDetail(TypedName typed, Line line) {
        int position = typed.position(trial, line.place());
        if (!arms.isEmpty()) {
            arms.get(arms.size() - 1).interventions().add(position);
        }
        details.add(new Detail(position, new ArrayList<>(), new ArrayList<>()));
        return details.get(details.size() - 1).description();
    }

    /** Takes the arms and descriptions whose lines have been read. */
    public void finish() {
        details.forEach(this::describe);
        arms.forEach(this::arm);
    }

    private void arm(Draft draft) {
        trial.arm(new Arm(
                trial.texts(draft.name()),
                trial.code("armType", draft.type(), draft.line().place()),
                trial.proseTexts(draft.description()),
                List.copyOf(draft.interventions()),
                Optional.empty()));
    }

    /** An intervention is told under each arm that gets it; the first telling counts unless others add to it. */
    private void describe(Detail detail) {
        Intervention known = trial.interventions().get(detail.position() - 1);
        Set<Text> descriptions = new LinkedHashSet<>(known.descriptions());
        descriptions.addAll(trial.proseTexts(detail.description()));
        Set<Text> otherNames = new LinkedHashSet<>(known.otherNames());
        detail.otherNames().forEach(name -> otherNames.addAll(trial.texts(name)));
        trial.intervention(
                detail.position(),
                new Intervention(known.labels(), known.type(), List.copyOf(descriptions), List.copyOf(otherNames)));
    }
}
