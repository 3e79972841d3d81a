package org.trialgraph.format.who;

import static org.trialgraph.model.TrialProperties.CONDITION_CODE;
import static org.trialgraph.model.TrialProperties.KEYWORD;

import java.util.LinkedHashSet;
import java.util.Locale;
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
    private static final Pattern MEDDRA = Pattern.compile(
            "(?s)MedDRA version:.*?Classification code\\s+(\\d+)\\s+Term:\\s*([^\\n]+)(?:\\n\\s*System Organ Class:[^\\n;]*)?");
    private static final Pattern AREA = Pattern.compile("Therapeutic area:\\s*([^;\\n]+)");
    private static final Pattern CODED =
            Pattern.compile("(?s)(?:Health Condition \\d+:\\s*)?([A-Z]\\d{2,4}[A-Z0-9]*)\\s*[-:]\\s*(.+)");
    /** A code with three digits, or behind a hyphen, before the name: {@code -B551 Cutaneous leishmaniasis}. */
    private static final Pattern PERUVIAN =
            Pattern.compile("(?s)(?:-\\s*(?=[A-Z]\\d{2,3} )|(?=[A-Z]\\d{3} ))([A-Z]\\d{2,3}) (\\p{L}.+)");

    private static final Pattern ICD_10 = Pattern.compile("[A-Z]\\d{2}(?:\\.\\d{1,3})?");
    /** A code of ICD-10 or a tree number of MeSH. */
    private static final Pattern CODE = Pattern.compile("[A-Z]\\d{2}(?:\\.?\\d{1,4}(?:\\.\\d{3})*)?");

    private static final Pattern NUMBERED = Pattern.compile("(?i)Health Condition \\d+:\\s*(?:null-\\s*)?");

    private final TrialReader trial;

    Conditions(TrialReader trial) {
        this.trial = trial;
    }

    /** Whether a word is a code of ICD-10 or MeSH. */
    static boolean isCode(String word) {
        return CODE.matcher(TextNormalizer.clean(word)).matches();
    }

    /** Takes the conditions of a text without mark-up, which stand on lines or between semicolons. */
    void read(String words) {
        AREA.matcher(words).results().forEach(area -> trial.text(KEYWORD, area.group(1)));
        MEDDRA.matcher(words)
                .results()
                .forEach(term -> trial.id(
                        CONDITION_CODE, "MedDRA " + term.group(1) + " " + TextNormalizer.clean(term.group(2))));
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
            trial.id(CONDITION_CODE, name);
        } else if (coded.matches()) {
            trial.id(CONDITION_CODE, coded.group(1));
            trial.condition(coded.group(2));
        } else {
            trial.condition(NUMBERED.matcher(name).replaceFirst(""));
        }
    }
}
