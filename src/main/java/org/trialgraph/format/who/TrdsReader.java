package org.trialgraph.format.who;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Age;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Flag;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Reference;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.RegistryNumbers;
import org.trialgraph.text.TextNormalizer;

/** Takes the items of the data set into a trial, under whatever names a layout has for them. */
public final class TrdsReader {
    private static final Pattern HEADING = Pattern.compile(
            "(?i)^\\s*(?:Inclusion|Exclusion) criteria\\s*:\\s*(?:-?(?:Selection|Exclusion) criteria)?");
    private static final Pattern BOTH = Pattern.compile("(?im)^\\W*exclusion criteria\\W*$");

    private static final Pattern MEMBER_STATE_BEHIND = Pattern.compile("-(3RD|[A-Z]{2}|Outside-EU/EEA)$");

    private final RecordFields fields;
    private final TrialReader trial;
    private final RecordDates dates;

    /**
     * @param fields the record or a part of it
     * @param trial receives its items
     * @param dates reads the dates of the record
     */
    public TrdsReader(RecordFields fields, TrialReader trial, RecordDates dates) {
        this.fields = fields;
        this.trial = trial;
        this.dates = dates;
    }

    /** Takes the number of any registry; a member state behind an EudraCT number is kept apart. */
    public String number(String name) {
        Optional<String> printed = fields.text(name).map(TextNormalizer::clean);
        Optional<TrialNumber> number = printed.flatMap(RegistryNumbers::recognise);
        number.ifPresent(trial.trial()::number);
        if (number.isEmpty()) {
            trial.ledger()
                    .reject(
                            fields.place(name),
                            printed.map(p -> "\"" + p + "\" is the number of no registry that is known here")
                                    .orElse("a trial without a number"),
                            "correct the number, or tell the maintainers of the registry");
        } else if (number.get().registry().equals("euctr")) {
            Matcher state = MEMBER_STATE_BEHIND.matcher(printed.orElseThrow());
            trial.id(MEMBER_STATE, state.find() ? Optional.of(state.group(1)) : Optional.empty());
        } else if (!printed.orElseThrow().equals(number.get().number())) {
            trial.id(ALIAS_ID, printed);
        }
        return number.map(TrialNumber::registry).orElse("");
    }

    /** Takes words of one line under the first of the names that is there. */
    public void text(Property<Text> property, String... names) {
        trial.text(property, said(names));
    }

    /** Takes running text. */
    public void prose(Property<Text> property, String... names) {
        trial.prose(property, said(names));
    }

    /** Takes a coded value. */
    public void coded(Property<Coded> property, String name) {
        trial.coded(property, fields.text(name).map(CellText::plain), fields.place(name));
    }

    /** Takes a date in any of the ways of registries and spreadsheets. */
    public void date(Property<PartialDate> property, String... names) {
        for (String name : names) {
            Optional<String> printed =
                    fields.text(name).map(TextNormalizer::clean).filter(words -> !CellText.saysNothing(words));
            if (printed.isPresent() && !trial.trial().has(property)) {
                dates.take(property, printed.get(), fields.place(name));
            }
        }
    }

    /** Takes the study type; a patient registry is a kind of observational study. */
    public void studyType(String name) {
        fields.peek(name)
                .filter(type -> type.contains("Patient Registry"))
                .ifPresent(type -> trial.trial().add(PATIENT_REGISTRY, new Flag(true)));
        coded(STUDY_TYPE, name);
    }

    /** Takes phases. */
    public void phase(String name) {
        fields.text(name).ifPresent(words -> new Phases(trial).read(words, fields.place(name)));
    }

    /** Takes the design. */
    public void design(String name) {
        CellText.said(fields.text(name)).ifPresent(words -> new Designs(trial).read(words, fields.place(name)));
    }

    /** Takes interventions and sample size together, because groups are told in both. */
    public void treatments(String registry, String interventions, String size) {
        new Treatments(trial).read(registry, said(interventions), said(size), fields.place(size));
    }

    /** Takes conditions, which stand between semicolons. */
    public void conditions(String name) {
        new Conditions(trial).read(fields.text(name));
    }

    /** Takes countries, which stand between semicolons or, in some registries, commas. */
    public void countries(String name) {
        for (String printed : CellText.parts(fields.text(name))) {
            String[] parts = trial.knows("country", printed) ? new String[] {printed} : printed.split(",");
            for (String country : parts) {
                trial.country(Optional.of(country.strip()), fields.place(name)).ifPresent(trial.trial()::country);
            }
        }
    }

