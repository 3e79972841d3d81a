package org.trialgraph.format.who;

import static org.trialgraph.model.TrialProperties.OBJECTIVE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Text;

/** Reads outcomes, for which each registry has a custom of its own to say what, when and how. */
final class TrdsOutcomes {
    private static final Set<String> LISTS = Set.of("ctgov", "chictr", "kct");

    private static final Pattern TIMED = Pattern.compile(
            "(?s)(.+?)[.;]?\\s*\\[?(?:Time ?points?|Measurement time|Time ?frame)\\s*:?\\s*(.+?)(?:\\.\\s*Method of measurement:\\s*(.+?))?[\\].\\s]*");
    /** Of the Peruvian and the Lebanese registry. */
    private static final Pattern LABELLED = Pattern.compile(
            "(?s)(?:Outcome )?name:\\s*(.+?)[;\\s]*(?=(?:Measure|Timepoints):)(?:Measure:\\s*(?<how>.+?)[;\\s]*)?Timepoints:\\s*(?<when>.+?)(?:[;\\s]*Measure:\\s*(?<then>.+))?",
            Pattern.CASE_INSENSITIVE);
    /** Of the EU register. */
    private static final Pattern PART = Pattern.compile(
            "(?:^|;)\\s*(Main Objective|Secondary Objective|Primary end point\\(s\\)|Timepoint\\(s\\) of evaluation of this end point)\\s*:");

    private final TrialReader trial;

    TrdsOutcomes(TrialReader trial) {
        this.trial = trial;
    }

    /** Reads one field, whose custom the registry tells. */
    void read(Outcome.Kind kind, String registry, String printed) {
        List<MatchResult> parts = PART.matcher(printed).results().toList();
        if (!parts.isEmpty()) {
            objectives(printed, parts);
            return;
        }
        for (String outcome : outcomes(registry, printed)) {
            Matcher labelled = LABELLED.matcher(outcome.strip());
            if (labelled.matches()) {
                String how = Optional.ofNullable(labelled.group("how")).orElse(labelled.group("then"));
                add(kind, labelled.group(1), labelled.group("when"), how);
            } else {
                timed(kind, outcome);
            }
        }
    }

    private static List<String> outcomes(String registry, String printed) {
        if (LISTS.contains(registry)) {
            return CellText.parts(printed);
        }
        return switch (registry) {
            case "irct" -> List.of(printed.split("(?<=\\.);\\s*"));
            case "repec" -> List.of(printed.split("(?i)[;\\s]*(?=\\bOutcome name:)"));
            default -> List.of(printed);
        };
    }

    private void timed(Outcome.Kind kind, String printed) {
        Matcher timed = TIMED.matcher(printed);
        if (timed.matches() && !TIMED.matcher(timed.group(2)).matches()) {
            add(kind, timed.group(1), timed.group(2), timed.group(3));
        } else {
            add(kind, printed, null, null);
        }
    }

    /** Objectives and primary end points, of which WHO's portal makes one text. */
    private void objectives(String printed, List<MatchResult> parts) {
        String endPoint = "";
        String time = "";
        for (int i = 0; i < parts.size(); i++) {
            int end = i + 1 < parts.size() ? parts.get(i + 1).start() : printed.length();
            String words = CellText.plain(printed.substring(parts.get(i).end(), end));
            String name = parts.get(i).group(1);
            if (CellText.saysNothing(words)) {
                words = "";
            }
            if (name.endsWith("Objective")) {
                trial.prose(OBJECTIVE, Optional.of(words));
            } else if (name.startsWith("Primary")) {
                endPoint = words;
            } else {
                time = words;
            }
        }
        add(Outcome.Kind.PRIMARY, endPoint, time, null);
    }

    private void add(Outcome.Kind kind, String what, String when, String how) {
        List<Text> label = texts(what);
        if (!label.isEmpty()) {
            trial.trial().outcome(new Outcome(kind, label, texts(when), texts(how)));
        }
    }

    private List<Text> texts(String words) {
        return trial.words(Optional.ofNullable(words)).stream().toList();
    }
}
