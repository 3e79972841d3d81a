package org.trialgraph.eligibility;

import java.math.BigDecimal;
import java.util.EnumMap;
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
record Token(Roles roles, int start, int end, @Nullable BigDecimal number, String unit) {
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

    /** What a word may say, with what it says then. */
    static final class Roles {
        private final Map<Role, String> says = new EnumMap<>(Role.class);
        /** A bit for each role: that is what words are asked most. */
        private long bits;

        /** Those of a word that says nothing but itself. */
        static Roles of(Role... roles) {
            Roles some = new Roles();
            for (Role role : roles) {
                some.add(role, "");
            }
            return some;
        }

        void add(Role role, String said) {
            says.put(role, said);
            bits |= 1L << role.ordinal();
        }

        boolean has(Role role) {
            return (bits & 1L << role.ordinal()) != 0;
        }

        String says(Role role) {
            return says.getOrDefault(role, "");
        }

        boolean isEmpty() {
            return bits == 0;
        }
    }

    boolean is(Role role) {
        return roles.has(role);
    }

    /** What the word says in a role that it has; empty in another. */
    String says(Role role) {
        return roles.says(role);
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
