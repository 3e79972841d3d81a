package org.trialgraph.linkage;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/** Countries by their ISO 3166-1 alpha-3 codes. */
final class CountryCodes {
    private static final Map<String, Locale> BY_ALPHA3 = byAlpha3();

    private CountryCodes() {}

    /** The two letters of a country; empty where the code is none. */
    static String alpha2(String alpha3) {
        return BY_ALPHA3.getOrDefault(alpha3, Locale.ROOT).getCountry();
    }

    /** The English name of a country; empty where the code is none. */
    static String english(String alpha3) {
        return BY_ALPHA3.getOrDefault(alpha3, Locale.ROOT).getDisplayCountry(Locale.ENGLISH);
    }

    private static Map<String, Locale> byAlpha3() {
        Map<String, Locale> countries = new HashMap<>();
        for (String alpha2 : Locale.getISOCountries()) {
            Locale country = new Locale("", alpha2);
            try {
                countries.put(country.getISO3Country(), country);
            } catch (MissingResourceException e) {
                continue;
            }
        }
        return Map.copyOf(countries);
    }
}
