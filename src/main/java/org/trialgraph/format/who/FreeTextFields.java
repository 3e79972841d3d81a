package org.trialgraph.format.who;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.ctgov.DesignText;
import org.trialgraph.format.record.FieldMapper;
import org.trialgraph.format.record.FieldMapper.Mapping;
import org.trialgraph.format.record.FieldMapper.Printed;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Count;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.text.Dates;
import org.trialgraph.text.TextNormalizer;

/**
 * Reads the fields of words in which each registry follows a custom of its own: design and phase, conditions, interventions with
 * the sample size, and outcomes. Values have gone through web pages and spreadsheets: mark-up and character references are in
 * them.
 */
final class FreeTextFields {
    private static final Map<String, Mapping> DESIGN_ANSWERS = design(2);
    private static final Map<String, Mapping> DESIGN_LABELS = design(3);
    private static final Pattern LABELLED_DESIGN = Pattern.compile(
            "(" + String.join("|", DESIGN_LABELS.keySet()) + ")\\s*:\\s*([^:;.,\\n]{1,60})(?=[;.,\\n(]|$)",
            Pattern.CASE_INSENSITIVE);
    private static final List<Property<Coded>> ANY =
            List.of(ALLOCATION, INTERVENTION_MODEL, MASKING, OBSERVATIONAL_MODEL, TIME_PERSPECTIVE);

    /** What a design says of anything, as the label before it tells. */
    private static final Set<String> BEHIND_LABELS =
            Set.of("yes", "no", "single", "double", "other", "n/a", "used", "not used");

    /** The questions of the EU register about design and phase. */
    private static final Pattern QUESTION = Pattern.compile(
            "(Randomised|Open|Single blind|Double blind|Parallel group|Cross over)\\s*:\\s*(yes|no)"
                    + "|\\(Phase (I{1,3}|IV)\\)\\s*:?\\s*(yes|no)?",
            Pattern.CASE_INSENSITIVE);

    private static final List<String> ROMAN = List.of("I", "II", "III", "IV");

    /** The therapeutic area and the MedDRA term of the EU register. */
    private static final Pattern AREA_OR_TERM = Pattern.compile(
            "Therapeutic area:\\s*([^;\\n]+)"
                    + "|(?s:MedDRA version:.*?Classification code\\s+(\\d+)\\s+Term:\\s*([^\\n]+)(?:\\n\\s*System Organ Class:[^\\n;]*)?)");
    /**
     * A condition with its code before it: {@code Health Condition 1: B972- Coronavirus …} of CTRI; in the Peruvian registry a
     * code with three digits, or behind a hyphen: {@code -B551 Cutaneous leishmaniasis}.
     */
    private static final Pattern CODED_CONDITION = Pattern.compile(
            "(?s)(?:-\\s*(?=[A-Z]\\d{2,3} \\p{L})|(?=[A-Z]\\d{3} \\p{L})|(?:Health Condition \\d+:\\s*)?(?=\\w+\\s*[-:]))"
                    + "([A-Z]\\d{2,4}[A-Z0-9]*)(?:\\s*[-:]\\s*| (?=\\p{L}))(.+)");

    private static final Pattern ICD_10 = Pattern.compile("[A-Z]\\d{2}(?:\\.\\d{1,3})?");
    private static final Pattern NUMBERED_CONDITION = Pattern.compile("(?i)Health Condition \\d+:\\s*(?:null-\\s*)?");

    private static final List<String> TYPES = List.of(
            "Drug",
            "Device",
            "Biological",
            "Procedure",
            "Radiation",
            "Behavioral",
            "Genetic",
            "Dietary Supplement",
            "Combination Product",
            "Diagnostic Test",
            "Other");
    private static final Pattern BETWEEN_TYPED =
            Pattern.compile("(?:;\\s*|\\n\\s*)(?=(?:" + String.join("|", TYPES) + "): )");
    private static final Pattern SIZE =
            Pattern.compile("(?s)^(\\d{1,9})\\s*(?:\\(.*\\)|participants?|patients?|subjects?)$");
    private static final Pattern GROUP = Pattern.compile("(?i).{0,60}\\b(?:group|arm|cohort)s?\\b(?: [\\w-]{1,12})?");
    private static final Pattern OTHER_NAME = Pattern.compile("(?im)^\\s*Other names?:\\s*(.+)$");
    private static final Pattern PRODUCT =
            Pattern.compile("(?m)^(Trade Name|Product Name|INN or Proposed INN):\\s*(.+)$");
    private static final Pattern NUMBERED_INTERVENTION = Pattern.compile(
            "(?s)((?:Control )?Intervention ?\\d{1,2}):\\s*" + "(.*?)(?=\\s*(?:Control )?Intervention ?\\d{1,2}:|$)");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LABEL = 120;

