package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.text.Cancellation;
import org.trialgraph.text.TextNormalizer;

/**
 * Reads an eligibility text line by line into items: puts broken lines together, takes headings and marks off. What looks like a
 * mark at the start of a line is one where it begins its list or continues it: {@code 18. Must …} inside a wrapped sentence
 * does neither, nor does {@code E. coli}.
 */
final class ItemReader {
    /** What words end with that announce a list. */
    private static final List<String> ANNOUNCEMENTS = List.of(
            ":",
            "：",
            "following",
            "following criteria",
            "following conditions",
            " any of",
            " one of",
            " more of",
            "None of",
            " none of",
            "以下",
            "以下情况",
            "下列情况",
            "以下任一",
            "以下之一");

    /** The letters and signs of ASCII in which they end. */
    private static final String ENDS_OF_ANNOUNCEMENTS = ANNOUNCEMENTS.stream()
            .map(words -> words.substring(words.length() - 1))
            .collect(Collectors.joining());

    private static final int ASCII = 128;
    private static final String ENDS_OF_SENTENCES = ".;:。；：!?";
    private static final int NARROWEST = 60;
    private static final int WIDEST = 110;
    /** How many lines must break for their length for each that ends for another reason. */
    private static final int LEAST_WRAPPED = 3;

    private static final int TAB = 4;
    private static final int WIDEST_GAP = 3;

    private final List<Line> lines;
    private final List<Item> items = new ArrayList<>();
    private Polarity polarity;

    /** The kind that the last heading named, to which the list goes back behind a sentence that announced the other. */
    private Polarity named;

    private String namedSection = "";

    /** What the heading of the list says beyond its kind. */
    private String section = "";

    /** Whether the text has the headings of {@link RecordSections}; those under which it stands, the list and its part. */
    private final boolean sectioned;

    private String list = "";
    private String part = "";

    /** The kind of the text before the headings within a list, to which the next list goes back. */
    private Polarity kindOfLists;

    /** For each style and number, the last line that shows it, so that a first mark can be known by the second one. */
    private final Map<String, Integer> lastShown = new HashMap<>();

    /** The last mark of each style so far. */
    private final Map<String, Integer> last = new HashMap<>();

    /** The greatest mark of each style so far: a list goes on with it when a list within it is over. */
    private final Map<String, Integer> greatest = new HashMap<>();

    /** The last number whatever its style, as people mix {@code 1.} and {@code 2)}. */
    private int lastNumber;

    /** The item being read: its words, none before the first line; its mark and indent. */
    private final StringBuilder words = new StringBuilder();

    private ItemMark mark = ItemMark.NONE;
    private int indent;
    private boolean open;

    /**
     * An item of an eligibility text before it has its place among the others.
     *
     * @param polarity the kind of criteria among which it stands
     * @param under what the heading of its list says beyond the kind; empty where it says no more
     * @param indent how many spaces stand before it
     * @param mark its bullet, number or letter
     * @param text its words; empty for a heading that is no item
     * @param section whether it is a heading under which everything stands up to the next one
     */
    record Item(Polarity polarity, String under, int indent, ItemMark mark, String text, boolean section) {
        /** The same item with another mark and other words. */
        Item with(ItemMark itsMark, String itsText) {
            return new Item(polarity, under, indent, itsMark, itsText, section);
        }

        /** Whether the words announce a list. */
        boolean announcesList() {
            String words = StringUtils.stripEnd(text, " .,;");
            char last = words.isEmpty() ? ' ' : words.charAt(words.length() - 1);
            boolean may = last >= ASCII || ENDS_OF_ANNOUNCEMENTS.indexOf(last) >= 0; // few do
            return may && ANNOUNCEMENTS.stream().anyMatch(words::endsWith);
        }
    }

    /**
     * A line of the text that has words.
     *
     * @param words the line, clean
     * @param indent how many spaces stand before it
     * @param afterBlank whether an empty line or the beginning of the text is before it
     * @param afterFull whether the line before was broken for its length: the first word of this one had no more room there
     * @param mark what looks like the mark of an item at its beginning
     */
    private record Line(String words, int indent, boolean afterBlank, boolean afterFull, ItemMark mark) {}

