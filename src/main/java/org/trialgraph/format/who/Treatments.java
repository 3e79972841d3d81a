package org.trialgraph.format.who;

import static org.trialgraph.model.TrialProperties.ENROLLMENT;
import static org.trialgraph.model.TrialProperties.TREATMENT_DESCRIPTION;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Count;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Text;
import org.trialgraph.text.TextNormalizer;

/**
 * Reads interventions and sample size, whose fields hold lists in the custom of each registry: {@code Drug: a;Device: b} of
 * ClinicalTrials.gov, {@code group:treatment;} and {@code group:100;} of ChiCTR, {@code Intervention1: name: description} of
 * the Indian, the Iranian and the German registry, products of the EU register, prose elsewhere.
 */
final class Treatments {
    private static final String TYPES =
            "Drug|Device|Biological|Procedure|Radiation|Behavioral|Genetic|Dietary Supplement"
                    + "|Combination Product|Diagnostic Test|Other";
    private static final Pattern TYPED = Pattern.compile("(" + TYPES + "):\\s*(.+)", Pattern.DOTALL);
    private static final Pattern BETWEEN_TYPED = Pattern.compile("(?:;\\s*|\\n\\s*)(?=(?:" + TYPES + "): )");
    private static final Pattern OTHER_NAME = Pattern.compile("(?im)^\\s*Other names?:\\s*(.+)$");
    private static final Pattern PRODUCT =
            Pattern.compile("(?m)^(Trade Name|Product Name|INN or Proposed INN):\\s*(.+)$");
    private static final String NUMBER = "(?:Control )?Intervention ?\\d{1,2}";
    private static final Pattern NUMBERED =
            Pattern.compile("(" + NUMBER + "):\\s*(.*?)(?=\\s*" + NUMBER + ":|$)", Pattern.DOTALL);
    private static final Pattern GROUP = Pattern.compile("(?i).{0,60}\\b(?:group|arm|cohort)s?\\b(?: [\\w-]{1,12})?");
    /** A number alone, or a number with words about it behind. */
    private static final Pattern SIZE =
            Pattern.compile("\\s*(\\d{1,9})\\s*(?:\\(.*\\)|participants?|patients?|subjects?)?\\s*", Pattern.DOTALL);

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LABEL = 120;

    private final TrialReader trial;

    Treatments(TrialReader trial) {
        this.trial = trial;
    }

    /**
     * Reads both fields; which custom they follow is told by the registry.
     *
     * @param registry key of the registry
     * @param interventions words without mark-up; empty where there are none
     * @param size words without mark-up; empty where there are none
     * @param sizePlace of the size in the document
     */
    void read(String registry, String interventions, String size, String sizePlace) {
        if (registry.equals("chictr") || registry.equals("itmctr")) {
            groups(interventions, size, sizePlace);
            return;
        }
        size(size, sizePlace);
        if (interventions.isEmpty()) {
            return;
        }
        if (TYPED.matcher(interventions).lookingAt()) {
            BETWEEN_TYPED.splitAsStream(interventions).forEach(this::typed);
        } else if (numbered(interventions.strip())) {
            return;
        } else if (registry.equals("pactr")) {
            CellText.parts(interventions).forEach(name -> intervention(name, ""));
        } else if (registry.equals("euctr")) {
            products(interventions);
        } else if (interventions.length() <= LONGEST_NAME
                && !interventions.strip().contains("\n")) {
            intervention(interventions, "");
        } else {
            trial.prose(TREATMENT_DESCRIPTION, Optional.of(interventions));
        }
    }

    private void size(String words, String place) {
        Matcher number = SIZE.matcher(words);
        trial.count(ENROLLMENT, Optional.of(number.matches() ? number.group(1) : words), place);
    }

    /** A type and a name, on lines of their own a description and other names. */
    private void typed(String part) {
        Matcher m = TYPED.matcher(part.strip());
        if (!m.matches()) {
            return;
        }
        String words = m.group(2).strip();
        List<Text> otherNames = new ArrayList<>();
        OTHER_NAME.matcher(words).results().forEach(other -> otherNames.addAll(texts(other.group(1))));
        String[] lines = OTHER_NAME.matcher(words).replaceAll("").split("\n", 2);
        Optional<Coded> type = trial.code("interventionType", Optional.of(m.group(1)), "interventions");
        List<Text> description = prose(lines.length > 1 ? lines[1] : "");
        trial.trial().intervention(new Intervention(texts(lines[0]), type, description, otherNames));
    }

