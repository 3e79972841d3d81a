package org.trialgraph.linkage;

import java.util.regex.Pattern;

/**
 * Titles that stand in for a title and name no study. ClinicalTrials.gov puts one in square brackets for trials of devices
 * that are not on the market, which share it by the hundred.
 */
final class TemplateTitles {
    private static final Pattern STAND_IN = Pattern.compile(
            "\\s*(?:\\[.*]|trial of device that is not approved or cleared.*|(?:title )?(?:withheld|not provided|not available|"
                    + "not applicable|none|n/?a|test|unknown|to be (?:determined|announced))\\.?)\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private TemplateTitles() {}

    /** Whether a title is only a stand-in. */
    static boolean isOne(String title) {
        return STAND_IN.matcher(title).matches();
    }
}