    private ItemReader(List<Line> lines, Polarity polarity, boolean sectioned) {
        this.lines = lines;
        this.sectioned = sectioned;
        this.kindOfLists = polarity;
        this.polarity = polarity;
        this.named = polarity;
        for (int i = 0; i < lines.size(); i++) {
            ItemMark first = lines.get(i).mark();
            if (first.ordinal() > 0) {
                lastShown.put(first.style() + first.ordinal(), i);
                ItemMark roman = first.asRoman();
                if (!roman.isNone()) {
                    lastShown.put(roman.style() + roman.ordinal(), i);
                }
            }
        }
    }

    /** Reads a text whose first lines are of the kind given. */
    static List<Item> read(String text, Polarity polarity) {
        String headed = EligibilityHeading.onOwnLines(TextNormalizer.withLineEnds(TextNormalizer.lines(text)));
        boolean sectioned = RecordSections.areIn(headed);
        ItemReader reader = new ItemReader(lines(List.of(headed.split("\n", -1))), polarity, sectioned);
        for (int i = 0; i < reader.lines.size(); i++) {
            Cancellation.check();
            reader.line(i);
        }
        reader.close();
        return reader.items;
    }

    private static List<Line> lines(List<String> raw) {
        int width = width(raw);
        List<Line> lines = new ArrayList<>();
        String before = "";
        for (String line : raw) {
            String words = TextNormalizer.clean(line);
            if (!words.isEmpty()) {
                boolean full = !before.isEmpty() && before.length() + 1 + firstWord(words) > width;
                lines.add(new Line(words, indent(line), before.isEmpty(), full, ItemMark.at(words, 0)));
            }
            before = words.isEmpty() ? "" : line.stripTrailing();
        }
        return lines;
    }

    /**
     * The width at which the text was wrapped: the longest line of a text whose lines are all short and in most places where
     * a line without a mark follows another, break just where the next word had no room. Without end otherwise.
     */
    private static int width(List<String> raw) {
        int longest = 0;
        for (String line : raw) {
            longest = line.length() <= longest
                    ? longest
                    : Math.max(longest, line.stripTrailing().length());
            if (longest > WIDEST) {
                return Integer.MAX_VALUE;
            }
        }
        if (longest < NARROWEST) {
            return Integer.MAX_VALUE;
        }
        int wrapped = 0;
        for (int i = 1; i < raw.size(); i++) {
            String words = raw.get(i).strip();
            String before = raw.get(i - 1).stripTrailing();
            if (!words.isEmpty() && !before.isBlank() && ItemMark.at(words, 0).isNone()) {
                boolean full = before.length() + 1 + firstWord(words) > longest;
                wrapped += full ? 1 : -LEAST_WRAPPED;
            }
        }
        return wrapped > 0 ? longest : Integer.MAX_VALUE;
    }

    private static int firstWord(String words) {
        int space = words.indexOf(' ');
        return space < 0 ? words.length() : space;
    }

    private static int indent(String line) {
        int indent = 0;
        for (int i = 0; i < line.length() && TextNormalizer.isSpace(line.charAt(i)); i++) {
            indent += line.charAt(i) == '\t' ? TAB : 1;
        }
        return indent;
    }

    private void line(int index) {
        Line line = lines.get(index);
        boolean goesOn = goesOn(line);
        ItemMark found = accept(line.mark(), index, goesOn);
        String rest = line.words().substring(found.end());
        if (heading(index, rest, found, goesOn && line.afterFull())) {
            return;
        }
        if (found.isNone() && goesOn) {
            words.append(words.isEmpty() ? "" : " ").append(rest);
        } else {
            open(found, line.indent(), rest);
        }
    }

    /** Whether a line without a mark continues the item before it. */
    private boolean goesOn(Line line) {
        if (!open || words.isEmpty()) {
            return open;
        }
        char first = line.words().charAt(0);
        boolean sentenceEnded = ENDS_OF_SENTENCES.indexOf(words.charAt(words.length() - 1)) >= 0;
        boolean announces = line.words().endsWith(":") && Character.isUpperCase(first) && sentenceEnded;
        boolean amidSentence = isAmidSentence(line.words()) && !sentenceEnded;
        return !line.afterBlank() && (line.afterFull() && !announces || amidSentence);
    }

