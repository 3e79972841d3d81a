package org.trialgraph.linkage;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.linkage.Registration.DeclaredId;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.TextNormalizer;

/**
 * The names that a study goes by beside its numbers: acronyms, the sponsor's own codes, the programme that it is a national part
 * of, and what its titles say of its relation to other studies.
 */
final class StudyNames {
    private static final int SHORTEST = 4;
    private static final int STEM = 4;
    private static final Pattern NAME_IN_TITLE =
            Pattern.compile("(?<![\\p{L}\\p{N}-])(?=[\\p{L}\\p{N}-]*\\p{Lu}[\\p{L}\\p{N}-]*\\p{Lu})"
                    + "[\\p{Lu}\\p{N}][\\p{L}\\p{N}-]{3,24}(?![\\p{L}\\p{N}])");
    private static final Pattern NUMBER_BEHIND =
            Pattern.compile("[ -](\\d{1,2})(?![\\p{L}\\p{N}%.,/-]| ?(?:mg|days?|weeks?|months?|years?))");
    private static final Pattern ORDINARY_WORD = Pattern.compile("\\p{Lu}?\\p{Ll}+|\\d+");
    private static final List<String> PREFIXES = List.of("Non-", "Anti-", "Pre-", "Post-");
    private static final String NAME = "(\\p{Lu}[\\p{L}\\p{N}-]{3,24})";
    private static final Pattern PART_OF =
            Pattern.compile("\\b(?:[Aa]rm|[Pp]art|[Bb]ranch|[Ss]ub-?protocol) of (?:the )?" + NAME);
    private static final Pattern AFTER_COUNTRY = Pattern.compile("\\b(\\p{Lu}\\p{L}{2,15})[ )-]+" + NAME);
    private static final Pattern BEFORE_COUNTRY = Pattern.compile(NAME + "-(\\p{L}{2,12})");
    private static final List<String> ADJECTIVES = List.of("an", "ean", "ese", "ish", "ine", "ic", "i");
    private static final Pattern FOLLOW_UP = Pattern.compile(
            "\\b(extension|roll-?over|follow-?up (study|trial|of)|follow-?on|"
                    + "long-?term follow-?up|ancillary|sub-?study|biobank of|post-?trial access|open-label continuation)\\b");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "trial of device that is not approved or cleared.*|(?:title )?(?:withheld|not provided|not available|"
                    + "not applicable|none|n/?a|test|unknown|to be (?:determined|announced))\\.?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private StudyNames() {}

    /** The names of one kind of all registrations, with how many have each. */
    static final class Index {
        private final Map<String, Integer> frequency = new HashMap<>();
        private final List<Set<String>> names;

        /**
         * @param registrations all, in their order
         * @param names what is taken of each
         */
        Index(List<Registration> registrations, Function<Registration, Set<String>> names) {
            this.names = registrations.stream().map(names).toList();
            this.names.forEach(all -> all.forEach(name -> frequency.merge(name, 1, Integer::sum)));
        }

        /** The names of a registration, in their order. */
        Set<String> of(int registration) {
            return names.get(registration);
        }

        /** How many registrations have the name. */
        int frequency(String name) {
            return frequency.getOrDefault(name, 0);
        }
    }

    /**
     * The acronym fields and the words of titles that look like acronyms, such as {@code CONCOR-1}, normalized; {@code
     * First-in-Human} and {@code Non-COVID} are words, not names. Titles printed wholly in capitals show no names but before a
     * colon.
     */
    static Set<String> acronyms(Registration registration) {
        Set<String> names = new LinkedHashSet<>();
        registration.acronyms().forEach(acronym -> add(names, acronym));
        for (String title : registration.titles()) {
            if (title.codePoints().anyMatch(c -> Character.getType(c) == Character.LOWERCASE_LETTER)) {
                Matcher m = NAME_IN_TITLE.matcher(title);
                while (m.find()) {
                    if (!isOrdinary(m.group())) {
                        add(names, m.group());
                        withNumber(title, m).ifPresent(name -> add(names, name));
                    }
                }
            } else if (title.indexOf(':') > 0) {
                add(names, title.substring(0, title.indexOf(':')));
            }
        }
        return names;
    }

