package org.trialgraph.linkage;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.registry.RegistryNumbers;

/** The short names and the sponsor's own codes by which people know a study. */
final class Names {
    private static final int SHORTEST = 4;
    private static final Pattern NAME_IN_TITLE =
            Pattern.compile("(?<![\\p{L}\\p{N}-])(?=[\\p{L}\\p{N}-]*\\p{Lu}[\\p{L}\\p{N}-]*\\p{Lu})"
                    + "[\\p{Lu}\\p{N}][\\p{L}\\p{N}-]{3,24}(?![\\p{L}\\p{N}])");
    private static final Pattern NUMBER_BEHIND =
            Pattern.compile("[ -](\\d{1,2})(?![\\p{L}\\p{N}%.,/-]| ?(?:mg|days?|weeks?|months?|years?))");
    private static final Pattern ORDINARY =
            Pattern.compile("(?:(?:\\p{Lu}?\\p{Ll}+|\\d+)-)+(?:\\p{Lu}?\\p{Ll}+|\\d+)|(?:Non|Anti|Pre|Post)-.*");
    private static final Pattern SHOUTED = Pattern.compile("[^\\p{Ll}]*");

    private Names() {}

    /**
     * The acronym fields and the words of titles that look like names, such as {@code CONCOR-1}, as letters and digits in
     * lower case; {@code First-in-Human} and {@code Non-COVID} are words, not names. Titles printed wholly in capitals show no names.
     */
    static Set<String> acronyms(Registration registration) {
        Set<String> names = new LinkedHashSet<>();
        registration.acronyms().forEach(acronym -> add(names, acronym));
        for (String title : registration.titles()) {
            if (!SHOUTED.matcher(title).matches()) {
                Matcher m = NAME_IN_TITLE.matcher(title);
                while (m.find()) {
                    if (ORDINARY.matcher(m.group()).matches()) {
                        continue;
                    }
                    add(names, m.group());
                    numbered(title, m).ifPresent(name -> add(names, name));
                }
            } else if (title.indexOf(':') > 0) {
                add(names, title.substring(0, title.indexOf(':')));
            }
        }
        return names;
    }

    /** A name with the number behind it, since {@code CONCOR 1} is {@code CONCOR-1}. */
    private static Optional<String> numbered(String title, Matcher name) {
        Matcher number = NUMBER_BEHIND.matcher(title).region(name.end(), title.length());
        boolean plain = name.group().chars().noneMatch(Character::isDigit);
        return plain && number.lookingAt() ? Optional.of(name.group() + number.group(1)) : Optional.empty();
    }

    /** Ids that no registry gave and that are long enough not to be met by chance: five characters, three of them digits. */
    static Set<String> codes(Registration registration) {
        Set<String> codes = new LinkedHashSet<>();
        for (DeclaredId id : registration.ids()) {
            String code = squeezed(id.value());
            long digits = code.chars().filter(Character::isDigit).count();
            if (code.length() >= 5
                    && digits >= 3
                    && code.length() <= 40
                    && code.chars().distinct().count() > 2
                    && RegistryNumbers.find(id.value()).isEmpty()) {
                codes.add(code);
            }
        }
        return codes;
    }

    private static void add(Set<String> names, String name) {
        String squeezed = squeezed(name);
        if (squeezed.length() >= SHORTEST && squeezed.length() <= 30) {
            names.add(squeezed);
        }
    }

    /** Only letters and digits, lower case, without accents. */
    static String squeezed(String name) {
        return Words.fold(name).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
