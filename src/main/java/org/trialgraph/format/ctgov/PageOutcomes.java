package org.trialgraph.format.ctgov;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Text;

/** Outcome measures: a bullet or number, the measure, {@code [ Time Frame: … ]}, and a description on the lines below. */
final class PageOutcomes {
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[\u2022\u00B7*]|\\d{1,3}\\.)\\s+(?=\\S)");
    private static final String TIME_FRAME = "Time Frame:";
    private static final String SAFETY_ISSUE = "Designated as safety issue:";

    private final Page page;
    private final TrialReader trial;

    PageOutcomes(Page page, TrialReader trial) {
        this.page = page;
        this.trial = trial;
    }

    /** Takes the outcomes on the lines below a heading; without bullets, each line with a time frame starts one. */
    void read(List<Line> lines, Outcome.Kind kind) {
        List<Line> item = new ArrayList<>();
        boolean bullets = lines.stream().anyMatch(PageOutcomes::bulleted);
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
        while (next < lines.size() && open(joined.toString())) {
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
            rest = bracket(rest, SAFETY_ISSUE) == 0
                    ? rest.substring(rest.indexOf(']') + 1).strip()
                    : rest;
            measure = measure.substring(0, frame);
            if (!rest.isEmpty()) {
                description.add(rest);
            }
        }
        lines.subList(next, lines.size()).forEach(line -> description.add(line.raw()));
        List<Text> labels = words(measure);
        if (!labels.isEmpty()) {
            Optional<Text> prose = trial.proseWords(Optional.of(String.join("\n", description)));
            trial.trial()
                    .outcome(new Outcome(
                            kind, labels, words(timeFrame), prose.stream().toList()));
        }
    }

    /** Whether the bracket of the time frame is still open at the end. */
    private static boolean open(String words) {
        int frame = words.lastIndexOf(TIME_FRAME);
        return frame >= 0 && words.indexOf(']', frame) < 0;
    }

    private List<Text> words(String printed) {
        return trial.words(Optional.of(printed)).stream().toList();
    }
}
