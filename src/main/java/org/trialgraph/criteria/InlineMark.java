package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.trialgraph.text.Characters;

/**
 * Something within a line that looks like the mark of an item.
 *
 * @param mark the mark
 * @param start where it begins
 * @param afterStop whether a sentence or part of a sentence ends before it
 */
record InlineMark(ItemMark mark, int start, boolean afterStop) {
    private static final String STOPS = ".;:。；：!?";
    private static final int LONGEST_BRACKET = 300;
    private static final int LONGEST_WORD = 16;

    /** Words behind which a number belongs to them. */
    private static final Set<String> NUMBERED =
            Set.of(("a an the of to than or and least most is are was be at by from for in with within between "
                            + "grade grades stage stages class type types phase phases version level levels visit day days week weeks month "
                            + "months year years cycle arm group cohort part section appendix table figure study no nr score ecog asa nyha "
                            + "ctcae status karnofsky v about approximately over under above below until through minimum maximum criterion "
                            + "criteria item items number dose line category")
                    .split(" "));

    /** All candidates of a text, in order, in time proportional to its length. */
    static List<InlineMark> candidates(String text) {
        List<InlineMark> candidates = new ArrayList<>();
        int bracket = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (mayBegin(c) && isParted(text, i)) {
                boolean inBracket = bracket >= 0 && i - bracket < LONGEST_BRACKET;
                InlineMark candidate = candidate(text, i);
                if (candidate != null && (!inBracket || candidate.mark.isUnmistakable())) {
                    candidates.add(candidate);
                    i = candidate.mark.isBracketed() ? candidate.mark.end() - 1 : i;
                    c = text.charAt(i);
                }
            }
            if (c == '(' || c == '（') {
                bracket = i;
            } else if (c == ')' || c == '）') {
                bracket = -1;
            }
        }
        return candidates;
    }

    private static boolean mayBegin(char c) {
        return Characters.isAsciiWord(c) || c == '(' || c == '（' || c >= '\u2460' && c <= '\u2487';
    }

    /** Whether the character begins something: behind a space, a stop or, in scripts without spaces, any other sign. */
    private static boolean isParted(String text, int i) {
        if (i == 0) {
            return true;
        }
        char before = text.charAt(i - 1);
        if (before == ' ' || ";。；：，、".indexOf(before) >= 0 || ItemMarks.isIdeograph(before)) {
            return true;
        }
        char c = text.charAt(i);
        return c >= '\u2460' && c <= '\u2487'
                || (before == '.' || before == ':' || before == ')') && !Characters.isAsciiWord(c);
    }

    private static InlineMark candidate(String text, int i) {
        ItemMark mark = ItemMarks.at(text, i).filter(m -> !m.isBullet()).orElse(null);
        if (mark == null || mark.style().endsWith("-")) {
            return null;
        }
        int before = i - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        boolean afterStop = before < 0 || STOPS.indexOf(text.charAt(before)) >= 0;
        boolean unlikely = mark.tight() && !afterStop
                || Character.isUpperCase(text.charAt(i)) && mark.style().endsWith(".")
                || !afterStop
                        && !mark.isBracketed()
                        && (belongsToWordBefore(text, before) || !beginsWords(text, mark.end()));
        return unlikely ? null : new InlineMark(mark, i, afterStop);
    }

    private static boolean belongsToWordBefore(String text, int end) {
        char last = text.charAt(end);
        if ("<>=≤≥+-~×±/(".indexOf(last) >= 0) {
            return true;
        }
        int start = end;
        while (start >= 0 && end - start < LONGEST_WORD && Character.isLetter(text.charAt(start))) {
            start--;
        }
        return NUMBERED.contains(text.substring(start + 1, end + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether something that may begin a sentence stands at the place: a small letter hardly does. */
    private static boolean beginsWords(String text, int place) {
        return place < text.length() && !",.;)".contains(text.substring(place, place + 1));
    }

    /** Whether the mark alone, without others behind it, is sure to begin an item. */
    boolean isCertain(String text) {
        int words = mark.end();
        boolean capital = words < text.length()
                && (Character.isUpperCase(text.charAt(words)) || ItemMarks.isIdeograph(text.charAt(words)));
        return afterStop && capital && !mark.tight();
    }

    /** Whether a list puts no space after its numbers, so that a digit right behind one may begin the words. */
    static boolean isTightList(String text, ItemMark before) {
        int end = before.end();
        return before.tight()
                || end < text.length()
                        && end > 0
                        && text.charAt(end - 1) != ' '
                        && ItemMarks.isIdeograph(text.charAt(end));
    }
}
