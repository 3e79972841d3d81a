package org.trialgraph.format.who;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.ctgov.DesignText;
import org.trialgraph.model.Coded;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.text.Dates;
import org.trialgraph.text.TextNormalizer;

/** Reads design and phase, fields of words in which each registry follows a custom of its own. */
final class StudyDesign {
    private static final Pattern LABELLED = Pattern.compile(
            "(Allocation|Randomi[sz]ation|Masking|Blinding(?: and masking)?|Assignment|(?:Primary )?Purpose|Time Perspective"
                    + "|Observational Study Model)\\s*:\\s*([^:;.,\\n]{1,60})(?=[;.,\\n(]|$)",
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

    /** The questions of the EU register. */
    private static final Pattern QUESTION = Pattern.compile(
            "(Randomised|Open|Single blind|Double blind|Parallel group|Cross over)\\s*:\\s*(yes|no)",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> MASKINGS =
            Map.of("open", "OpenLabel", "single blind", "SingleMasked", "double blind", "DoubleMasked");
    private static final Map<String, String> MODELS = Map.of("parallel group", "Parallel", "cross over", "Crossover");

    private static final Pattern PHASE_QUESTION =
            Pattern.compile("\\(Phase (I{1,3}|IV)\\)\\s*:?\\s*(yes|no)?", Pattern.CASE_INSENSITIVE);
    private static final List<String> ROMAN = List.of("I", "II", "III", "IV");

    private final TrialReader trial;

    StudyDesign(TrialReader trial) {
        this.trial = trial;
    }

    /** Takes a design. */
    void design(String printed, String place) {
        String text = CellText.plain(printed);
        if (DesignText.recognises(text) && text.contains("odel: ")) {
            new DesignText(trial).read(text, place);
            return;
        }
        trial.prose(DESIGN_TEXT, Optional.of(text));
        if (text.startsWith("Controlled:")) {
            QUESTION.matcher(text)
                    .results()
                    .forEach(answer -> answer(
                            answer.group(1).toLowerCase(Locale.ROOT),
                            answer.group(2).equalsIgnoreCase("yes")));
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
            String value = m.group(2);
            int bracket = value.indexOf('(');
            trial.codedIfKnown(LABELS.get(label), bracket < 0 ? value : value.substring(0, bracket));
        }
    }

    private void answer(String question, boolean yes) {
        if (question.equals("randomised")) {
            trial.trial().add(ALLOCATION, Coded.implied(yes ? "Randomized" : "NonRandomized"));
        } else if (yes && MASKINGS.containsKey(question)) {
            trial.trial().add(MASKING, Coded.implied(MASKINGS.get(question)));
        } else if (yes) {
            trial.trial().add(INTERVENTION_MODEL, Coded.implied(MODELS.get(question)));
        }
    }

    /**
     * Takes phases. The EU register answers one question a phase, which WHO's portal repeats as running text; a spreadsheet
     * takes {@code 2-3} for the second of March and writes the number of that day.
     */
    void phase(String printed, String place) {
        String words = TextNormalizer.clean(printed);
        Matcher question = PHASE_QUESTION.matcher(words);
        if (question.find()) {
            trial.trial().add(PHASE, new Coded(answered(question.reset()), List.of(new Text(words, trial.language()))));
        } else if (TrdsDates.isSerial(words)) {
            serial(words, place);
        } else {
            trial.coded(PHASE, words, place);
        }
    }

    private static List<String> answered(Matcher question) {
        List<String> phases = new ArrayList<>();
        while (question.find()) {
            if ("yes".equalsIgnoreCase(question.group(2))) {
                phases.add("Phase" + (ROMAN.indexOf(question.group(1).toUpperCase(Locale.ROOT)) + 1));
            }
        }
        return phases.isEmpty() ? List.of("NotStated") : phases;
    }

    private void serial(String printed, String place) {
        Optional<String> phases = Dates.fromExcelSerial(printed)
                .map(PartialDate::lexical)
                .map(date -> Integer.parseInt(date.substring(8)) + "-" + Integer.parseInt(date.substring(5, 7)));
        trial.code(PHASE.name(), phases, place)
                .ifPresent(code ->
                        trial.trial().add(PHASE, new Coded(code.concepts(), List.of(new Text(printed, "")))));
        trial.report()
                .note(
                        place,
                        "\"" + printed + "\" is what a spreadsheet makes of phase " + phases.orElse("?"),
                        "format the column as text before opening the table");
    }
}
