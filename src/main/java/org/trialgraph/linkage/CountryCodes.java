package org.trialgraph.linkage;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Countries by their ISO 3166-1 alpha-3 codes. */
final class CountryCodes {
    private static final Map<String, Locale> BY_ALPHA3 = Stream.of(Locale.getISOCountries())
            .map(alpha2 -> new Locale("", alpha2))
            .collect(Collectors.toUnmodifiableMap(Locale::getISO3Country, Function.identity()));

    private CountryCodes() {}

    /** The two letters of a country; empty where the code is none. */
    static String alpha2(String alpha3) {
        return BY_ALPHA3.getOrDefault(alpha3, Locale.ROOT).getCountry();
    }

    /** The English name of a country; empty where the code is none. */
    static String english(String alpha3) {
        return BY_ALPHA3.getOrDefault(alpha3, Locale.ROOT).getDisplayCountry(Locale.ENGLISH);
    }
}
