package org.trialgraph.format.page;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.RegistryNumbers;
import org.trialgraph.text.TextNormalizer;

/** The usual fields of trial pages that hold the parts of a trial: numbers, conditions, interventions, sponsors, criteria. */
public final class ListFields {
    private static final Pattern CONDITIONS_RUN_TOGETHER = Pattern.compile("(?<=\\p{Ll}{4})(?=\\p{Lu}\\p{Ll}{3})");
    private static final Pattern INTERVENTIONS_RUN_TOGETHER = Pattern.compile(
            "(?<=[\\p{Ll}\\d)\\]%])(?=(?:Drug|Device|Biological|"
                    + "Procedure|Radiation|Behavioral|Genetic|Dietary Supplement|Combination Product|Diagnostic Test|Other): )");
    private static final Pattern CODES_OF_CONDITION = Pattern.compile("MedDRA version:.*", Pattern.DOTALL);
    private static final Pattern LIST = Pattern.compile("\\s*[,;|]\\s*");

    private final CodeTable codes;

    /** ValueFields whose types of interventions are those of a table. */
    public ListFields(CodeTable codes) {
        this.codes = codes;
    }

    /** The number of the trial in its registry; further numbers are its other ids. */
    public Field number(String... labels) {
        return Field.of(ListFields::number, labels)
                .like(words -> RegistryNumbers.recognise(words).isPresent());
    }

    private static void number(Block block, TrialReader trial) {
        for (String words : PageValues.values(block)) {
            Optional<TrialNumber> number = RegistryNumbers.recognise(PageValues.half(words));
            if (number.isPresent() && trial.trial().number().isEmpty()) {
                trial.trial().number(number.get());
            } else if (!number.equals(trial.trial().number())) {
                trial.id(SECONDARY_ID, Optional.of(words));
            }
        }
    }

    /** Conditions, one a line. */
    public Field conditions(String... labels) {
        return Field.of((block, trial) -> PageValues.names(block).forEach(words -> conditions(words, trial)), labels);
    }

    /** Takes the conditions of one line, also where they run together. */
    static void conditions(String words, TrialReader trial) {
        String names = CODES_OF_CONDITION.matcher(words).replaceFirst("");
        if (names.length() < words.length()) {
            trial.id(CONDITION_CODE, Optional.of(words.substring(names.length())));
        }
        for (String name : CONDITIONS_RUN_TOGETHER.split(names)) {
            condition(name, trial);
        }
    }

    /** Takes one condition. */
    public static void condition(String name, TrialReader trial) {
        trial.words(Optional.of(name)).ifPresent(text -> trial.trial().condition(new Condition(List.of(text))));
    }

    /** Interventions, one a line, with or without their type before them. */
    public Field interventions(String... labels) {
        return Field.of(
                (block, trial) -> PageValues.names(block).stream()
                        .flatMap(INTERVENTIONS_RUN_TOGETHER::splitAsStream)
                        .forEach(words -> TypedName.of(words, codes).position(trial, List.of(), block.place())),
                labels);
    }

    /** Keywords, one a line or between commas. */
    public Field keywords(String... labels) {
        return Field.of(
                (block, trial) -> PageValues.values(block).stream()
                        .flatMap(LIST::splitAsStream)
                        .forEach(word -> trial.text(KEYWORD, Optional.of(word))),
                labels);
    }

    /** Organisations in one role, one a line. */
    public Field sponsors(Sponsor.Role role, String... labels) {
        return Field.of((block, trial) -> PageValues.names(block).forEach(name -> sponsor(role, name, trial)), labels);
    }

    /** One organisation, its name on the first line. */
    public Field sponsor(Sponsor.Role role, String... labels) {
        return Field.of(
                (block, trial) -> PageValues.first(block).ifPresent(name -> sponsor(role, name, trial)), labels);
    }

    /** Takes an organisation in a role. */
    public static void sponsor(Sponsor.Role role, String name, TrialReader trial) {
        trial.words(Optional.of(name))
                .ifPresent(words -> trial.trial().sponsor(role, new Sponsor(List.of(words), Optional.empty())));
    }

    /** Criteria of one side, or of both under headings of their own. */
    public Field criteria(Polarity polarity, String... labels) {
        return Field.of(
                        (block, trial) -> PageValues.prose(block).ifPresent(text -> criteria(polarity, text, trial)),
                        labels)
                .often();
    }

    /** Takes criteria that the trial does not have yet: some pages print them in short and once more in full. */
    static void criteria(Polarity polarity, String text, TrialReader trial) {
        String list = text.lines()
                .filter(line -> RegistryNumbers.recognise(line.strip()).isEmpty())
                .collect(Collectors.joining("\n"));
        List<Criterion> criteria =
                Criteria.split(OneLine.divided(TextNormalizer.unescape(list)), polarity, trial.language());
        Set<List<Object>> known = trial.trial().build().criteria().stream()
                .map(each -> List.<Object>of(each.polarity(), each.texts()))
                .collect(Collectors.toSet());
        if (!criteria.stream().allMatch(each -> known.contains(List.<Object>of(each.polarity(), each.texts())))) {
            trial.trial().criteria(criteria);
        }
    }

    /** Outcome measures, one a line. */
    public Field outcomes(Outcome.Kind kind, String... labels) {
        return Field.of(
                (block, trial) -> PageValues.values(block).forEach(words -> outcome(kind, words, trial)), labels);
    }

    private static void outcome(Outcome.Kind kind, String words, TrialReader trial) {
        List<Text> names = trial.words(Optional.of(words)).stream().toList();
        trial.trial().outcome(new Outcome(kind, names, List.of(), List.of()));
    }

    /** Other ids, one a line or between commas. */
    public Field otherIds(String... labels) {
        return Field.of(
                (block, trial) -> PageValues.values(block).stream()
                        .flatMap(words -> Stream.of(LIST.split(words)))
                        .forEach(id -> trial.id(SECONDARY_ID, Optional.of(id))),
                labels);
    }
}
