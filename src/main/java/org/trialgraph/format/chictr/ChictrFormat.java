package org.trialgraph.format.chictr;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.codes.Codes;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.chictr.ChictrPage.Datum;
import org.trialgraph.format.chictr.ChictrPage.Values;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.Text;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.TrialNumbers;

/**
 * Trial pages of the Chinese Clinical Trial Registry. Each datum has a Chinese and an English label; values
 * stand below either, and those that need no language below the second one.
 */
public class ChictrFormat extends PageFormat {
    private static final Pattern VERSION = Pattern.compile(
            "(?:(?<number>\\S*\\d{8,}\\S*)\\s+)?(?:版本(?<version>V?[\\d.]+))?\\s*(?:版本创建时间\\s*(?<date>[\\d/-]{8,10})(?: [\\d:]+)?)?.*");
    private static final Pattern SPAN = Pattern.compile("(?i)(?:from|从|自)?\\s*(?<from>\\d{4}[-/]\\d{1,2}[-/]\\d{1,2})?"
            + "(?:[ T][\\d:.]+)?\\s*(?:to|至|到|[-~])?\\s*(?<to>\\d{4}[-/]\\d{1,2}[-/]\\d{1,2})?(?:[ T][\\d:.]+)?");
    private static final Pattern AGE = Pattern.compile("(\\d{1,3}(?:\\.\\d)?)\\s*(?:岁|月|天|周)?\\s*(\\p{L}+)?");

    /** Uses the code table {@code chictr}. */
    public ChictrFormat(Codes codes) {
        this(codes.table("chictr"), Registries.publisher("chictr"));
    }

    /** A registry that prints the same pages. */
    protected ChictrFormat(CodeTable codes, Publisher publisher) {
        super(codes, publisher, "", ChictrPage.LAYOUT);
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && sample.contains("Registration number")
                && (sample.contains("注册号") || sample.contains("Date of Last Refreshed on", "Registration Status"));
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        ChictrPage data = new ChictrPage(page);
        Values values = data.once();
        number(values, trial);
        ChictrPage.DATA.forEach(datum -> read(datum, values, trial));
        head(page, data, trial);
        diseases(values.texts("disease"), trial);
        design(values, trial);
        blinding(values, trial);
        committee(values, trial);
        criteria(values, trial);
        span(values, "executed", START_DATE, COMPLETION_DATE, trial);
        span(values, "recruited", RECRUITMENT_START_DATE, RECRUITMENT_END_DATE, trial);
        ages(values, trial);
        new ChictrParts(trial, data).read();
    }

    /** Reads a datum in the way that the table of fields says. */
    private static void read(Datum datum, Values values, TrialReader trial) {
        String key = datum.key();
        switch (datum.kind()) {
            case "text" -> trial.trial().addAll(required(datum.property(), Text.class), values.texts(key));
            case "prose" -> trial.trial().addAll(required(datum.property(), Text.class), values.prose(key));
            case "coded" -> coded(values, key, required(datum.property(), Coded.class), trial);
            case "date" ->
                trial.date(required(datum.property(), PartialDate.class), values.first(key), values.place(key));
            case "ids", "codes" ->
                Stream.of(values.all(key).split(datum.kind().equals("ids") ? "[;；、]" : "[;；]"))
                        .forEach(id -> trial.id(required(datum.property(), Text.class), Optional.of(id)));
            case "ignored" -> {
                if (!values.all(key).isEmpty()) {
                    trial.report().ignored(values.place(key), values.all(key));
                }
            }
            default -> {}
        }
    }

    private static void number(Values values, TrialReader trial) {
        values.first("number").ifPresent(words -> {
            TrialNumbers.find(words).stream().findFirst().ifPresent(trial.trial()::number);
            if (trial.trial().number().isEmpty()) {
                trial.report()
                        .warn(
                                values.place("number"),
                                "\"" + words + "\" is no number of a registry",
                                "correct it in the document");
            }
        });
    }

    /** Above the first label stand number, version and its day; on saved pages also the title, which comes again below. */
    private static void head(Page page, ChictrPage data, TrialReader trial) {
        for (Line line : data.head().rest()) {
            Matcher m = VERSION.matcher(line.words());
            boolean title = trial.trial().build().get(PUBLIC_TITLE).stream()
                    .anyMatch(t -> t.value().equals(line.words()));
            if (title) {
                page.take(line);
                trial.report().ignored(line.place(), line.words());
            } else if (line.words().length() < 200 && m.matches() && m.group("version") != null) {
                page.take(line);
                trial.id(RECORD_VERSION, Optional.of(m.group("version")));
                trial.date(LAST_UPDATE_SUBMISSION_DATE, Optional.ofNullable(m.group("date")), line.place());
                if (trial.trial().number().isEmpty() && m.group("number") != null) {
                    TrialNumbers.recognise(m.group("number")).ifPresent(trial.trial()::number);
                }
            }
        }
    }

    /** Several diseases stand between semicolons; they are told apart where both languages name as many. */
    private static void diseases(List<Text> printed, TrialReader trial) {
        List<List<Text>> each = new ArrayList<>();
        for (Text words : printed) {
            each.add(Stream.of(words.value().split("[;；]"))
                    .flatMap(name -> trial.words(Optional.of(name), words.language()).stream())
                    .toList());
        }
        int count = each.isEmpty() ? 0 : each.get(0).size();
        if (each.stream().anyMatch(names -> names.size() != count)) {
            trial.trial().condition(new Condition(printed));
            return;
        }
        for (int i = 0; i < count; i++) {
            int at = i;
            trial.trial()
                    .condition(new Condition(
                            each.stream().map(names -> names.get(at)).toList()));
        }
    }

