package org.trialgraph.format.site;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.model.Coded;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialProperties;

/**
 * A line that says several things, such as {@code for males ages 18-65}: a regular expression of the whole line, letters in any
 * case, whose named groups tell what they hold: a property, {@code ages}, {@code conditions}, {@code keywords} or
 * {@code ignored}.
 */
record Phrase(Pattern pattern, List<String> kinds) {
    private static final int LONGEST = 2000;
    /** The second word or words of a condition that has a comma of its own, as in {@code Diabetes Mellitus, Type 2}. */
    private static final Pattern CONTINUES = Pattern.compile(
            "(?i)(?:type|stage|grade|class|familial|acute|chronic|adult|childhood|"
                    + "juvenile|congenital|left|right|bilateral|unspecified|recurrent|refractory|severe|mild|moderate|and|or)\\b.{0,25}|[\\dIVX]+[a-z]?");

    static Phrase of(String regex) {
        List<String> kinds = Stream.of(regex.split("\\(\\?<"))
                .skip(1)
                .filter(rest -> Character.isLetter(rest.charAt(0)))
                .map(rest -> rest.substring(0, rest.indexOf('>')))
                .toList();
        return new Phrase(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), kinds);
    }

    boolean matches(String words) {
        return words.length() <= LONGEST && pattern.matcher(words).matches();
    }

    /** Reads a line, if it is such a phrase. */
    boolean read(String words, String place, TrialReader trial) {
        Matcher m = pattern.matcher(words);
        if (words.length() > LONGEST || !m.matches()) {
            return false;
        }
        for (String kind : kinds) {
            if (m.group(kind) != null && (kind.equals("ignored") || kind.equals("keywords") || !has(kind, trial))) {
                take(kind, m.group(kind), place, trial);
            }
        }
        return true;
    }

    /** Reads the first line of a block, or all of its lines as one, if that is such a phrase. */
    static boolean read(List<Phrase> phrases, Block block, TrialReader trial) {
        List<Line> lines = block.rest();
        String all = String.join(" ", lines.stream().map(Line::words).toList());
        for (Phrase phrase : phrases) {
            if (!lines.isEmpty() && phrase.read(lines.get(0).words(), block.place(), trial)) {
                block.take(lines.get(0));
                return true;
            }
            if (phrase.read(all, block.place(), trial)) {
                lines.forEach(block::take);
                return true;
            }
        }
        return false;
    }

    /** Whether the trial has something of a kind already. */
    static boolean has(String kind, TrialReader trial) {
        return switch (kind) {
            case "ages" -> trial.has(MINIMUM_AGE) || trial.has(MAXIMUM_AGE);
            case "conditions", "conditionsWithAnd" ->
                !trial.build().conditions().isEmpty();
            case "ignored" -> false;
            default ->
                trial.build().values().keySet().stream()
                        .anyMatch(property -> property.name().equals(kind));
        };
    }

    /** Takes words of a kind. */
    static void take(String kind, String words, String place, TrialReader trial) {
        switch (kind) {
            case "ignored" -> trial.report().ignored(place, words);
            case "ages" -> trial.ages(Optional.of(words.replace(" and up", " and older")), place);
            case "keywords" ->
                Stream.of(words.split("\\s*[,;]\\s+")).forEach(word -> trial.text(KEYWORD, Optional.of(word)));
            case "conditions" -> conditions(words).forEach(name -> trial.condition(Optional.of(name)));
            case "conditionsWithAnd" ->
                Stream.of(words.split("\\s*,\\s+|\\s+and\\s+(?=\\p{Lu})"))
                        .forEach(name -> trial.condition(Optional.of(name)));
            default -> property(kind, words, place, trial);
        }
    }

    private static void property(String name, String words, String place, TrialReader trial) {
        Optional<Property<Coded>> coded = TrialProperties.named(name, Coded.class);
        Optional<Property<PartialDate>> date = TrialProperties.named(name, PartialDate.class);
        if (coded.equals(Optional.of(OVERALL_STATUS)) && trial.has(OVERALL_STATUS)) {
            trial.report().ignored(place, words);
        } else if (coded.isPresent()) {
            trial.coded(coded.get(), Optional.of(words), place);
        } else if (date.isPresent()) {
            trial.date(date.get(), Optional.of(words), place);
        } else {
            Property<Text> text = TrialProperties.required(name, Text.class);
            trial.text(text, Optional.of(words));
        }
    }

    /** Conditions between commas, some of which have a comma of their own. */
    private static List<String> conditions(String words) {
        List<String> conditions = new ArrayList<>();
        for (String part : words.strip().split("\\s*,\\s+")) {
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
