package org.trialgraph.eligibility;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialgraph.eligibility.Lexicon.Found;
import org.trialgraph.text.ResourceLines;

/** Units as they are printed behind a number, and their codes in UCUM (ucum.org). */
final class Units {
    /** What things are counted in that a code names without them: so many cells per litre are so many per litre. */
    private static final Set<String> UNNAMED = Set.of("{cell}", "{beat}", "{event}");

    private static final String POWER = "10*";
    private static final Set<String> TIMES = Set.of("a", "mo", "wk", "d", "h", "min");

    private final Lexicon<String> atoms = new Lexicon<>();
    private final Map<String, String> dimensions = new HashMap<>();

    Units() {
        for (String row : ResourceLines.beside(Units.class, "units.tsv")) {
            String[] cells = row.split("\t");
            dimensions.put(cells[0], cells[1]);
            for (String spelling : cells[2].split("\\|")) {
                atoms.put(spelling, cells[0]);
            }
        }
    }

    /** Whether a code is one of the units that ages and spans of time are printed in. */
    static boolean isTime(String code) {
        return TIMES.contains(code);
    }

    /** The kind of a unit: the same for all units that measure the same, such as {@code g/m3} for mg/dL and g/L. */
    String dimension(String code) {
        StringBuilder dimension = new StringBuilder();
        for (String part : code.split("/", -1)) {
            String atom = part.startsWith(POWER) ? withoutPower(part) : part;
            String known = atom.equals("(24.h)") ? "s" : dimensions.getOrDefault(atom, "");
            dimension.append(known.equals("1") ? "" : known).append('/');
        }
        int end = dimension.length();
        while (end > 0 && dimension.charAt(end - 1) == '/') {
            end--;
        }
        return dimension.substring(0, end);
    }

    /** Whether a unit is one of what is given to somebody: so much, or so much of a body or in a time, and not in a volume. */
    boolean isDose(String code) {
        String dimension = dimension(code);
        return dimension.startsWith("s/")
                || (dimension.startsWith("g") || dimension.startsWith("U") || dimension.startsWith("Gy"))
                        && !dimension.contains("m3")
                        && !dimension.contains("mol")
                        && !code.equals("kg")
                        && !code.endsWith("/g");
    }

    private static String withoutPower(String code) {
        int end = POWER.length();
        while (end < code.length() && (Lexicon.isDigit(code.charAt(end)) || code.charAt(end) == '.')) {
            end++;
        }
        return code.substring(end);
    }

    /**
     * The unit that begins at a place, with a power of ten before it: {@code x 10^9/L} is {@code 10*9/L}.
     *
     * @param text folded text
     */
    @Nullable
    Found<String> read(String text, int start) {
        int at = skip(text, start, " ");
        Found<String> factor = factor(text, at);
        int from = factor == null ? at : skip(text, factor.end(), " ");
        StringBuilder code = new StringBuilder(factor == null ? "" : factor.value());
        int end = factor == null ? start : factor.end();
        Found<String> atom = from < text.length() ? atoms.longest(text, from) : null;
        if (atom != null && !(factor != null && text.charAt(from) == '/')) {
            end = atom.end();
            String joined = code.isEmpty() || atom.value().startsWith("{") ? atom.value() : "." + atom.value();
            code.append(UNNAMED.contains(atom.value()) ? "" : joined);
        } else if (factor == null && at < text.length() && text.charAt(at) != '/' && !text.startsWith("per ", at)) {
            return null;
        }
        for (Found<String> next = under(text, end); next != null; next = under(text, end)) {
            if (!UNNAMED.contains(next.value())) {
                code.append('/').append(next.value());
            }
            end = next.end();
        }
        return code.isEmpty() ? null : new Found<>(code.toString(), end);
    }

    /** What stands below a stroke, which is printed or read as "per". */
    private @Nullable Found<String> under(String text, int start) {
        int at = skip(text, start, " ");
        int from;
        if (at < text.length() && text.charAt(at) == '/') {
            from = skip(text, at + 1, " ");
        } else if (text.startsWith("per ", at)) {
            from = at + 4;
        } else {
            return null;
        }
        if (text.startsWith("24", from)) {
            Found<String> hours =
                    skip(text, from + 2, " ") < text.length() ? atoms.longest(text, skip(text, from + 2, " ")) : null;
            return hours != null && hours.value().equals("h") ? new Found<>("(24.h)", hours.end()) : null;
        }
        return from < text.length() ? atoms.longest(text, from) : null;
    }

    /** A power of ten between a number and its unit, or thousands. */
    private static @Nullable Found<String> factor(String text, int start) {
        if (start < text.length() && text.startsWith("k/", start)) {
            return new Found<>(POWER + "3", start + 1);
        }
        if (text.startsWith("thousand", start)) {
            return new Found<>(POWER + "3", start + "thousand".length());
        }
        if (start >= text.length() || "x\u00D7*\u00B7".indexOf(text.charAt(start)) < 0) {
            return null;
        }
        int ten = skip(text, start + 1, " ");
        if (!text.startsWith("10", ten)) {
            return null;
        }
        int power = skip(text, ten + 2, "^*(e ");
        int end = power;
        while (end < text.length() && end < power + 2 && Lexicon.isDigit(text.charAt(end))) {
            end++;
        }
        if (end == power || end < text.length() && Lexicon.isDigit(text.charAt(end))) {
            return null;
        }
        String code = POWER + text.substring(power, end);
        return new Found<>(code, end < text.length() && text.charAt(end) == ')' ? end + 1 : end);
    }

    private static int skip(String text, int start, String skipped) {
        int at = start;
        while (at < text.length() && skipped.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