    /** Whether words go on with a sentence: they begin with a small letter, or, behind a marked item, in brackets. */
    private boolean isAmidSentence(String words) {
        boolean opens = "(（".indexOf(words.charAt(0)) >= 0;
        int close = opens ? StringUtils.indexOfAny(words, ")）") : -1;
        boolean bracket = close > 1;
        return bracket && !mark.isNone()
                || Character.isLowerCase(words.charAt(bracket ? 1 : 0))
                || ",;.)）".indexOf(words.charAt(0)) >= 0
                || bracket && close + 1 < words.length() && ",;.".indexOf(words.charAt(close + 1)) >= 0;
    }

    /** @param broken whether the line before may have been broken for its length, so that a sentence may go on here */
    private boolean heading(int index, String rest, ItemMark found, boolean broken) {
        Line line = lines.get(index);
        boolean followed =
                index + 1 < lines.size() && !lines.get(index + 1).mark().isNone();
        Optional<EligibilityHeading> read = rest.isEmpty()
                ? Optional.empty()
                : EligibilityHeading.read(rest, !found.isNone(), followed)
                        .filter(heading -> !broken || isCertain(heading, rest, found.isNone() && followed));
        if (read.isEmpty()) {
            return false;
        }
        EligibilityHeading heading = read.get();
        boolean back = heading.sentence() && heading.polarity() == Polarity.UNSTATED;
        if (heading.sentence() && (back ? named : heading.polarity()) == polarity) {
            return false;
        }
        close();
        if (back) {
            backToNamed();
            return false;
        }
        boolean again = !items.isEmpty() && items.get(items.size() - 1).text().isEmpty();
        boolean same = again && (heading.polarity() == Polarity.UNSTATED || heading.polarity() == polarity);
        polarity = same ? polarity : heading.polarity();
        section = same ? String.join(": ", section, heading.section()).replaceAll("^: |: $", "") : heading.section();
        if (!heading.sentence()) {
            named = polarity;
            namedSection = section;
        }
        part = "";
        items.add(new Item(polarity, under(), line.indent(), ItemMark.NONE, "", true));
        if (heading.rest() < rest.length()) {
            String behind = rest.substring(heading.rest()).strip();
            ItemMark first = ItemMark.at(behind, 0);
            boolean begins = first.isBullet() || first.ordinal() == 1 && !first.tight();
            open(begins ? first : ItemMark.NONE, line.indent(), behind.substring(begins ? first.end() : 0));
        }
        return true;
    }

    private void backToNamed() {
        polarity = named;
        section = namedSection;
    }

    /** Whether a line is a heading though the one before is full: it is nothing else and no sentence leads up to it. */
    private boolean isCertain(EligibilityHeading heading, String line, boolean aboveList) {
        return !heading.sentence()
                && heading.section().isEmpty()
                && heading.rest() == line.length()
                && !Character.isLowerCase(line.charAt(0))
                && (aboveList || EligibilityHeading.mayFollow(words));
    }

    /**
     * The mark of a line if it is one, {@link ItemMark#NONE} otherwise.
     *
     * @param index number of the line
     * @param broken whether the line before may have been broken for its length, so that a sentence may go on here
     */
    private ItemMark accept(ItemMark mark, int index, boolean broken) {
        if (mark.ordinal() == 0) {
            return mark;
        }
        ItemMark roman = continues(mark) ? ItemMark.NONE : mark.asRoman();
        // A single letter is read as a Roman number where its list counts in them.
        boolean counted =
                !roman.isNone() && (continues(roman) || roman.ordinal() == 1 && isShownAfter(roman.style() + 2, index));
        ItemMark read = counted ? roman : mark;
        if (!fits(read, index, broken)) {
            return ItemMark.NONE;
        }
        last.put(read.style(), read.ordinal());
        greatest.merge(read.style(), greatestInside(read, index), Math::max);
        lastNumber = read.isNumber() ? read.ordinal() : lastNumber;
        return read;
    }

    /** How far the numbers go on inside the line that a mark begins, as in {@code 1. … 2. … 3. …}. */
    private int greatestInside(ItemMark mark, int index) {
        int number = mark.ordinal();
        for (InlineItems.Candidate inside :
                InlineItems.candidates(lines.get(index).words())) {
            if (inside.mark().style().equals(mark.style()) && inside.mark().ordinal() == number + 1) {
                number++;
            }
        }
        return number;
    }

    private boolean continues(ItemMark mark) {
        return last.getOrDefault(mark.style(), -1) + 1 == mark.ordinal();
    }

