package org.trialgraph.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trialgraph.text.ResourceLines;
import org.trialgraph.text.TextNormalizer;

/**
 * Spells names of organisations and places one way: without case, accents and punctuation, abbreviations in full. A legal form
 * is spelled out and never left out, since a company and its daughter may differ in nothing else.
 */
final class OrganizationNames {
    private static final Map<String, String> IN_FULL = list("organization-abbreviations").stream()
            .map(line -> line.split(" "))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    private static final Set<String> NOBODY = Set.copyOf(list("organization-nobody"));
    private static final Set<String> OF_MANY = Set.copyOf(list("organization-common-words"));

    private static final Pattern OF_MANY_IN_CHINESE =
            Pattern.compile("第?[一二三四五六七八九十\\d]+|附属|人民|医院|医学院|医学|医科|大学|学院|中西医|中医药|中医|"
                    + "结合|中心|研究院|研究所|研究|公司|有限|科技|医药|制药|集团|股份|临床|总医院|总|专科|肿瘤|儿童|妇幼|保健院|口腔|眼科|卫生|部|局|委员会|市|省|县|区|中国|\\s");
    private static final Pattern SHORT_FORM = Pattern.compile("(.*\\S)\\s*[(（]([\\p{L}&]{2,10})[)）]\\s*");
    private static final Set<String> BETWEEN = Set.of("of", "the", "and", "for", "de", "in", "on", "&");

    private OrganizationNames() {}

    private static List<String> list(String name) {
        return ResourceLines.beside(OrganizationNames.class, name + ".txt");
    }

    /** Whether a spelling names one organisation, and not a kind such as a first affiliated hospital. */
    static boolean isSpecific(String key) {
        if (isChinese(key)) {
            return OF_MANY_IN_CHINESE.matcher(key).replaceAll("").length() >= 2;
        }
        return Arrays.stream(key.split(" ")).anyMatch(word -> !OF_MANY.contains(word));
    }

    /** Whether a spelling is in Chinese characters. */
    static boolean isChinese(String key) {
        return key.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    /** Without the initials of the name itself behind it: {@code National Cancer Institute (NCI)}. */
    private static String withoutInitials(String name) {
        Matcher m = SHORT_FORM.matcher(name);
        if (!m.matches()) {
            return name;
        }
        String initials = Arrays.stream(m.group(1).split("[\\s,./-]+"))
                .filter(word -> !word.isEmpty() && !BETWEEN.contains(word.toLowerCase(Locale.ROOT)))
                .map(word -> word.substring(0, 1))
                .collect(Collectors.joining());
        return initials.equalsIgnoreCase(m.group(2)) ? m.group(1) : name;
    }

    /** The one spelling; empty for words that name nobody. */
    static String key(String name) {
        String plain = TextNormalizer.fold(withoutInitials(name))
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
