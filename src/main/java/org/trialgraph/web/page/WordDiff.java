package org.trialgraph.web.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.collections4.sequence.CommandVisitor;
import org.apache.commons.collections4.sequence.SequencesComparator;

/**
 * Two versions of a text with the words in which they differ, by the algorithm of Myers (1986). Chinese and Japanese characters are
 * words of their own. Versions that are too long to compare, or have too little in common, differ as a whole.
 *
 * @param before the earlier version in pieces
 * @param after the later version in pieces
 */
record WordDiff(List<Piece> before, List<Piece> after) {
    /** So many words and spaces at most; comparing takes their number times that of the differences. */
    private static final int MOST_WORDS = 2_000;

    private static final String CHARACTER = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]";
    private static final Pattern WORD = Pattern.compile(CHARACTER + "|\\s++|(?:(?!" + CHARACTER + ")\\S)++");

    /** A part of a text that is the same in both versions, or is not. */
    record Piece(String text, boolean changed) {}

    /** Of two versions. */
    static WordDiff of(String before, String after) {
        List<String> from = words(before);
        List<String> to = words(after);
        if (from.size() > MOST_WORDS || to.size() > MOST_WORDS || likeness(before, after) == 0) {
            return new WordDiff(List.of(new Piece(before, true)), List.of(new Piece(after, true)));
        }
        Pieces earlier = new Pieces();
        Pieces later = new Pieces();
        new SequencesComparator<>(from, to).getScript().visit(new CommandVisitor<>() {
            @Override
            public void visitInsertCommand(String word) {
                later.add(word, true);
            }

            @Override
            public void visitKeepCommand(String word) {
                earlier.add(word, false);
                later.add(word, false);
            }

            @Override
            public void visitDeleteCommand(String word) {
                earlier.add(word, true);
            }
        });
        return new WordDiff(earlier.all(), later.all());
    }

    /** How much of the words of two texts both have, from 0 to 1. */
    static double likeness(String one, String other) {
        Set<String> words = new HashSet<>(words(one));
        Set<String> others = new HashSet<>(words(other));
        words.removeIf(String::isBlank);
        others.removeIf(String::isBlank);
        int most = Math.max(words.size(), others.size());
        words.retainAll(others);
        return most == 0 ? 0 : (double) words.size() / most;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(word -> word.group()).toList();
    }

    /** Neighbours of one kind put together. */
    private static final class Pieces {
        private final List<Piece> done = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private boolean changed;

        void add(String word, boolean differs) {
            if (differs != changed) {
                finish();
                changed = differs;
            }
            text.append(word);
        }

        List<Piece> all() {
            finish();
            return done;
        }

        /** A space between two changed words was not kept by anybody. */
        private void finish() {
            int last = done.size() - 1;
            if (changed && last > 0 && done.get(last).text().isBlank()) {
                text.insert(0, done.get(last - 1).text() + done.get(last).text());
                done.subList(last - 1, last + 1).clear();
            }
            if (!text.isEmpty()) {
                done.add(new Piece(text.toString(), changed));
                text.setLength(0);
            }
        }
    }
}
