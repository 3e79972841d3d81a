package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.text.TextNormalizer;

/** Reads an eligibility text line by line into items: puts broken lines together, takes headings and marks off. */
final class ItemReader {
    private static final String ENDS_OF_SENTENCES = ".;:。；：!?";

    private final List<EligibilityLine> lines;
    private final MarkSequence sequence;
    private final List<EligibilityItem> items = new ArrayList<>();
    private Polarity polarity;

    /** The item being read: its words, none before the first line; its mark and indent. */
    private final StringBuilder words = new StringBuilder();

    private Optional<ItemMark> mark = Optional.empty();
    private int indent;
    private boolean open;

    private ItemReader(List<EligibilityLine> lines, Polarity polarity) {
        this.lines = lines;
        this.polarity = polarity;
        this.sequence = new MarkSequence(lines);
    }

    /** Reads a text whose first lines are of the kind given. */
    static List<EligibilityItem> read(String text, Polarity polarity) {
        ItemReader reader = new ItemReader(
                EligibilityLine.read(EligibilityHeading.onOwnLines(TextNormalizer.lines(text))), polarity);
        for (int i = 0; i < reader.lines.size(); i++) {
            reader.line(i);
        }
        reader.close();
        return reader.items;
    }

    private void line(int index) {
        EligibilityLine line = lines.get(index);
        boolean goesOn = goesOn(line);
        Optional<ItemMark> found = ItemMarks.at(line.words(), 0).flatMap(m -> sequence.accept(m, index, goesOn));
        String rest = line.words().substring(found.map(ItemMark::end).orElse(0));
        boolean headed = !(goesOn && line.afterFull()) && heading(line, rest, found);
        if (headed) {
            return;
        }
        if (found.isEmpty() && goesOn) {
            words.append(words.isEmpty() ? "" : " ").append(rest);
        } else {
            open(found, line.indent(), rest);
        }
    }

    /** Whether a line without a mark continues the item before it. */
    private boolean goesOn(EligibilityLine line) {
        if (!open) {
            return false;
        }
        if (words.isEmpty()) {
            return true;
        }
        char first = line.words().charAt(0);
        char end = words.charAt(words.length() - 1);
        boolean announces =
                line.words().endsWith(":") && Character.isUpperCase(first) && ENDS_OF_SENTENCES.indexOf(end) >= 0;
        boolean amidSentence = Character.isLowerCase(first) && ENDS_OF_SENTENCES.indexOf(end) < 0;
        return !line.afterBlank() && (line.afterFull() && !announces || amidSentence);
    }

    private boolean heading(EligibilityLine line, String rest, Optional<ItemMark> found) {
        if (rest.isEmpty()) {
            return false;
        }
        Optional<EligibilityHeading> heading = EligibilityHeading.read(rest, found.isPresent());
        heading.ifPresent(h -> {
            close();
            polarity = h.polarity();
            if (h.kept()) {
                items.add(item(line.indent(), found, rest, true));
            } else {
                items.add(new EligibilityItem(polarity, line.indent(), Optional.empty(), "", true));
            }
            if (h.rest() < rest.length()) {
                afterHeading(line, rest.substring(h.rest()));
            }
        });
        return heading.isPresent();
    }

    private void afterHeading(EligibilityLine line, String rest) {
        Optional<ItemMark> first = ItemMarks.at(rest, 0).filter(m -> m.isBullet() || m.ordinal() == 1 && !m.tight());
        open(first, line.indent(), rest.substring(first.map(ItemMark::end).orElse(0)));
    }

    private void open(Optional<ItemMark> newMark, int newIndent, String text) {
        close();
        Optional<ItemMark> inner = newMark.filter(ItemMark::isBullet)
                .flatMap(bullet -> ItemMarks.at(text, 0))
                .filter(m -> !m.isBullet() && !m.tight() && (!m.isLetter() || m.isBracketed()));
        mark = inner.isPresent() ? inner : newMark;
        words.append(text.substring(inner.map(ItemMark::end).orElse(0)));
        indent = newIndent;
        open = true;
    }

    private void close() {
        String text = TextNormalizer.unescape(words.toString());
        if (!text.isBlank()) {
            items.add(item(indent, mark, text, mark.isEmpty() && isSection(text)));
        }
        words.setLength(0);
        mark = Optional.empty();
        open = false;
    }

    private EligibilityItem item(int atIndent, Optional<ItemMark> itsMark, String text, boolean section) {
        return new EligibilityItem(polarity, atIndent, itsMark, text, section);
    }

    /** A heading in capitals with a colon, or between double hyphens, as the oldest cancer trials have them. */
    private static boolean isSection(String text) {
        boolean capitals = text.endsWith(":")
                && text.equals(text.toUpperCase(Locale.ROOT))
                && text.chars().filter(Character::isUpperCase).count() > 3;
        return capitals || text.startsWith("--") && text.endsWith("--") && text.length() > 4;
    }
}