    private boolean isShownAfter(String styleAndOrdinal, int index) {
        return lastShown.getOrDefault(styleAndOrdinal, -1) > index;
    }

    private boolean fits(ItemMark mark, int index, boolean broken) {
        if (continues(mark)) {
            return true;
        }
        if (mark.tight()) {
            return false;
        }
        boolean next = isShownAfter(mark.style() + (mark.ordinal() + 1), index);
        int before = greatest.getOrDefault(mark.style(), 0);
        if (broken) {
            return next && (mark.ordinal() == 1 || mark.ordinal() == before + 1);
        }
        if (mark.isLetter() && !mark.isBracketed()) {
            return next && (mark.ordinal() == 1 || mark.style().endsWith(")"));
        }
        boolean near = before > 0 && mark.ordinal() <= before + WIDEST_GAP;
        boolean mixed = mark.isNumber() && mark.ordinal() == lastNumber + 1;
        return mark.ordinal() == 1 || near || mixed || mark.isBracketed() || before == 0 && goesOnSoon(mark, index);
    }

    /** Whether one of the next numbers follows: a list may begin with any number and leave some out. */
    private boolean goesOnSoon(ItemMark mark, int index) {
        for (int gap = 1; gap <= WIDEST_GAP; gap++) {
            if (isShownAfter(mark.style() + (mark.ordinal() + gap), index)) {
                return true;
            }
        }
        return false;
    }

    /** Begins an item; a number behind a bullet is its mark, and a bullet behind any mark is none of the words. */
    private void open(ItemMark newMark, int newIndent, String text) {
        close();
        ItemMark inner = newMark.isBullet() ? ItemMark.at(text, 0) : ItemMark.NONE;
        boolean numbered = inner.ordinal() > 0 && !inner.tight() && (!inner.isLetter() || inner.isBracketed());
        mark = numbered ? inner : newMark;
        int begin = numbered ? inner.end() : 0;
        ItemMark further = mark.isNone() ? ItemMark.NONE : ItemMark.at(text, begin);
        words.append(text, further.isBullet() ? further.end() : begin, text.length());
        indent = newIndent;
        open = true;
    }

    private void close() {
        String text = TextNormalizer.unescape(words.toString());
        if (!text.isBlank() && !RecordSections.specifyNothing(text)) {
            addPieces(text.strip());
        }
        words.setLength(0);
        mark = ItemMark.NONE;
        open = false;
    }

    /** Adds the pieces of an item; a heading within a marked item is for that item alone. */
    private void addPieces(String item) {
        String before = part;
        ItemMark own = mark;
        for (RecordSections.Piece piece : RecordSections.pieces(item, !mark.isNone(), sectioned)) {
            if (piece.kind() == RecordSections.Kind.WORDS) {
                boolean heads = mark.isNone() && isInCapitals(piece.text());
                if (heads) {
                    backToNamed();
                    part = "";
                }
                ItemMark inner = ItemMark.at(piece.text(), 0);
                String text = piece.text().substring(inner.isBullet() ? inner.end() : 0);
                items.add(new Item(
                        polarity, under(), indent, own.isNone() && inner.isBullet() ? inner : own, text, heads));
                own = own.isBullet() ? own : ItemMark.NONE;
                continue;
            }
            boolean list = piece.kind() == RecordSections.Kind.LIST;
            part = list ? "" : piece.text();
            if (list) {
                beginList(piece.text());
            }
            items.add(new Item(polarity, under(), indent, ItemMark.NONE, "", true));
        }
        part = mark.isNone() ? part : before;
    }

    private void beginList(String name) {
        boolean headed = !items.isEmpty() && items.get(items.size() - 1).text().isEmpty();
        if (list.isEmpty() || headed) {
            kindOfLists = polarity;
        } else {
            polarity = kindOfLists;
            named = polarity;
            section = "";
            namedSection = "";
        }
        list = name;
    }

    private String under() {
        return list.isEmpty() && part.isEmpty()
                ? section
                : Stream.of(section, list, part).filter(name -> !name.isEmpty()).collect(Collectors.joining(": "));
    }

    /** A heading in capitals with a colon. */
    private static boolean isInCapitals(String text) {
        return text.endsWith(":")
                && text.equals(text.toUpperCase(Locale.ROOT))
                && text.chars().filter(Character::isUpperCase).count() > 3;
    }
}
