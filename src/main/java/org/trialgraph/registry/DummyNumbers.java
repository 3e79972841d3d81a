package org.trialgraph.registry;

import java.util.Set;
import org.trialgraph.model.TrialNumber;

/** Numbers of the right shape that no registry has given: what people type to fill a compulsory field. */
final class DummyNumbers {
    private static final int YEAR = 4;
    private static final Set<String> COUNTED =
            Set.of("12345678", "87654321", "123456789", "1234567890", "12345678901234");

    private DummyNumbers() {}

    /** Whether the number is one of those. */
    static boolean isDummy(TrialNumber number) {
        String digits = number.number().replaceAll("\\D", "");
        return switch (number.registry()) {
            case "euctr", "ctis" -> isFilled(number.number().substring(YEAR + 1, YEAR + 7));
            case "rebec", "ntr", "repec", "slctr", "irct" -> false;
            default -> isFilled(digits) || COUNTED.contains(digits);
        };
    }

    /** One digit all over, or the digits counted up from 1. */
    private static boolean isFilled(String digits) {
        return digits.chars().distinct().count() == 1 || digits.equals("123456");
    }
}
