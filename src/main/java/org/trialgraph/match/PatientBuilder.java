package org.trialgraph.match;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialgraph.eligibility.Measures;
import org.trialgraph.match.Patient.Amount;
import org.trialgraph.match.Patient.Days;
import org.trialgraph.match.Patient.Event;
import org.trialgraph.match.Patient.Problem;
import org.trialgraph.match.Patient.Term;
import org.trialgraph.match.Patient.Value;
import org.trialgraph.model.Constraint;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.CriterionReader;
import org.trialgraph.model.Text;

/**
 * Gathers what a record tells of a patient. Names and units that are not those of the tables are read as criteria are, so that whatever a
 * criterion may print, a record may too. What is not understood is a problem and left out.
 */
final class PatientBuilder {
    private static final int LONGEST_LIFE = 130;
    private static final double GREATEST = 1e12;
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_PROBLEMS = 100;

    private final LocalDate on;
    private final Measures measures;
    private final Units units;
    private final Terms words;
    private final CriterionReader reader;

    private Optional<Days> born = Optional.empty();
    private Optional<String> sex = Optional.empty();
    private final List<Term> terms = new ArrayList<>();
    private final List<Term> absent = new ArrayList<>();
    private final Map<String, Value> values = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Boolean> states = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    PatientBuilder(LocalDate on, Measures measures, Units units, Terms words, CriterionReader reader) {
        this.on = on;
        this.measures = measures;
        this.units = units;
        this.words = words;
        this.reader = reader;
    }

    LocalDate on() {
        return on;
    }

    Measures measures() {
        return measures;
    }

    /** Notes that something is left out. */
    void problem(String place, String what, String remedy) {
        problems.add(new Problem(place, what, remedy));
    }

    /** Whole units of time that the patient has lived. */
    void age(int number, ChronoUnit unit) throws PatientException {
        if (number < 0 || unit.getDuration().multipliedBy(number).toDays() > LONGEST_LIFE * 366L) {
            throw new PatientException("an age of " + number + " " + unit.name().toLowerCase(Locale.ROOT)
                    + " cannot be → give one from 0 to " + LONGEST_LIFE + " years");
        }
        LocalDate last = on.minus(number, unit);
        born = Optional.of(new Days(on.minus(number + 1L, unit).plusDays(1), last));
    }

    /** The day of birth, as a date, a month or a year. */
    void born(String date) throws PatientException {
        Days days = days(date)
                .orElseThrow(() -> new PatientException(
                        "\"" + shortened(date) + "\" is no date of birth → write it as 1968-03-02, 1968-03 or 1968"));
        if (days.first().isAfter(on) || days.first().isBefore(on.minusYears(LONGEST_LIFE))) {
            throw new PatientException("nobody born on " + date + " is a patient on " + on
                    + " → give a day of the last " + LONGEST_LIFE + " years");
        }
        born = Optional.of(days);
    }

