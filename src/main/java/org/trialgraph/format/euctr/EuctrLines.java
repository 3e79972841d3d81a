package org.trialgraph.format.euctr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.text.TextNormalizer;

/** Puts the lines of a text together to fields and the fields to records. */
final class EuctrLines {
    private static final String NUMBER_LABEL = "eudract number";
    /** Fields that are answered once for each language, the language's name before the words. */
    private static final Pattern TRANSLATED = Pattern.compile("a3\\d?|e\\d.*");

    /** Fields whose answers may have several lines. */
    private static final Pattern LONG =
            Pattern.compile("a3\\d?|e(?:1[1-3]|2|3|4|5|6131|8171|8231|863|88).*|f5|f337.*|z.*");

    private static final Pattern LANGUAGE = Pattern.compile(
            "\\s*(" + String.join("|", EuctrPageFormat.LANGUAGES.keySet()) + ")(?-i:\\t\\s*|(?=\\p{Lu}))(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final List<List<EuctrField>> records = new ArrayList<>();
    private List<EuctrField> record = new ArrayList<>();
    private boolean open;
    /** Number of a field that stands alone on its line, its question on the next; empty where none does. */
    private String alone = "";

    /** All records read so far. */
    List<List<EuctrField>> records() {
        return records;
    }

    /** Takes a line of the summary, which has no numbers; its EudraCT number begins a record. */
    void summary(String label, String value, String place) {
        if (label.equals(NUMBER_LABEL) && !repeats(value)) {
            begin();
        }
        record.add(new EuctrField(EuctrPageFormat.SUMMARY.get(label), label, value, "", place));
        open = value.isBlank();
    }

    /** Whether a number is printed again at the head of the same record, as pages do. */
    private boolean repeats(String number) {
        return record.stream().allMatch(field -> EuctrPageFormat.SUMMARY.containsValue(field.code()))
                && record.stream()
                        .anyMatch(field -> field.code().equals(EuctrPageFormat.SUMMARY.get(NUMBER_LABEL))
                                && field.value().strip().equals(number.strip()));
    }

    private void begin() {
        record = new ArrayList<>();
        records.add(record);
    }

    /**
     * Takes a line whose question is known, with or without anything between it and its answer; false where it is not known, or
     * where the line has a colon that tells the answer better.
     */
    boolean known(String number, String words, boolean colon, String place) {
        String rest = words.strip();
        if (rest.isEmpty()) {
            alone = number;
            open = false;
            return true;
        }
        Optional<String> question = EuctrQuestions.startOf(rest);
        if (question.isEmpty()) {
            return false;
        }
        String answer = rest.substring(question.get().length()).strip();
        boolean told = answer.startsWith(":");
        if (colon && answer.startsWith("(")) {
            return false;
        }
        field(number, question.get(), told ? answer.substring(1).strip() : answer, place);
        return true;
    }

    /** Takes a field. */
    void field(String number, String question, String answer, String place) {
        alone = "";
        if (records.isEmpty()) {
            begin();
        }
        record.add(new EuctrField(EuctrField.code(number), question, answer, "", place));
        language();
        open = true;
    }

    /** Takes a line that belongs to the field before it, or the question of a number that stood alone. */
    void goOn(String line, String place) {
        if (!alone.isEmpty()) {
            if (!line.isBlank() && !known(alone, line, false, place)) {
                field(alone, TextNormalizer.clean(line), "", place);
            }
        } else if (open
                && (last().value().isBlank() || LONG.matcher(last().code()).matches())) {
            EuctrField last = last();
            Matcher language = LANGUAGE.matcher(line);
            boolean another = !last.value().isBlank() && translated(last) && language.matches();
            String before = another || last.value().isBlank() ? "" : last.value() + "\n";
            EuctrField longer = new EuctrField(
                    last.code(), last.label(), before + line, another ? "" : last.language(), last.place());
            if (another) {
                record.add(longer);
            } else {
                record.set(record.size() - 1, longer);
            }
            language();
        }
    }

    /** A heading ends the field before it. */
    void end() {
        open = false;
    }

    private EuctrField last() {
        return record.get(record.size() - 1);
    }

    private static boolean translated(EuctrField field) {
        return TRANSLATED.matcher(field.code()).matches();
    }

    /** Takes the name of a language from before the words of the last field. */
    private void language() {
        EuctrField last = last();
        Matcher language = LANGUAGE.matcher(last.value());
        if (translated(last) && last.language().isEmpty() && language.matches()) {
            String tag = EuctrPageFormat.LANGUAGES.get(language.group(1).toLowerCase(Locale.ROOT));
            record.set(
                    record.size() - 1, new EuctrField(last.code(), last.label(), language.group(2), tag, last.place()));
        }
    }
}
