package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
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
            "observational model", OBSERVATIONAL_MODEL,
            "time perspective", TIME_PERSPECTIVE);
    private static final Pattern LABEL = Pattern.compile(
            "(Allocation|Intervention Model|Primary Purpose|Masking|Observational Model|Time Perspective"
                    + "|Endpoint Classification|Control):\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ROLE =
            Pattern.compile("(?i)participant|subject|care[ _]?provider|caregiver|investigator|outcomes[ _]assessor");

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
        List<MatchResult> labels = LABEL.matcher(text).results().toList();
        if (labels.isEmpty()) {
            trial.prose(DESIGN_TEXT, Optional.of(text));
        }
        for (int i = 0; i < labels.size(); i++) {
            int end = i + 1 < labels.size() ? labels.get(i + 1).start() : text.length();
            part(
                    labels.get(i).group(1),
                    withoutPunctuation(text.substring(labels.get(i).end(), end)),
                    place);
        }
    }

    private void part(String printed, String value, String place) {
        String label = printed.toLowerCase(Locale.ROOT);
        if (label.equals("masking")) {
            masking(value, place);
        } else if (value.length() == 1) {
            trial.report().ignored(place, printed + ": " + value + ", a letter instead of a value");
        } else if (LABELS.containsKey(label)) {
            trial.coded(LABELS.get(label), value, place);
        } else if (!value.isEmpty()) {
            trial.text(DESIGN_TEXT, StringUtils.capitalize(label) + ": " + value);
        }
    }

    /** The words without the white space and the marks that part them from what follows. */
    static String withoutPunctuation(String words) {
        return StringUtils.stripEnd(words, ".,;| \t\r\n");
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
        List<String> roles = open > 0 && close > open ? roles(printed.substring(open + 1, close)) : List.of();
        boolean named = roles.stream().anyMatch(role -> trial.knows("maskedRole", role));
        trial.coded(MASKING, named ? withoutRoles : printed, place);
        if (named) {
            roles.forEach(role -> trial.coded(MASKED_ROLE, role, place));
        }
    }

    /** Masked parties between commas; an extraction may have run them together, as in {@code ParticipantCare Provider}. */
    private static List<String> roles(String words) {
        return words.indexOf(',') < 0
                ? ROLE.matcher(words).results().map(MatchResult::group).toList()
                : List.of(words.split(","));
    }
}
