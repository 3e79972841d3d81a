package org.trialgraph.linkage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from titles and names that a registration is the part of a named programme that runs in one country: "Canadian arm of
 * the SOLIDARITY trial", "NOR Solidarity", {@code RAPID-BRAZIL}.
 */
final class NationalPart {
    private static final String NAME = "(\\p{Lu}[\\p{L}\\p{N}-]{3,24})";
    private static final Pattern PART_OF =
            Pattern.compile("\\b(?:[Aa]rm|[Pp]art|[Bb]ranch|[Ss]ub-?protocol) of (?:the )?" + NAME);
    private static final Pattern AFTER_COUNTRY = Pattern.compile("\\b(\\p{Lu}\\p{L}{2,15})[ )-]+" + NAME);
    private static final Pattern ENDING = Pattern.compile(NAME + "-(\\p{L}{2,12})");
    private static final int STEM = 4;
    private static final Pattern ADJECTIVE = Pattern.compile("(?:an|ean|ese|ish|ine|ic|i)$");

    private NationalPart() {}

    /** The names, squeezed, of the programmes that a registration says it is a part of. */
    static Set<String> programmes(Registration registration) {
        Set<String> found = new LinkedHashSet<>();
        List<String> countries =
                registration.countries().stream().map(CountryCodes::english).toList();
        for (String title : registration.titles()) {
            Matcher part = PART_OF.matcher(title);
            while (part.find()) {
                found.add(Names.squeezed(part.group(1)));
            }
            Matcher after = AFTER_COUNTRY.matcher(title);
            while (after.find()) {
                if (isCountry(after.group(1), registration.countries(), countries)) {
                    found.add(Names.squeezed(after.group(2)));
                }
                after.region(after.end(1), title.length());
            }
            ending(title, registration.countries(), countries).ifPresent(found::add);
        }
        for (String acronym : registration.acronyms()) {
            ending(acronym, registration.countries(), countries).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<String> ending(String words, List<String> codes, List<String> countries) {
        Matcher m = ENDING.matcher(words);
        while (m.find()) {
            if (isCountry(m.group(2), codes, countries)) {
                return Optional.of(Names.squeezed(m.group(1)));
            }
        }
        return Optional.empty();
    }

    /** Whether a word is the code of a country of the registration, its name or the adjective of it. */
    private static boolean isCountry(String word, List<String> codes, List<String> countries) {
        for (int i = 0; i < codes.size(); i++) {
            boolean code = word.equals(codes.get(i)) || word.equals(twoLetters(codes.get(i)));
            String name = countries.get(i);
            boolean adjective = word.length() >= STEM
                    && name.length() >= STEM
                    && name.regionMatches(true, 0, word, 0, STEM)
                    && ADJECTIVE.matcher(word).find();
            if (code || adjective || word.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** The code people write in names, which for the United Kingdom is not its ISO code. */
    private static String twoLetters(String alpha3) {
        return alpha3.equals("GBR") ? "UK" : CountryCodes.alpha2(alpha3);
    }
}
