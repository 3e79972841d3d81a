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

    private final TrialReader trial;

    /** @param trial receives the parts of the design */
    public DesignText(TrialReader trial) {
        this.trial = trial;
    }

    /** A label and what follows it, up to the next label. */
    private record Part(String label, String value) {}

    /** Whether a text is such a line. */
    public static boolean recognises(String text) {
        return LABEL.matcher(text).lookingAt();
    }

    /** Takes every part of the line; a part without a property of its own is left to its words. */
    public void read(String text, String place) {
        List<Part> parts = parts(text);
        if (parts.isEmpty()) {
            trial.prose(DESIGN_TEXT, Optional.of(text));
        }
        for (Part part : parts) {
            String label = part.label().toLowerCase(Locale.ROOT);
            if (label.equals("masking")) {
                masking(part.value(), place);
            } else if (LABELS.containsKey(label)) {
                trial.coded(LABELS.get(label), part.value(), place);
            } else if (!part.value().isEmpty()) {
                trial.text(
                        DESIGN_TEXT,
                        label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1) + ": " + part.value());
            }
        }
    }

    private static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher m = LABEL.matcher(text);
        boolean found = m.find();
        while (found) {
            String label = m.group(1);
            int from = m.end();
            found = m.find();
            parts.add(new Part(label, withoutPunctuation(text.substring(from, found ? m.start() : text.length()))));
        }
        return parts;
    }

    /** The words without the white space and the marks that part them from what follows. */
    static String withoutPunctuation(String words) {
        int end = words.length();
        while (end > 0 && (words.charAt(end - 1) <= ' ' || ".,;".indexOf(words.charAt(end - 1)) >= 0)) {
            end--;
        }
        return words.substring(0, end);
    }

    /** Takes a masking with the masked parties in brackets behind it, as in {@code Double (Participant, Investigator)}. */
    public void masking(String printed, String place) {
        int open = printed.indexOf('(');
        masking(printed, open > 0 ? printed.substring(0, open) : printed, place);
    }

    /** Takes a masking, where its brackets name masked parties in the words that are given for it without them. */
    void masking(String printed, String withoutRoles, String place) {
        int open = printed.indexOf('(');
        int close = printed.lastIndexOf(')');
        List<String> roles = open > 0 && close > open
                ? List.of(printed.substring(open + 1, close).split(","))
                : List.of();
        boolean named = roles.stream().anyMatch(role -> trial.knows("maskedRole", role));
        trial.coded(MASKING, named ? withoutRoles : printed, place);
        if (named) {
            roles.forEach(role -> trial.coded(MASKED_ROLE, role, place));
        }
    }
}