    /** Whether all parts between hyphens are ordinary words, at least two of them, or the first is a prefix. */
    private static boolean isOrdinary(String name) {
        if (PREFIXES.stream().anyMatch(name::startsWith)) {
            return true;
        }
        String[] parts = name.split("-", -1);
        for (String part : parts) {
            if (!ORDINARY_WORD.matcher(part).matches()) {
                return false;
            }
        }
        return parts.length > 1;
    }

    /** A name with the number behind it, since {@code CONCOR 1} is {@code CONCOR-1}. */
    private static Optional<String> withNumber(String title, Matcher name) {
        Matcher number = NUMBER_BEHIND.matcher(title).region(name.end(), title.length());
        boolean plain = name.group().chars().noneMatch(Character::isDigit);
        return plain && number.lookingAt() ? Optional.of(name.group() + number.group(1)) : Optional.empty();
    }

    /** Ids that no registry gave and that are too long to be shared by chance: five characters, three of them digits. */
    static Set<String> codes(Registration registration) {
        Set<String> codes = new LinkedHashSet<>();
        for (DeclaredId id : registration.ids()) {
            String code = normalized(id.value());
            if (code.length() >= 5
                    && code.chars().filter(Character::isDigit).count() >= 3
                    && code.length() <= 40
                    && code.chars().distinct().count() > 2
                    && TrialNumbers.find(id.value()).isEmpty()) {
                codes.add(code);
            }
        }
        return codes;
    }

    private static void add(Set<String> names, String name) {
        String normalized = normalized(name);
        if (normalized.length() >= SHORTEST && normalized.length() <= 30) {
            names.add(normalized);
        }
    }

    /** Only letters and digits, lower case, without accents. */
    static String normalized(String name) {
        return TextNormalizer.fold(name).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /**
     * The normalized names of the programmes of which a registration says that it is the part in one country: "Canadian arm of
     * the SOLIDARITY trial", "NOR Solidarity", {@code RAPID-BRAZIL}.
     */
    static Set<String> programsOfNationalPart(Registration registration) {
        Set<String> found = new LinkedHashSet<>();
        List<String> codes = registration.countries();
        for (String title : registration.titles()) {
            Matcher part = PART_OF.matcher(title);
            while (part.find()) {
                found.add(normalized(part.group(1)));
            }
            Matcher after = AFTER_COUNTRY.matcher(title);
            while (after.find()) {
                if (isCountry(after.group(1), codes)) {
                    found.add(normalized(after.group(2)));
                }
                after.region(after.end(1), title.length());
            }
            beforeCountry(title, codes).ifPresent(found::add);
        }
        registration.acronyms().forEach(acronym -> beforeCountry(acronym, codes).ifPresent(found::add));
        return found;
    }

    private static Optional<String> beforeCountry(String words, List<String> codes) {
        Matcher m = BEFORE_COUNTRY.matcher(words);
        while (m.find()) {
            if (isCountry(m.group(2), codes)) {
                return Optional.of(normalized(m.group(1)));
            }
        }
        return Optional.empty();
    }

    /** Whether a word is the code of one of the countries, its name or the adjective of it. */
    private static boolean isCountry(String word, List<String> codes) {
        for (String code : codes) {
            String name = CountryCodes.english(code);
            // The code that people write in names is not the ISO code of the United Kingdom.
            String twoLetters = code.equals("GBR") ? "UK" : CountryCodes.alpha2(code);
            boolean adjective = word.length() >= STEM
                    && name.length() >= STEM
                    && name.regionMatches(true, 0, word, 0, STEM)
                    && ADJECTIVES.stream().anyMatch(word::endsWith);
            if (word.equals(code) || word.equals(twoLetters) || adjective || word.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a title says that its study follows on another, such as an extension, or is a part beside it. */
    static boolean isFollowUp(Registration registration) {
        return registration.titles().stream()
                .anyMatch(title ->
                        FOLLOW_UP.matcher(title.toLowerCase(Locale.ROOT)).find());
    }

    /** Whether one of two registrations alone says that its study follows on another. */
    static boolean onlyOneIsFollowUp(Registration a, Registration b) {
        return isFollowUp(a) != isFollowUp(b);
    }

    /**
     * Whether a title stands in for a title and names no study. ClinicalTrials.gov puts one in square brackets for trials of
     * devices that are not on the market, which share it by the hundred.
     */
    static boolean isPlaceholderTitle(String title) {
        String words = title.strip();
        return words.startsWith("[") && words.endsWith("]")
                || PLACEHOLDER.matcher(words).matches();
    }
}
