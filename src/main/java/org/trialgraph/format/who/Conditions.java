package org.trialgraph.format.who;

import static org.trialgraph.model.TrialProperties.*;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.text.TextNormalizer;

/**
 * Reads health conditions. Some registries mix codes in: {@code Health Condition 1: B972- Coronavirus …} of CTRI, the MedDRA
 * term and therapeutic area of the EU register.
 */
final class Conditions {
    private static final Pattern CODED =
            Pattern.compile("(?s)(?:Health Condition \\d+:\\s*)?([A-Z]\\d{2,4}[A-Z0-9]*)\\s*[-:]\\s*(.+)");
    private static final Pattern ICD_10 = Pattern.compile("[A-Z]\\d{2}(?:\\.\\d{1,3})?");
    /** A code of ICD-10 or a tree number of MeSH. */
    private static final Pattern CODE = Pattern.compile("[A-Z]\\d{2}(?:\\.?\\d{1,4}(?:\\.\\d{3})*)?");

    /** A code with three digits, or behind a hyphen, before the name: {@code -B551 Cutaneous leishmaniasis}. */
    private static final Pattern PERUVIAN =
            Pattern.compile("(?s)(?:-\\s*(?=[A-Z]\\d{2,3} )|(?=[A-Z]\\d{3} ))([A-Z]\\d{2,3}) (\\p{L}.+)");

    private static final Pattern NUMBERED = Pattern.compile("(?i)Health Condition \\d+:\\s*(?:null-\\s*)?");
    private static final Pattern MEDDRA = Pattern.compile(
            "(?s)MedDRA version:.*?Classification code\\s+(\\d+)\\s+Term:\\s*([^\\n]+)(?:\\n\\s*System Organ Class:[^\\n;]*)?");
    private static final Pattern AREA = Pattern.compile("Therapeutic area:\\s*([^;\\n]+)");

    private final TrialReader trial;

    Conditions(TrialReader trial) {
        this.trial = trial;
    }

    /** Whether a keyword is no word but a code of ICD-10 or MeSH. */
    static boolean isCode(String keyword) {
        return CODE.matcher(TextNormalizer.clean(keyword)).matches();
    }

    void read(Optional<String> printed) {
        String words = printed.map(CellText::plain).orElse("");
        Matcher area = AREA.matcher(words);
        while (area.find()) {
            trial.text(KEYWORD, Optional.of(area.group(1)));
        }
        Matcher term = MEDDRA.matcher(words);
        while (term.find()) {
            trial.id(
                    CONDITION_CODE, Optional.of("MedDRA " + term.group(1) + " " + TextNormalizer.clean(term.group(2))));
        }
        String rest = MEDDRA.matcher(AREA.matcher(words).replaceAll("")).replaceAll("");
        Set<String> seen = new LinkedHashSet<>();
        for (String part : rest.split("[;\\n]")) {
            String name = TextNormalizer.clean(part);
            if (!CellText.saysNothing(name) && seen.add(name.toLowerCase(Locale.ROOT))) {
                condition(name);
            }
        }
    }

    private void condition(String name) {
        Matcher coded = (PERUVIAN.matcher(name).matches() ? PERUVIAN : CODED).matcher(name);
        if (ICD_10.matcher(name).matches()) {
            trial.id(CONDITION_CODE, Optional.of(name));
        } else if (coded.matches()) {
            trial.id(CONDITION_CODE, Optional.of(coded.group(1)));
            trial.condition(Optional.of(coded.group(2)));
        } else {
            trial.condition(Optional.of(NUMBERED.matcher(name).replaceFirst("")));
        }
    }
}