    /** The days that a date, month or year may be. */
    static Optional<Days> days(String date) {
        try {
            if (date.length() == 4) {
                Year year = Year.parse(date);
                return Optional.of(new Days(year.atDay(1), year.atMonth(12).atEndOfMonth()));
            }
            if (date.length() == 7) {
                YearMonth month = YearMonth.parse(date);
                return Optional.of(new Days(month.atDay(1), month.atEndOfMonth()));
            }
            LocalDate day = LocalDate.parse(date.substring(0, Math.min(10, date.length())));
            return Optional.of(new Days(day, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Female, male, or a short form of these; in Chinese too. */
    void sex(String place, String printed) {
        switch (printed.strip().toLowerCase(Locale.ROOT)) {
            case "female", "f", "woman", "女", "女性" -> sex = Optional.of("Female");
            case "male", "m", "man", "男", "男性" -> sex = Optional.of("Male");
            default ->
                problem(
                        place,
                        "\"" + shortened(printed) + "\" is not known",
                        "write female or male, else leave it out");
        }
    }

    /** The heading of some words; none where there is none, which is a problem. */
    private Optional<Term> term(String place, String printed) {
        Set<String> ids = words.whole(printed);
        if (ids.isEmpty()) {
            problem(
                    place,
                    "no heading of MeSH is found for \"" + shortened(printed) + "\"",
                    "write the name that MeSH has, or its id, such as D003920; a whole MeSH knows more than the starter");
            return Optional.empty();
        }
        return Optional.of(new Term(printed, ids));
    }

    /** A disease or drug that the patient has. */
    void has(String place, String printed) {
        term(place, printed).ifPresent(terms::add);
    }

    /** A drug that the patient takes: what asks when it was last taken is told that it is today. */
    void takes(String place, String printed) {
        term(place, printed).ifPresent(drug -> {
            terms.add(drug);
            events.add(new Event(drug, new Days(on, on)));
        });
    }

    /** A disease or drug that the patient is known not to have. */
    void hasNot(String place, String printed) {
        term(place, printed).ifPresent(absent::add);
    }

    /** Something that happened. Words that MeSH does not know count where a criterion has the same. */
    void happened(String place, String printed, Days when) {
        if (when.first().isAfter(on)) {
            problem(place, "\"" + shortened(printed) + "\" is still to come", "give a day that is past");
        } else {
            events.add(new Event(new Term(printed, words.whole(printed)), when));
        }
    }

    /** Pregnancy, lactation or contraception. */
    void state(String measure, boolean is) {
        states.put(measure, is);
    }

    /**
     * A value of a measure.
     *
     * @param measure local name of its concept
     * @param unit as printed, empty where there is none
     * @param upperNormal limit of normal in the same unit, NaN where it is not known
     * @param lowerNormal limit of normal in the same unit, NaN where it is not known
     */
    void value(String place, String measure, double number, String unit, double upperNormal, double lowerNormal) {
        if (!(number >= -GREATEST && number <= GREATEST)) {
            problem(place, "the value is no number that can be measured", "correct it");
            return;
        }
        String ucum = unit;
        Optional<Amount> amount = units.comparable(measure, number, ucum);
        if (amount.isEmpty() && !unit.isEmpty()) {
            Constraint read = read(measures.label(measure), number, unit);
            ucum = read == null ? unit : read.unit();
            amount = read == null ? amount : units.comparable(measure, number, ucum);
        }
        if (amount.isEmpty()) {
            String label = measures.label(measure);
            String usual = String.join(", ", measures.units(measure));
            String what =
                    unit.isEmpty() ? label + " needs a unit" : "\"" + shortened(unit) + "\" is no unit of " + label;
            problem(place, what, "give it in one of " + usual + " (UCUM)");
            return;
        }
        Amount known = amount.get();
        values.put(
                measure,
                new Value(
                        (plain(number) + " " + unit).strip(),
                        known,
                        limit(measure, upperNormal, ucum, known),
                        limit(measure, lowerNormal, ucum, known)));
    }

    private OptionalDouble limit(String measure, double number, String unit, Amount value) {
        Optional<Amount> amount = Double.isNaN(number) ? Optional.empty() : units.comparable(measure, number, unit);
        return amount.filter(limit -> limit.unit().equals(value.unit()))
                .map(limit -> OptionalDouble.of(limit.number()))
                .orElse(OptionalDouble.empty());
    }

    /** The measure of a name as criteria print it. */
    Optional<String> measure(String name) {
        Optional<String> known = measures.named(name).or(() -> measures.ofLoinc(name));
        if (known.isPresent()) {
            return known;
        }
        Constraint read = read(name, 1, "");
        return Optional.ofNullable(read).map(Constraint::measure);
    }

    /**
     * The values that words tell of a measure as they are printed, such as {@code III}, {@code 4,500/mm3} or {@code 142/88 mmHg}.
     *
     * @return whether they were read for certain
     */
    boolean values(String place, String measure, String printed) {
        List<Constraint> read = read(measures.label(measure) + " ≥ " + printed);
        read.forEach(value -> value(
                place,
                value.measure(),
                value.lower().get().value().doubleValue(),
                value.unit(),
                Double.NaN,
                Double.NaN));
        return !read.isEmpty();
    }

    /** Reads a value as a criterion would ask for it; null where that is not read for certain. */
    private @Nullable Constraint read(String name, double number, String unit) {
        List<Constraint> read = read(name + " ≥ " + plain(number) + " " + unit);
        boolean sure = read.size() == 1 && read.get(0).lower().get().value().doubleValue() == number;
        return sure ? read.get(0) : null;
    }

    /** Lower bounds as a criterion would print them; none where one is of no known measure. */
    private List<Constraint> read(String printed) {
        if (printed.length() > LONGEST_VALUE) {
            return List.of();
        }
        List<Constraint> read = reader.read(new Criterion(
                Criterion.Polarity.INCLUSION,
                List.of(new Text(printed, "")),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        boolean sure = read.stream()
                .allMatch(value -> !value.measure().equals(Constraint.UNMAPPED)
                        && value.lower().isPresent()
                        && value.upper().isEmpty());
        return sure ? read : List.of();
    }

    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    static String shortened(String words) {
        return words.length() > 60 ? words.substring(0, 60) + "…" : words;
    }

    /** The patient. A man is not pregnant; mass and height together tell the body mass index. */
    Patient patient() {
        if (sex.equals(Optional.of("Male"))) {
            states.putIfAbsent("Pregnancy", false);
            states.putIfAbsent("Lactation", false);
        }
        Value mass = values.get("Weight");
        Value height = values.get("Height");
        if (mass != null && height != null && !values.containsKey("BodyMassIndex")) {
            double metres = height.amount().number() / 100;
            boolean known =
                    mass.amount().unit().equals("g") && height.amount().unit().equals("cm") && metres > 0;
            if (known) {
                double index = mass.amount().number() / 1000 / metres / metres;
                value(
                        "body mass index",
                        "BodyMassIndex",
                        Math.round(index * 10) / 10.0,
                        "kg/m2",
                        Double.NaN,
                        Double.NaN);
            }
        }
        if (problems.size() > MOST_PROBLEMS) {
            String more = problems.size() - MOST_PROBLEMS + " more parts are not understood";
            problems.subList(MOST_PROBLEMS, problems.size()).clear();
            problem("record", more, "correct the others first");
        }
        return new Patient(
                on,
                born,
                sex,
                List.copyOf(terms),
                List.copyOf(absent),
                Map.copyOf(values),
                List.copyOf(events),
                Map.copyOf(states),
                List.copyOf(problems));
    }
}
