package org.trialgraph.linkage;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.text.TextNormalizer;

/** Reads the numbers out of short texts, whether in digits or as Roman numerals. */
final class Numerals {
    private static final List<String> ROMAN = List.of("IV", "III", "II", "I");
    private static final Pattern NUMBER = Pattern.compile("\\d+|(?<![A-Za-z])(?:IV|III|II|I)(?![A-Za-z])|[ⅠⅡⅢⅣ]");

    private Numerals() {}

    /** The numbers in texts, as digits. */
    static Set<String> of(Collection<String> texts) {
        Set<String> numbers = new TreeSet<>();
        for (String text : texts) {
            Matcher m = NUMBER.matcher(TextNormalizer.asciiDigits(text));
            while (m.find()) {
                numbers.add(digits(m.group()));
            }
        }
        return numbers;
    }

    private static String digits(String number) {
        int one = "ⅠⅡⅢⅣ".indexOf(number);
        if (one >= 0) {
            return Integer.toString(one + 1);
        }
        int roman = ROMAN.indexOf(number);
        return roman >= 0 ? Integer.toString(ROMAN.size() - roman) : number;
    }
}
