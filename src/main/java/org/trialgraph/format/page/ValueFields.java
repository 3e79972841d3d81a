package org.trialgraph.format.page;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Count;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.text.Dates;

/** The usual fields of trial pages that are one value: words, codes, dates, numbers, ages. */
public final class ValueFields {
    private static final Pattern REACHED =
            Pattern.compile("(?i)[\\s,(\\[]*\\b(actual|estimated?|anticipated|expected|planned)\\b[\\s,:)\\]]*");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])(\\d{1,3}(?:,\\d{3})+|\\d{1,9})(?![\\d.]*\\d)");
    private static final Pattern PARTS = Pattern.compile("\\s*[,;|/\u2022]\\s*");
    private static final int LONGEST_CODE = 200;

    private final CodeTable codes;
    private final boolean certain;

    /** ValueFields whose codes are those of a table. */
    public ValueFields(CodeTable codes) {
        this(codes, false);
    }

    /**
     * ValueFields whose codes are those of a table.
     *
     * @param certain whether words that are no known code and no date are left where they stand, because the label above them
     *     may mean something else
     */
    public ValueFields(CodeTable codes, boolean certain) {
        this.codes = codes;
        this.certain = certain;
    }

    /** One line of words. */
    public Field text(Property<Text> property, String... labels) {
        return Field.of((block, trial) -> trial.text(property, PageValues.first(block)), labels);
    }

    /** An id or other words of no language. */
    public Field id(Property<Text> property, String... labels) {
        return Field.of(
                (block, trial) -> PageValues.values(block).forEach(id -> trial.id(property, Optional.of(id))), labels);
    }

    /** Running text. */
    public Field prose(Property<Text> property, String... labels) {
        return Field.of((block, trial) -> trial.prose(property, PageValues.prose(block)), labels);
    }

    /** One or several coded values, on lines of their own or on one. */
    public Field coded(Property<Coded> property, String... labels) {
        return Field.of((block, trial) -> coded(property, block, trial), labels)
                .like(words -> known(property, words) || known(property, PageValues.half(words)));
    }

    private void coded(Property<Coded> property, Block block, TrialReader trial) {
        List<Line> lines = block.rest();
        for (int i = 0; i < lines.size(); i++) {
            String words = PageValues.unbulleted(lines.get(i).words());
            List<String> values = values(property, words);
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
    private List<String> values(Property<Coded> property, String words) {
        List<List<String>> readings = new ArrayList<>();
        readings.add(List.of(words));
        readings.add(List.of(PageValues.half(words)));
        readings.add(List.of(words.replaceFirst("\\s*\\([^()]*\\)$", "")));
        readings.add(
                Stream.of(PARTS.split(words)).filter(part -> !part.isBlank()).toList());
        return readings.stream()
                .filter(values -> !values.isEmpty() && values.stream().allMatch(value -> known(property, value)))
                .findFirst()
                .orElse(List.of(words));
    }

    private boolean known(Property<Coded> property, String words) {
        return !codes.concepts(property.name(), words).isEmpty();
    }

    /** A date, with the word that tells whether the day has come. */
    public Field date(Property<PartialDate> property, Property<Coded> type, String... labels) {
        return Field.of(
                        (block, trial) -> {
                            if (!certain || startsDated(block)) {
                                date(property, type, block, trial);
                            }
                        },
                        withTypes(labels))
                .like(ValueFields::dated);
    }

    private static void date(Property<PartialDate> property, Property<Coded> type, Block block, TrialReader trial) {
        Optional<String> words = PageValues.first(block).map(PageValues::half);
        trial.date(property, words.map(w -> REACHED.matcher(w).replaceAll(" ")), block.place());
        if (trial.trial().has(property) && !trial.trial().has(type)) {
            words.flatMap(w -> reached(w + " " + block.label()))
                    .ifPresent(w -> trial.trial().add(type, Coded.implied(w)));
        }
    }

    /** A date. */
    public Field date(Property<PartialDate> property, String... labels) {
        return Field.of(
                        (block, trial) -> {
                            if (!certain || startsDated(block)) {
                                trial.date(property, PageValues.first(block), block.place());
                            }
                        },
                        labels)
                .like(ValueFields::dated);
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
                .filter(line -> dated(PageValues.half(PageValues.unbulleted(line.words()))))
                .isPresent();
    }

    private static boolean dated(String words) {
        return Dates.parse(REACHED.matcher(words).replaceAll(" ")).isPresent();
    }

    private static Optional<String> reached(String words) {
        Matcher m = REACHED.matcher(words);
        return m.find()
                ? Optional.of(m.group(1).equalsIgnoreCase("actual") ? "Actual" : "Anticipated")
                : Optional.empty();
    }

    /** The number of participants, bare or in words such as {@code 120 participants (Actual)}; 0 stands for an unknown one. */
    public Field enrollment(String... labels) {
        return Field.of(
                        (block, trial) -> PageValues.first(block).ifPresent(words -> enrollment(words, block, trial)),
                        withTypes(labels))
                .like(words -> words.length() < 60 && NUMBER.matcher(words).lookingAt());
    }

    private static void enrollment(String words, Block block, TrialReader trial) {
        Matcher m = NUMBER.matcher(PageValues.half(words));
        if (!m.find()) {
            trial.count(ENROLLMENT, Optional.of(words), block.place());
            return;
        }
        long number = Long.parseLong(m.group(1).replace(",", ""));
        if (number == 0) {
            trial.ledger().ignored(block.place(), words + ", which sites print for an unknown number");
            return;
        }
        trial.trial().add(ENROLLMENT, new Count(number));
        boolean open = words.matches("(?i).*\\b(?:expecting|target|looking for)\\b.*");
        reached(words + " " + block.label())
                .or(() -> open ? Optional.of("Anticipated") : Optional.empty())
                .ifPresent(w -> trial.trial().add(ENROLLMENT_TYPE, Coded.implied(w)));
    }

    /** The lower limit of age. */
    public Field minimumAge(String... labels) {
        return Field.of((block, trial) -> trial.age(MINIMUM_AGE, age(block), block.place()), labels)
                .like(words -> words.matches("\\d.{0,30}"));
    }

    /** The upper limit of age. */
    public Field maximumAge(String... labels) {
        return Field.of((block, trial) -> trial.age(MAXIMUM_AGE, age(block), block.place()), labels)
                .like(words -> words.matches("\\d.{0,30}"));
    }

    private static Optional<String> age(Block block) {
        return PageValues.first(block).map(PageValues::half);
    }

    /** Both limits of age in one line. */
    public Field ages(String... labels) {
        return Field.of(
                        (block, trial) -> PageValues.first(block)
                                .ifPresent(words -> trial.ages(Optional.of(words), block.place())),
                        labels)
                .like(words -> words.matches("(?i)(?:\\d|from|child|adult|over|under|up to).{0,60}"));
    }

    /** Whether healthy people may take part. */
    public Field healthyVolunteers(String... labels) {
        return Field.of((block, trial) -> trial.flag(ACCEPTS_HEALTHY_VOLUNTEERS, flag(block), block.place()), labels)
                .like(words -> !codes.concepts("yesNo", words).isEmpty());
    }

    private Optional<String> flag(Block block) {
        return PageValues.first(block)
                .map(words -> codes.concepts("yesNo", words).isEmpty() ? PageValues.half(words) : words);
    }
}
