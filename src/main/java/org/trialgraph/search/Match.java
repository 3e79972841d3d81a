package org.trialgraph.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.search.WordReading.Unit;
import org.trialgraph.search.WordReading.Word;

/**
 * Where a trial has words of a search.
 *
 * @param title what the text is, in English, such as {@code condition} or {@code criterion}
 * @param lang language of the text as a tag of BCP 47; empty where it is not known
 * @param pieces the text, or a part of some 200 characters of it, cut where words of the search begin and end
 */
public record Match(String title, String lang, List<Piece> pieces) {
    private static final int MOST = 3;
    private static final int MOST_TEXTS = 300;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST = 200;
    private static final int BEFORE = 60;
    private static final SearchField.Path LABEL =
            new SearchField.Path("MeSH heading", Optional.empty(), RDFS.Nodes.label);

    /**
     * A piece of a text.
     *
     * @param marked whether it is a word of the search
     */
    public record Piece(String text, boolean marked) {}

    /** Copies the pieces. */
    public Match {
        pieces = List.copyOf(pieces);
    }

    private record Place(int start, int end) {}

    /**
     * The texts of a trial that have words of a search, those that count most first: one for each word, at most three; then the
     * headings of the trial that are meant by words which no text has.
     */
    static List<Match> of(WordReading reading, Node trial, DatasetGraph current, WordIndex index, FacetIndex facets) {
        List<Match> matches = new ArrayList<>();
        Set<Word> found = new HashSet<>();
        Iterator<SearchField.Path> paths = Stream.of(SearchField.values())
                .flatMap(field -> field.paths().stream())
                .iterator();
        while (paths.hasNext() && !reading.units().stream().allMatch(unit -> isFound(unit, found))) {
            SearchField.Path path = paths.next();
            Iterator<Node> texts = path.texts(current, trial).limit(MOST_TEXTS).iterator();
            while (texts.hasNext() && matches.size() < MOST) {
                Node text = texts.next();
                String words = StringUtils.left(text.getLiteralLexicalForm(), LONGEST_TEXT);
                List<Place> places = new ArrayList<>();
                if (mark(index.tokens(words), reading, found, places)) {
                    matches.add(new Match(path.title(), text.getLiteralLanguage(), pieces(words, places)));
                }
            }
        }
        for (Unit unit : reading.units()) {
            unit.heading()
                    .filter(heading -> !isFound(unit, found))
                    .ifPresent(heading -> facets.headings(trial, facets.headingsBelow(heading)).stream()
                            .limit(MOST)
                            .flatMap(own -> LABEL.texts(current, own))
                            .forEach(label -> matches.add(new Match(
                                    LABEL.title(),
                                    label.getLiteralLanguage(),
                                    List.of(new Piece(label.getLiteralLexicalForm(), true))))));
        }
        return matches;
    }

    /** Whether all its words are found, so that its heading need not tell why the trial is. */
    private static boolean isFound(Unit unit, Set<Word> found) {
        return found.containsAll(unit.words()) || !unit.label().isEmpty() && found.containsAll(unit.label());
    }

    /** Notes where words of a search stand, and tells whether there are any that were not found before. */
    private static boolean mark(List<WordIndex.Token> text, WordReading reading, Set<Word> found, List<Place> places) {
        boolean more = false;
        for (int at = 0; at < text.size(); at++) {
            int length = 0;
            for (Unit unit : reading.units()) {
                for (Word word : Stream.concat(unit.words().stream(), unit.label().stream())
                        .toList()) {
                    int matching = word.matches(text, at);
                    length = Math.max(length, matching);
                    more |= matching > 0 && found.add(word);
                }
            }
            if (length > 0) {
                places.add(new Place(
                        text.get(at).start(), text.get(at + length - 1).end()));
                at += length - 1;
            }
        }
        return more;
    }

    private static List<Piece> pieces(String text, List<Place> places) {
        int first = places.get(0).start();
        boolean whole = text.length() <= LONGEST;
        int from = whole || first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE) + 1;
        from = from == 0 || from > first ? (whole || first <= BEFORE ? 0 : first) : from;
        int last = whole
                ? text.length()
                : Math.min(text.length(), Math.max(from + LONGEST, places.get(0).end()));
        int to = last < text.length() && Character.isLowSurrogate(text.charAt(last)) ? last - 1 : last;
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        for (Place place : places) {
            if (place.end() <= to) {
                add(text.substring(at, place.start()), false, pieces);
                add(text.substring(place.start(), place.end()), true, pieces);
                at = place.end();
            }
        }
        add(text.substring(at, to), false, pieces);
        if (from > 0) {
            pieces.set(0, new Piece("…" + pieces.get(0).text(), pieces.get(0).marked()));
        }
        if (to < text.length()) {
            add("…", false, pieces);
        }
        return pieces;
    }

    private static void add(String text, boolean marked, List<Piece> pieces) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, marked));
        }
    }
}
