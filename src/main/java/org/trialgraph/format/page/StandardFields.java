package org.trialgraph.format.page;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageValues.TypedName;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Count;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.Dates;
import org.trialgraph.text.ResourceLines;
import org.trialgraph.text.TextNormalizer;

/**
 * The usual fields of trial pages, each made from its labels: words, codes, dates, numbers, ages, and lists such as sponsors
 * and criteria. They can be given as a table too, see {@link #table}.
 */
public final class StandardFields {
    private static final Pattern DATE_TYPE =
            Pattern.compile("(?i)[\\s,(\\[]*\\b(actual|estimated?|anticipated|expected|planned)\\b[\\s,:)\\]]*");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])(\\d{1,3}(?:,\\d{3})+|\\d{1,9})(?![\\d.]*\\d)");
    private static final Pattern CODES = Pattern.compile("\\s*[,;|/\u2022]\\s*");
    private static final Pattern LIST = Pattern.compile("\\s*[,;|]\\s*");
    private static final Pattern CONDITIONS_RUN_TOGETHER = Pattern.compile("(?<=\\p{Ll}{4})(?=\\p{Lu}\\p{Ll}{3})");
    private static final Pattern INTERVENTIONS_RUN_TOGETHER = Pattern.compile(
            "(?<=[\\p{Ll}\\d)\\]%])(?=(?:Drug|Device|Biological|"
                    + "Procedure|Radiation|Behavioral|Genetic|Dietary Supplement|Combination Product|Diagnostic Test|Other): )");
    private static final Pattern CAPITAL_HEADING =
            Pattern.compile("(?<=\\S)[ \\t]*(?=(?:(?:Key|Main) )?(?:In|Ex)clusion [Cc]riteria\\s*:)(?<!(?:Key|Main) )");
    private static final Pattern HEADING =
            Pattern.compile("\\s+(?=(?:\\* )?(?i:(?:key |main )?(?:in|ex)clusion criteria\\s*:))");
    private static final Pattern HEADING_END = Pattern.compile("(?i)((?:in|ex)clusion criteria\\s*:)\\s+(?=\\S)");
    private static final Pattern ITEM = Pattern.compile("\\s+(?=[*\u2022] )");
    private static final Pattern ITEM_NUMBER = Pattern.compile("(?<=\\s)(\\d{1,2})[.)] (?=\\S)");
    private static final String CONDITION_CODES = "MedDRA version:";
    private static final int LONGEST_CODE = 200;

    private final CodeTable codes;
    private final boolean certain;

    /** Fields whose codes are those of a table. */
    public StandardFields(CodeTable codes) {
        this(codes, false);
    }

    /**
     * Fields whose codes are those of a table.
     *
     * @param certain whether words that are no known code and no date are left where they stand, because the label above them
     *     may mean something else
     */
    public StandardFields(CodeTable codes, boolean certain) {
        this.codes = codes;
        this.certain = certain;
    }

    /**
     * The fields of a table beside a class, in its order. A row is a kind of field, which is the name of a method of this class
     * or of {@link Field}; what the field is of: a property, a role, a polarity, {@code -} where the kind says it; and labels,
     * all between tabs. Rows that differ in their labels alone are one field.
     *
     * @param own kinds of fields that only the caller has
     */
    public List<Field> table(Class<?> beside, String name, Map<String, Field.Reader> own) {
        return table(ResourceLines.beside(beside, name), own);
    }

    /** The fields of the rows of a table. */
    public List<Field> table(List<String> rows, Map<String, Field.Reader> own) {
        Map<List<String>, List<String>> labels = new LinkedHashMap<>();
        for (String row : rows) {
            List<String> cells = List.of(row.split("\t"));
            labels.computeIfAbsent(cells.subList(0, 2), kind -> new ArrayList<>())
                    .addAll(cells.subList(2, cells.size()));
        }
        return labels.entrySet().stream()
                .map(row -> field(
                        row.getKey().get(0), row.getKey().get(1), row.getValue().toArray(String[]::new), own))
                .toList();
    }

    /** The fields that most trial pages have, under the words that sites commonly use for them. */
    public List<Field> common() {
        return table(StandardFields.class, "common-fields.tsv", Map.of());
    }

    /** A site's own fields, and behind them those that most trial pages have. */
    public List<Field> commonAfter(List<Field> own) {
        return Stream.concat(own.stream(), common().stream()).toList();
    }

    private Field field(String kind, String of, String[] labels, Map<String, Field.Reader> own) {
        if (own.containsKey(kind)) {
            return Field.of(own.get(kind), labels);
        }
        String constant = of.toUpperCase(Locale.ROOT);
        return switch (kind) {
            case "text" -> text(TrialProperties.required(of, Text.class), labels);
            case "id" -> id(TrialProperties.required(of, Text.class), labels);
            case "prose" -> prose(TrialProperties.required(of, Text.class), labels);
            case "coded" -> coded(TrialProperties.required(of, Coded.class), labels);
            case "date" -> date(TrialProperties.required(of, PartialDate.class), labels);
            case "typedDate" ->
                date(
                        TrialProperties.required(of, PartialDate.class),
                        TrialProperties.required(of + "Type", Coded.class),
                        labels);
            case "enrollment" -> enrollment(labels);
            case "minimumAge" -> minimumAge(labels);
            case "maximumAge" -> maximumAge(labels);
            case "ages" -> ages(labels);
            case "healthyVolunteers" -> healthyVolunteers(labels);
            case "number" -> number(labels);
            case "otherIds" -> otherIds(labels);
            case "sponsor" -> sponsor(Sponsor.Role.valueOf(constant), labels);
            case "sponsors" -> sponsors(Sponsor.Role.valueOf(constant), labels);
            case "keywords" -> keywords(labels);
            case "conditions" -> conditions(labels);
            case "interventions" -> interventions(labels);
            case "criteria" -> criteria(Polarity.valueOf(constant), labels);
            case "outcomes" -> outcomes(Outcome.Kind.valueOf(constant), labels);
            case "heading" -> Field.heading(labels);
            case "ignored" -> Field.ignored(labels);
            case "labelOnly" -> Field.labelOnly(labels);
            default -> throw new IllegalStateException("no kind of field \"" + kind + "\"");
        };
    }

    /** One line of words. */
    public Field text(Property<Text> property, String... labels) {
        return Field.of((block, trial) -> trial.text(property, PageValues.first(block)), labels);
    }

    /** Ids or other words of no language, one a line. */
    public Field id(Property<Text> property, String... labels) {
        return values((id, trial) -> trial.id(property, Optional.of(id)), labels);
    }

    /** Running text. */
    public Field prose(Property<Text> property, String... labels) {
        return Field.of((block, trial) -> trial.prose(property, PageValues.prose(block)), labels);
    }

    private static Field values(BiConsumer<String, TrialReader> each, String... labels) {
        return Field.of((block, trial) -> PageValues.values(block).forEach(words -> each.accept(words, trial)), labels);
    }

    private static Field names(BiConsumer<String, TrialReader> each, String... labels) {
        return Field.of((block, trial) -> PageValues.names(block).forEach(words -> each.accept(words, trial)), labels);
    }

    /** One or several coded values, on lines of their own or on one. */
    public Field coded(Property<Coded> property, String... labels) {
        return Field.of((block, trial) -> coded(property, block, trial), labels)
                .valueMatching(words -> known(property, words) || known(property, PageValues.half(words)));
    }

    private void coded(Property<Coded> property, Block block, TrialReader trial) {
        List<Line> lines = block.rest();
        for (int i = 0; i < lines.size(); i++) {
            String words = PageValues.unbulleted(lines.get(i).words());
            List<String> values = codedValues(property, words);
            boolean all = values.stream().allMatch(value -> known(property, value));
            if ((i > 0 || certain) && !all || words.length() > LONGEST_CODE) {
                return;
            }
            block.take(lines.get(i));
            if (all || !PageValues.nothing(words)) {
                values.forEach(value -> trial.coded(property, Optional.of(value), block.place()));
            }
        }
    }

    /** The words as they are where the table knows them, otherwise once or in parts where it knows those. */
    private List<String> codedValues(Property<Coded> property, String words) {
        List<String> parts =
                CODES.splitAsStream(words).filter(part -> !part.isBlank()).toList();
        return Stream.of(
                        List.of(words),
                        List.of(PageValues.half(words)),
                        List.of(words.replaceFirst("\\s*\\([^()]*\\)$", "")),
                        parts)
                .filter(values -> !values.isEmpty() && values.stream().allMatch(value -> known(property, value)))
                .findFirst()
                .orElse(List.of(words));
    }

    private boolean known(Property<Coded> property, String words) {
        return !codes.concepts(property.name(), words).isEmpty();
    }

    /** A date, with the word that tells whether the day has come. */
    public Field date(Property<PartialDate> property, Property<Coded> type, String... labels) {
        return dated((block, trial) -> date(property, type, block, trial), withTypes(labels));
    }

    /** A date. */
    public Field date(Property<PartialDate> property, String... labels) {
        return dated((block, trial) -> trial.date(property, PageValues.first(block), block.place()), labels);
    }

    private Field dated(Field.Reader reader, String... labels) {
        Field.Reader ifDated = (block, trial) -> {
            if (!certain || startsDated(block)) {
                reader.read(block, trial);
            }
        };
        return Field.of(ifDated, labels).valueMatching(StandardFields::isDate);
    }

    private static void date(Property<PartialDate> property, Property<Coded> type, Block block, TrialReader trial) {
        Optional<String> words = PageValues.first(block).map(PageValues::half);
        trial.date(property, words.map(w -> DATE_TYPE.matcher(w).replaceAll(" ")), block.place());
        if (trial.trial().has(property) && !trial.trial().has(type)) {
            words.flatMap(w -> dateType(w + " " + block.label()))
                    .ifPresent(w -> trial.trial().add(type, Coded.implied(w)));
        }
    }

    /** Labels as they are, and with the word behind them that tells whether the day has come. */
    private static String[] withTypes(String... labels) {
        return Stream.of(labels)
                .flatMap(label -> Stream.of("", " (Actual)", " (Estimated)", " (Anticipated)", " (Estimate)")
                        .map(type -> label + type))
                .toArray(String[]::new);
    }

    private static boolean startsDated(Block block) {
        return block.rest().stream()
                .findFirst()
                .filter(line -> isDate(PageValues.half(PageValues.unbulleted(line.words()))))
                .isPresent();
    }

    private static boolean isDate(String words) {
        return Dates.parse(DATE_TYPE.matcher(words).replaceAll(" ")).isPresent();
    }

    private static Optional<String> dateType(String words) {
        Matcher m = DATE_TYPE.matcher(words);
        return m.find()
                ? Optional.of(m.group(1).equalsIgnoreCase("actual") ? "Actual" : "Anticipated")
                : Optional.empty();
    }

    /** The number of participants, bare or in words such as {@code 120 participants (Actual)}; 0 stands for an unknown one. */
    public Field enrollment(String... labels) {
        return Field.of(
                        (block, trial) -> PageValues.first(block).ifPresent(words -> enrollment(words, block, trial)),
                        withTypes(labels))
                .valueMatching(
                        words -> words.length() < 60 && NUMBER.matcher(words).lookingAt());
    }

    private static void enrollment(String words, Block block, TrialReader trial) {
        Matcher m = NUMBER.matcher(PageValues.half(words));
        if (!m.find()) {
            trial.count(ENROLLMENT, Optional.of(words), block.place());
            return;
        }
        long number = Long.parseLong(m.group(1).replace(",", ""));
        if (number == 0) {
            trial.report().ignored(block.place(), words + ", which sites print for an unknown number");
            return;
        }
        trial.trial().add(ENROLLMENT, new Count(number));
        boolean open = words.matches("(?i).*\\b(?:expecting|target|looking for)\\b.*");
        dateType(words + " " + block.label())
                .or(() -> open ? Optional.of("Anticipated") : Optional.empty())
                .ifPresent(type -> trial.trial().add(ENROLLMENT_TYPE, Coded.implied(type)));
    }

    /** The lower limit of age. */
    public Field minimumAge(String... labels) {
        return Field.of((block, trial) -> trial.age(MINIMUM_AGE, age(block), block.place()), labels)
                .valueMatching(StandardFields::startsWithDigit);
    }

    /** The upper limit of age. */
    public Field maximumAge(String... labels) {
        return Field.of((block, trial) -> trial.age(MAXIMUM_AGE, age(block), block.place()), labels)
                .valueMatching(StandardFields::startsWithDigit);
    }

    private static Optional<String> age(Block block) {
        return PageValues.first(block).map(PageValues::half);
    }

    private static boolean startsWithDigit(String words) {
        return words.length() <= 31 && !words.isEmpty() && words.charAt(0) >= '0' && words.charAt(0) <= '9';
    }

    /** Both limits of age in one line. */
    public Field ages(String... labels) {
        return Field.of((block, trial) -> trial.ages(PageValues.first(block), block.place()), labels)
                .valueMatching(words -> words.matches("(?i)(?:\\d|from|child|adult|over|under|up to).{0,60}"));
    }

    /** Whether healthy people may take part. */
    public Field healthyVolunteers(String... labels) {
        return Field.of((block, trial) -> trial.flag(ACCEPTS_HEALTHY_VOLUNTEERS, flag(block), block.place()), labels)
                .valueMatching(words -> !codes.concepts("yesNo", words).isEmpty());
    }

    private Optional<String> flag(Block block) {
        return PageValues.first(block)
                .map(words -> codes.concepts("yesNo", words).isEmpty() ? PageValues.half(words) : words);
    }

    /** The number of the trial in its registry; further numbers are its other ids. */
    public Field number(String... labels) {
        return values(StandardFields::number, labels)
                .valueMatching(words -> TrialNumbers.recognise(words).isPresent());
    }

    private static void number(String words, TrialReader trial) {
        Optional<TrialNumber> number = TrialNumbers.recognise(PageValues.half(words));
        if (number.isPresent() && trial.trial().number().isEmpty()) {
            trial.trial().number(number.get());
        } else if (!number.equals(trial.trial().number())) {
            trial.id(SECONDARY_ID, Optional.of(words));
        }
    }

    /** Other ids, one a line or between commas. */
    public Field otherIds(String... labels) {
        return values(
                (words, trial) -> LIST.splitAsStream(words).forEach(id -> trial.id(SECONDARY_ID, Optional.of(id))),
                labels);
    }

    /** Conditions, one a line, also where they run together. */
    public Field conditions(String... labels) {
        return names(StandardFields::conditions, labels);
    }

    private static void conditions(String words, TrialReader trial) {
        int codes = words.indexOf(CONDITION_CODES);
        if (codes >= 0) {
            trial.id(CONDITION_CODE, Optional.of(words.substring(codes)));
        }
        String names = codes < 0 ? words : words.substring(0, codes);
        CONDITIONS_RUN_TOGETHER.splitAsStream(names).forEach(name -> trial.condition(Optional.of(name)));
    }

    /** Interventions, one a line, with or without their type before them. */
    public Field interventions(String... labels) {
        return Field.of(
                (block, trial) -> PageValues.names(block).stream()
                        .flatMap(INTERVENTIONS_RUN_TOGETHER::splitAsStream)
                        .forEach(words -> TypedName.of(words, codes).position(trial, block.place())),
                labels);
    }

    /** Keywords, one a line or between commas. */
    public Field keywords(String... labels) {
        return values(StandardFields::keywords, labels);
    }

    /** Takes keywords between commas. */
    public static void keywords(String words, TrialReader trial) {
        LIST.splitAsStream(words).forEach(word -> trial.text(KEYWORD, Optional.of(word)));
    }

    /** Organisations in one role, one a line. */
    public Field sponsors(Sponsor.Role role, String... labels) {
        return names((name, trial) -> trial.sponsor(role, Optional.of(name), Optional.empty()), labels);
    }

    /** One organisation, its name on the first line. */
    public Field sponsor(Sponsor.Role role, String... labels) {
        return Field.of((block, trial) -> trial.sponsor(role, PageValues.first(block), Optional.empty()), labels);
    }

    /** Outcome measures, one a line. */
    public Field outcomes(Outcome.Kind kind, String... labels) {
        return values((words, trial) -> outcome(kind, words, trial), labels);
    }

    private static void outcome(Outcome.Kind kind, String words, TrialReader trial) {
        List<Text> names = trial.words(Optional.of(words)).stream().toList();
        trial.trial().outcome(new Outcome(kind, names, List.of(), List.of()));
    }

    /** Criteria of one side, or of both under headings of their own. */
    public Field criteria(Polarity polarity, String... labels) {
        return Field.of(
                        (block, trial) -> PageValues.prose(block).ifPresent(text -> criteria(polarity, text, trial)),
                        labels)
                .repeated();
    }

    /** Takes criteria that the trial does not have yet: some pages print them in short and once more in full. */
    private static void criteria(Polarity polarity, String text, TrialReader trial) {
        String list = text.lines()
                .filter(line -> TrialNumbers.recognise(line.strip()).isEmpty())
                .collect(Collectors.joining("\n"));
        List<Criterion> criteria =
                Criteria.split(withLineBreaks(TextNormalizer.unescape(list)), polarity, trial.language());
        Set<List<Object>> known = trial.trial().build().criteria().stream()
                .map(each -> List.<Object>of(each.polarity(), each.texts()))
                .collect(Collectors.toSet());
        if (!criteria.stream().allMatch(each -> known.contains(List.<Object>of(each.polarity(), each.texts())))) {
            trial.trial().criteria(criteria);
        }
    }

    /**
     * Criteria that an extraction has run together with a line break before each heading, bullet and number that continues
     * the count; in a text of several lines only before headings.
     */
    private static String withLineBreaks(String text) {
        if (text.strip().indexOf('\n') >= 0) {
            return CAPITAL_HEADING.matcher(text).replaceAll("\n\n");
        }
        String headed = HEADING.matcher(text.strip()).replaceAll("\n\n");
        String itemized =
                ITEM.matcher(HEADING_END.matcher(headed).replaceAll("$1\n")).replaceAll("\n");
        StringBuilder out = new StringBuilder(itemized.length());
        int next = 1;
        int from = 0;
        Matcher m = ITEM_NUMBER.matcher(itemized);
        while (m.find()) {
            // A number that does not follow the last is part of a sentence.
            int number = Integer.parseInt(m.group(1));
            boolean first = number == 1 && itemized.charAt(m.start() - 1) == '\n';
            if (number == next && number > 1 || first) {
                out.append(itemized, from, m.start()).append(first ? "" : "\n");
                from = m.start();
                next = number + 1;
            }
        }
        return out.append(itemized.substring(from)).toString();
    }
}
