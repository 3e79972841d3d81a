package org.trialgraph.eligibility;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A word, sign or number of a criterion.
 *
 * @param roles what the word may say, with what it says then
 * @param start where it begins
 * @param end where it ends, with its unit
 * @param number the number, for a number
 * @param unit its unit, empty where none is printed behind it
 */
record Token(
        Map<Role, String> roles,
        int start,
        int end,
        @Nullable BigDecimal number,
        String unit) {
    /** What a word may say; the rows of {@code words.tsv} tell which words do. */
    enum Role {
        COMPARE,
        COMPARE_AGE,
        AFTER,
        AFTER_AGE,
        AGE,
        FILLER,
        JOIN,
        RANGE,
        OR,
        TIMES,
        ULN,
        LLN,
        WINDOW,
        SINCE,
        AGO,
        LASTING,
        BEFORE,
        DIFFERENCE,
        AT_DIAGNOSIS,
        STOP,
        UNLESS,
        NUMBER,
        SUBJECT,
        NEGATION,
        ALLOWED,
        WORD,
        /** A Roman numeral, which is a value of some scales and else a word. */
        NUMERAL,
        MEASURE,
        /** A name of a measure that is one only where it begins with a capital. */
        ABBREVIATION,
        /** A dot, semicolon or line end, behind which another sentence begins. */
        END,
        OPEN,
        CLOSE
    }

    boolean is(Role role) {
        return roles.containsKey(role);
    }

    /** What the word says in a role that it has; empty in another. */
    String says(Role role) {
        return roles.getOrDefault(role, "");
    }

    boolean isNumber() {
        return number != null;
    }

    /** The number with a minus before it. */
    Token negated() {
        return new Token(roles, start - 1, end, value().negate(), unit);
    }

    BigDecimal value() {
        if (number == null) {
            throw new IllegalStateException("no number");
        }
        return number;
    }
}
