package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Property;

/**
 * A study's design in one line, as ClinicalTrials.gov wrote it until 2016 and as WHO's portal still repeats it: {@code
 * Allocation: Randomized, Intervention Model: Parallel Assignment, Masking: Double Blind (Subject, Investigator)}.
 */
public final class DesignText {
    private static final Map<String, Property<Coded>> LABELS = Map.of(
            "allocation", ALLOCATION,
            "intervention model", INTERVENTION_MODEL,
            "primary purpose", PRIMARY_PURPOSE,
            "masking", MASKING,
            "observational model", OBSERVATIONAL_MODEL,
            "time perspective", TIME_PERSPECTIVE);
    private static final Pattern LABEL = Pattern.compile(
            "(Allocation|Intervention Model|Primary Purpose|Masking|Observational Model|Time Perspective"
                    + "|Endpoint Classification|Control):\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MASKED = Pattern.compile("\\s*([^()]+?)\\s*\\(([^()]*)\\)\\s*");

    private final TrialReader trial;

    /** @param trial receives the parts of the design */
    public DesignText(TrialReader trial) {
        this.trial = trial;
    }

    /** Whether a text is such a line. */
    public static boolean recognises(String text) {
        return LABEL.matcher(text).lookingAt();
    }

    /** Takes every part of the line; a part without a property of its own is left to its words. */
    public void read(String text, String place) {
        Matcher label = LABEL.matcher(text);
        List<String> names = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        while (label.find()) {
            names.add(label.group(1).toLowerCase(Locale.ROOT));
            starts.add(label.start());
            ends.add(label.end());
        }
        if (names.isEmpty()) {
            trial.prose(DESIGN_TEXT, Optional.of(text));
        }
        for (int i = 0; i < names.size(); i++) {
            int end = i + 1 < names.size() ? starts.get(i + 1) : text.length();
            part(names.get(i), text.substring(ends.get(i), end).replaceAll("[\\s.,;]+$", ""), place);
        }
    }

    private void part(String label, String value, String place) {
        if (value.isBlank()) {
            return;
        }
        if (label.equals("masking")) {
            masking(value, place);
        } else if (LABELS.containsKey(label)) {
            trial.coded(LABELS.get(label), Optional.of(value), place);
        } else {
            trial.text(
                    DESIGN_TEXT,
                    Optional.of(label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1) + ": " + value));
        }
    }

    /** Takes a masking with the masked parties in brackets behind it, as in {@code Double (Participant, Investigator)}. */
    public void masking(String printed, String place) {
        Matcher m = MASKED.matcher(printed);
        if (!m.matches() || m.group(2).equalsIgnoreCase("Open Label")) {
            trial.coded(MASKING, Optional.of(printed), place);
            return;
        }
        trial.coded(MASKING, Optional.of(m.group(1)), place);
        for (String who : m.group(2).split(",")) {
            trial.coded(MASKED_ROLE, Optional.of(who), place);
        }
    }
}
