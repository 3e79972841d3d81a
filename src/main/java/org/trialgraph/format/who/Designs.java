package org.trialgraph.format.who;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.ctgov.DesignText;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Property;
import org.trialgraph.text.TextNormalizer;

/** Reads the one field that the data set has for a study's design, in which each registry follows a custom of its own. */
final class Designs {
    private static final Pattern LABELLED = Pattern.compile(
            "(Allocation|Randomi[sz]ation|Masking|Blinding(?: and masking)?|Assignment|(?:Primary )?Purpose|Time Perspective"
                    + "|Observational Study Model)\\s*:\\s*([^:;.,\\n]{1,60})(?=[;.,\\n(]|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EU = Pattern.compile(
            "(Randomised|Open|Single blind|Double blind|Parallel group|Cross over)\\s*:\\s*(yes|no)",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, Property<Coded>> LABELS = Map.of(
            "allocation", ALLOCATION,
            "randomization", ALLOCATION,
            "masking", MASKING,
            "blinding", MASKING,
            "blinding and masking", MASKING,
            "assignment", INTERVENTION_MODEL,
            "purpose", PRIMARY_PURPOSE,
            "primary purpose", PRIMARY_PURPOSE,
            "time perspective", TIME_PERSPECTIVE,
            "observational study model", OBSERVATIONAL_MODEL);
    private static final List<Property<Coded>> ANY =
            List.of(ALLOCATION, INTERVENTION_MODEL, MASKING, OBSERVATIONAL_MODEL, TIME_PERSPECTIVE);

    private final TrialReader trial;

    Designs(TrialReader trial) {
        this.trial = trial;
    }

    void read(String printed, String place) {
        String text = CellText.plain(printed);
        if (DesignText.recognises(text) && text.contains("odel: ")) {
            new DesignText(trial).read(text, place);
            return;
        }
        trial.prose(DESIGN_TEXT, Optional.of(text));
        if (text.startsWith("Controlled:")) {
            europeanUnion(text);
        } else {
            labelled(text);
            ANY.forEach(property -> trial.codedIfKnown(property, text));
        }
    }

    /** What stands behind a label is a value only where the table knows it: registries let people write anything there. */
    private void labelled(String text) {
        Matcher m = LABELLED.matcher(text);
        while (m.find()) {
            String label = m.group(1).toLowerCase(Locale.ROOT).replace("randomisation", "randomization");
            trial.codedIfKnown(
                    LABELS.get(label), TextNormalizer.clean(m.group(2)).replaceAll("\\s*\\(.*", ""));
        }
    }

    private void europeanUnion(String text) {
        Matcher m = EU.matcher(text);
        while (m.find()) {
            boolean yes = m.group(2).equalsIgnoreCase("yes");
            String question = m.group(1).toLowerCase(Locale.ROOT);
            if (question.equals("randomised")) {
                trial.trial().add(ALLOCATION, Coded.implied(yes ? "Randomized" : "NonRandomized"));
            } else if (yes) {
                answered(question);
            }
        }
    }

    private void answered(String question) {
        switch (question) {
            case "open" -> trial.trial().add(MASKING, Coded.implied("OpenLabel"));
            case "single blind" -> trial.trial().add(MASKING, Coded.implied("SingleMasked"));
            case "double blind" -> trial.trial().add(MASKING, Coded.implied("DoubleMasked"));
            case "parallel group" -> trial.trial().add(INTERVENTION_MODEL, Coded.implied("Parallel"));
            default -> trial.trial().add(INTERVENTION_MODEL, Coded.implied("Crossover"));
        }
    }
}
