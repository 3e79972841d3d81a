package org.trialgraph.format.site;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.site.SiteLists.PrintedSite;
import org.trialgraph.model.Coded;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.registry.TrialNumbers;

/**
 * A line that says several things, such as {@code for males ages 18-65}: a regular expression of the whole line, letters in any
 * case, whose named groups tell what they hold: a property, {@code number}, {@code ages}, {@code actualEnrollment},
 * {@code plannedEnrollment}, {@code conditions}, {@code keywords} or {@code ignored}.
 */
record Phrase(Pattern pattern, List<String> kinds) {
    private static final int LONGEST = 2000;
    /** The kind of a site, its name and its city. */
    private static final int MOST_SITE_LINES = 3;

    private static final Set<Property<Text>> IDS = Set.of(SECONDARY_ID, CONDITION_CODE, ETHICS_APPROVAL_NUMBER);
    /** The second word or words of a condition that has a comma of its own, as in {@code Diabetes Mellitus, Type 2}. */
    private static final String CONTINUES = "(?i)(?:type|stage|grade|class|familial|acute|chronic|adult|childhood|"
            + "juvenile|congenital|left|right|bilateral|unspecified|recurrent|refractory|severe|mild|moderate|and|or)\\b.{0,25}|[\\dIVX]+[a-z]?";

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
        if (kinds.contains("site")) {
            site(m, place, trial);
            return true;
        }
        for (String kind : kinds) {
            if (m.group(kind) == null) {
                continue;
            }
            boolean more = kind.equals("keywords") || !has(kind, trial);
            take(more ? kind : "ignored", m.group(kind), place, trial);
        }
        return true;
    }

    /** Reads the first line of a block, or all of its lines as one, if that is such a phrase. */
    static boolean read(List<Phrase> phrases, Block block, TrialReader trial) {
        List<Line> lines = block.rest();
        if (lines.stream().limit(1).map(Line::words).anyMatch(PageValues::nothing)) {
            return false;
        }
        List<Phrase> sites = phrases.stream()
                .filter(phrase -> phrase.kinds().contains("site"))
                .toList();
        if (!sites.isEmpty()) {
            for (int from = 0, taken; from < lines.size(); from += Math.max(taken, 1)) {
                List<Line> rest = lines.subList(from, Math.min(from + MOST_SITE_LINES, lines.size()));
                taken = sitesAtStart(sites, rest, trial);
                rest.subList(0, taken).forEach(block::take);
            }
            return true;
        }
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

    /** Reads the site that begins with the first of some lines, and how many lines it has; 0 where none is one. */
    private static int sitesAtStart(List<Phrase> sites, List<Line> lines, TrialReader trial) {
        StringBuilder words = new StringBuilder();
        for (int read = 1; read <= lines.size(); read++) {
            Line line = lines.get(read - 1);
            words.append(read == 1 ? "" : "\t").append(PageValues.unbulleted(line.words()));
            boolean first = read == 1;
            if (sites.stream()
                    .filter(site -> first || site.pattern().pattern().contains("\\t"))
                    .anyMatch(site -> site.read(words.toString(), line.place(), trial))) {
                return read;
            }
        }
        return 0;
    }

    private void site(Matcher m, String place, TrialReader trial) {
        UnaryOperator<String> part = kind -> kinds.contains(kind) ? Objects.requireNonNullElse(m.group(kind), "") : "";
        new PrintedSite(m.group("site"), part.apply("city"), part.apply("region"), part.apply("country"), "", "")
                .take(place, trial);
    }

    /** Whether the trial has something of a kind already. */
    static boolean has(String kind, TrialReader trial) {
        return switch (kind) {
            case "ages" -> trial.has(MINIMUM_AGE) || trial.has(MAXIMUM_AGE);
            case "conditions", "conditionsWithAnd" ->
                !trial.build().conditions().isEmpty();
            case "ignored" -> false;
            case "number" -> trial.number().isPresent();
            case "actualEnrollment", "plannedEnrollment" -> trial.has(ENROLLMENT);
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
            case "minimumAge" -> trial.age(MINIMUM_AGE, Optional.of(words), place);
            case "maximumAge" -> trial.age(MAXIMUM_AGE, Optional.of(words), place);
            case "number" -> TrialNumbers.recognise(words).ifPresent(trial::number);
            case "actualEnrollment", "plannedEnrollment" -> {
                trial.count(ENROLLMENT, Optional.of(words), place);
                trial.add(ENROLLMENT_TYPE, Coded.implied(kind.startsWith("actual") ? "Actual" : "Anticipated"));
            }
            case "keywords" ->
                Stream.of(words.split("\\s*[,;]\\s+")).forEach(word -> trial.text(KEYWORD, Optional.of(word)));
            case "sites" ->
                Stream.of(words.split(",?\\s+(?:and\\s+)?(?=UC)"))
                        .forEach(name -> new PrintedSite(name).take(place, trial));
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
            if (IDS.contains(text)) {
                trial.id(text, words);
            } else {
                trial.text(text, Optional.of(words));
            }
        }
    }

    /** Conditions between commas, some of which have a comma of their own. */
    private static List<String> conditions(String words) {
        List<String> conditions = new ArrayList<>();
        for (String part : words.strip().split("\\s*,\\s+")) {
            int last = conditions.size() - 1;
            if (last >= 0 && part.matches(CONTINUES)) {
                conditions.set(last, conditions.get(last) + ", " + part);
            } else {
                conditions.add(part);
            }
        }
        return conditions;
    }
}
