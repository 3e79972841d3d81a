package org.trialgraph.format.who;

import static org.trialgraph.model.TrialProperties.PHASE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Text;
import org.trialgraph.text.Dates;
import org.trialgraph.text.TextNormalizer;

/**
 * Reads phases. The EU register answers one question a phase, which WHO's portal repeats as running text; a spreadsheet takes
 * {@code 2-3} for the second of March and writes the number of that day.
 */
final class Phases {
    private static final Pattern ANSWER =
            Pattern.compile("\\(Phase (I{1,3}|IV)\\)\\s*:?\\s*(yes|no)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SERIAL = Pattern.compile("4\\d{4}");
    private static final List<String> ROMAN = List.of("I", "II", "III", "IV");

    private final TrialReader trial;

    Phases(TrialReader trial) {
        this.trial = trial;
    }

    void read(String printed, String place) {
        String words = TextNormalizer.clean(CellText.plain(printed));
        Matcher answer = ANSWER.matcher(words);
        if (answer.find()) {
            trial.trial().add(PHASE, new Coded(answers(answer.reset()), List.of(new Text(words, trial.language()))));
        } else if (SERIAL.matcher(words).matches()) {
            serial(words, place);
        } else {
            trial.coded(PHASE, Optional.of(words), place);
        }
    }

    private static List<String> answers(Matcher answer) {
        List<String> phases = new ArrayList<>();
        while (answer.find()) {
            if ("yes".equalsIgnoreCase(answer.group(2))) {
                phases.add("Phase" + (ROMAN.indexOf(answer.group(1).toUpperCase(Locale.ROOT)) + 1));
            }
        }
        return phases.isEmpty() ? List.of("NotStated") : phases;
    }

    private void serial(String printed, String place) {
        Optional<String> phases = Dates.fromExcelSerial(printed)
                .map(PartialDate::lexical)
                .map(date -> Integer.parseInt(date.substring(8)) + "-" + Integer.parseInt(date.substring(5, 7)));
        Optional<Coded> code = phases.flatMap(p -> trial.code(PHASE.name(), Optional.of(p), place));
        code.ifPresent(c -> trial.trial().add(PHASE, new Coded(c.concepts(), List.of(new Text(printed, "")))));
        trial.ledger()
                .note(
                        place,
                        "\"" + printed + "\" is what a spreadsheet makes of phase " + phases.orElse("?"),
                        "format the column as text before opening the table");
    }
}
