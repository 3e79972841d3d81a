package org.trialgraph.format.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Age;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Count;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Flag;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.model.Value;
import org.trialgraph.text.ResourceLines;

/**
 * Takes the fields of a record into a trial by a table: kind of value, what it is of (a property, a role, a polarity, a
 * concept), and where the record has it. A layout adds kinds of its own for what a row of a table cannot say.
 *
 * <p>Where names stand between bars, the first that holds a value counts; the others are taken too, for they repeat it. A step of
 * a path that stands for several parts stands for each of them.
 */
public abstract class FieldMapper {
    protected final TrialReader trial;
    private final Source source;

    /**
     * One printed value.
     *
     * @param words as printed
     * @param language of the words; empty where it is not known
     * @param place where they stand, for findings
     */
    public record Printed(String words, String language, String place) {}

    /** A record whose values are taken by name, each once. */
    public interface Source {
        /** Takes every value of a name or path. */
        List<Printed> take(String name);

        /** Takes what stands under a name or path and records that it is left out on purpose. */
        void ignore(String name, String why);
    }

    /**
     * One row of a table of fields.
     *
     * @param kind of value
     * @param of what the value is of: the name of a property, a role, a reason to ignore it; {@code -} where the kind says it
     * @param names where the record has it, in the order in which they are asked
     */
    public record Mapping(String kind, String of, List<String> names) {
        /** The property that the value is of. */
        public <V extends Value> Property<V> property(Class<V> type) {
            return TrialProperties.required(of, type);
        }
    }

    /** @param source the record */
    protected FieldMapper(Source source, TrialReader trial) {
        this.source = source;
        this.trial = trial;
    }

    /** @param record fields that are found along paths, such as {@code main/trial_id} */
    protected FieldMapper(RecordFields record, TrialReader trial) {
        this(record, trial, holder -> trial.language());
    }

    /** @param language of what a part of the record says */
    protected FieldMapper(RecordFields record, TrialReader trial, Function<RecordFields, String> language) {
        this(new Paths(record, trial, language), trial);
    }

    /**
     * The rows of a table in the folder of a class that name something in a column; {@code -} there is nothing.
     *
     * @param column position of the names, from 2
     */
    public static List<Mapping> table(Class<?> beside, String name, int column) {
        return ResourceLines.beside(beside, name).stream()
                .map(line -> line.split("\t"))
                .filter(cells -> cells.length > column && !cells[column].equals("-"))
                .map(cells -> new Mapping(cells[0], cells[1], List.of(cells[column].split("\\|"))))
                .toList();
    }

    /** Takes the fields of a table in its order. */
    protected final void read(List<Mapping> table) {
        for (Mapping field : table) {
            if (field.kind().equals("ignored")) {
                field.names().forEach(name -> source.ignore(name, field.of()));
            } else if (!readParts(field)) {
                List<Printed> values = values(field);
                if (!readOwn(field, values)) {
                    values.forEach(value -> take(field, value));
                }
            }
        }
    }

    /** Takes a field that is more than printed values, such as a list of parts; false for any other. */
    protected boolean readParts(Mapping field) {
        return false;
    }

    /** Takes a field of a kind that is the layout's own; false for any other kind. */
    protected abstract boolean readOwn(Mapping field, List<Printed> values);

    /** Whether words stand in a field only to say that there is nothing. */
    protected abstract boolean saysNothing(Mapping field, String words);

    /** What the words of a field are without the marks of the layout. */
    protected String plain(String words) {
        return words;
    }

    private List<Printed> values(Mapping field) {
        List<Printed> first = List.of();
        for (String name : field.names()) {
            List<Printed> taken = source.take(name);
            if (taken.isEmpty()) {
                continue;
            }
            List<Printed> values = new ArrayList<>(taken.size());
            for (Printed value : taken) {
                String words = plain(value.words());
                if (!saysNothing(field, words)) {
                    values.add(
                            words.equals(value.words()) ? value : new Printed(words, value.language(), value.place()));
                }
            }
            first = first.isEmpty() ? values : first;
        }
        return first;
    }

