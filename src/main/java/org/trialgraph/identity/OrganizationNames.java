package org.trialgraph.identity;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Spells names of organisations and places one way: without case, accents and punctuation, abbreviations in full. A legal form
 * is spelled out and never left out, since a company and its daughter may differ in nothing else.
 */
final class OrganizationNames {
    private static final Map<String, String> IN_FULL = Map.ofEntries(
            Map.entry("co", "company"),
            Map.entry("ltd", "limited"),
            Map.entry("inc", "incorporated"),
            Map.entry("corp", "corporation"),
            Map.entry("pvt", "private"),
            Map.entry("univ", "university"),
            Map.entry("hosp", "hospital"),
            Map.entry("inst", "institute"),
            Map.entry("dept", "department"),
            Map.entry("natl", "national"),
            Map.entry("intl", "international"),
            Map.entry("centre", "center"),
            Map.entry("affil", "affiliated"),
            Map.entry("1st", "first"),
            Map.entry("2nd", "second"),
            Map.entry("3rd", "third"));
    private static final Set<String> NOBODY = Set.of(
            "none",
            "no",
            "na",
            "n a",
            "nil",
            "self",
            "self funded",
            "self financed",
            "private",
            "investigator",
            "investigator initiated",
            "not applicable",
            "unknown",
            "other",
            "无",
            "自筹",
            "自筹经费",
            "自选课题");

    private OrganizationNames() {}

    /** The one spelling; empty for words that name nobody. */
    static String key(String name) {
        String plain = Words.fold(name)
                .replace("&", " and ")
                .replaceAll("(?<=\\p{L})[.'’](?=\\p{L}(?![\\p{L}\\p{N}]))", "")
                .replaceAll("(?<=\\p{L})['’](?=s\\b)", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return NOBODY.contains(plain) ? "" : inFull(plain);
    }

    private static String inFull(String plain) {
        return Arrays.stream(plain.split(" "))
                .map(word -> IN_FULL.getOrDefault(word, word))
                .filter(word -> !word.equals("the"))
                .collect(Collectors.joining(" "));
    }
}
