package org.trialgraph.registry;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One form of the numbers of one registry, as {@code ontology/registries.ttl} describes it.
 *
 * @param registry key of the registry
 * @param pattern the number with the prefixes that others put before it; matched at the start of a word, without regard to
 *     case
 * @param spelling the registry's own spelling of a match, with groups in braces
 * @param fieldOnly whether words of running text may be taken for it, so that only a field for numbers can hold it
 */
record NumberPattern(String registry, Pattern pattern, String spelling, boolean fieldOnly) {
    /** What stands between the letters of a registry and the digits where people write them apart. */
    private static final String GAP = "[ :#=-]{0,3}";
    /** A slash, also as addresses spell it and as it is where a slash is no part of a name. */
    private static final String SLASH = " ?(?:/|%2F|-|_) ?";

    /** A form whose regular expression is spelled as in the table. */
    static NumberPattern of(String registry, String regex, String spelling, boolean fieldOnly) {
        String whole = "(?:" + regex.replace("{gap}", GAP).replace("{slash}", SLASH) + ")(?![A-Za-z0-9])";
        return new NumberPattern(registry, Pattern.compile(whole, Pattern.CASE_INSENSITIVE), spelling, fieldOnly);
    }

    /** Whether a match can begin with the character: then the pattern asks for more than this one. */
    boolean mayStartWith(char c) {
        Matcher m = pattern.matcher(String.valueOf(c));
        return m.lookingAt() || m.hitEnd();
    }

    /** The match that begins exactly at the place; null if there is none. */
    @Nullable
    Matcher at(CharSequence text, int place) {
        Matcher m = pattern.matcher(text).region(place, text.length()).useTransparentBounds(true);
        return m.lookingAt() ? m : null;
    }

    /** The registry's own spelling of a match. */
    String spell(Matcher match) {
        String number = spelling;
        for (int i = 1; i <= match.groupCount(); i++) {
            String group = match.group(i).replace(" ", "");
            String lower = group.toLowerCase(Locale.ROOT);
            String upper = group.equals(lower) ? group.toUpperCase(Locale.ROOT) : group;
            number = number.replace("{" + i + "}", group)
                    .replace("{" + i + ":lower}", lower)
                    .replace("{" + i + ":upper}", upper);
        }
        return number;
    }
}
