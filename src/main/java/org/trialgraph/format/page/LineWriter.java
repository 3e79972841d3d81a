package org.trialgraph.format.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Puts the pieces of text of a marked-up page together into lines. */
final class LineWriter {
    private static final int DEEPEST = 20;

    private final List<String> lines = new ArrayList<>();
    private final Deque<ItemList> open = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private String bullet = "";

    /** An open list and the number of its next item. */
    private static final class ItemList {
        private final boolean numbered;
        private int next;

        ItemList(boolean numbered, int next) {
            this.numbered = numbered;
            this.next = next;
        }
    }

    /** Adds text; white space folds to one space unless it is preserved, and then its line ends count. */
    void text(String text, boolean preserved) {
        if (preserved) {
            String[] parts = text.split("\\R", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    endLine();
                }
                line.append(parts[i]);
            }
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f') {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
    }

    /** A raised number after a digit is an exponent: 10<sup>6</sup> must not become 106. */
    void raise(String raised) {
        boolean afterDigit = !line.isEmpty() && Character.isDigit(line.charAt(line.length() - 1));
        if (afterDigit && raised.matches("[-+\u2212]?\\d{1,3}")) {
            line.append('^');
        }
    }

    /** Ends the line, if there is one. */
    void endLine() {
        String words = line.toString().strip();
        if (!words.isEmpty()) {
            lines.add((bullet.isEmpty() ? "  ".repeat(level() * 2) : bullet) + words);
            bullet = "";
        }
        line.setLength(0);
    }

    /** Ends the line and the paragraph. */
    void endParagraph() {
        endLine();
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
    }

    void openList(boolean numbered, int start) {
        endLine();
        open.push(new ItemList(numbered, start));
    }

    void closeList() {
        endLine();
        bullet = "";
        open.poll();
        if (open.isEmpty()) {
            endParagraph();
        }
    }

    void openItem() {
        endLine();
        ItemList list = open.peek();
        String indent = "  ".repeat(Math.max(level(), 1));
        bullet = indent + (list != null && list.numbered ? list.next++ + ". " : "\u2022 ");
    }

    /** How many lists the line stands in. */
    private int level() {
        return Math.min(open.size(), DEEPEST);
    }

    /** All lines so far. */
    List<String> lines() {
        endLine();
        return List.copyOf(lines);
    }
}
