package org.trialgraph.format.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.registry.TrialNumbers;

/** Values as pages print them, without what an extraction has put around them. */
public final class PageValues {
    private static final Pattern BULLET = Pattern.compile("^(?:[-*\u2022\u00B7\u2013]\\s+|#{1,6}\\s+)");
    private static final Pattern NOTHING = Pattern.compile(
            "(?i)(?:no(?:t|ne|thing)? |un)?(?:data |information )?(?:yet )?(?:available|provided|specified|reported|entered|given|supplied|stated|applicable|disclosed|indicated)"
                    + "(?: yet)?\\.?|n\\.?/?a\\.?|none|null|empty|nil|unknown|undefined|nan|tbd|to be (?:determined|confirmed|announced)|blank"
                    + "|[-\u2013\u2014_/\\\\.]+|\\[?(?:redacted|withheld)\\]?|no (?:data|information|details?)|not? found|missing"
                    + "|\u6682\u65E0|\u65E0|\u4E0D\u8BE6|\u672A\u77E5|\u4E0D\u9002\u7528|\u672A(?:\u63D0\u4F9B|\u586B\u5199|\u8BF4\u660E|\u516C\u5F00)|\u6CA1\u6709");

    private static final int LONGEST_NAME = 300;

    private PageValues() {}

    /** Whether words stand in place of a value that is not known. */
    public static boolean nothing(String words) {
        return words.isBlank() || NOTHING.matcher(words.strip()).matches();
    }

    /** The words without a bullet. */
    public static String unbulleted(String words) {
        return BULLET.matcher(words.strip()).replaceFirst("").strip();
    }

    /** Half of words that an extraction has printed twice, as in {@code AllAll}; otherwise the words. 22 is a number. */
    public static String half(String words) {
        int length = words.length();
        int middle = length / 2;
        boolean digits = words.chars().allMatch(Character::isDigit);
        if (!digits && length > 1 && length % 2 == 0 && words.startsWith(words.substring(middle))) {
            return words.substring(middle);
        }
        boolean spaced = length > 2 && length % 2 == 1 && Character.isWhitespace(words.charAt(middle));
        return spaced && words.startsWith(words.substring(middle + 1)) ? words.substring(middle + 1) : words;
    }

    /** Every line under a label as a value of its own, without bullets, placeholders and repetitions. */
    public static List<String> values(Block block) {
        return block.values().stream()
                .map(PageValues::unbulleted)
                .filter(words -> !nothing(words))
                .distinct()
                .toList();
    }

    /**
     * The lines under a label as names, up to the first that is none: a numbered heading, the number of a trial, or a
     * paragraph. That line and those below it stay where they are.
     */
    public static List<String> names(Block block) {
        List<Line> names = block.rest().stream()
                .takeWhile(line -> line.words().length() <= LONGEST_NAME
                        && !line.words().matches("\\d{1,2}\\. \\p{Lu}.{2,60}")
                        && TrialNumbers.recognise(line.words()).isEmpty())
                .toList();
        names.forEach(block::take);
        return Stream.concat(block.beside().stream(), names.stream().map(Line::value))
                .map(PageValues::unbulleted)
                .filter(words -> !nothing(words))
                .distinct()
                .toList();
    }

    /** The first line under a label, unless it is a placeholder; a line that repeats it is taken with it. */
    public static Optional<String> first(Block block) {
        Optional<String> first = block.rest().stream().findFirst().map(Line::words);
        block.rest().stream()
                .filter(line -> first.filter(line.words()::equals).isPresent())
                .forEach(block::take);
        return first.map(PageValues::unbulleted).filter(words -> !nothing(words));
    }

    /** The first line under a label as a coded value; words for a missing value are one only where the table has them. */
    public static Optional<String> coded(Block block, Property<Coded> property, TrialReader trial) {
        return block.value()
                .map(PageValues::unbulleted)
                .map(words -> trial.knows(property.name(), words) ? words : half(words))
                .filter(words -> says(words, property.name(), trial));
    }

    /** Whether words are a value of a scheme, and not words for a missing value that its table does not have. */
    public static boolean says(String words, String scheme, TrialReader trial) {
        return !nothing(words) || trial.knows(scheme, words);
    }

    /** Running text under a label; empty where a placeholder stands for it. */
    public static Optional<String> prose(Block block) {
        return block.text().filter(text -> !text.lines().allMatch(line -> nothing(unbulleted(line))));
    }

    /**
     * The name of an intervention behind its type, such as {@code Drug: cyclosporine}.
     *
     * @param type words of the type; empty where none of the format's types stands before the name
     * @param name what follows
     */
    public record TypedName(Optional<String> type, String name) {
        /** Takes a line apart; words before a colon are a type only if the code table knows them. */
        public static TypedName of(String words, CodeTable codes) {
            int colon = words.indexOf(':');
            String name = words.substring(colon + 1).strip();
            boolean typed = colon > 0
                    && !name.isEmpty()
                    && !codes.concepts("interventionType", words.substring(0, colon))
                            .isEmpty();
            return typed
                    ? new TypedName(Optional.of(words.substring(0, colon)), name)
                    : new TypedName(Optional.empty(), words);
        }

        /** The position of the intervention among those of the trial so far, which gets it where it has no such one yet. */
        public int position(TrialReader trial, String place) {
            Optional<Coded> coded = trial.code("interventionType", type, place);
            List<Text> labels = trial.words(Optional.of(name)).stream().toList();
            List<Intervention> known = trial.trial().interventions();
            for (int i = 0; i < known.size(); i++) {
                if (known.get(i).labels().equals(labels) && known.get(i).type().equals(coded)) {
                    return i + 1;
                }
            }
            return trial.trial().intervention(new Intervention(labels, coded, List.of(), List.of()));
        }
    }
}