    /** Interventions with numbers before them, or one group of participants; false where a text is neither. */
    private boolean numbered(String words) {
        Matcher part = NUMBERED.matcher(words);
        if (part.lookingAt()) {
            part.reset()
                    .results()
                    .forEach(one -> numbered(one.group(1), one.group(2).strip()));
            return true;
        }
        String start =
                words.substring(0, Math.max(0, words.indexOf(':'))).strip().toLowerCase(Locale.ROOT);
        boolean single = start.equals("intervention group") || start.equals("control group");
        if (single) {
            numbered("", words);
        }
        return single;
    }

    private void numbered(String number, String words) {
        int colon = words.indexOf(':');
        String label = words.substring(0, Math.max(0, colon)).stripTrailing();
        String rest = words.substring(colon + 1).strip();
        boolean labelled =
                !label.isEmpty() && label.length() <= LONGEST_LABEL && label.indexOf('\n') < 0 && !rest.isEmpty();
        if (labelled && GROUP.matcher(label).matches()) {
            arm(label, rest);
        } else if (labelled) {
            intervention(label, rest);
        } else if (words.length() <= LONGEST_NAME && words.indexOf('\n') < 0) {
            intervention(words, "");
        } else {
            arm(number, words);
        }
    }

    /** What a group of people gets is told in words, of which no name can be taken. */
    private void arm(String label, String description) {
        trial.trial().arm(new Arm(prose(label), Optional.empty(), prose(description), List.of(), Optional.empty()));
    }

    /** Its position in the trial's list, from 1; none where the name only says that there is nothing. */
    private List<Integer> intervention(String name, String description) {
        if (CellText.saysNothing(name)) {
            return List.of();
        }
        List<Text> more = CellText.saysNothing(description) ? List.of() : prose(description);
        return List.of(trial.trial().intervention(new Intervention(texts(name), Optional.empty(), more, List.of())));
    }

    /** Each product begins with one of its names; its other names follow. */
    private void products(String words) {
        List<String> names = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        Matcher m = PRODUCT.matcher(words);
        while (m.find()) {
            if (labels.contains(m.group(1))) {
                product(names);
                labels.clear();
            }
            labels.add(m.group(1));
            names.add(TextNormalizer.clean(m.group(2)));
        }
        product(names);
        trial.prose(TREATMENT_DESCRIPTION, Optional.of(words));
    }

    private void product(List<String> names) {
        List<Text> all = names.stream()
                .distinct()
                .filter(name -> !CellText.saysNothing(name))
                .flatMap(name -> texts(name).stream())
                .toList();
        if (!all.isEmpty()) {
            trial.trial()
                    .intervention(new Intervention(
                            all.subList(0, 1), Optional.empty(), List.of(), all.subList(1, all.size())));
        }
        names.clear();
    }

    /** Groups with their sizes and treatments, matched by their names; the sizes are not added up. */
    private void groups(String treatments, String size, String place) {
        Map<String, String> sizes = byGroup(size);
        Map<String, String> given = byGroup(treatments);
        if (sizes.isEmpty()) {
            size(size.replaceAll(";$", ""), place);
        }
        if (given.isEmpty()) {
            trial.prose(TREATMENT_DESCRIPTION, Optional.of(treatments));
        }
        Map<String, String> all = new LinkedHashMap<>(sizes);
        given.forEach(all::putIfAbsent);
        for (String name : all.keySet()) {
            String number = sizes.getOrDefault(name, "");
            trial.trial()
                    .arm(new Arm(
                            texts(name),
                            Optional.empty(),
                            List.of(),
                            intervention(given.getOrDefault(name, ""), ""),
                            number.matches("\\d{1,9}")
                                    ? Optional.of(new Count(Long.parseLong(number)))
                                    : Optional.empty()));
        }
    }

    private static Map<String, String> byGroup(String printed) {
        Map<String, String> groups = new LinkedHashMap<>();
        for (String part : printed.replace('：', ':').split(";")) {
            String words = part.strip();
            int colon = words.indexOf(':');
            if (colon > 0 && colon <= LONGEST_NAME) {
                groups.putIfAbsent(
                        TextNormalizer.clean(words.substring(0, colon)),
                        TextNormalizer.clean(words.substring(colon + 1)));
            }
        }
        return groups;
    }

    private List<Text> texts(String words) {
        return trial.words(Optional.of(words)).stream().toList();
    }

    private List<Text> prose(String words) {
        return trial.proseWords(Optional.of(words)).stream().toList();
    }
}
