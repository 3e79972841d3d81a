package org.trialgraph.format.ctgov;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageValues.TypedName;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialBuilder;

/**
 * Arms with their interventions, and details of interventions without arms. A line {@code Experimental: name} starts an arm, a
 * line {@code Drug: name} an intervention; what follows either is its description.
 */
final class ClassicArms {
    private static final Pattern ARM = Pattern.compile(
            "(Experimental|Active Comparator|Placebo Comparator|Sham Comparator|No Intervention|Other)(?::\\s*(.+)|$)");
    private static final Pattern OTHER_NAMES = Pattern.compile("Other Names?:\\s*(.*)");

    private final TrialReader trial;
    private final CodeTable codes;
    private final List<Draft> arms = new ArrayList<>();
    private final List<Detail> details = new ArrayList<>();

    ClassicArms(TrialReader trial, CodeTable codes) {
        this.trial = trial;
        this.codes = codes;
    }

    /** An arm while its lines are read. */
    private record Draft(
            Line line, Optional<String> type, String name, List<String> told, Set<Integer> interventions) {}

    /** What the page tells of an intervention. */
    private record Detail(int position, List<String> told, List<String> otherNames) {}

    void read(Page page, Sections sections) {
        for (String label : ClassicLayout.ARMS) {
            lines(page, sections.get(label).rest(), !label.startsWith("Group"));
        }
        lines(page, sections.get("Intervention Details:").rest(), false);
        details.forEach(this::describe);
        arms.forEach(this::arm);
    }

    private void lines(Page page, List<Line> lines, boolean typedArms) {
        List<String> sink = new ArrayList<>();
        boolean names = false;
        for (Line line : lines) {
            Matcher arm = ARM.matcher(line.words());
            Matcher other = OTHER_NAMES.matcher(line.words());
            TypedName typed = TypedName.of(line.value(), codes);
            boolean known = typed.type().isPresent() && known(typed);
            if (typedArms && arm.matches() && !known) {
                sink = newArm(
                        line,
                        Optional.of(arm.group(1)),
                        Optional.ofNullable(arm.group(2)).orElse(arm.group(1)));
                names = false;
            } else if (known
                    || typed.type().isPresent() && trial.trial().interventions().isEmpty()) {
                sink = newDetail(typed, line);
                names = false;
            } else if (other.matches() && !details.isEmpty()) {
                names = true;
                sink = details.get(details.size() - 1).otherNames();
                if (!other.group(1).isEmpty()) {
                    sink.add(other.group(1));
                }
            } else if (!typedArms && arms.isEmpty() && details.isEmpty()) {
                sink = newArm(line, Optional.empty(), line.value());
            } else {
                sink.add(names ? line.value() : line.raw());
            }
            page.take(line);
        }
    }

    private boolean known(TypedName typed) {
        return trial.trial().interventions().stream()
                .anyMatch(i -> i.labels().get(0).value().equals(typed.name())
                        && i.type()
                                .filter(t -> t.printed()
                                        .get(0)
                                        .value()
                                        .equals(typed.type().orElse("")))
                                .isPresent());
    }

    private List<String> newArm(Line line, Optional<String> type, String name) {
        Draft draft = new Draft(line, type, name, new ArrayList<>(), new LinkedHashSet<>());
        arms.add(draft);
        return draft.told();
    }

    private List<String> newDetail(TypedName typed, Line line) {
        int position = typed.position(trial, line.place());
        if (!arms.isEmpty()) {
            arms.get(arms.size() - 1).interventions().add(position);
        }
        Detail detail = new Detail(position, new ArrayList<>(), new ArrayList<>());
        details.add(detail);
        return detail.told();
    }

    private void arm(Draft draft) {
        List<Text> labels = trial.words(Optional.of(draft.name())).stream().toList();
        List<Text> told = trial.proseWords(Optional.of(String.join("\n", draft.told()))).stream()
                .toList();
        trial.trial()
                .arm(new Arm(
                        labels,
                        trial.code("armType", draft.type(), draft.line().place()),
                        told,
                        List.copyOf(draft.interventions()),
                        Optional.empty()));
    }

    /** An intervention is told under each arm that gets it; the first telling counts unless others add to it. */
    private void describe(Detail detail) {
        TrialBuilder builder = trial.trial();
        Intervention known = builder.interventions().get(detail.position() - 1);
        Set<Text> descriptions = new LinkedHashSet<>(known.descriptions());
        trial.proseWords(Optional.of(String.join("\n", detail.told()))).ifPresent(descriptions::add);
        Set<Text> otherNames = new LinkedHashSet<>(known.otherNames());
        detail.otherNames().forEach(name -> trial.words(Optional.of(name)).ifPresent(otherNames::add));
        builder.intervention(
                detail.position(),
                new Intervention(known.labels(), known.type(), List.copyOf(descriptions), List.copyOf(otherNames)));
    }
}