    private static void coded(Values values, String key, Property<Coded> property, TrialReader trial) {
        List<Text> printed = values.texts(key).stream()
                .map(ChictrFormat::withoutLanguageIfMixed)
                .toList();
        if (!printed.isEmpty()) {
            trial.trial().add(property, trial.code(property.name(), printed, values.place(key)));
        }
    }

    /** Some answers hold both languages, as {@code 公开/Public}: such words are of neither. */
    private static Text withoutLanguageIfMixed(Text words) {
        boolean mixed = words.value().matches(".*\\p{IsHan}.*") && words.value().matches(".*[A-Za-z]{2,}.*");
        return mixed ? new Text(words.value(), "") : words;
    }

    /** One field holds words of four notions; each of them that knows the words takes them. */
    private void design(Values values, TrialReader trial) {
        List<Text> printed = values.texts("design");
        List<Property<Coded>> known = Stream.of(INTERVENTION_MODEL, ALLOCATION, OBSERVATIONAL_MODEL, TIME_PERSPECTIVE)
                .filter(property -> knows(property, printed))
                .toList();
        known.forEach(property -> coded(values, "design", property, trial));
        if (known.isEmpty() && !printed.isEmpty()) {
            trial.trial().addAll(DESIGN_TEXT, printed);
            trial.report()
                    .note(
                            values.place("design"),
                            "unknown study design \"" + printed.get(0).value() + "\"",
                            "the words are kept; add them to ontology/codes/" + codes().name() + ".ttl");
        }
    }

    /** A word of the table or a description in free text. */
    private void blinding(Values values, TrialReader trial) {
        if (knows(MASKING, values.texts("blinding"))) {
            coded(values, "blinding", MASKING, trial);
        } else {
            trial.trial().addAll(MASKING_DESCRIPTION, values.prose("blinding"));
        }
    }

    private boolean knows(Property<Coded> property, List<Text> printed) {
        return printed.stream()
                .anyMatch(words ->
                        !codes().concepts(property.name(), words.value()).isEmpty());
    }

    private void committee(Values values, TrialReader trial) {
        String answer = values.all("committee");
        if (codes().concepts("yesNo", answer).contains("Undecided")) {
            trial.report().ignored(values.place("committee"), "not decided yet: " + answer);
        } else {
            trial.flag(HAS_DATA_MONITORING_COMMITTEE, Optional.of(answer), values.place("committee"));
        }
    }

    private static void criteria(Values values, TrialReader trial) {
        List<Criterion> english = criteria(values, "en");
        List<Criterion> chinese = criteria(values, "zh");
        trial.trial()
                .criteria(
                        english.isEmpty() || chinese.isEmpty()
                                ? Stream.concat(english.stream(), chinese.stream())
                                        .toList()
                                : Criteria.align(english, chinese));
    }

    /** Both lists of a language are split as one text, for their numbers often run on from the one to the other. */
    private static List<Criterion> criteria(Values values, String language) {
        StringBuilder both = new StringBuilder();
        values.in("inclusion", language)
                .ifPresent(text ->
                        both.append("Inclusion criteria:\n").append(text).append('\n'));
        values.in("exclusion", language)
                .ifPresent(text ->
                        both.append("Exclusion criteria:\n").append(text).append('\n'));
        return both.isEmpty() ? List.of() : Criteria.split(both.toString(), language);
    }

    /** {@code From 2026-02-01 00:00:00 To 2030-12-31 00:00:00}; either day may be missing. */
    private static void span(
            Values values, String key, Property<PartialDate> from, Property<PartialDate> to, TrialReader trial) {
        String words = values.all(key)
                .replaceAll("\\b(?:00|0):00(?::00)?\\b", " ")
                .replaceAll("\\s+", " ")
                .strip();
        Matcher m = SPAN.matcher(words);
        if (!words.isEmpty() && m.matches()) {
            trial.date(from, Optional.ofNullable(m.group("from")), values.place(key));
            trial.date(to, Optional.ofNullable(m.group("to")), values.place(key));
        } else if (!words.isEmpty()) {
            trial.report()
                    .warn(values.place(key), "\"" + words + "\" is no span of days", "correct it in the document");
        }
    }

    /** {@code 最小 Min age 18 years 最大 Max age 70 years}; either number may be missing. */
    private static void ages(Values values, TrialReader trial) {
        String words = values.all("age");
        int maximum = words.indexOf(words.contains("最大") ? "最大" : "Max");
        int end = maximum < 0 ? words.length() : maximum;
        trial.age(MINIMUM_AGE, age(words.substring(0, end)), values.place("age"));
        trial.age(MAXIMUM_AGE, age(words.substring(end)), values.place("age"));
    }

    private static Optional<String> age(String words) {
        Matcher m = AGE.matcher(words);
        return m.find()
                ? Optional.of(m.group(1) + " " + Optional.ofNullable(m.group(2)).orElse("years"))
                : Optional.empty();
    }
}
