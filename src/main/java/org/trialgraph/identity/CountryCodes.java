package org.trialgraph.identity;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/** ISO 3166-1 codes of countries, three letters to two. */
final class CountryCodes {
    private static final Map<String, String> BY_ALPHA3 = read();

    private CountryCodes() {}

    /** The two letters of a country; empty where the code is none. */
    static String alpha2(String alpha3) {
        return BY_ALPHA3.getOrDefault(alpha3, "");
    }

    private static Map<String, String> read() {
        Map<String, String> codes = new HashMap<>();
        for (String alpha2 : Locale.getISOCountries()) {
            try {
                codes.put(new Locale("", alpha2).getISO3Country(), alpha2);
            } catch (MissingResourceException e) {
                continue;
            }
        }
        return Map.copyOf(codes);
    }
}
