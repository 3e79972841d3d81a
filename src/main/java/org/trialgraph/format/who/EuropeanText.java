package org.trialgraph.format.who;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Text;

/** Fields of the EU register of which WHO's portal makes one text: objectives with end points, criteria with age groups. */
final class EuropeanText {
    private static final Pattern AGES = Pattern.compile("(?s)Are the trial subjects under 18\\?.*");
    private static final Pattern AGE_ANSWER = Pattern.compile(
            "(Are the trial subjects under 18\\?|F\\.1\\.2 Adults[^\\n]*?|F\\.1\\.3 Elderly[^\\n]*?)\\s+(yes|no)");
    private static final Pattern PART = Pattern.compile(
            "(?:^|;)\\s*(Main Objective|Secondary Objective|Primary end point\\(s\\)|Timepoint\\(s\\) of evaluation of this end point)\\s*:");
    private static final Map<String, String> GROUPS = Map.of("a", "Child", "f.1.2", "Adult", "f.1.3", "OlderAdult");

    private final TrialReader trial;

    EuropeanText(TrialReader trial) {
        this.trial = trial;
    }

    /** Takes the age groups at the end of the criteria; the criteria without them. */
    String withoutAgeGroups(String criteria) {
        Matcher ages = AGES.matcher(criteria);
        if (!ages.find()) {
            return criteria;
        }
        Matcher answer = AGE_ANSWER.matcher(ages.group());
        while (answer.find()) {
            if (answer.group(2).equals("yes")) {
                String question = answer.group(1).toLowerCase(Locale.ROOT);
                String group = GROUPS.get(question.startsWith("f") ? question.substring(0, 5) : "a");
                trial.trial().add(AGE_GROUP, Coded.implied(group));
            }
        }
        return criteria.substring(0, ages.start());
    }

    /** Takes objectives and primary end points; false where the text has no such parts. */
    boolean objectives(String text) {
        Matcher part = PART.matcher(text);
        boolean found = part.find();
        Optional<String> endPoint = Optional.empty();
        List<Text> time = List.of();
        for (boolean more = found; more; ) {
            String name = part.group(1);
            int from = part.end();
            more = part.find();
            String words = text.substring(from, more ? part.start() : text.length());
            if (name.endsWith("Objective")) {
                trial.prose(OBJECTIVE, CellText.said(Optional.of(words)));
            } else if (name.startsWith("Primary")) {
                endPoint = CellText.said(Optional.of(words));
            } else {
                time = trial.words(CellText.said(Optional.of(words))).stream().toList();
            }
        }
        List<Text> label = trial.words(endPoint).stream().toList();
        if (!label.isEmpty()) {
            trial.trial().outcome(new Outcome(Outcome.Kind.PRIMARY, label, time, List.of()));
        }
        return found;
    }
}
