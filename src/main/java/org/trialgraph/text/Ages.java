package org.trialgraph.text;

import java.util.Optional;
import org.trialgraph.model.Age;

/** Reads printed age limits. */
public final class Ages {
    private Ages() {}

    /** Reads an age limit such as {@code 18 Years}; what is not understood has no duration. */
    public static Age parse(String printed) {
        return new Age(Optional.empty(), printed);
    }

    /** Whether the words say that there is no limit, such as {@code N/A}. */
    public static boolean unlimited(String printed) {
        return printed.equalsIgnoreCase("n/a");
    }
}