    private static final Set<String> LISTS_OF_OUTCOMES = Set.of("ctgov", "chictr", "kct");
    private static final Pattern TIMED = Pattern.compile(
            "(?s)(.+?)[.;]?\\s*\\[?(?:Time ?points?|Measurement time|Time ?frame)\\s*:?\\s*(.+?)(?:\\.\\s*Method of measurement:\\s*(.+?))?[\\].\\s]*");
    /** Of the Peruvian and the Lebanese registry. */
    private static final Pattern LABELLED_OUTCOME = Pattern.compile(
            "(?s)(?:Outcome )?name:\\s*(.+?)[;\\s]*(?=(?:Measure|Timepoints):)(?:Measure:\\s*(?<how>.+?)[;\\s]*)?Timepoints:\\s*(?<when>.+?)(?:[;\\s]*Measure:\\s*(?<then>.+))?",
            Pattern.CASE_INSENSITIVE);
    /** Of the EU register. */
    private static final Pattern OUTCOME_PART = Pattern.compile(
            "(?:^|;)\\s*(Main Objective|Secondary Objective|Primary end point\\(s\\)|Timepoint\\(s\\) of evaluation of this end point)\\s*:");

    private static final Pattern TAG = Pattern.compile(
            "</?(?:(br|p|div|li|ul|ol|tr)|b|i|u|em|strong|span|sup|sub|font|a)(?:\\s[^<>]{0,300})?/?\\s*>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANK_LINES = Pattern.compile("\n[ \t\u00a0]*\n[ \t\u00a0\n]*");
    private static final Set<String> NOTHING =
            Set.of("", "-", "--", "none", "nil", "null", "n/a", "na", "no", "not applicable", "nill", "无", "/");

    private final TrialReader trial;

    FreeTextFields(TrialReader trial) {
        this.trial = trial;
    }

    /** The words without mark-up, references decoded, every kind of line break a line feed. */
    static String plain(String printed) {
        String decoded = TextNormalizer.decode(printed);
        String words = decoded.indexOf('<') < 0
                ? decoded
                : TAG.matcher(decoded).replaceAll(tag -> tag.group(1) == null ? "" : "\n");
        return BLANK_LINES.matcher(TextNormalizer.lines(words)).replaceAll("\n\n");
    }

    /** Whether words only say that there is nothing, such as {@code N/A} and {@code Nil}. */
    static boolean saysNothing(String words) {
        return NOTHING.contains(StringUtils.stripEnd(TextNormalizer.lowerCase(words), ".;"));
    }

    /** The parts of a value of several, which stand between semicolons; those that say nothing are left out. */
    static List<String> parts(String printed) {
        return Arrays.stream(plain(printed).split(";"))
                .map(String::strip)
                .filter(words -> !saysNothing(words))
                .distinct()
                .toList();
    }

    /** Takes a design. */
    void design(String printed, String place) {
        String text = plain(printed);
        if (DesignText.recognises(text) && text.contains("odel: ")) {
            new DesignText(trial).read(text, place);
            return;
        }
        trial.prose(DESIGN_TEXT, Optional.of(text));
        if (text.startsWith("Controlled:")) {
            for (MatchResult answer : QUESTION.matcher(text).results().toList()) {
                String words = answer.group(1) + ": " + answer.group(2);
                Mapping means = DESIGN_ANSWERS.get(words.toLowerCase(Locale.ROOT));
                if (means != null) {
                    trial.add(
                            means.property(Coded.class),
                            Coded.implied(means.names().get(0)));
                }
            }
            return;
        }
        // Registries let people write anything behind a label: it is a value only where the table knows it.
        for (MatchResult labelled : LABELLED_DESIGN.matcher(text).results().toList()) {
            Mapping label = DESIGN_LABELS.get(labelled.group(1).toLowerCase(Locale.ROOT));
            trial.codedIfKnown(label.property(Coded.class), labelled.group(2).split("\\(", 2)[0]);
        }
        ANY.forEach(property -> trial.codedIfKnown(property, text));
        List<String> phrases = Arrays.stream(text.split("[,;\\n]|[.] "))
                .map(part -> part.split("[:(]", 2)[0].strip())
                .filter(phrase -> !BEHIND_LABELS.contains(phrase.toLowerCase(Locale.ROOT)))
                .toList();
        ANY.forEach(property -> phrase(property, phrases));
    }

    /** Takes the phrase of a design without labels that the table knows, where all that it knows are of one meaning. */
    private void phrase(Property<Coded> property, List<String> phrases) {
        Map<List<String>, String> known = new LinkedHashMap<>();
        for (String words : phrases) {
            Stream.of(words, words.replace('-', ' '))
                    .filter(form -> trial.knows(property.name(), form))
                    .flatMap(form -> trial.code(property.name(), Optional.of(form), "").stream())
                    .forEach(code -> known.putIfAbsent(code.concepts(), words));
        }
        if (known.size() == 1 && !trial.has(property)) {
            known.forEach((concepts, words) ->
                    trial.add(property, new Coded(concepts, List.of(new Text(words, trial.language())))));
        }
    }

    private static Map<String, Mapping> design(int column) {
        return FieldMapper.table(FreeTextFields.class, "design.tsv", column).stream()
                .collect(Collectors.toUnmodifiableMap(Mapping::kind, Function.identity()));
    }

    private static boolean yes(String answer) {
        return "yes".equalsIgnoreCase(answer);
    }

    /**
     * Takes phases. The EU register answers one question a phase, which WHO's portal repeats as running text; a spreadsheet
     * takes {@code 2-3} for the second of March and writes the number of that day.
     */
    void phase(String printed, String place) {
        String words = TextNormalizer.clean(printed);
        List<MatchResult> answers = QUESTION.matcher(words)
                .results()
                .filter(answer -> answer.group(3) != null)
                .toList();
        if (!answers.isEmpty()) {
            List<String> phases = answers.stream()
                    .filter(answer -> yes(answer.group(4)))
                    .map(answer -> "Phase" + (ROMAN.indexOf(answer.group(3).toUpperCase(Locale.ROOT)) + 1))
                    .toList();
            Text text = new Text(words, trial.language());
            trial.add(PHASE, new Coded(phases.isEmpty() ? List.of("NotStated") : phases, List.of(text)));
        } else if (TrdsDates.isSerial(words)) {
            serial(words, place);
        } else {
            List<String> several = List.of(words.split("\\s*(?:[-/,;&+]|\\band\\b)\\s*"));
            boolean parts = !trial.knows(PHASE.name(), words)
                    && several.stream().allMatch(part -> trial.knows(PHASE.name(), part));
            (parts ? several : List.of(words)).forEach(part -> trial.coded(PHASE, part, place));
        }
    }

    private void serial(String printed, String place) {
        Optional<String> phases = Dates.fromExcelSerial(printed)
                .map(PartialDate::lexical)
                .map(date -> Integer.parseInt(date.substring(8)) + "-" + Integer.parseInt(date.substring(5, 7)));
        trial.code(PHASE.name(), phases, place)
                .ifPresent(code -> trial.add(PHASE, new Coded(code.concepts(), List.of(new Text(printed, "")))));
        String what = "\"" + printed + "\" is what a spreadsheet makes of phase " + phases.orElse("?");
        trial.report().note(place, what, "format the column as text before opening the table");
    }

    /** Takes the conditions of a text, which stand on lines or between semicolons, some of them with codes. */
    void conditions(String words) {
        String rest = AREA_OR_TERM.matcher(words).replaceAll(found -> {
            if (found.group(1) != null) {
                trial.text(KEYWORD, found.group(1));
            } else {
                trial.id(CONDITION_CODE, "MedDRA " + found.group(2) + " " + TextNormalizer.clean(found.group(3)));
            }
            return "";
        });
        Set<String> seen = new LinkedHashSet<>();
        for (String part : rest.split("[;\\n]")) {
            String name = TextNormalizer.clean(part);
            if (!saysNothing(name) && seen.add(name.toLowerCase(Locale.ROOT))) {
                condition(name);
            }
        }
    }

    private void condition(String name) {
        Matcher coded = CODED_CONDITION.matcher(name);
        if (ICD_10.matcher(name).matches()) {
            trial.id(CONDITION_CODE, name);
        } else if (coded.matches()) {
            trial.id(CONDITION_CODE, coded.group(1));
            trial.condition(coded.group(2));
        } else {
            trial.condition(NUMBERED_CONDITION.matcher(name).replaceFirst(""));
        }
    }

    /**
     * Takes interventions and sample size, in the custom of a registry: {@code Drug: a;Device: b} of ClinicalTrials.gov, {@code
     * group:treatment;} and {@code group:100;} of ChiCTR, {@code Intervention1: name: description} of the Indian, the Iranian
     * and the German registry, products of the EU register, prose elsewhere.
     *
     * @param registry key of the registry
     * @param interventions words without mark-up; empty where there are none
     * @param size words without mark-up; empty where there are none
     */
    void interventions(String registry, String interventions, Printed size) {
        if (registry.equals("chictr") || registry.equals("itmctr")) {
            groups(interventions, size);
            return;
        }
        size(size.words(), size.place());
        if (interventions.isEmpty()) {
            return;
        }
        int colon = interventions.indexOf(':');
        if (colon > 0 && colon + 1 < interventions.length() && TYPES.contains(interventions.substring(0, colon))) {
            BETWEEN_TYPED.splitAsStream(interventions).forEach(this::typed);
        } else if (numbered(interventions.strip())) {
            return;
        } else if (registry.equals("pactr")) {
            parts(interventions).forEach(name -> intervention(name, ""));
        } else if (registry.equals("euctr")) {
            products(interventions);
        } else if (interventions.length() <= LONGEST_NAME
                && !interventions.strip().contains("\n")) {
            intervention(interventions, "");
        } else {
            trial.prose(TREATMENT_DESCRIPTION, Optional.of(interventions));
        }
    }

    /** A number alone, or a number with words about it behind. */
    private void size(String words, String place) {
        trial.count(ENROLLMENT, Optional.of(SIZE.matcher(words.strip()).replaceFirst("$1")), place);
    }

    /** A type and a name, on lines of their own a description and other names. */
    private void typed(String part) {
        String type = part.substring(0, part.indexOf(':')).strip();
        String words = part.substring(part.indexOf(':') + 1).strip();
        if (words.isEmpty()) {
            return;
        }
        List<Text> otherNames = OTHER_NAME
                .matcher(words)
                .results()
                .flatMap(other -> trial.texts(other.group(1)).stream())
                .toList();
        String[] lines = OTHER_NAME.matcher(words).replaceAll("").split("\n", 2);
        trial.intervention(new Intervention(
                trial.texts(lines[0]),
                trial.code("interventionType", Optional.of(type), "interventions"),
                prose(lines.length > 1 ? lines[1] : ""),
                otherNames));
    }

    /** Interventions with numbers before them, or one group of participants; false where a text is neither. */
    private boolean numbered(String words) {
        Matcher part = NUMBERED_INTERVENTION.matcher(words);
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
        trial.arm(new Arm(prose(label), Optional.empty(), prose(description), List.of(), Optional.empty()));
    }

    /** Its position in the trial's list, from 1; none where the name only says that there is nothing. */
    private List<Integer> intervention(String name, String description) {
        if (saysNothing(name)) {
            return List.of();
        }
        List<Text> more = saysNothing(description) ? List.of() : prose(description);
        return List.of(trial.intervention(new Intervention(trial.texts(name), Optional.empty(), more, List.of())));
    }

    /** Each product begins with one of its names; its other names follow. */
    private void products(String words) {
        Set<String> labels = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        for (MatchResult name : PRODUCT.matcher(words).results().toList()) {
            if (labels.contains(name.group(1))) {
                product(names);
                names.clear();
                labels.clear();
            }
            labels.add(name.group(1));
            names.add(TextNormalizer.clean(name.group(2)));
        }
        product(names);
        trial.prose(TREATMENT_DESCRIPTION, Optional.of(words));
    }

    private void product(Set<String> names) {
        List<Text> all = names.stream()
                .filter(name -> !saysNothing(name))
                .flatMap(name -> trial.texts(name).stream())
                .toList();
        if (!all.isEmpty()) {
            trial.intervention(
                    new Intervention(all.subList(0, 1), Optional.empty(), List.of(), all.subList(1, all.size())));
        }
    }

    /** Groups with their sizes and treatments, matched by their names; the sizes are not added up. */
    private void groups(String treatments, Printed size) {
        Map<String, String> sizes = byGroup(size.words());
        Map<String, String> given = byGroup(treatments);
        if (sizes.isEmpty()) {
            size(size.words().replaceAll(";$", ""), size.place());
        }
        if (given.isEmpty()) {
            trial.prose(TREATMENT_DESCRIPTION, Optional.of(treatments));
        }
        Set<String> names = new LinkedHashSet<>(sizes.keySet());
        names.addAll(given.keySet());
        for (String name : names) {
            List<Integer> treatment = intervention(given.getOrDefault(name, ""), "");
            Optional<Count> number = Optional.of(sizes.getOrDefault(name, ""))
                    .filter(words -> words.matches("\\d{1,9}"))
                    .map(words -> new Count(Long.parseLong(words)));
            trial.arm(new Arm(trial.texts(name), Optional.empty(), List.of(), treatment, number));
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

    /** Takes the outcomes of one field, in the custom of a registry to say what, when and how. */
    void outcomes(Outcome.Kind kind, String registry, String printed) {
        List<MatchResult> parts = OUTCOME_PART.matcher(printed).results().toList();
        if (!parts.isEmpty()) {
            objectives(printed, parts);
            return;
        }
        List<String> outcomes = switch (registry) {
            case "irct" -> List.of(printed.split("(?<=\\.);\\s*"));
            case "repec" -> List.of(printed.split("(?i)[;\\s]*(?=\\bOutcome name:)"));
            default -> LISTS_OF_OUTCOMES.contains(registry) ? parts(printed) : List.of(printed);
        };
        for (String outcome : outcomes) {
            Matcher labelled = LABELLED_OUTCOME.matcher(outcome.strip());
            Matcher timed = TIMED.matcher(outcome);
            if (labelled.matches()) {
                String how = labelled.group("how") == null ? labelled.group("then") : labelled.group("how");
                outcome(kind, labelled.group(1), labelled.group("when"), how);
            } else if (timed.matches() && !TIMED.matcher(timed.group(2)).matches()) {
                outcome(kind, timed.group(1), timed.group(2), timed.group(3));
            } else {
                outcome(kind, outcome, null, null);
            }
        }
    }

    /** Objectives and primary end points, of which WHO's portal makes one text. */
    private void objectives(String printed, List<MatchResult> parts) {
        String endPoint = "";
        String time = "";
        for (int i = 0; i < parts.size(); i++) {
            int end = i + 1 < parts.size() ? parts.get(i + 1).start() : printed.length();
            String part = plain(printed.substring(parts.get(i).end(), end));
            String words = saysNothing(part) ? "" : part;
            String name = parts.get(i).group(1);
            if (name.endsWith("Objective")) {
                trial.prose(OBJECTIVE, Optional.of(words));
            } else if (name.startsWith("Primary")) {
                endPoint = words;
            } else {
                time = words;
            }
        }
        outcome(Outcome.Kind.PRIMARY, endPoint, time, null);
    }

    /**
     * @param when null where it is not told
     * @param how null where it is not told
     */
    private void outcome(Outcome.Kind kind, String what, @Nullable String when, @Nullable String how) {
        List<Text> label = trial.texts(what);
        if (!label.isEmpty()) {
            trial.outcome(new Outcome(kind, label, texts(when), texts(how)));
        }
    }

    private List<Text> texts(@Nullable String words) {
        return words == null ? List.of() : trial.texts(words);
    }

    private List<Text> prose(String words) {
        return trial.proseTexts(List.of(words));
    }
}
