package org.trialgraph.format.ctgov;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Outcome.Kind;
import org.trialgraph.model.Text;

/** Outcome measures: a bullet or number, the measure, {@code [ Time Frame: … ]}, and a description on the lines below. */
final class ClassicOutcomes {
    private static final Pattern MEASURE = Pattern.compile(
            "^(?:[\u2022\u00B7*-]|\\d{1,3}\\.)?\\s*(.*?)"
                    + "\\s*\\[\\s*Time Frame:\\s*([^\\[]*?)\\s*](?:\\s*\\[\\s*Designated as safety issue:\\s*\\w+\\s*])?\\s*(.*)$");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[\u2022\u00B7*]|\\d{1,3}\\.)\\s+\\S.*");
    private static final Pattern BULLET = Pattern.compile("^(?:[\u2022\u00B7*]|\\d{1,3}\\.)\\s+");

    private final TrialReader trial;

    ClassicOutcomes(TrialReader trial) {
        this.trial = trial;
    }

    void read(Page page, Sections sections) {
        Kind[] kinds = {Kind.PRIMARY, Kind.SECONDARY, Kind.OTHER};
        for (int i = 0; i < kinds.length; i++) {
            items(page, sections.get(ClassicLayout.OUTCOMES.get(i)).rest(), kinds[i]);
        }
    }

    private void items(Page page, List<Line> lines, Kind kind) {
        List<Line> item = new ArrayList<>();
        boolean bullets =
                lines.stream().anyMatch(line -> ITEM.matcher(line.raw()).matches());
        for (Line line : lines) {
            boolean starts = bullets
                    ? ITEM.matcher(line.raw()).matches()
                    : line.words().contains("[ Time Frame:") || line.words().contains("[Time Frame:");
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

    private void outcome(List<Line> lines, Kind kind) {
        StringBuilder measure = new StringBuilder(lines.get(0).words());
        int next = 1;
        while (next < lines.size() && open(measure)) {
            measure.append(' ').append(lines.get(next++).words());
        }
        List<String> description = new ArrayList<>();
        Matcher m = MEASURE.matcher(measure);
        boolean timed = m.matches();
        if (timed && !m.group(3).isEmpty()) {
            description.add(m.group(3));
        }
        lines.subList(next, lines.size()).forEach(line -> description.add(line.raw()));
        String words = timed ? m.group(1) : BULLET.matcher(measure).replaceFirst("");
        List<Text> labels = trial.words(Optional.of(words)).stream().toList();
        List<Text> frames =
                timed ? trial.words(Optional.of(m.group(2))).stream().toList() : List.of();
        List<Text> told = trial.proseWords(Optional.of(String.join("\n", description))).stream()
                .toList();
        if (!labels.isEmpty()) {
            trial.trial().outcome(new Outcome(kind, labels, frames, told));
        }
    }

    /** Whether the bracket of the time frame is still open at the end. */
    private static boolean open(CharSequence words) {
        String soFar = words.toString();
        int frame = soFar.lastIndexOf("Time Frame:");
        return frame >= 0 && soFar.indexOf(']', frame) < 0;
    }
}
