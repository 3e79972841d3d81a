package org.trialgraph.text;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Adds up amounts of age into one {@code xsd:duration}, in the units in which they are printed. */
final class AgeDuration {
    private static final int MONTHS_IN_A_YEAR = 12;

    private final Map<AgeUnit, Integer> amounts = new EnumMap<>(AgeUnit.class);

    /** Adds an amount; false where it repeats a unit or is a fraction that no duration can say. */
    boolean add(String number, AgeUnit unit) {
        BigDecimal amount = new BigDecimal(number);
        if (amount.stripTrailingZeros().scale() > 0 && unit == AgeUnit.YEAR) {
            return put(AgeUnit.MONTH, amount.multiply(BigDecimal.valueOf(MONTHS_IN_A_YEAR)));
        }
        return put(unit, amount.multiply(BigDecimal.valueOf(unit.factor)));
    }

    private boolean put(AgeUnit unit, BigDecimal amount) {
        AgeUnit written = unit == AgeUnit.WEEK ? AgeUnit.DAY : unit;
        if (amount.stripTrailingZeros().scale() > 0) {
            return false;
        }
        amounts.merge(written, amount.intValueExact(), Integer::sum);
        return true;
    }

    /** The duration without its zero parts, unless it is nothing but zero; empty where nothing was added. */
    Optional<String> lexical() {
        StringBuilder date = new StringBuilder("P");
        StringBuilder time = new StringBuilder();
        amounts.forEach((unit, amount) -> {
            if (amount > 0) {
                (unit.ofTime ? time : date).append(amount).append(unit.letter);
            }
        });
        if (date.length() == 1 && time.isEmpty()) {
            return amounts.keySet().stream()
                    .findFirst()
                    .map(unit -> unit.ofTime ? "PT0" + unit.letter : "P0" + unit.letter);
        }
        return Optional.of(time.isEmpty() ? date.toString() : date + "T" + time);
    }
}
