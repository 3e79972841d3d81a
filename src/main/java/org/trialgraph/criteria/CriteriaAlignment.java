package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Text;

/**
 * Aligns two lists of the same criteria in two languages. Items are the same where polarity, number and parent are the same
 * in both, also where a number comes several times, by its turn. Items without a number are aligned by their turn only where
 * both lists have equally many of them in that place: otherwise one language says more, and which item has no counterpart
 * is not known.
 */
final class CriteriaAlignment {
    private final List<Criterion> first;
    private final List<Criterion> second;

    /** For each item its place in the tree, spelled out. */
    private final List<String> firstKeys;

    private final List<String> secondKeys;

    private CriteriaAlignment(List<Criterion> first, List<Criterion> second) {
        this.first = first;
        this.second = second;
        Map<String, Integer> firstCounts = new HashMap<>();
        Map<String, Integer> secondCounts = new HashMap<>();
        List<String> firstPlaces = places(first, firstCounts);
        List<String> secondPlaces = places(second, secondCounts);
        this.firstKeys = keys(first, firstPlaces, firstCounts, secondCounts, "1");
        this.secondKeys = keys(second, secondPlaces, secondCounts, firstCounts, "2");
    }

    /** The aligned list; what only the second one has comes behind its predecessor there. */
    static List<Criterion> align(List<Criterion> first, List<Criterion> second) {
        return new CriteriaAlignment(first, second).merge();
    }

    /** The place of each item without its turn: polarity, the parent's place and the number. */
    private static List<String> places(List<Criterion> list, Map<String, Integer> counts) {
        List<String> places = new ArrayList<>();
        for (Criterion criterion : list) {
            String above = criterion.parent().map(p -> places.get(p - 1)).orElse("");
            String number =
                    criterion.printedNumber().map(CriteriaAlignment::plain).orElse("");
            String place = shorten(criterion.polarity() + "/" + above + "/" + number);
            places.add(place);
            counts.merge(place, 1, Integer::sum);
        }
        return places;
    }

    /** Deep nesting must not make places longer and longer. */
    private static String shorten(String place) {
        return place.length() < 80 ? place : place.substring(0, 20) + "…" + place.hashCode();
    }

    private static String plain(String number) {
        return Ordinals.kind(number).equals("a") || Ordinals.kind(number).equals("A")
                ? number.toLowerCase(Locale.ROOT)
                : String.valueOf(Ordinals.value(number));
    }

    private static List<String> keys(
            List<Criterion> list,
            List<String> places,
            Map<String, Integer> own,
            Map<String, Integer> other,
            String side) {
        Map<String, Integer> turns = new HashMap<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String place = places.get(i);
            int turn = turns.merge(place, 1, Integer::sum);
            boolean alone =
                    list.get(i).printedNumber().isEmpty() && !own.get(place).equals(other.get(place));
            keys.add(place + "#" + turn + (alone ? "@" + side : ""));
        }
        return keys;
    }

    /** An item of the result before its parent is known by its new position. */
    private record Merged(Criterion from, Optional<Criterion> other, Optional<String> parentKey, String key) {}

    private List<Merged> order() {
        Map<String, Integer> inSecond = index(secondKeys);
        Map<String, Integer> inFirst = index(firstKeys);
        List<Merged> order = new ArrayList<>();
        int taken = 0;
        for (int i = 0; i < first.size(); i++) {
            Integer match = inSecond.get(firstKeys.get(i));
            if (match != null) {
                taken = addAlone(order, inFirst, taken, match);
            }
            Optional<Criterion> other = Optional.ofNullable(match).map(second::get);
            order.add(new Merged(first.get(i), other, parentKey(first, firstKeys, i), firstKeys.get(i)));
        }
        addAlone(order, inFirst, taken, second.size());
        return order;
    }

    /** Adds the items that only the second list has, up to a place there. */
    private int addAlone(List<Merged> order, Map<String, Integer> inFirst, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!inFirst.containsKey(secondKeys.get(i))) {
                order.add(new Merged(
                        second.get(i), Optional.empty(), parentKey(second, secondKeys, i), secondKeys.get(i)));
            }
        }
        return Math.max(from, to);
    }

    private static Map<String, Integer> index(List<String> keys) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            index.put(keys.get(i), i);
        }
        return index;
    }

    private static Optional<String> parentKey(List<Criterion> list, List<String> keys, int i) {
        return list.get(i).parent().map(p -> keys.get(p - 1));
    }

    private List<Criterion> merge() {
        List<Merged> order = order();
        Map<String, Integer> position = new HashMap<>();
        List<Criterion> aligned = new ArrayList<>();
        for (Merged merged : order) {
            position.put(merged.key(), aligned.size() + 1);
            Criterion from = merged.from();
            List<Text> texts = Stream.concat(
                            from.texts().stream(), merged.other().stream().flatMap(c -> c.texts().stream()))
                    .toList();
            aligned.add(new Criterion(
                    from.polarity(),
                    texts,
                    from.printedNumber(),
                    merged.parentKey().map(position::get)));
        }
        return aligned;
    }
}
