package org.trialgraph.linkage;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells studies that follow on or hang on another study, which carry its title, from the study itself. */
final class Extension {
    private static final Pattern FOLLOWS = Pattern.compile(
            "\\b(extension|roll-?over|follow-?up (study|trial|of)|follow-?on|"
                    + "long-?term follow-?up|ancillary|sub-?study|biobank of|post-?trial access|open-label continuation)\\b");

    /** What speaks against one study where only one title says so. */
    static final MatchFeature FEATURE =
            new MatchFeature(-4, () -> "only one title says that its study follows on or belongs to another");

    private Extension() {}

    /** Whether a title says that its study follows on another or is a part beside it. */
    static boolean isOne(Registration registration) {
        return registration.titles().stream()
                .anyMatch(
                        title -> FOLLOWS.matcher(title.toLowerCase(Locale.ROOT)).find());
    }

    /** Whether only one of two says so. */
    static boolean onlyOne(Registration a, Registration b) {
        return isOne(a) != isOne(b);
    }
}
