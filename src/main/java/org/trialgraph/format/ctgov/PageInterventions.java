package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.PHASE;

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
final class PageInterventions {
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

    PageInterventions(Page page, TrialReader trial) {
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
        block.values().stream()
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
     */
    void arms(List<Line> lines, String kind) {
        boolean typedArms = kind.equals("typed");
        List<String> description = new ArrayList<>();
        boolean names = false;
        for (Line line : lines) {
            TypedName typed = TypedName.of(line.value(), trial);
            boolean known = typed.type().isPresent() && known(typed);
            Optional<String> otherNames = OTHER_NAMES.stream()
                    .filter(line.words()::startsWith)
                    .map(label -> line.words().substring(label.length()).strip())
                    .findFirst();
            String[] arm = line.words().split(":", 2);
            if (typedArms && !known && ARM_TYPES.contains(arm[0]) && !arm[arm.length - 1].isEmpty()) {
                description = newArm(line, Optional.of(arm[0]), arm[arm.length - 1].strip());
                names = false;
            } else if (known
                    || typed.type().isPresent() && trial.interventions().isEmpty()) {
                description = newDetail(typed, line);
                names = false;
            } else if (otherNames.isPresent() && !details.isEmpty()) {
                description = details.get(details.size() - 1).otherNames();
                names = true;
                otherNames.filter(name -> !name.isEmpty()).ifPresent(description::add);
            } else if (!typedArms && arms.isEmpty() && details.isEmpty()) {
                description = newArm(line, Optional.empty(), line.value());
            } else {
                description.add(names ? line.value() : line.raw());
            }
            page.take(line);
        }
    }

    private boolean known(TypedName typed) {
        return trial.interventions().stream()
                .filter(i -> i.labels().get(0).value().equals(typed.name()))
                .flatMap(i -> i.type().stream())
                .anyMatch(type -> typed.type()
                        .filter(type.printed().get(0).value()::equals)
                        .isPresent());
    }

    private List<String> newArm(Line line, Optional<String> type, String name) {
        arms.add(new Draft(line, type, name, new ArrayList<>(), new LinkedHashSet<>()));
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
    void finish() {
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