    /** Takes organisations, which stand between semicolons. */
    public void sponsors(Sponsor.Role role, String... names) {
        for (String name : names) {
            CellText.parts(fields.text(name)).forEach(s -> trial.sponsor(role, Optional.of(s), Optional.empty()));
        }
    }

    /** Takes ids, which stand between semicolons. */
    public void ids(String... names) {
        for (String name : names) {
            CellText.parts(fields.text(name)).forEach(id -> trial.id(SECONDARY_ID, Optional.of(id)));
        }
    }

    /** Takes both lists of criteria; one field may hold both under headings. */
    public void criteria(String inclusion, String exclusion) {
        Optional<String> in = said(inclusion).map(new EuropeanText(trial)::withoutAgeGroups);
        Optional<String> out = said(exclusion);
        if (out.isEmpty() && in.filter(text -> BOTH.matcher(text).find()).isPresent()) {
            trial.trial().criteria(Criteria.split(in.get(), trial.language()));
            return;
        }
        criteria(in, Polarity.INCLUSION, inclusion);
        criteria(out, Polarity.EXCLUSION, exclusion);
    }

    private void criteria(Optional<String> printed, Polarity polarity, String name) {
        Optional<String> words = printed.map(text -> HEADING.matcher(text).replaceFirst(""));
        if (words.filter(CellText::saysNothing).isPresent()) {
            trial.ledger().ignored(fields.place(name), "says that there are none");
        } else {
            words.ifPresent(text -> trial.trial().criteria(Criteria.split(text, polarity, trial.language())));
        }
    }

    /** Takes outcomes; registries that list them put semicolons between. */
    public void outcomes(Outcome.Kind kind, String registry, String... names) {
        for (String name : names) {
            said(name).ifPresent(printed -> new TrdsOutcomes(trial).read(kind, registry, printed));
        }
    }

    /** Takes an age limit. */
    public void age(Property<Age> property, String name) {
        trial.age(
                property,
                fields.text(name).map(CellText::plain).filter(words -> !words.matches("[-/\\s]*")),
                fields.place(name));
    }

    /** Takes whether there are results, or ethics approval, from words that begin with an answer. */
    public void flag(Property<Flag> property, String name, String yes, String no) {
        String words = TextNormalizer.clean(fields.text(name).orElse("")).toLowerCase(Locale.ROOT);
        if (words.startsWith(no)) {
            trial.trial().add(property, new Flag(false));
        } else if (words.startsWith(yes)) {
            trial.trial().add(property, new Flag(true));
        } else if (!words.isEmpty()) {
            trial.ledger().unmapped(fields.place(name), words);
        }
    }

    /** Takes a person whose parts stand under names with a common beginning. */
    public void contact(String role, String beginning) {
        String names = String.join(
                " ",
                CellText.said(fields.text(beginning + "firstname")).orElse(""),
                CellText.said(fields.text(beginning + "middlename")).orElse(""),
                CellText.said(fields.text(beginning + "lastname")).orElse(""));
        String name =
                TextNormalizer.clean(names.replaceAll("(?:\\s*;\\s*)+", "; ")).replaceAll("^; |;$", "");
        trial.contact(new Contact(
                role,
                Optional.of(name).filter(n -> !n.isBlank()),
                person(beginning + "affiliation"),
                person(beginning + "email"),
                person(beginning + "tel").or(() -> person(beginning + "telephone")),
                person(beginning + "address")));
    }

    private Optional<String> person(String name) {
        return CellText.said(fields.text(name)).map(TextNormalizer::clean).filter(words -> !words.matches("[;,\\s]*"));
    }

    /** Takes a publication or page; words that are no address are kept as its citation. */
    public void reference(String kind, String name) {
        said(name).map(TextNormalizer::clean).ifPresent(words -> {
            boolean address = words.matches("(?i)https?://\\S+");
            trial.trial()
                    .reference(new Reference(
                            Optional.empty(),
                            address ? Optional.of(words) : Optional.empty(),
                            address ? Optional.empty() : trial.words(Optional.of(words)),
                            Optional.of(Coded.implied(kind))));
        });
    }

    private Optional<String> said(String... names) {
        for (String name : names) {
            Optional<String> words = CellText.said(fields.text(name));
            if (words.isPresent()) {
                return words;
            }
        }
        return Optional.empty();
    }
}
