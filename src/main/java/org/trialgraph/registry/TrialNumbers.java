package org.trialgraph.registry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.CharUtils;
import org.jspecify.annotations.Nullable;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.text.TextNormalizer;

/**
 * Recognises, normalises and rejects the numbers that registries give to trials. Whatever prefix, space, dash or width of
 * letters a document uses, the number comes out as its registry writes it: {@code EUCTR2007-006072-11-SE} is
 * {@code 2007-006072-11}, {@code JPRN-UMIN000023322} is {@code UMIN000023322}. Numbers made up to fill a field are none.
 */
public final class TrialNumbers {
    private static final int LONGEST_FIELD = 300;
    private static final Pattern HOST = Pattern.compile("https?://[^\\s/]{1,100}");

    /** The patterns whose matches may begin with an ASCII character, by this character. */
    private static final List<List<NumberPattern>> PATTERNS = byFirstCharacter(Registries.numberPatterns());

    private static final Map<String, Pattern> SERIALS = patterns(":serial");
    private static final Map<String, Pattern> REGISTRATIONS = patterns(":registration");
    private static final Map<String, String> PLACEHOLDERS = Registries.rules(":placeholders");
    /** What people count up or down to fill a compulsory field. */
    private static final Set<String> COUNTED =
            Set.of("123456", "12345678", "87654321", "123456789", "1234567890", "12345678901234");

    /** Words that may stand beside a number in a field without making it a field about something else. */
    private static final Set<String> LABELS = Stream.concat(
                    Registries.labels(),
                    Stream.of(("clinical trials trial gov www http https com org net eu int ct2 show study view search "
                                    + "query ctr who ictrp us usa uk number no nr id ids identifier registry register "
                                    + "registration registered registries code european union database other public app "
                                    + "en lang aspx trialreview detail latest trial2 trialid irctid details rg")
                            .split(" ")))
            .collect(Collectors.toUnmodifiableSet());

    private TrialNumbers() {}

    /**
     * The number that a whole field holds, however it is spelled and whatever label of a registry stands beside it. Empty
     * where it is none or a dummy, and where the field names several or says more, for then it is not certain that the
     * number is the field's.
     */
    public static Optional<TrialNumber> recognise(String field) {
        if (field.length() > LONGEST_FIELD) {
            return Optional.empty();
        }
        String plain = TextNormalizer.clean(TextNormalizer.matchable(field));
        List<Hit> hits = scan(plain, true);
        if (hits.stream().map(Hit::number).distinct().count() != 1 || !onlyLabelsBeside(plain, hits)) {
            return Optional.empty();
        }
        return Optional.of(hits.get(0).number());
    }

    /** The numbers that stand anywhere in running text, in order, none twice, no character read twice. */
    public static List<TrialNumber> find(String text) {
        Set<TrialNumber> numbers = new LinkedHashSet<>();
        scan(TextNormalizer.matchable(text), false).forEach(hit -> numbers.add(hit.number()));
        return List.copyOf(numbers);
    }

    /**
     * The registration that a number stands for, for comparing numbers: without the last two digits that EU CTIS adds for
     * each resubmission of the same trial, and without regard to case. Numbers themselves keep those digits where they are
     * printed, because the registry prints them.
     */
    public static String registration(TrialNumber number) {
        Pattern head = REGISTRATIONS.get(number.registry());
        Matcher m = head == null ? null : head.matcher(number.number());
        return (m != null && m.lookingAt() ? m.group() : number.number()).toUpperCase(Locale.ROOT);
    }

    /** A number and where it stands. */
    private record Hit(TrialNumber number, int start, int end) {}

    private static List<Hit> scan(String text, boolean field) {
        List<Hit> hits = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            Hit hit = startsWord(text, i) ? hitAt(text, i, field) : null;
            if (hit != null && !isPlaceholder(hit.number())) {
                hits.add(hit);
            }
            i = hit == null ? i + 1 : hit.end();
        }
        return hits;
    }

    /** Whether a number may begin here: at a letter or digit that continues no word, no chain of digits, no telephone number. */
    private static boolean startsWord(String text, int i) {
        if (!CharUtils.isAsciiAlphanumeric(text.charAt(i))) {
            return false;
        }
        if (i == 0) {
            return true;
        }
        char before = text.charAt(i - 1);
        boolean chained = CharUtils.isAsciiNumeric(text.charAt(i))
                && (before == '+'
                        || (before == '-' || before == '.') && i > 1 && CharUtils.isAsciiNumeric(text.charAt(i - 2)));
        return !CharUtils.isAsciiAlphanumeric(before) && !chained;
    }

    /** The number that begins at a place; null if none does. */
    private static @Nullable Hit hitAt(String text, int place, boolean field) {
        for (NumberPattern pattern : PATTERNS.get(text.charAt(place))) {
            Matcher m = field || !pattern.fieldOnly() ? pattern.at(text, place) : null;
            if (m != null) {
                return new Hit(new TrialNumber(pattern.registry(), pattern.spell(m)), place, m.end());
            }
        }
        return null;
    }

    /** Whether a number of the right form is one that no registry has given: what people type to fill a compulsory field. */
    private static boolean isPlaceholder(TrialNumber number) {
        if (PLACEHOLDERS.getOrDefault(number.registry(), "true").equals("false")) {
            return false;
        }
        Pattern serial = SERIALS.get(number.registry());
        Matcher m = serial == null ? null : serial.matcher(number.number());
        String digits =
                m != null && m.lookingAt() ? m.group(1) : number.number().replaceAll("[^0-9]", "");
        return digits.chars().distinct().count() == 1 || COUNTED.contains(digits);
    }

    private static boolean onlyLabelsBeside(String field, List<Hit> hits) {
        StringBuilder rest = new StringBuilder(field);
        for (int i = hits.size() - 1; i >= 0; i--) {
            rest.replace(hits.get(i).start(), hits.get(i).end(), " ");
        }
        String words = HOST.matcher(rest.toString().toLowerCase(Locale.ROOT)).replaceAll(" ");
        return Stream.of(words.split("[^\\p{L}\\p{N}]+")).allMatch(word -> word.isEmpty() || LABELS.contains(word));
    }

    private static List<List<NumberPattern>> byFirstCharacter(List<NumberPattern> patterns) {
        return IntStream.range(0, 128)
                .mapToObj(c -> patterns.stream()
                        .filter(pattern -> pattern.mayStartWith((char) c))
                        .toList())
                .toList();
    }

    private static Map<String, Pattern> patterns(String property) {
        return Registries.rules(property).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, rule -> Pattern.compile(rule.getValue())));
    }

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
}
