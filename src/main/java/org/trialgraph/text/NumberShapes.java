package org.trialgraph.text;

import static org.trialgraph.text.NumberShape.inFieldOnly;
import static org.trialgraph.text.NumberShape.of;
import static org.trialgraph.text.NumberShape.prefixed;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/**
 * The shapes of all registries' numbers, in the order in which they are tried: EU CTIS numbers begin like EudraCT numbers and
 * come before them.
 */
final class NumberShapes {
    private static final String NOT_LONGER = "(?!-?\\d)";
    private static final String NOT_LONGER_BUT_FOR_A_STATE = "(?!\\d|-(?!3RD)\\d)";
    private static final String MEMBER_STATE = "(?:-(?:[A-Z]{2}|3RD|Outside-EU/EEA)(?![A-Za-z0-9]))?";

    /** Every shape. */
    static final List<NumberShape> ALL = List.of(
            of("ctgov", "N", "NCT[ :#-]{0,2}(0\\d{3} ?\\d{4})", prefixed("NCT")),
            of("ctis", "CE2", "(?:(?:EU)?CTIS[ -]?)?(20\\d{2}-5\\d{5}-\\d{2}(?:-\\d{2})?)" + NOT_LONGER, prefixed("")),
            of(
                    "euctr",
                    "E12",
                    "(?:(?:EUCTR|EudraCT)[ :-]{0,2})?((?:19|20)\\d{2}-[0-4]\\d{5}-\\d{2})" + NOT_LONGER_BUT_FOR_A_STATE
                            + MEMBER_STATE,
                    prefixed("")),
            of("isrctn", "I", "IS(?:RC|CR)TN[ :#-]{0,2}(\\d{4} ?\\d{4})", prefixed("ISRCTN")),
            of("drks", "D", "DRKS[ -]?(000\\d{5})", prefixed("DRKS")),
            of("chictr", "C", "Chi ?CTR[ -]{0,2}(?:([A-Z]{2,6})-)?(\\d{8,10})", NumberShapes::chictr),
            of("itmctr", "IC", "(ITMCTR|ChiMCTR)[ -]?(\\d{10})", NumberShapes::itmctr),
            of("anzctr", "A", "ACTRN[ :]?(126\\d{11})p?", prefixed("ACTRN")),
            of("ctri", "C", "CTRI ?/ ?(\\d{4}) ?/ ?(\\d{2,3}) ?/ ?(\\d{6})", NumberShapes::ctri),
            of("jrct", "J", "(?:JPRN-)?jRCT ?([a-z]?)(\\d{9,10})", NumberShapes::jrct),
            of("japic", "J", "(?:JPRN-)?JapicCTI ?-? ?(\\d{6})", prefixed("JapicCTI-")),
            of("jma", "J", "(?:JPRN-)?JMA-?IIA ?(\\d{5})", prefixed("JMA-IIA")),
            of("umin", "UJ", "(?:(?:JPRN-)?UMIN[ -]?|JPRN-C)(0000\\d{5})", prefixed("UMIN")),
            inFieldOnly("umin", "C", "C(0000\\d{5})", prefixed("UMIN")),
            of("ntr", "N", "NTR(\\d{1,5})", prefixed("NTR")),
            of("ntr", "N", "NL-OMON ?(\\d{4,6})", prefixed("NL-OMON")),
            inFieldOnly("ntr", "N", "NL(\\d{3,5})(?!\\.\\d)", prefixed("NL")),
            of("irct", "I", "(IRCT\\d{8,14}N\\d{1,3})", NumberShape::capitals),
            of("kct", "K", "KCT ?(\\d{7})", prefixed("KCT")),
            of("pactr", "P", "PACTR ?(20\\d{13,14})", prefixed("PACTR")),
            of("tctr", "T", "TCTR ?(20\\d{9})", prefixed("TCTR")),
            of("slctr", "S", "(SLCTR/\\d{4}/\\d{3})", NumberShape::capitals),
            of(
                    "rebec",
                    "R",
                    "RBR-((?=[a-z]{0,8}\\d)[0-9a-z]{6,9})",
                    m -> "RBR-" + m.group(1).toLowerCase(Locale.ROOT)),
            of("rpcec", "R", "RPCEC ?(\\d{8})", prefixed("RPCEC")),
            of("repec", "P", "(PER-\\d{3}-\\d{2})" + NOT_LONGER, NumberShape::capitals),
            of("lbctr", "L", "LBCTR ?(20\\d{8})", prefixed("LBCTR")),
            of("snctp", "S", "SNCTP ?(\\d{9})", prefixed("SNCTP")));

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

    private static String ctri(Matcher m) {
        return "CTRI/" + m.group(1) + "/" + m.group(2) + "/" + m.group(3);
    }

    private static String jrct(Matcher m) {
        return "jRCT" + m.group(1).toLowerCase(Locale.ROOT) + m.group(2);
    }
}