    private void take(Mapping field, Printed value) {
        Optional<String> words = Optional.of(value.words());
        switch (field.kind()) {
            case "text" -> trial.add(field.property(Text.class), trial.words(words, value.language()));
            case "prose" -> trial.add(field.property(Text.class), trial.proseWords(words, value.language()));
            case "id" -> trial.id(field.property(Text.class), words);
            case "coded" -> trial.coded(field.property(Coded.class), words, value.place());
            case "date" -> {
                // The first row of a property that has a date counts.
                if (!trial.has(field.property(PartialDate.class))) {
                    trial.date(field.property(PartialDate.class), words, value.place());
                }
            }
            case "reachedDate", "plannedDate", "reachedCount", "plannedCount" -> stage(field, words, value.place());
            case "age" -> trial.age(field.property(Age.class), words, value.place());
            case "count" -> trial.count(field.property(Count.class), words, value.place());
            case "flag" -> trial.flag(field.property(Flag.class), words, value.place());
            case "condition" ->
                trial.words(words, value.language()).ifPresent(name -> trial.condition(new Condition(List.of(name))));
            case "country" -> trial.country(words, value.place()).ifPresent(trial::country);
            case "sponsor" -> trial.sponsor(Sponsor.Role.valueOf(constant(field)), words, Optional.empty());
            case "criteria" ->
                trial.criteria(Criteria.split(value.words(), Polarity.valueOf(constant(field)), value.language()));
            default -> throw new IllegalStateException("no kind of field \"" + field.kind() + "\"");
        }
    }

    /** A date or a number that was reached, or planned, which counts where the one reached is not there. */
    private void stage(Mapping field, Optional<String> words, String place) {
        boolean date = field.kind().endsWith("Date");
        Property<?> property = date ? field.property(PartialDate.class) : field.property(Count.class);
        if (trial.has(property)) {
            trial.report().ignored(place, words.orElse(""));
        } else if (date) {
            trial.date(field.property(PartialDate.class), words, place);
        } else {
            trial.count(field.property(Count.class), words, place);
        }
        Coded stage = Coded.implied(field.kind().startsWith("reached") ? "Actual" : "Anticipated");
        TrialProperties.named(field.of() + "Type", Coded.class)
                .filter(type -> trial.has(property) && !trial.has(type))
                .ifPresent(type -> trial.add(type, stage));
    }

    private static String constant(Mapping field) {
        return field.of().toUpperCase(Locale.ROOT);
    }

    /** The last step of a path. */
    protected static String lastStep(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The values along paths. The rows of a table that stand together mostly have the path to their part in common. */
    private static final class Paths implements Source {
        private final RecordFields record;
        private final TrialReader trial;
        private final Function<RecordFields, String> language;
        /** The path before the last step that was asked for last, and the parts at its end. */
        private String part = "";

        private List<RecordFields> parts;

        private Paths(RecordFields record, TrialReader trial, Function<RecordFields, String> language) {
            this.record = record;
            this.trial = trial;
            this.language = language;
            this.parts = List.of(record);
        }

        private List<RecordFields> holding(String path) {
            int length = Math.max(0, path.lastIndexOf('/'));
            if (length != part.length() || !path.startsWith(part)) {
                part = path.substring(0, length);
                parts = record.holders(path);
            }
            return parts;
        }

        @Override
        public List<Printed> take(String path) {
            List<RecordFields> holders = holding(path);
            if (holders.isEmpty()) {
                return List.of();
            }
            String name = lastStep(path);
            List<Printed> values = new ArrayList<>();
            for (RecordFields holder : holders) {
                for (String words : holder.texts(name)) {
                    values.add(new Printed(words, language.apply(holder), holder.place(name)));
                }
            }
            return values;
        }

        @Override
        public void ignore(String path, String why) {
            holding(path).forEach(holder -> holder.ignore(lastStep(path), trial.report(), why));
            // what was below is no part of the record any more
            part = "";
            parts = List.of(record);
        }
    }
}
