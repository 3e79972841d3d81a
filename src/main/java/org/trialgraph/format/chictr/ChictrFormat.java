package org.trialgraph.format.chictr;

import static org.trialgraph.model.TrialProperties.*;

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
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.Text;
import org.trialgraph.registry.Publishers;
import org.trialgraph.registry.RegistryNumbers;

/**
 * Trial pages of the Chinese Clinical Trial Registry. Each datum has a Chinese and an English label; values
 * stand below either, and those that need no language below the second one.
 */
public class ChictrFormat extends PageFormat {
    private static final String NAME = "chictr";
    private static final Pattern VERSION = Pattern.compile(
            "(?:(?<number>\\S*\\d{8,}\\S*)\\s+)?(?:版本(?<version>V?[\\d.]+))?\\s*(?:版本创建时间\\s*(?<date>[\\d/-]{8,10})(?: [\\d:]+)?)?.*");
    private static final Pattern SPAN = Pattern.compile("(?i)(?:from|从|自)?\\s*(?<from>\\d{4}[-/]\\d{1,2}[-/]\\d{1,2})?"
            + "(?:[ T][\\d:.]+)?\\s*(?:to|至|到|[-~])?\\s*(?<to>\\d{4}[-/]\\d{1,2}[-/]\\d{1,2})?(?:[ T][\\d:.]+)?");
    private static final Pattern AGE = Pattern.compile("(\\d{1,3}(?:\\.\\d)?)\\s*(?:岁|月|天|周)?\\s*(\\p{L}+)?");

    /** Uses the code table {@code chictr}. */
    public ChictrFormat(Codes codes) {
        this(codes.table(NAME), Publishers.CHICTR);
    }

    /** A registry that prints the same pages. */
    protected ChictrFormat(CodeTable codes, Publisher publisher) {
        super(codes, publisher, "", ChictrLayout.LAYOUT);
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && sample.says("Registration number")
                && (sample.says("注册号") || sample.says("Date of Last Refreshed on", "Registration Status"));
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        ChictrPage data = new ChictrPage(page);
        Values values = data.single();
        number(values, trial);
        texts(values, "publicTitle", PUBLIC_TITLE, trial);
        texts(values, "scientificTitle", SCIENTIFIC_TITLE, trial);
        texts(values, "acronym", ACRONYM, trial);
        texts(values, "scientificAcronym", ACRONYM, trial);
        head(page, data, trial);
        record(values, trial);
        ids(values, trial);
        new ChictrDesign(trial, codes()).read(values);
        criteria(values, trial);
        span(values, "executed", START_DATE, COMPLETION_DATE, trial);
        span(values, "recruited", RECRUITMENT_START_DATE, RECRUITMENT_END_DATE, trial);
        ages(values, trial);
        new ChictrParties(trial, codes()).read(data);
        new ChictrParts(trial, codes()).read(data);
    }

    private static void number(Values values, TrialReader trial) {
        values.first("number")
                .flatMap(words -> RegistryNumbers.find(words).stream().findFirst())
                .ifPresent(trial.trial()::number);
        values.first("number")
                .filter(w -> trial.trial().number().isEmpty())
                .ifPresent(words -> trial.ledger()
                        .warn(
                                values.place("number"),
                                "\"" + words + "\" is no number of a registry",
                                "correct it in the document"));
    }

    /** Above the first label stand number, version and its day; on saved pages also the title, which comes again below. */
    private static void head(Page page, ChictrPage data, TrialReader trial) {
        for (Line line : data.head().rest()) {
            Matcher m = VERSION.matcher(line.words());
            boolean title = trial.trial().build().get(PUBLIC_TITLE).stream()
                    .anyMatch(t -> t.value().equals(line.words()));
            if (title) {
                page.take(line);
                trial.ledger().ignored(line.place(), line.words());
            } else if (line.words().length() < 200 && m.matches() && m.group("version") != null) {
                page.take(line);
                trial.id(RECORD_VERSION, Optional.of(m.group("version")));
                trial.date(LAST_UPDATE_SUBMISSION_DATE, Optional.ofNullable(m.group("date")), line.place());
                if (trial.trial().number().isEmpty() && m.group("number") != null) {
                    RegistryNumbers.recognise(m.group("number")).ifPresent(trial.trial()::number);
                }
            }
        }
    }

    private static void record(Values values, TrialReader trial) {
        texts(values, "review", RECORD_REVIEW, trial);
        trial.date(REGISTRATION_DATE, values.first("registered"), values.place("registered"));
        trial.date(LAST_UPDATE_DATE, values.first("refreshed"), values.place("refreshed"));
        for (String key : List.of(
                "ethicsFile", "drugAuthorityFile", "protocolFile", "consentFile", "resultsFile", "registeredBy")) {
            if (!values.all(key).isEmpty()) {
                trial.ledger().ignored(values.place(key), values.all(key));
            }
        }
    }

    private static void ids(Values values, TrialReader trial) {
        for (String key : List.of("subjectId", "partnerNumber")) {
            for (String id : values.all(key).split("[;；、]")) {
                trial.id(SECONDARY_ID, Optional.of(id));
            }
        }
        for (String code : values.all("diseaseCode").split("[;；]")) {
            trial.id(CONDITION_CODE, Optional.of(code));
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
            trial.ledger()
                    .warn(values.place(key), "\"" + words + "\" is no span of days", "correct it in the document");
        }
    }

    /** {@code 最小 Min age 18 years 最大 Max age 70 years}; either number may be missing. */
    private static void ages(Values values, TrialReader trial) {
        String words = values.all("age");
        int maximum = Math.max(words.indexOf("最大"), words.indexOf("最大") < 0 ? words.indexOf("Max") : -1);
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

    static void texts(Values values, String key, Property<Text> property, TrialReader trial) {
        trial.trial().addAll(property, values.texts(key));
    }
}
