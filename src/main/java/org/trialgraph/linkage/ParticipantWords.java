package org.trialgraph.linkage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.text.ResourceLines;

/**
 * The words of a criterion that says of all who take part how old they are, of which sex, or that they are healthy, such as
 * {@code Healthy men and women aged 18 to 65 years}. A criterion that says it of some only, or by the way, has other words too.
 *
 * @param kinds of what kinds its words are
 * @param numbers the numbers among them
 */
record ParticipantWords(Set<ParticipantWords.Kind> kinds, List<Double> numbers) {
    /** The rows of the table of words. */
    enum Kind {
        PEOPLE,
        MINOR,
        MALE,
        FEMALE,
        PREGNANT,
        SEX,
        ANY,
        HEALTHY,
        AGE,
        CERTAIN,
        OTHER,
        BEHIND,
        LIMITING
    }

    private static final int LONGEST = 300;
    private static final int LONGEST_CHINESE_WORD = 7;
    private static final String STOPS = ",;.，；。";
    private static final Set<Kind> TOLD_BY = EnumSet.range(Kind.PEOPLE, Kind.OTHER);
    /** What may not stand behind an age: words that tell of others, or that it holds for some. */
    private static final Set<Kind> OF_OTHERS =
            EnumSet.of(Kind.PEOPLE, Kind.MINOR, Kind.MALE, Kind.FEMALE, Kind.AGE, Kind.LIMITING);

    private static final Map<String, Set<Kind>> KINDS = new HashMap<>();

    static {
        for (String row : ResourceLines.beside(ParticipantWords.class, "participant-words.tsv")) {
            Kind kind = Kind.valueOf(StringUtils.substringBefore(row, "\t").toUpperCase(Locale.ROOT));
            for (String word : StringUtils.substringAfter(row, "\t").split("\\|")) {
                KINDS.computeIfAbsent(word, first -> EnumSet.noneOf(Kind.class)).add(kind);
            }
        }
    }

    /** The words where a criterion says nothing else, or behind an age or healthy people only more of the same people. */
    static Optional<ParticipantWords> of(String text) {
        if (text.length() > LONGEST || text.endsWith(":") || text.endsWith("：")) {
            return Optional.empty();
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        List<Double> numbers = new ArrayList<>();
        String before = "";
        Words each = new Words(text);
        while (each.next()) {
            boolean aged = !numbers.isEmpty();
            boolean told = !Character.isLetter(each.word.charAt(0)) || each.isAnyOf(TOLD_BY);
            if (each.isNumber()) {
                numbers.add(each.number());
            } else if (!told || aged && each.isAnyOf(Set.of(Kind.MINOR))) {
                boolean more = STOPS.contains(before) || before.equals("and") || each.isAnyOf(Set.of(Kind.BEHIND));
                boolean begun = aged || kinds.containsAll(Set.of(Kind.HEALTHY, Kind.PEOPLE));
                boolean said = !told && begun && more && !before.equals("or") && !each.isAnyOf(OF_OTHERS);
                return said && !each.goesOnWith(OF_OTHERS)
                        ? Optional.of(new ParticipantWords(kinds, numbers))
                        : Optional.empty();
            }
            kinds.addAll(each.kinds());
            before = each.word;
        }
        return Optional.of(new ParticipantWords(kinds, numbers)).filter(words -> !kinds.isEmpty());
    }

    /** Whether a text has a word of some kinds. */
    static boolean has(String text, Kind... kinds) {
        return new Words(text).goesOnWith(Set.of(kinds));
    }

    /** Whether a number stands in a text. */
    static boolean names(String text, double number) {
        Words words = new Words(text);
        while (words.next()) {
            if (words.isNumber() && words.number() == number) {
                return true;
            }
        }
        return false;
    }

    boolean hasAny(Kind... some) {
        return Stream.of(some).anyMatch(kinds::contains);
    }

    /** The sex that they name; {@code AnySex} where both or that any may. */
    Optional<String> sex() {
        boolean any = kinds.contains(Kind.SEX) && kinds.contains(Kind.ANY);
        boolean male = any || kinds.contains(Kind.MALE);
        boolean female = any || hasAny(Kind.FEMALE, Kind.PREGNANT);
        return male && female
                ? Optional.of("AnySex")
                : male ? Optional.of("Male") : Optional.of("Female").filter(f -> female);
    }

    /** The words, numbers and signs of a text, one after the other; of Chinese the longest that the table has. */
    private static final class Words {
        private final String text;
        private int end;
        private String word = "";

        private Words(String text) {
            this.text = text;
        }

        private boolean next() {
            int start = end;
            while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            end = start < text.length() ? endOfWord(start) : start;
            word = text.substring(start, end).toLowerCase(Locale.ROOT);
            return !word.isEmpty();
        }

        private int endOfWord(int start) {
            int last = start + 1;
            if (Character.isIdeographic(text.charAt(start))) {
                last = Math.min(start + LONGEST_CHINESE_WORD, text.length());
                while (last > start + 1 && !KINDS.containsKey(text.substring(start, last))) {
                    last--;
                }
            } else {
                while (last < text.length() && isOfWord(last, start)) {
                    last++;
                }
            }
            return last;
        }

        private boolean isOfWord(int place, int start) {
            char c = text.charAt(place);
            if (Character.isDigit(text.charAt(start))) {
                boolean point = text.indexOf('.', start) == place
                        && place + 1 < text.length()
                        && Character.isDigit(text.charAt(place + 1));
                return point || Character.isDigit(c);
            }
            return Character.isLetter(text.charAt(start)) && Character.isLetter(c) && !Character.isIdeographic(c);
        }

        private boolean isNumber() {
            return Character.isDigit(word.charAt(0));
        }

        private double number() {
            return new BigDecimal(word).doubleValue();
        }

        private Set<Kind> kinds() {
            return KINDS.getOrDefault(word, Set.of());
        }

        private boolean isAnyOf(Set<Kind> some) {
            return kinds().stream().anyMatch(some::contains);
        }

        /** Whether a word of some kinds stands behind this one. */
        private boolean goesOnWith(Set<Kind> some) {
            while (next()) {
                if (isAnyOf(some)) {
                    return true;
                }
            }
            return false;
        }
    }
}
