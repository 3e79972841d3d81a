package org.trialgraph.format.who;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Text;

/** Reads outcomes, for which each registry has a custom of its own to say what, when and how. */
final class TrdsOutcomes {
    private static final Set<String> LISTS = Set.of("ctgov", "chictr", "kct");
    /** The Iranian registry ends each outcome with a full stop. */
    private static final Pattern IRANIAN_LIST = Pattern.compile("(?<=\\.);\\s*");

    private static final Pattern TIMED = Pattern.compile(
            "(?s)(.+?)[.;]?\\s*\\[?(?:Time ?points?|Measurement time|Time ?frame)\\s*:?\\s*(.+?)(?:\\.\\s*Method of measurement:\\s*(.+?))?[\\].\\s]*");
    /** Of the Peruvian and the Lebanese registry. */
    private static final Pattern LABELLED = Pattern.compile(
            "(?s)(?:Outcome )?name:\\s*(.+?)[;\\s]*(?=(?:Measure|Timepoints):)(?:Measure:\\s*(?<how>.+?)[;\\s]*)?Timepoints:\\s*(?<when>.+?)(?:[;\\s]*Measure:\\s*(?<then>.+))?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BETWEEN_LABELLED =
            Pattern.compile("[;\\s]*(?=\\bOutcome name:)", Pattern.CASE_INSENSITIVE);

    private final TrialReader trial;

    TrdsOutcomes(TrialReader trial) {
        this.trial = trial;
    }

    /** Reads one field, whose custom the registry tells. */
    void read(Outcome.Kind kind, String registry, String printed) {
        if (new EuropeanText(trial).objectives(printed)) {
            return;
        }
        for (String outcome : parts(registry, printed)) {
            Matcher labelled = LABELLED.matcher(outcome.strip());
            if (labelled.matches()) {
                String how = Optional.ofNullable(labelled.group("how")).orElse(labelled.group("then"));
                add(kind, labelled.group(1), labelled.group("when"), how);
            } else {
                timed(kind, outcome);
            }
        }
    }

    private static List<String> parts(String registry, String printed) {
        if (LISTS.contains(registry)) {
            return CellText.parts(Optional.of(printed));
        }
        return switch (registry) {
            case "irct" -> Arrays.asList(IRANIAN_LIST.split(printed));
            case "repec" -> Arrays.asList(BETWEEN_LABELLED.split(printed));
            default -> List.of(printed);
        };
    }

    private void timed(Outcome.Kind kind, String printed) {
        Matcher timed = TIMED.matcher(printed);
        boolean one = timed.matches() && !TIMED.matcher(timed.group(2)).matches();
        if (one) {
            add(kind, timed.group(1), timed.group(2), timed.group(3));
        } else {
            add(kind, printed, null, null);
        }
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
