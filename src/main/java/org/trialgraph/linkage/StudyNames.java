package org.trialgraph.linkage;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    /** A word with two capitals and, where it ends, the number behind it. */
    private static final Pattern NAME_IN_TITLE =
            Pattern.compile("(?<![\\p{L}\\p{N}-])(?=[\\p{L}\\p{N}-]*\\p{Lu}[\\p{L}\\p{N}-]*\\p{Lu})"
                    + "[\\p{Lu}\\p{N}][\\p{L}\\p{N}-]{3,24}(?![\\p{L}\\p{N}])(?:(?=[ -](\\d{1,2})"
                    + "(?![\\p{L}\\p{N}%.,/-]| ?(?:mg|days?|weeks?|months?|years?)))|)");

    private static final List<String> PREFIXES = List.of("Non-", "Anti-", "Pre-", "Post-");
    private static final String NAME = "(\\p{Lu}[\\p{L}\\p{N}-]{3,24})";
    private static final Pattern PART_OF =
            Pattern.compile("\\b(?:[Aa]rm|[Pp]art|[Bb]ranch|[Ss]ub-?protocol) of (?:the )?" + NAME);
    private static final Pattern ORDINARY_WORD = Pattern.compile("\\p{Lu}?\\p{Ll}+|\\d+");
    private static final Pattern AFTER_COUNTRY = Pattern.compile("\\b(\\p{Lu}\\p{L}{2,15})(?=[ )-]+" + NAME + ")");
    private static final Pattern BEFORE_COUNTRY = Pattern.compile(NAME + "-(\\p{L}{2,12})");
    private static final List<String> ADJECTIVES = List.of("an", "ean", "ese", "ish", "ine", "ic", "i");
    private static final Pattern FOLLOW_UP = Pattern.compile(
            "\\b(extension|roll-?over|follow-?up (study|trial|of)|follow-?on|"
                    + "long-?term follow-?up|ancillary|sub-?study|biobank of|post-?trial access|open-label continuation)\\b");
    private static final Set<String> PLACEHOLDERS = Set.of(
            ("withheld|not provided|not available|not applicable|none|n/a|na|test|unknown|to be determined|to be announced")
                    .split("\\|"));

    private StudyNames() {}

    /** The names of one kind of some registrations, with how many of all have each. */
    static final class Index {
        private final List<Set<String>> names;
        private final ToIntFunction<String> frequency;

        /**
         * @param registrations some, in their order
         * @param names what is taken of each
         * @param counts how many of all have a name; empty where these are all
         */
        Index(
                List<Registration> registrations,
                Function<Registration, Set<String>> names,
                Optional<ToIntFunction<String>> counts) {
            this.names = registrations.stream().map(names).toList();
            this.frequency = counts.orElseGet(this::counted);
        }

        private ToIntFunction<String> counted() {
            Map<String, Integer> counted = new HashMap<>();
            names.forEach(all -> all.forEach(name -> counted.merge(name, 1, Integer::sum)));
            return name -> counted.getOrDefault(name, 0);
        }

        /** The names of a registration, in their order. */
        Set<String> of(int registration) {
            return names.get(registration);
        }

        /** How many of all registrations have the name. */
        int frequency(String name) {
            return frequency.applyAsInt(name);
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
                NAME_IN_TITLE
                        .matcher(title)
                        .results()
                        .filter(m -> !isOrdinary(m.group()))
                        .forEach(m -> {
                            add(names, m.group());
                            // CONCOR 1 is CONCOR-1.
                            if (m.group(1) != null && m.group().chars().noneMatch(Character::isDigit)) {
                                add(names, m.group() + m.group(1));
                            }
                        });
            } else if (title.indexOf(':') > 0) {
                add(names, title.substring(0, title.indexOf(':')));
            }
        }
        return names;
    }

    /** Whether all parts between hyphens are ordinary words, at least two of them, or the first is a prefix. */
    private static boolean isOrdinary(String name) {
        return PREFIXES.stream().anyMatch(name::startsWith)
                || name.indexOf('-') >= 0 && Stream.of(name.split("-", -1)).allMatch(StudyNames::isOrdinaryWord);
    }

    private static boolean isOrdinaryWord(String word) {
        return ORDINARY_WORD.matcher(word).matches();
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
            PART_OF.matcher(title).results().forEach(m -> found.add(normalized(m.group(1))));
            AFTER_COUNTRY
                    .matcher(title)
                    .results()
                    .filter(m -> isCountry(m.group(1), codes))
                    .forEach(m -> found.add(normalized(m.group(2))));
            beforeCountry(title, codes).ifPresent(found::add);
        }
        registration.acronyms().forEach(acronym -> beforeCountry(acronym, codes).ifPresent(found::add));
        return found;
    }

    private static Optional<String> beforeCountry(String words, List<String> codes) {
        return BEFORE_COUNTRY
                .matcher(words)
                .results()
                .filter(m -> isCountry(m.group(2), codes))
                .findFirst()
                .map(m -> normalized(m.group(1)));
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
    static boolean isFollowUp(String title) {
        return FOLLOW_UP.matcher(title.toLowerCase(Locale.ROOT)).find();
    }

    /**
     * Whether a title stands in for a title and names no study. ClinicalTrials.gov puts one in square brackets for trials of
     * devices that are not on the market, which share it by the hundred.
     */
    static boolean isPlaceholderTitle(String title) {
        String words = title.strip().toLowerCase(Locale.ROOT);
        return words.startsWith("[") && words.endsWith("]")
                || words.startsWith("trial of device that is not approved or cleared")
                || PLACEHOLDERS.contains(words.replaceFirst("^title ", "").replaceFirst("\\.$", ""));
    }
}
