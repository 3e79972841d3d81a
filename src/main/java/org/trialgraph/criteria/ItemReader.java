package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.text.Characters;
import org.trialgraph.text.TextNormalizer;

/** Reads an eligibility text line by line into items: puts broken lines together, takes headings and marks off. */
final class ItemReader {
    private static final String ENDS_OF_SENTENCES = ".;:。；：!?";
    private static final int NARROWEST = 60;
    private static final int WIDEST = 110;
    private static final int TAB = 4;

    private final List<Line> lines;
    private final MarkSequence sequence;
    private final List<Item> items = new ArrayList<>();
    private Polarity polarity;

    /** The item being read: its words, none before the first line; its mark and indent. */
    private final StringBuilder words = new StringBuilder();

    private ItemMark mark = ItemMark.NONE;
    private int indent;
    private boolean open;

    /**
     * An item of an eligibility text before it has its place among the others.
     *
     * @param polarity the kind of criteria among which it stands
     * @param indent how many spaces stand before it
     * @param mark its bullet, number or letter
     * @param text its words; empty for a heading that is no item
     * @param section whether it is a heading under which everything stands up to the next one
     */
    record Item(Polarity polarity, int indent, ItemMark mark, String text, boolean section) {
        /** The same item with another mark and other words. */
        Item with(ItemMark itsMark, String itsText) {
            return new Item(polarity, indent, itsMark, itsText, section);
        }

        /** Whether the words announce a list. */
        boolean announcesList() {
            return text.endsWith(":")
                    || text.endsWith("：")
                    || text.endsWith("following")
                    || text.endsWith("following.")
                    || text.endsWith("以下");
        }
    }

    /**
     * A line of the text that has words.
     *
     * @param words the line, clean
     * @param indent how many spaces stand before it
     * @param afterBlank whether an empty line or the beginning of the text is before it
     * @param afterFull whether the line before was broken for its length: the first word of this one had no more room there
     */
    private record Line(String words, int indent, boolean afterBlank, boolean afterFull) {}

    private ItemReader(List<Line> lines, Polarity polarity) {
        this.lines = lines;
        this.polarity = polarity;
        this.sequence = new MarkSequence(lines.stream().map(Line::words).toList());
    }

    /** Reads a text whose first lines are of the kind given. */
    static List<Item> read(String text, Polarity polarity) {
        String headed = EligibilityHeading.onOwnLines(TextNormalizer.lines(text));
        ItemReader reader = new ItemReader(lines(List.of(headed.split("\n", -1))), polarity);
        for (int i = 0; i < reader.lines.size(); i++) {
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
                lines.add(new Line(words, indent(line), before.isEmpty(), full));
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
            longest = Math.max(longest, line.stripTrailing().length());
        }
        if (longest < NARROWEST || longest > WIDEST) {
            return Integer.MAX_VALUE;
        }
        int broken = 0;
        int ended = 0;
        for (int i = 1; i < raw.size(); i++) {
            String words = raw.get(i).strip();
            String before = raw.get(i - 1).stripTrailing();
            if (!words.isEmpty() && !before.isBlank() && ItemMark.at(words, 0).isNone()) {
                boolean full = before.length() + 1 + firstWord(words) > longest;
                broken += full ? 1 : 0;
                ended += full ? 0 : 1;
            }
        }
        return broken > ended * 3 ? longest : Integer.MAX_VALUE;
    }

    private static int firstWord(String words) {
        int space = words.indexOf(' ');
        return space < 0 ? words.length() : space;
    }

    private static int indent(String line) {
        int indent = 0;
        for (int i = 0; i < line.length() && Characters.isSpace(line.charAt(i)); i++) {
            indent += line.charAt(i) == '\t' ? TAB : 1;
        }
        return indent;
    }

    private void line(int index) {
        Line line = lines.get(index);
        boolean goesOn = goesOn(line);
        ItemMark found = sequence.accept(ItemMark.at(line.words(), 0), index, goesOn);
        String rest = line.words().substring(found.end());
        if (!(goesOn && line.afterFull()) && heading(line, rest, found)) {
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
        boolean amidSentence = Character.isLowerCase(first) && !sentenceEnded;
        return !line.afterBlank() && (line.afterFull() && !announces || amidSentence);
    }

    private boolean heading(Line line, String rest, ItemMark found) {
        Optional<EligibilityHeading> read =
                rest.isEmpty() ? Optional.empty() : EligibilityHeading.read(rest, !found.isNone());
        if (read.isEmpty()) {
            return false;
        }
        EligibilityHeading heading = read.get();
        close();
        polarity = heading.polarity();
        items.add(
                heading.kept()
                        ? new Item(polarity, line.indent(), found, rest, true)
                        : new Item(polarity, line.indent(), ItemMark.NONE, "", true));
        if (heading.rest() < rest.length()) {
            String behind = rest.substring(heading.rest());
            ItemMark first = ItemMark.at(behind, 0);
            boolean begins = first.isBullet() || first.ordinal() == 1 && !first.tight();
            open(begins ? first : ItemMark.NONE, line.indent(), behind.substring(begins ? first.end() : 0));
        }
        return true;
    }

    /** Begins an item; a number behind a bullet is its mark. */
    private void open(ItemMark newMark, int newIndent, String text) {
        close();
        ItemMark inner = newMark.isBullet() ? ItemMark.at(text, 0) : ItemMark.NONE;
        boolean numbered = inner.ordinal() > 0 && !inner.tight() && (!inner.isLetter() || inner.isBracketed());
        mark = numbered ? inner : newMark;
        words.append(text, numbered ? inner.end() : 0, text.length());
        indent = newIndent;
        open = true;
    }

    private void close() {
        String text = TextNormalizer.unescape(words.toString());
        if (!text.isBlank()) {
            items.add(new Item(polarity, indent, mark, text, mark.isNone() && isSection(text)));
        }
        words.setLength(0);
        mark = ItemMark.NONE;
        open = false;
    }

    /** A heading in capitals with a colon, or between double hyphens, as the oldest cancer trials have them. */
    private static boolean isSection(String text) {
        boolean capitals = text.endsWith(":")
                && text.equals(text.toUpperCase(Locale.ROOT))
                && text.chars().filter(Character::isUpperCase).count() > 3;
        return capitals || text.startsWith("--") && text.endsWith("--") && text.length() > 4;
    }
}
