package org.trialgraph.format.euctr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.trialgraph.format.ReadReport;
import org.trialgraph.text.TextNormalizer;

/** The fields of one record. Taking one removes it, so that what is left at the end is what no rule took. */
final class EuctrFields {
    private static final String ABSENT = "Information not present in EudraCT";
    private static final int LONGEST_SHOWN = 200;

    private final List<EuctrField> fields;

    EuctrFields(Collection<EuctrField> all) {
        fields = new ArrayList<>(all.stream()
                .filter(field -> !field.value().isBlank())
                .filter(field -> !TextNormalizer.clean(field.value()).equalsIgnoreCase(ABSENT))
                .toList());
    }

    /** Takes every field of a code. */
    List<EuctrField> all(String code) {
        return take(field -> field.code().equals(code));
    }

    /** Takes the fields of a code; the first of them. */
    Optional<EuctrField> one(String code) {
        return all(code).stream().findFirst();
    }

    /** Takes the fields of a code whose question holds the given words. */
    List<EuctrField> all(String code, String words) {
        return take(field -> field.code().equals(code)
                && field.label().toLowerCase(Locale.ROOT).contains(words));
    }

    /** Takes every field whose code begins so, in the order of the record. */
    List<EuctrField> beginning(String code) {
        return take(field -> field.code().startsWith(code));
    }

    /** Takes every field of which a rule says so, and records that they are kept out on purpose. */
    void ignore(String codes, ReadReport ledger, String why) {
        take(field -> field.code().matches(codes)).forEach(field -> ledger.ignored(field.place(), why));
    }

    /** Records every field that was not taken. */
    void unmapped(ReadReport ledger) {
        for (EuctrField field : fields) {
            String value = field.value();
            ledger.unmapped(
                    field.place(), value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…");
        }
    }

    private List<EuctrField> take(Predicate<EuctrField> wanted) {
        List<EuctrField> taken = fields.stream().filter(wanted).toList();
        fields.removeAll(taken);
        return taken;
    }
}
