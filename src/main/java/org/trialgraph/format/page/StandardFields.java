package org.trialgraph.format.page;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
import org.trialgraph.model.Value;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.Dates;
import org.trialgraph.text.ResourceLines;
import org.trialgraph.text.TextNormalizer;

/**
 * The fields of trial pages that tables tell: words, codes, dates, numbers, ages, and lists such as sponsors and criteria, each
 * with its labels.
 *
 * @param codes table of the printed values
 * @param certain whether words that are no known code and no date are left where they stand, because the label above them may
 *     mean something else
 * @param own kinds of fields that only the caller has, or reads in its own way
 */
public record StandardFields(CodeTable codes, boolean certain, Map<String, RowReader> own) {
    private static final Pattern DATE_TYPE =
            Pattern.compile("(?i)[\\s,(\\[]*\\b(actual|estimated?|anticipated?|expected|planned)\\b[\\s,:)\\]]*");
    /** Number and name of year, month and day. */
    private static final int MOST_DATE_PIECES = 6;

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\d.])(\\d{1,3}(?:[,.]\\d{3})+|\\d{1,9})(?![\\d.]*\\d)");
    private static final Pattern ITEM_NUMBER = Pattern.compile("(?<=\\s)(\\d{1,2})[.)] (?=\\S)");
    /** Words for what was planned or reached before the values under one label. */
    private static final Pattern STAGE =
            Pattern.compile("(?i)\\b(anticipated|planned|expected|target|actual|final|accrual to date)\\b\\s*:?");

    private static final String SENTENCE = ".*[.!?\u3002\uFF1F\uFF01].{0,3}|.*[\\p{IsHan}\uFF0C]{8}.*";
    private static final String OF_SITE = "(?i).*(?:[.)]|\\b(?:information|stud(?:y|ies)|trials?)\\b.*)";
    private static final String ENDED = "\\s*[;\uFF1B]\\s*";
    /** Between the entries of a list, and not inside brackets. */
    private static final String LIST = "\\s*[,;|]\\s*(?![^()]{0,200}\\))";

    private static final String CODES = "\\s*[,;|/\u2022]\\s*";
    private static final String CONDITIONS_RUN_TOGETHER = "(?<=\\p{Ll}{4})(?=\\p{Lu}\\p{Ll}{3})";
    private static final String INTERVENTIONS_RUN_TOGETHER = "(?<=[\\p{Ll}\\d)\\]%])(?=(?:Drug|Device|Biological|"
            + "Procedure|Radiation|Behavioral|Genetic|Dietary Supplement|Combination Product|Diagnostic Test|Other): )";
    private static final String CAPITAL_HEADING =
            "(?<=\\S)[ \\t]*(?=(?:(?:Key|Main) )?(?:In|Ex)clusion [Cc]riteria\\s*:)(?<!(?:Key|Main) )";
    private static final String HEADING = "\\s+(?=(?:\\* )?(?i:(?:key |main )?(?:in|ex)clusion criteria\\s*:))";
    private static final String HEADING_END = "(?i)((?:in|ex)clusion criteria\\s*:)\\s+(?=\\S)";
    private static final String ITEM = "\\s+(?=[*\u2022] )";
    private static final String DASHED_ITEM = "\\s+(?=- (?!\\p{Ll}))";
    private static final String CONDITION_CODES = "MedDRA version:";
    private static final int LONGEST_CODE = 200;
    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_OUTCOME = 400;
    private static final String TIME =
            "(?i)(?:at |up to |from |within |through |over )?(?:baseline|day|week|month|year|\\d+(?:\\.\\d+)? ?-?(?:second|minute|hour|day|week|month|year)s?)\\b.{0,80}";
    private static final Pattern TIME_FRAME =
            Pattern.compile("(.{3,}?)\\s*\\[ ?Time Frame: ?([^\\[\\]]{1,300})](?: ?\\[[^\\[\\]]{1,100}])?");
    /** Words without a digit, such as a person's name: no id. */
    private static final String SEVERAL_WORDS = "[^\\d]{3,} [^\\d]*";

    private static final String NUMBERED = "^\\d{1,2}[.)]\\s+";
    private static final String BULLETED = "^[-*\u2022\u00B7\u2013]\\s+";
    private static final Pattern CLASSED = Pattern.compile("(.{2,}?) ?\\(([\\p{L} ,./]{3,60})\\)");

    /** Reads the words under a label of a field that a row of a table tells. */
    @FunctionalInterface
    public interface RowReader {
        /** Reads a block that is not empty. */
        void read(Row row, Block block, TrialReader trial);
    }

    /**
     * A row of a table.
     *
     * @param kind of row, such as a kind of field
     * @param options of the field, see {@link Field#with}; they stand behind the kind and commas
     * @param of what it is of: a property, a role, a polarity; {@code -} where the kind says it
     * @param labels and other words of the row
     */
    public record Row(String kind, List<String> options, String of, List<String> labels) {
        /** Rows whose cells are regular expressions, or words that a page has all of: braces in them are no alternatives. */
        private static final Set<String> AS_PRINTED =
                Set.of("phrase", "boilerplate", "rowIds", "page", "markup", "split");

        /** The rows of a table beside a class, cells between tabs. */
        public static List<Row> table(Class<?> beside, String name) {
            return ResourceLines.beside(beside, name).stream()
                    .map(line -> List.of(line.split("\t")))
                    .map(cells -> {
                        List<String> kind = List.of(cells.get(0).split(", "));
                        List<String> options = kind.subList(1, kind.size());
                        List<String> labels = cells.subList(2, cells.size());
                        boolean asPrinted = AS_PRINTED.contains(kind.get(0));
                        return new Row(
                                kind.get(0),
                                options,
                                cells.get(1),
                                asPrinted
                                        ? labels
                                        : labels.stream()
                                                .flatMap(Row::alternatives)
                                                .toList());
                    })
                    .toList();
        }

        /** The labels that a cell stands for: {@code {Primary|Main} outcome{|s}} is four. */
        public static Stream<String> alternatives(String cell) {
            int open = cell.indexOf('{');
            int close = cell.indexOf('}', open);
            return open < 0
                    ? Stream.of(cell)
                    : Stream.of(cell.substring(open + 1, close).split("\\|", -1))
                            .map(each -> cell.substring(0, open) + each + cell.substring(close + 1))
                            .flatMap(Row::alternatives);
        }

        /** The property that the row is of. */
        public <V extends Value> Property<V> property(Class<V> type) {
            return TrialProperties.required(of, type);
        }

        /** The constant of an enumeration that the row is of. */
        public <E extends Enum<E>> E constant(Class<E> type) {
            return Enum.valueOf(type, of.toUpperCase(Locale.ROOT));
        }
    }

    /** The fields of the rows of a table, in its order; rows that differ in their labels alone are one field. */
    public List<Field> of(List<Row> rows) {
        Map<Row, List<String>> labels = new LinkedHashMap<>();
        for (Row row : rows) {
            Row unlabelled = new Row(row.kind(), row.options(), row.of(), List.of());
            labels.computeIfAbsent(unlabelled, key -> new ArrayList<>()).addAll(row.labels());
        }
        return labels.entrySet().stream()
                .map(row -> field(row.getKey(), row.getValue().toArray(String[]::new)))
                .toList();
    }

    /** The fields that most trial pages have, under the words that sites commonly use for them. */
    public List<Field> common() {
        return of(commonRows());
    }

    /** The rows of the fields that most trial pages have. */
    public static List<Row> commonRows() {
        return Row.table(StandardFields.class, "common-fields.tsv");
    }

    private Field field(Row row, String... labels) {
        Field.Reader reader = (block, trial) -> read(row, block, trial);
        Field field = switch (row.kind()) {
            case "heading" -> Field.heading(labels);
            case "ignored" -> Field.ignored(labels);
            case "labelOnly" -> Field.labelOnly(labels);
            case "criteria" -> Field.of(reader, labels).with("repeated").valueMatching(matcher(row));
            case "coded" -> Field.of(reader, labels).with("coded").valueMatching(matcher(row));
            case "typedDate", "enrollment" ->
                Field.of(reader, withTypes(labels)).valueMatching(matcher(row));
            default -> Field.of(reader, labels).valueMatching(matcher(row));
        };
        for (String option : row.options()) {
            field = field.with(option);
        }
        return field;
    }

    /** Labels as they are, and with the word behind them that tells whether the day has come. */
    private static String[] withTypes(String... labels) {
        return Stream.of(labels)
                .flatMap(label -> Stream.of("", " (Actual)", " (Estimated)", " (Anticipated)", " (Estimate)")
                        .map(type -> label + type))
                .toArray(String[]::new);
    }

    /** How the values of a kind of field are known by their look. */
    private Predicate<String> matcher(Row row) {
        return switch (row.kind()) {
            case "coded" -> words -> known(row.of(), words) || known(row.of(), PageValues.half(words));
            case "date", "typedDate" ->
                words -> isDate(words) || !Dates.readings(words).isEmpty();
            case "enrollment" ->
                words -> words.length() < 60 && NUMBER.matcher(words).lookingAt();
            case "minimumAge", "maximumAge" -> words -> words.matches("[0-9].{0,30}");
            case "ages" -> words -> words.matches("(?i)(?:\\d|from|child|adult|over|under|up to).{0,60}");
            case "healthyVolunteers" -> words -> known("yesNo", words);
            case "criteria" -> words -> words.matches("(?i)(?:key )?(?:in|ex)clusion criteria\\b.*");
            case "number" -> words -> TrialNumbers.recognise(words).isPresent();
            case "protocolId" -> words -> words.matches("[\\w./-]{2,40}");
            case "otherIds" -> words -> Stream.of(words.split(LIST)).allMatch(PageValues::isId);
            default -> words -> false;
        };
    }

    /** How the values of a kind of field look at least, on pages where the label above them may mean something else. */
    private Predicate<String> look(Row row) {
        return switch (row.kind()) {
            case "text" ->
                row.of().equals(ACRONYM.name())
                        ? words -> words.matches("(?=.*\\p{Lu}.*\\p{Lu})\\S{2,20}(?: \\S{1,12})?")
                        : words -> words.matches("(?:\\S+ ){2}.*|.*\\p{IsHan}{6}.*");
            case "sponsor", "sponsors" -> PageValues::isOrganisation;
            case "keywords", "condition", "conditions", "interventions" ->
                words -> PageValues.isName(words, LONGEST_NAME);
            case "outcomes" -> words -> PageValues.isName(words, LONGEST_OUTCOME) && !words.matches(TIME);
            default -> matcher(row);
        };
    }

    private boolean known(String scheme, String words) {
        return !codes.concepts(scheme, words).isEmpty();
    }

    /** Reads the words under a label by the kind of the field. */
    public void read(Row row, Block printed, TrialReader trial) {
        String place = printed.place();
        List<Block> translated = printed.translated();
        if (!translated.isEmpty()) {
            if (row.kind().equals("text")) {
                read(row, translated.get(0), trial);
            } else {
                translated.get(0).values().forEach(words -> trial.report().ignored(place, words));
            }
            read(row, translated.get(1), trial);
            return;
        }
        Block block = certain ? printed.upToEnd() : printed;
        if (!row.kind().endsWith("Age") && block.words().equalsIgnoreCase("no " + block.key())) {
            block.values().forEach(words -> trial.report().ignored(place, words));
            return;
        }
        RowReader ownReader = own.get(row.kind());
        if (ownReader != null) {
            ownReader.read(row, block, trial);
            return;
        }
        Predicate<String> look = look(row);
        switch (row.kind()) {
            case "text" -> trial.text(row.property(Text.class), certain ? first(block, look) : block.firstCell());
            case "id", "protocolId" ->
                ids(names(block, PageValues::isId), place, trial).forEach(id -> trial.id(row.property(Text.class), id));
            case "prose" -> prose(block).ifPresent(text -> trial.prose(row.property(Text.class), Optional.of(text)));
            case "coded" -> coded(row.property(Coded.class), block, trial);
            case "date", "typedDate" -> {
                if (!certain || fits(block, look)) {
                    date(row, block, trial);
                }
            }
            case "count" -> trial.count(row.property(Count.class), block.first(), place);
            case "enrollment" -> {
                if (!certain || fits(block, look)) {
                    enrollment(block, trial);
                }
            }
            case "minimumAge" -> trial.age(MINIMUM_AGE, age(block, look), place);
            case "maximumAge" -> trial.age(MAXIMUM_AGE, age(block, look), place);
            case "ages" -> trial.ages(first(block, look), place);
            case "healthyVolunteers" ->
                trial.flag(ACCEPTS_HEALTHY_VOLUNTEERS, once("yesNo", first(block, look)), place);
            case "number" -> names(block, PageValues::isId).forEach(words -> number(words, trial));
            case "otherIds" ->
                ids(parts(names(block, PageValues::isId), LIST).toList(), place, trial)
                        .forEach(id -> trial.typedId(id, place));
            case "keywords" -> {
                List<String> lines = names(block, look);
                parts(lines, lines.size() == 1 ? LIST : ENDED).forEach(word -> trial.text(KEYWORD, word));
            }
            case "sponsor" -> first(block, look).ifPresent(name -> sponsor(row, name, place, trial));
            case "sponsors" ->
                (certain ? names(block, look) : block.names())
                        .stream()
                                .filter(name -> !trial.knows("sponsorClass", name))
                                .forEach(name -> sponsor(row, name, place, trial));
            case "countries" -> countries(block, trial);
            case "countryOf" -> block.names().stream().limit(1).forEach(words -> country(row.of(), place, trial));
            case "condition" -> {
                for (String name : names(block, look)) {
                    if (name.codePoints().anyMatch(Character::isLetter)) {
                        trial.condition(name);
                    } else {
                        trial.report().ignored(place, name);
                    }
                }
            }
            case "conditions" ->
                (certain ? parts(block.names(look), ENDED).toList() : block.names())
                        .forEach(words -> conditions(words, trial));
            case "interventions" -> interventions(block, look, trial);
            case "criteria" -> {
                // A single line in the words of the site is no list.
                boolean list =
                        !certain || block.rest().size() > 1 || !block.words().matches(OF_SITE);
                (certain ? block.upToEndOfList() : block)
                        .prose()
                        .filter(text -> list)
                        .ifPresent(text -> criteria(row, text, trial));
            }
            case "criteriaAsPrinted" -> {
                Polarity polarity = row.constant(Polarity.class);
                block.prose().ifPresent(text -> trial.criteria(Criteria.split(text, polarity, trial.language())));
            }
            case "outcomes", "outcomesWithTimes" -> outcomes(row, block, look, trial);
            default -> throw new IllegalStateException("no kind of field \"" + row.kind() + "\"");
        }
    }

    /** Countries, one or several a line; what is none, such as a region of the world, is reported. */
    private static void countries(Block block, TrialReader trial) {
        for (String words : block.distinct()) {
            String between = words.matches("[A-Z]{2}(?:\\s+[A-Z]{2})++") ? "\\s+" : "\\s*[,;/]\\s*";
            List<String> names = trial.knows("country", words) ? List.of(words) : List.of(words.split(between));
            names.forEach(name -> country(name, block.place(), trial));
        }
    }

    /** A country of recruitment, which may stand behind its two letters or before a number; before a colon these tell it in any language. */
    private static void country(String words, String place, TrialReader trial) {
        String behind = words.replaceFirst("^[A-Z]{2}(?:\\s*:\\s*|\\s+)|: \\d+$", "");
        String name = Stream.of(words, behind, words.replaceFirst("^([A-Z]{2})\\s*:.*", "$1"))
                .filter(each -> trial.knows("country", each))
                .findFirst()
                .orElse(words);
        if (trial.knows("country", name)) {
            trial.country(Optional.of(name), place).ifPresent(trial::country);
        } else {
            trial.report().unmapped(place, words);
        }
    }

    /** An age limit, whose unit may stand on the line below. */
    private Optional<String> age(Block block, Predicate<String> look) {
        Optional<String> words = first(block, look).map(PageValues::half);
        Optional<Line> unit = block.rest().stream()
                .limit(1)
                .filter(line -> line.words().matches("(?i)(?:year|month|week|day|hour|minute)(?:s|\\(s\\))?"))
                .findFirst();
        unit.ifPresent(block::take);
        return words.map(limit -> unit.map(line -> limit + " " + line.words()).orElse(limit));
    }

    /** The first line below the label, on pages of which not all labels are known only where it looks as it should. */
    private Optional<String> first(Block block, Predicate<String> look) {
        return !certain || fits(block, look) ? block.first() : Optional.empty();
    }

    private static boolean fits(Block block, Predicate<String> look) {
        return block.rest().stream()
                .map(line -> PageValues.half(PageValues.unbulleted(line.words())))
                .limit(1)
                .anyMatch(look);
    }

    /** Every line, on pages of which not all labels are known those that look as they should. */
    private List<String> names(Block block, Predicate<String> look) {
        return certain ? block.names(look) : block.distinct();
    }

    /** Running text; on pages of which not all labels are known it has sentences. */
    private Optional<String> prose(Block block) {
        boolean sentences = block.rest().stream().anyMatch(line -> line.words().matches(SENTENCE));
        return sentences || !certain ? block.prose() : Optional.empty();
    }

    /** An organisation, which may have its class behind it in brackets. */
    private static void sponsor(Row row, String words, String place, TrialReader trial) {
        String[] several = words.split("(?<=\\)),\\s+");
        if (several.length > 1) {
            Stream.of(several).forEach(each -> sponsor(row, each, place, trial));
            return;
        }
        Matcher m = CLASSED.matcher(words);
        boolean classed = m.matches() && trial.knows("sponsorClass", m.group(2));
        Optional<String> printed = classed ? Optional.of(m.group(2)) : Optional.empty();
        Optional<Coded> sponsorClass = trial.code("sponsorClass", printed, place);
        Optional<String> name = Optional.of(classed ? m.group(1) : words);
        PageValues.organisation(row.constant(Sponsor.Role.class), name, sponsorClass, place, trial);
    }

    /**
     * Interventions, on pages of which not all labels are known only those with types where the others have descriptions. Where
     * types stand above names, other lines may be descriptions anywhere.
     */
    private void interventions(Block block, Predicate<String> look, TrialReader trial) {
        List<Line> lines = block.rest();
        for (int i = 0; i + 1 < lines.size(); i++) {
            String type = PageValues.unbulleted(lines.get(i).value());
            TypedName below =
                    TypedName.of(type + PageValues.unbulleted(lines.get(i + 1).value()), trial);
            if (type.endsWith(":") && below.type().isPresent()) {
                lines.subList(i, i + 2).forEach(block::take);
                below.position(trial, block.place());
            }
        }
        if (block.rest().size() < lines.size()) {
            return;
        }
        boolean named = lines.stream()
                .map(line -> TypedName.of(PageValues.unbulleted(line.value()), trial))
                .allMatch(each -> look.test(each.name())
                                && (each.type().isPresent() || !each.name().contains(": "))
                        || PageValues.nothing(each.name()));
        List<String> names = certain && !named
                ? block.matching(words -> TypedName.of(words, trial).type().isPresent())
                : certain ? block.distinct() : block.names();
        parts(names, INTERVENTIONS_RUN_TOGETHER)
                .forEach(words -> TypedName.of(words, trial).position(trial, block.place()));
    }

    /**
     * Outcomes, their names on the first line, with the time frame in brackets, the description below. In rows {@code
     * outcomesWithTimes} any bracket at the end is a time frame. On pages of which not all labels are known only those with time
     * frames where other lines are no outcomes.
     */
    private void outcomes(Row row, Block block, Predicate<String> look, TrialReader trial) {
        List<Line> lines = block.rest();
        boolean framed =
                lines.stream().anyMatch(line -> TIME_FRAME.matcher(line.value()).matches());
        boolean named = !framed && lines.stream().allMatch(line -> look.test(line.value()));
        List<String> sure = certain && !named ? block.matching(TIME_FRAME.asMatchPredicate()) : block.distinct();
        for (List<String> item : certain ? sure.stream().map(List::of).toList() : items(block, lines)) {
            String words = PageValues.unbulleted(item.get(0)).replaceFirst(NUMBERED, "");
            Matcher m = TIME_FRAME.matcher(words);
            boolean timed = m.matches();
            boolean bracket = row.kind().equals("outcomesWithTimes") && words.endsWith("]");
            int open = bracket ? words.lastIndexOf('[') : -1;
            String name = timed ? m.group(1) : open > 0 ? words.substring(0, open) : words;
            String time = timed ? m.group(2) : open > 0 ? words.substring(open + 1, words.length() - 1) : "";
            if (!PageValues.nothing(name)) {
                trial.outcome(new Outcome(
                        row.constant(Outcome.Kind.class),
                        trial.texts(name),
                        trial.texts(time),
                        trial.proseTexts(item.subList(1, item.size()))));
            }
        }
    }

    /**
     * The lines of a list by its items: from one number or bullet to the next where the first line has one and not all do, and each
     * line otherwise. A bracket goes on until it is closed; a number may stand above its item.
     */
    private static List<List<String>> items(Block block, List<Line> lines) {
        List<String> words = new ArrayList<>(block.beside().stream().toList());
        for (Line line : lines) {
            String above = words.isEmpty() ? "" : words.get(words.size() - 1);
            boolean number = above.matches("\\d{1,2}[.)]?");
            boolean goesOn = above.lastIndexOf('[') > above.lastIndexOf(']')
                    || line.words().matches("[\\[\\]].*");
            block.take(line);
            if (!above.isEmpty() && (number || goesOn && above.length() < LONGEST_OUTCOME)) {
                words.set(words.size() - 1, above.replaceFirst("^(\\d+)$", "$1.") + " " + line.words());
            } else {
                words.add(line.words());
            }
        }
        String mark = Stream.of(NUMBERED, BULLETED)
                .filter(start -> !words.isEmpty() && words.get(0).matches(start + ".*"))
                .findFirst()
                .orElse("");
        boolean items = words.stream().anyMatch(line -> !line.matches(mark + ".*"));
        List<List<String>> list = new ArrayList<>();
        for (String line : words) {
            if (!items || line.matches(mark + ".*")) {
                list.add(new ArrayList<>());
            }
            list.get(list.size() - 1).add(line);
        }
        return list.stream().distinct().toList();
    }

    /** The words that may be ids; others are reported as ignored. */
    private static List<String> ids(List<String> words, String place, TrialReader trial) {
        Map<Boolean, List<String>> ids =
                words.stream().collect(Collectors.partitioningBy(id -> !id.matches(SEVERAL_WORDS)));
        ids.get(false).forEach(id -> trial.report().ignored(place, id));
        return ids.get(true);
    }

    private static Stream<String> parts(List<String> lines, String separator) {
        return lines.stream().flatMap(words -> Stream.of(words.split(separator)));
    }

    /** Words as they are where the table knows them, otherwise once. */
    private Optional<String> once(String scheme, Optional<String> words) {
        return words.map(value -> known(scheme, value) ? value : PageValues.half(value));
    }

    /** One or several coded values, on lines of their own or on one. */
    private void coded(Property<Coded> property, Block block, TrialReader trial) {
        List<Line> lines = block.rest();
        for (int i = 0; i < lines.size(); i++) {
            String words = PageValues.unbulleted(lines.get(i).words());
            List<String> values = codedValues(property, words);
            boolean all = values.stream().allMatch(value -> known(property.name(), value));
            if ((i > 0 || certain) && !all || words.length() > LONGEST_CODE) {
                return;
            }
            block.take(lines.get(i));
            if (all || !PageValues.nothing(words)) {
                values.forEach(value -> trial.coded(property, value, block.place()));
            }
        }
    }

    /** The words as they are where the table knows them, otherwise once or in parts where it knows those. */
    private List<String> codedValues(Property<Coded> property, String words) {
        return Stream.of(
                        List.of(words),
                        List.of(PageValues.half(words)),
                        List.of(words.replaceFirst("\\s*\\([^()]*\\)$", "")),
                        List.of(words.split(LIST)),
                        Stream.of(words.split(CODES))
                                .filter(part -> !part.isBlank())
                                .toList())
                .filter(values -> !values.isEmpty() && values.stream().allMatch(value -> known(property.name(), value)))
                .findFirst()
                .orElse(List.of(words));
    }

    /** A date, in a field of dates with types with the word that tells whether the day has come. */
    private static void date(Row row, Block block, TrialReader trial) {
        Property<PartialDate> property = row.property(PartialDate.class);
        Optional<String> staged = staged(block);
        Optional<String> words = staged.or(() -> datePieces(block)).or(block::first);
        if (row.kind().equals("date")) {
            trial.date(property, staged.isPresent() ? withoutType(words) : words, block.place());
            return;
        }
        Property<Coded> type = TrialProperties.typeOf(property).orElseThrow();
        Optional<Line> below = block.rest().stream()
                .limit(1)
                .filter(line -> DATE_TYPE.matcher(line.words()).matches())
                .findFirst();
        below.ifPresent(block::take);
        Optional<String> once = words.map(PageValues::half)
                .map(date -> below.map(line -> date + " " + line.words()).orElse(date));
        trial.date(property, withoutType(once), block.place());
        if (trial.has(property) && !trial.has(type)) {
            trial.add(type, once.flatMap(w -> dateType(w + " " + block.label())).map(Coded::implied));
        }
    }

    /** A date in pieces on several lines, as in {@code 2012 | Year | 08 | Month}. */
    private static Optional<String> datePieces(Block block) {
        List<String> lines =
                block.rest().stream().limit(MOST_DATE_PIECES).map(Line::words).toList();
        for (int pieces = lines.size(); pieces > 1; pieces--) {
            String date = String.join(" ", lines.subList(0, pieces));
            if (isDate(date)) {
                block.rest().stream().limit(pieces).forEach(block::take);
                return Optional.of(date);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> withoutType(Optional<String> date) {
        return date.map(words ->
                words.length() > LONGEST_CODE ? words : DATE_TYPE.matcher(words).replaceAll(" "));
    }

    private static boolean isDate(String words) {
        return withoutType(Optional.of(words)).flatMap(Dates::parse).isPresent();
    }

    /**
     * The value reached, or else the one planned, with the word for it before it, where both stand under one label as in {@code
     * Anticipated 15/07/2024 Actual 20/07/2024}, on one line or several; empty for a block of another shape, and where neither
     * has a value.
     */
    private static Optional<String> staged(Block block) {
        String all = block.rest().stream().map(Line::words).collect(Collectors.joining(" "));
        Matcher m = STAGE.matcher(all);
        if (all.length() > LONGEST_CODE || !m.lookingAt()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (boolean more = m.find(0); more; ) {
            boolean reached = m.group(1).matches("(?i)actual|final");
            String stage = m.group(1).matches("(?i)accrual.*") ? "" : reached ? "Actual" : "Anticipated";
            int from = m.end();
            more = m.find();
            String value = all.substring(from, more ? m.start() : all.length()).strip();
            values.put(stage, PageValues.nothing(value) ? "" : stage + " " + value);
        }
        block.values();
        return Stream.of("Actual", "Anticipated")
                .map(stage -> values.getOrDefault(stage, ""))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static Optional<String> dateType(String words) {
        Matcher m = DATE_TYPE.matcher(words);
        return m.find()
                ? Optional.of(m.group(1).equalsIgnoreCase("actual") ? "Actual" : "Anticipated")
                : Optional.empty();
    }

    /** Takes the number of participants, bare or in words such as {@code 120 participants (Actual)}; 0 stands for an unknown one. */
    public static void enrollment(Block block, TrialReader trial) {
        staged(block).or(block::first).ifPresent(words -> enrollment(words, block, trial));
    }

    private static void enrollment(String words, Block block, TrialReader trial) {
        Matcher m = NUMBER.matcher(PageValues.half(words));
        if (!m.find()) {
            trial.count(ENROLLMENT, Optional.of(words), block.place());
            return;
        }
        long number = Long.parseLong(m.group(1).replaceAll("[,.]", ""));
        if (number == 0) {
            trial.report().ignored(block.place(), words + ", which sites print for an unknown number");
            return;
        }
        trial.add(ENROLLMENT, new Count(number));
        boolean open = words.matches("(?i).*\\b(?:expecting|target|looking for)\\b.*");
        trial.add(
                ENROLLMENT_TYPE,
                dateType(words + " " + block.label() + (open ? " planned" : "")).map(Coded::implied));
    }

    /** The number of the trial in its registry; further numbers are its other ids. */
    private static void number(String words, TrialReader trial) {
        Optional<TrialNumber> number = TrialNumbers.recognise(PageValues.half(words));
        if (number.isPresent() && trial.number().isEmpty()) {
            trial.number(number.get());
        } else if (!number.equals(trial.number()) && PageValues.isId(words)) {
            trial.id(SECONDARY_ID, words);
        }
    }

    /** Conditions of a line, also where they run together. */
    private static void conditions(String words, TrialReader trial) {
        int codes = words.indexOf(CONDITION_CODES);
        if (codes >= 0) {
            trial.id(CONDITION_CODE, words.substring(codes));
        }
        String names = codes < 0 ? words : words.substring(0, codes);
        Stream.of(names.split(CONDITIONS_RUN_TOGETHER)).forEach(trial::condition);
    }

    /** Takes criteria that the trial does not have yet: some pages print them in short and once more in full. */
    private static void criteria(Row row, String text, TrialReader trial) {
        String list = text.lines()
                .filter(line -> TrialNumbers.recognise(line.strip()).isEmpty())
                .collect(Collectors.joining("\n"));
        List<Criterion> criteria = Criteria.split(
                withLineBreaks(TextNormalizer.unescape(list)), row.constant(Polarity.class), trial.language());
        Set<List<Object>> known = trial.build().criteria().stream()
                .map(each -> List.<Object>of(each.polarity(), each.texts()))
                .collect(Collectors.toSet());
        if (!criteria.stream().allMatch(each -> known.contains(List.<Object>of(each.polarity(), each.texts())))) {
            trial.criteria(criteria);
        }
    }

    /**
     * Criteria that an extraction has run together with a line break before each heading, bullet and number that continues
     * the count; in a text of several lines only before headings.
     */
    private static String withLineBreaks(String text) {
        if (text.strip().indexOf('\n') >= 0) {
            return text.replaceAll(CAPITAL_HEADING, "\n\n");
        }
        String itemized = text.strip()
                .replaceAll(HEADING, "\n\n")
                .replaceAll(HEADING_END, "$1\n")
                .replaceAll(ITEM, "\n");
        if (itemized.contains("\n- ")) {
            itemized = itemized.replaceAll(DASHED_ITEM, "\n");
        }
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
