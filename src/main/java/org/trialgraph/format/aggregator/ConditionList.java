package org.trialgraph.format.aggregator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Conditions between commas, some of which have a comma of their own, as in {@code Diabetes Mellitus, Type 2}. */
final class ConditionList {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s+");
    private static final Pattern CONTINUES = Pattern.compile(
            "(?i)(?:type|stage|grade|class|familial|acute|chronic|adult|childhood|"
                    + "juvenile|congenital|left|right|bilateral|unspecified|recurrent|refractory|severe|mild|moderate|and|or)\\b.{0,25}|[\\dIVX]+[a-z]?");

    private ConditionList() {}

    static List<String> split(String words) {
        List<String> conditions = new ArrayList<>();
        for (String part : COMMA.split(words.strip())) {
            int last = conditions.size() - 1;
            if (last >= 0 && CONTINUES.matcher(part).matches()) {
                conditions.set(last, conditions.get(last) + ", " + part);
            } else {
                conditions.add(part);
            }
        }
        return conditions;
    }
}
