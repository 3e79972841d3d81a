package org.trialgraph.format.who;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Text;

/**
 * Reads interventions that are numbered: {@code Intervention1: name: description} and {@code Control Intervention1: …} of the
 * Indian registry, {@code Intervention 1: Intervention group: …} of the Iranian one, {@code Intervention 1: …} of the German one.
 */
final class NumberedTreatments {
    private static final String NUMBER = "(?:Control )?Intervention ?\\d{1,2}";
    private static final Pattern PART =
            Pattern.compile("(" + NUMBER + "):\\s*(.*?)(?=\\s*" + NUMBER + ":|$)", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("([^:\\n]{1,120}?)\\s*:\\s*(\\S.*)", Pattern.DOTALL);
    private static final Pattern GROUP = Pattern.compile("(?i).{0,60}\\b(?:group|arm|cohort)s?\\b(?: [\\w-]{1,12})?");
    private static final Pattern SINGLE_GROUP = Pattern.compile("(?is)\\s*(?:Intervention|Control) group\\s*:.*");
    private static final int LONGEST_NAME = 200;

    private final TrialReader trial;

    NumberedTreatments(TrialReader trial) {
        this.trial = trial;
    }

    /** Whether a text is such a list. */
    static boolean recognises(String words) {
        return PART.matcher(words.strip()).lookingAt()
                || SINGLE_GROUP.matcher(words).matches();
    }

    void read(String words) {
        Matcher part = PART.matcher(words.strip());
        if (!part.lookingAt()) {
            named("", words.strip());
            return;
        }
        part.reset();
        while (part.find()) {
            named(part.group(1), part.group(2).strip());
        }
    }

    private void named(String number, String words) {
        Matcher named = NAMED.matcher(words);
        if (named.matches() && GROUP.matcher(named.group(1)).matches()) {
            group(named.group(1), named.group(2));
        } else if (named.matches()) {
            intervention(named.group(1), named.group(2));
        } else if (words.length() <= LONGEST_NAME && words.indexOf('\n') < 0) {
            intervention(words, "");
        } else {
            group(number, words);
        }
    }

    /** What a group of people gets is told in words, of which no name can be taken. */
    private void group(String label, String description) {
        trial.trial().arm(new Arm(texts(label), Optional.empty(), texts(description), List.of(), Optional.empty()));
    }

    private void intervention(String name, String description) {
        if (!CellText.saysNothing(name)) {
            String more = CellText.saysNothing(description) ? "" : description;
            trial.trial().intervention(new Intervention(texts(name), Optional.empty(), texts(more), List.of()));
        }
    }

    private List<Text> texts(String words) {
        return trial.proseWords(Optional.of(words)).stream().toList();
    }
}
