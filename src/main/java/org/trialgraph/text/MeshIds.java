package org.trialgraph.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids of MeSH descriptors ({@code D}) and supplementary records ({@code C}) as NLM writes them. ClinicalTrials.gov pads the
 * number to nine digits; MeSH gives six digits to descriptors up to D066331 and nine from D000066332 on, where the scheme
 * changed, and likewise for supplementary records up to C999999.
 */
public final class MeshIds {
    private static final Pattern ID = Pattern.compile("([DC])(\\d{6,9})");
    private static final int LAST_SHORT_DESCRIPTOR = 66_331;
    private static final int LAST_SHORT_SUPPLEMENT = 999_999;

    private MeshIds() {}

    /** The id in NLM's own form; empty where the text is none. */
    public static Optional<String> unpadded(String printed) {
        Matcher id = ID.matcher(TextNormalizer.clean(printed));
        if (!id.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(id.group(2));
        boolean shortForm = number <= (id.group(1).equals("D") ? LAST_SHORT_DESCRIPTOR : LAST_SHORT_SUPPLEMENT);
        return Optional.of(id.group(1) + String.format(shortForm ? "%06d" : "%09d", number));
    }
}
