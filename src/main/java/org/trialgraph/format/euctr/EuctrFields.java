package org.trialgraph.format.euctr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.record.FieldMapper.Printed;
import org.trialgraph.format.record.FieldMapper.Source;
import org.trialgraph.text.TextNormalizer;

/**
 * The fields of one record. Taking one removes it, so that what is left at the end is what no rule took. A name is the number of
 * a field; behind a colon words of its question; before a star the beginning of numbers.
 */
final class EuctrFields implements Source {
    private static final String ABSENT = "Information not present in EudraCT";
    private static final int LONGEST_SHOWN = 200;

    private final List<FormField> fields;
    private final ReadReport report;

    /**
     * One field of the application form that a record repeats.
     *
     * @param code number of the field in the form without its dots, in small letters, such as {@code a31} for A.3.1
     * @param label the question
     * @param value the answer
     * @param language of the answer where the record says it; empty otherwise
     * @param place of the field in the document
     */
    record FormField(String code, String label, String value, String language, String place) {
        /** The code of a printed number such as {@code B.3.1 and B.3.2}, which is the first of them. */
        static String code(String printed) {
            return printed.strip().split("\\s")[0].replace(".", "").toLowerCase(Locale.ROOT);
        }

        /** The same field with another answer. */
        FormField answered(String words, String inLanguage) {
            return new FormField(code, label, words, inLanguage, place);
        }

        boolean yes() {
            return value.strip().equalsIgnoreCase("yes");
        }
    }

    EuctrFields(Collection<FormField> all, ReadReport report) {
        this.report = report;
        this.fields = new ArrayList<>(all.stream()
                .filter(field -> !field.value().isBlank())
                .filter(field -> !TextNormalizer.clean(field.value()).equalsIgnoreCase(ABSENT))
                .toList());
    }

    /** Takes every field of a name, in the order of the record. */
    List<FormField> all(String name) {
        int colon = name.indexOf(':');
        String code = colon < 0 ? name.replace("*", "") : name.substring(0, colon);
        List<FormField> taken = fields.stream()
                .filter(field -> name.endsWith("*")
                        ? field.code().startsWith(code)
                        : field.code().equals(code))
                .filter(field ->
                        colon < 0 || field.label().toLowerCase(Locale.ROOT).contains(name.substring(colon + 1)))
                .toList();
        fields.removeAll(taken);
        return taken;
    }

    /** Takes the fields of a name; the first of them. */
    Optional<FormField> one(String name) {
        return all(name).stream().findFirst();
    }

    /** Takes the fields of a name; whether the first is answered with yes. */
    boolean yes(String name) {
        return one(name).filter(FormField::yes).isPresent();
    }

    @Override
    public List<Printed> take(String name) {
        return all(name).stream()
                .map(field -> new Printed(field.value(), field.language(), field.place()))
                .toList();
    }

    @Override
    public void ignore(String name, String why) {
        all(name).forEach(field -> report.ignored(field.place(), why));
    }

    /** Records every field that was not taken. */
    void unmapped() {
        for (FormField field : fields) {
            String value = field.value();
            report.unmapped(
                    field.place(), value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…");
        }
    }
}
