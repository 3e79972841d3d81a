package org.trialgraph.web.data;

import java.util.Locale;

/**
 * A figure that the server holds its clients to, as it is stated to them: in the service description, in OpenAPI and on pages.
 *
 * @param name what programs know it by, such as {@code queryTime}
 * @param value the figure
 * @param unit of what
 * @param words what is limited, and what happens beyond
 */
public record Limit(String name, long value, Unit unit, String words) {
    /** A unit, with its code in UN/CEFACT Recommendation 20 (schema.org {@code unitCode}) and its name. */
    public enum Unit {
        /** Time. */
        SECONDS("SEC", "s"),
        /** Length of what is sent. */
        BYTES("AD", "bytes"),
        /** Pace of what is sent. */
        BYTES_PER_SECOND("P93", "bytes per second"),
        /** A number of things. */
        COUNT("C62", "");

        private final String code;
        private final String text;

        Unit(String code, String text) {
            this.code = code;
            this.text = text;
        }

        /** The code. */
        public String code() {
            return code;
        }

        /** The name as it stands behind a figure; empty for a number of things. */
        public String text() {
            return text;
        }
    }

    /** The figure with its unit, for people. */
    public String figure() {
        return String.format(Locale.ROOT, "%,d %s", value, unit.text()).strip();
    }
}
