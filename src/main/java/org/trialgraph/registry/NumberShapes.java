package org.trialgraph.registry;

import static org.trialgraph.registry.NumberShape.inFieldOnly;
import static org.trialgraph.registry.NumberShape.of;
import static org.trialgraph.registry.NumberShape.prefixed;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The shapes of all registries' numbers, in the order in which they are tried: EU CTIS numbers begin like EudraCT numbers and
 * come before them.
 */
final class NumberShapes {
    private static final String NOT_LONGER = "(?!-?\\d)";
    private static final String NOT_LONGER_BUT_FOR_A_STATE = "(?!\\d|-(?!3RD)\\d)";
    private static final String MEMBER_STATE = "(?:[-/](?:[A-Z]{2}|3RD|Outside-EU/EEA)(?![A-Za-z0-9]))?";
    /** What stands between the letters of a registry and the digits where people write them apart. */
    private static final String APART = "[ :#=-]{0,3}";

    /** A slash, also as addresses spell it and as it is where a slash is no part of a name. */
    private static final String SLASH = " ?(?:/|%2F|-|_) ?";
    /** Drawn from digits and consonants: words of a language have neither. */
    private static final String REBEC =
            "((?=[a-z-]{0,8}\\d|[^aeiou]{6,10}(?![a-z0-9]))(?:[0-9a-z]{3}-[0-9a-z]{3}(?![-0-9a-z])|[0-9a-z]{6,9}))";

    /** Every shape. */
    static final List<NumberShape> ALL = List.of(
            of("ctgov", "N", "NCT" + APART + "(0\\d{3} ?\\d{4})", prefixed("NCT")),
            of(
                    "ctis",
                    "CE2",
                    "(?:(?:EU[ -]?)?CT(?:IS)?" + APART + ")?(20\\d{2} ?- ?5\\d{5} ?- ?\\d{2}(?: ?- ?\\d{2})?)"
                            + NOT_LONGER,
                    prefixed("")),
            of(
                    "euctr",
                    "E12",
                    "(?:(?:EUCTR|EudraCT)" + APART + ")?((?:19|20)\\d{2} ?- ?[0-4]\\d{5} ?- ?\\d{2})"
                            + NOT_LONGER_BUT_FOR_A_STATE + MEMBER_STATE,
                    prefixed("")),
            of("isrctn", "I", "IS(?:RC|CR)TN" + APART + "(\\d{4} ?\\d{4})", prefixed("ISRCTN")),
            of("drks", "D", "DRKS(?:-ID)?" + APART + "(000\\d{5})", prefixed("DRKS")),
            of("chictr", "C", "Chi[ -]?CTR" + APART + "(?:([A-Z]{2,6}) ?- ?)?(\\d{8,10})", NumberShapes::chictr),
            of("itmctr", "IC", "(ITMCTR|ChiMCTR)" + APART + "(\\d{10})", NumberShapes::itmctr),
            of("anzctr", "A", "ACTRN" + APART + "(126\\d{11})p?", prefixed("ACTRN")),
            of("ctri", "C", "CTRI" + SLASH + "(\\d{4})" + SLASH + "(\\d{2,3})" + SLASH + "(\\d{6})", slashed("CTRI")),
            of("jrct", "J", "(?:JPRN-)?jRCT" + APART + "([a-z]?) ?(\\d{9,10})", NumberShapes::jrct),
            of("japic", "J", "(?:JPRN-)?Japic[ -]?CTI" + APART + "(\\d{6})", prefixed("JapicCTI-")),
            of("jma", "J", "(?:JPRN-)?JMA[ -]?IIA" + APART + "(\\d{5})", prefixed("JMA-IIA")),
            of("umin", "UJ", "(?:(?:JPRN-)?UMIN(?:-CTR)?" + APART + "|JPRN-C)(0000\\d{5})", prefixed("UMIN")),
            inFieldOnly("umin", "C", "C(0000\\d{5})", prefixed("UMIN")),
            // Short ones look like names of receptors: the neurotensin receptor is NTR1.
            of("ntr", "N", "NTR(\\d{3,5})", prefixed("NTR")),
            inFieldOnly("ntr", "N", "NTR" + APART + "(\\d{1,5})", prefixed("NTR")),
            of("ntr", "N", "NL-OMON" + APART + "(\\d{4,6})", prefixed("NL-OMON")),
            inFieldOnly("ntr", "N", "NL ?(\\d{3,5})(?!\\.\\d)", prefixed("NL")),
            of("irct", "I", "IRCT" + APART + "(\\d{8,14}) ?N ?(\\d{1,3})", m -> "IRCT" + m.group(1) + "N" + m.group(2)),
            of("kct", "K", "KCT" + APART + "(\\d{7})", prefixed("KCT")),
            of("pactr", "P", "PACTR" + APART + "(20\\d{13,14})", prefixed("PACTR")),
            of("tctr", "T", "TCTR" + APART + "(20\\d{9})", prefixed("TCTR")),
            of("slctr", "S", "SLCTR" + SLASH + "(\\d{4})" + SLASH + "(\\d{3})", slashed("SLCTR")),
            of("rebec", "R", "RBR ?- ?" + REBEC, NumberShapes::rebec),
            of("rpcec", "R", "RPCEC" + APART + "(\\d{8})", prefixed("RPCEC")),
            of("repec", "P", "PER ?- ?(\\d{3}) ?- ?(\\d{2})" + NOT_LONGER, m -> "PER-" + m.group(1) + "-" + m.group(2)),
            of("lbctr", "L", "LBCTR" + APART + "(20\\d{8})", prefixed("LBCTR")),
            of("snctp", "S", "SNCTP" + APART + "(\\d{9})", prefixed("SNCTP")));

    private NumberShapes() {}

    /** The kind of study between the hyphens is printed in capitals or, as in {@code ONh}, with a small last letter. */
    private static String chictr(Matcher m) {
        if (m.group(1) == null) {
            return "ChiCTR" + m.group(2);
        }
        boolean small = m.group(1).equals(m.group(1).toLowerCase(Locale.ROOT));
        return "ChiCTR-" + (small ? m.group(1).toUpperCase(Locale.ROOT) : m.group(1)) + "-" + m.group(2);
    }

    private static String itmctr(Matcher m) {
        return (m.group(1).equalsIgnoreCase("itmctr") ? "ITMCTR" : "ChiMCTR") + m.group(2);
    }

    /** The groups of a match behind a fixed word, with slashes between. */
    private static Function<Matcher, String> slashed(String word) {
        return m -> IntStream.rangeClosed(1, m.groupCount())
                .mapToObj(m::group)
                .collect(Collectors.joining("/", word + "/", ""));
    }

    /** The registry wrote a hyphen in the middle in its first year. */
    private static String rebec(Matcher m) {
        return "RBR-" + m.group(1).toLowerCase(Locale.ROOT).replace("-", "");
    }

    private static String jrct(Matcher m) {
        return "jRCT" + m.group(1).toLowerCase(Locale.ROOT) + m.group(2);
    }
}
