package org.trialgraph.format.who;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Count;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Text;
import org.trialgraph.text.TextNormalizer;

/**
 * Reads interventions and sample size, whose fields hold lists in the custom of each registry: {@code Drug: a;Device: b} of
 * ClinicalTrials.gov, {@code group:treatment;} and {@code group:100;} of ChiCTR, products of the EU register, prose elsewhere.
 */
final class Treatments {
    private static final String TYPES =
            "Drug|Device|Biological|Procedure|Radiation|Behavioral|Genetic|Dietary Supplement"
                    + "|Combination Product|Diagnostic Test|Other";
    private static final Pattern TYPED = Pattern.compile("(" + TYPES + "):\\s*(.+)", Pattern.DOTALL);
    private static final Pattern BETWEEN_TYPED = Pattern.compile("(?:;\\s*|\\n\\s*)(?=(?:" + TYPES + "): )");
    private static final Pattern OTHER_NAME = Pattern.compile("(?im)^\\s*Other names?:\\s*(.+)$");
    private static final Pattern GROUP = Pattern.compile("([^:：;]{1,200})[:：]\\s*(.*)", Pattern.DOTALL);
    private static final Pattern PRODUCT =
            Pattern.compile("(?m)^(Trade Name|Product Name|INN or Proposed INN):\\s*(.+)$");
    private static final int LONGEST_NAME = 200;

    private final TrialReader trial;

    Treatments(TrialReader trial) {
        this.trial = trial;
    }

    /** Reads both fields; which custom they follow is told by the registry. */
    void read(String registry, Optional<String> interventions, Optional<String> size, String sizePlace) {
        Optional<String> treatments = CellText.said(interventions);
        if (registry.equals("chictr") || registry.equals("itmctr")) {
            groups(treatments, size, sizePlace);
            return;
        }
        size.map(CellText::plain).ifPresent(words -> size(words, sizePlace));
        treatments.ifPresent(words -> {
            if (TYPED.matcher(words).lookingAt()) {
                typed(words);
            } else if (NumberedTreatments.recognises(words)) {
                new NumberedTreatments(trial).read(words);
            } else if (registry.equals("pactr")) {
                CellText.parts(Optional.of(words)).forEach(this::named);
            } else if (registry.equals("euctr")) {
                products(words);
            } else if (words.length() <= LONGEST_NAME && !words.strip().contains("\n")) {
                named(words);
            } else {
                trial.prose(TREATMENT_DESCRIPTION, Optional.of(words));
            }
        });
    }

    /** A number alone, or a number with words about it behind; the groups of a trial are not added up. */
    private void size(String words, String place) {
        Matcher number = Pattern.compile(
                        "\\s*(\\d{1,9})\\s*(?:\\(.*\\)|participants?|patients?|subjects?)?\\s*", Pattern.DOTALL)
                .matcher(words);
        trial.count(ENROLLMENT, Optional.of(number.matches() ? number.group(1) : words), place);
    }

    private void typed(String words) {
        for (String part : BETWEEN_TYPED.split(words)) {
            Matcher m = TYPED.matcher(part.strip());
            if (m.matches()) {
                typed(m.group(1), m.group(2).strip());
            }
        }
    }

    /** A name, on lines of their own a description and other names. */
    private void typed(String type, String words) {
        List<Text> otherNames = new ArrayList<>();
        Matcher other = OTHER_NAME.matcher(words);
        while (other.find()) {
            trial.words(Optional.of(other.group(1))).ifPresent(otherNames::add);
        }
        String[] lines = OTHER_NAME.matcher(words).replaceAll("").split("\n", 2);
        trial.trial()
                .intervention(new Intervention(
                        trial.words(Optional.of(lines[0])).stream().toList(),
                        trial.code("interventionType", Optional.of(type), "interventions"),
                        trial.proseWords(Optional.of(lines.length > 1 ? lines[1] : "")).stream()
                                .toList(),
                        otherNames));
    }

    private int named(String words) {
        List<Text> label = trial.words(Optional.of(words)).stream().toList();
        return trial.trial().intervention(new Intervention(label, Optional.empty(), List.of(), List.of()));
    }

    /** Each product begins with one of its names; its other names follow. */
    private void products(String words) {
        List<String> names = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        Matcher m = PRODUCT.matcher(words);
        while (m.find()) {
            if (seen.contains(m.group(1))) {
                product(names);
                seen.clear();
            }
            seen.add(m.group(1));
            names.add(TextNormalizer.clean(m.group(2)));
        }
        product(names);
        trial.prose(TREATMENT_DESCRIPTION, Optional.of(words));
    }

    private void product(List<String> names) {
        List<Text> all = names.stream()
                .distinct()
                .filter(name -> !CellText.saysNothing(name))
                .flatMap(name -> trial.words(Optional.of(name)).stream())
                .toList();
        if (!all.isEmpty()) {
            trial.trial()
                    .intervention(new Intervention(
                            all.subList(0, 1), Optional.empty(), List.of(), all.subList(1, all.size())));
        }
        names.clear();
    }

    /** Groups with their sizes and treatments, matched by their names. */
    private void groups(Optional<String> treatments, Optional<String> size, String place) {
        Map<String, String> sizes = byGroup(size.map(CellText::plain));
        Map<String, String> given = byGroup(treatments);
        if (sizes.isEmpty()) {
            size.map(CellText::plain).ifPresent(words -> size(words.replaceAll(";$", ""), place));
        }
        if (given.isEmpty()) {
            treatments.ifPresent(words -> trial.prose(TREATMENT_DESCRIPTION, Optional.of(words)));
        }
        List<String> names = new ArrayList<>(sizes.keySet());
        given.keySet().stream().filter(name -> !sizes.containsKey(name)).forEach(names::add);
        for (String name : names) {
            Optional<String> treatment = Optional.ofNullable(given.get(name)).filter(t -> !CellText.saysNothing(t));
            trial.trial()
                    .arm(new Arm(
                            trial.words(Optional.of(name)).stream().toList(),
                            Optional.empty(),
                            List.of(),
                            treatment.map(this::named).stream().toList(),
                            Optional.ofNullable(sizes.get(name))
                                    .filter(n -> n.matches("\\d{1,9}"))
                                    .map(n -> new Count(Long.parseLong(n)))));
        }
    }

    private static Map<String, String> byGroup(Optional<String> printed) {
        Map<String, String> groups = new LinkedHashMap<>();
        for (String part : printed.map(p -> p.split(";")).orElse(new String[0])) {
            Matcher m = GROUP.matcher(part.strip());
            if (m.matches()) {
                groups.putIfAbsent(TextNormalizer.clean(m.group(1)), TextNormalizer.clean(m.group(2)));
            }
        }
        return groups;
    }
}
