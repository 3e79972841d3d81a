package org.trialgraph.format.ctgov;

import java.util.Optional;
import org.apache.commons.lang3.CharUtils;
import org.trialgraph.text.TextNormalizer;

/**
 * Ids of MeSH descriptors ({@code D}) and supplementary records ({@code C}) as NLM writes them. ClinicalTrials.gov pads the
 * number to nine digits; MeSH gives six digits to descriptors up to D066331 and nine from D000066332 on, where the scheme
 * changed, and likewise for supplementary records up to C999999.
 */
final class MeshIds {
    private static final int FEWEST_DIGITS = 6;
    private static final int MOST_DIGITS = 9;
    private static final int LAST_SHORT_DESCRIPTOR = 66_331;
    private static final int LAST_SHORT_SUPPLEMENT = 999_999;

    private MeshIds() {}

    /** The id in NLM's own form; empty where the text is none. */
    static Optional<String> unpadded(String printed) {
        String id = TextNormalizer.clean(printed);
        boolean descriptor = id.startsWith("D");
        String digits = descriptor || id.startsWith("C") ? id.substring(1) : "";
        if (digits.length() < FEWEST_DIGITS
                || digits.length() > MOST_DIGITS
                || !digits.chars().allMatch(c -> CharUtils.isAsciiNumeric((char) c))) {
            return Optional.empty();
        }
        int number = Integer.parseInt(digits);
        boolean shortForm = number <= (descriptor ? LAST_SHORT_DESCRIPTOR : LAST_SHORT_SUPPLEMENT);
        return Optional.of(id.charAt(0) + String.format(shortForm ? "%06d" : "%09d", number));
    }
}
