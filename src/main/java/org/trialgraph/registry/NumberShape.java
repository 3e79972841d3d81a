package org.trialgraph.registry;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the numbers of one registry look like.
 *
 * @param registry key of the registry
 * @param starts the letters or digits, upper case, with which a number or its prefix begins
 * @param pattern the number with the prefixes that others put before it; matched at the start of a word, without regard to
 *     case
 * @param spelling the registry's own spelling of a match
 * @param runningText whether words of running text may be taken for it; otherwise only a field that is for numbers
 */
record NumberShape(
        String registry, String starts, Pattern pattern, Function<Matcher, String> spelling, boolean runningText) {

    /** A number that may stand in running text. */
    static NumberShape of(String registry, String starts, String regex, Function<Matcher, String> spelling) {
        return new NumberShape(registry, starts, compile(regex), spelling, true);
    }

    /** A number too plain to be told from other things outside a field that is for numbers. */
    static NumberShape inFieldOnly(String registry, String starts, String regex, Function<Matcher, String> spelling) {
        return new NumberShape(registry, starts, compile(regex), spelling, false);
    }

    private static Pattern compile(String regex) {
        return Pattern.compile("(?:" + regex + ")(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);
    }

    /** Spells a match as a fixed prefix and the first group without its spaces. */
    static Function<Matcher, String> prefixed(String prefix) {
        return m -> prefix + m.group(1).replace(" ", "");
    }

    /** Spells a match in capitals. */
    static String capitals(Matcher m) {
        return m.group(1).toUpperCase(Locale.ROOT);
    }

    /** Whether a number of this shape can begin with the character. */
    boolean mayStartWith(char c) {
        return starts.indexOf(Character.toUpperCase(c)) >= 0;
    }

    /** The match that begins exactly at the place, if there is one. */
    Optional<Matcher> at(CharSequence text, int place) {
        Matcher m = pattern.matcher(text).region(place, text.length());
        m.useTransparentBounds(true);
        return m.lookingAt() ? Optional.of(m) : Optional.empty();
    }
}
