package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.PHASE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.PageValues.TypedName;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Condition;

/**
 * The table of one row that holds conditions, interventions and phase. In HTML each is a line of its own; in plain text the
 * cells run together, and are told apart by the types of the interventions and the words of the phases. Conditions that run
 * together are told apart only where the page's keywords and MeSH terms cover them without a gap.
 */
final class ClassicTable {
    private static final Pattern PHASES =
            Pattern.compile("(?:(?:^|\\s+)(?:Early Phase 1|Phase [0-4](?:/Phase [1-4])?|Not Applicable|N/A))+$");
    private static final Pattern PHASE_WORDS = Pattern.compile("Early Phase 1|Phase [0-4]|Not Applicable|N/A");
    private static final Pattern TYPED = Pattern.compile(
            "(?<![\\p{L}\\d])(?:Behavioral|Biological|Combination Product|Device|Diagnostic Test|Dietary Supplement|Drug|Genetic"
                    + "|Procedure|Radiation|Other): (?=\\S)");
    private static final Pattern HEADING =
            Pattern.compile("(?:Condition|Condition or disease|Intervention|Intervention/treatment|Phase)");

    private final TrialReader trial;
    private final CodeTable codes;

    ClassicTable(TrialReader trial, CodeTable codes) {
        this.trial = trial;
        this.codes = codes;
    }

    void read(Sections sections) {
        Set<String> known = known(sections);
        for (String label : ClassicLayout.TABLE) {
            Block block = sections.get(label);
            for (String words : block.values()) {
                if (!HEADING.matcher(words).matches()) {
                    row(words, known, block.place());
                }
            }
        }
    }

    private void row(String words, Set<String> known, String place) {
        Matcher phases = PHASES.matcher(words);
        String rest = words;
        if (phases.find()) {
            rest = words.substring(0, phases.start()).strip();
            Matcher each = PHASE_WORDS.matcher(phases.group());
            while (each.find()) {
                trial.coded(PHASE, Optional.of(each.group()), place);
            }
        }
        Matcher typed = TYPED.matcher(rest);
        int from = typed.find() ? typed.start() : rest.length();
        conditions(rest.substring(0, from).strip(), known, place);
        while (from < rest.length()) {
            int next = typed.find() ? typed.start() : rest.length();
            TypedName.of(rest.substring(from, next).strip(), codes).position(trial, place);
            from = next;
        }
    }

    private void conditions(String words, Set<String> known, String place) {
        if (words.isEmpty()) {
            return;
        }
        List<String> parts = cover(words, known);
        if (parts.size() == 1 && words.length() > 60) {
            trial.ledger().note(place, "conditions may run together: \"" + words + "\"", "give the page as HTML");
        }
        for (String part : parts) {
            trial.words(Optional.of(part)).ifPresent(text -> trial.trial().condition(new Condition(List.of(text))));
        }
    }

    /** Keywords and MeSH terms of the page, in small letters. */
    private static Set<String> known(Sections sections) {
        Set<String> known = new TreeSet<>();
        for (String label : List.of(ClassicLayout.KEYWORDS, "Additional relevant MeSH terms:")) {
            sections.get(label).rest().forEach(line -> known.add(line.value().toLowerCase(Locale.ROOT)));
        }
        return known;
    }

    /** The words as known phrases in a row, as few as possible; the words as they are where the phrases leave a gap. */
    static List<String> cover(String words, Set<String> known) {
        String[] tokens = words.split(" ");
        int length = tokens.length;
        int[] fewest = new int[length + 1];
        int[] cut = new int[length + 1];
        for (int end = 1; end <= length && length <= 60; end++) {
            fewest[end] = Integer.MAX_VALUE;
            for (int start = end - 1; start >= 0 && end - start <= 12; start--) {
                String phrase =
                        String.join(" ", List.of(tokens).subList(start, end)).toLowerCase(Locale.ROOT);
                if (fewest[start] < Integer.MAX_VALUE && fewest[start] + 1 < fewest[end] && known.contains(phrase)) {
                    fewest[end] = fewest[start] + 1;
                    cut[end] = start;
                }
            }
        }
        if (length > 60 || fewest[length] == Integer.MAX_VALUE) {
            return List.of(words);
        }
        List<String> parts = new ArrayList<>();
        for (int end = length; end > 0; end = cut[end]) {
            parts.add(0, String.join(" ", List.of(tokens).subList(cut[end], end)));
        }
        return parts;
    }
}
