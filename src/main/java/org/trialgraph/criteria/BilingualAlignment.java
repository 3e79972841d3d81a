package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Text;

/** Aligns two lists of the same criteria in two languages; see {@link Criteria#align}. */
final class BilingualAlignment {
    private static final int LONGEST_PLACE = 80;

    private final List<Criterion> first;
    private final List<Criterion> second;

    /** For each item its place in the tree and its turn there: the same in both lists where items are aligned. */
    private final List<String> firstKeys;

    private final List<String> secondKeys;
    private final Map<String, Integer> inFirst;
    private final List<Criterion> aligned = new ArrayList<>();

    /** The position, from 1, of each key in the aligned list. */
    private final Map<String, Integer> positions = new HashMap<>();

    BilingualAlignment(List<Criterion> first, List<Criterion> second) {
        this.first = first;
        this.second = second;
        List<String> firstPlaces = places(first);
        List<String> secondPlaces = places(second);
        this.firstKeys = keys(first, firstPlaces, counts(secondPlaces), "@1");
        this.secondKeys = keys(second, secondPlaces, counts(firstPlaces), "@2");
        this.inFirst = indexes(firstKeys);
    }

    List<Criterion> merge() {
        Map<String, Integer> inSecond = indexes(secondKeys);
        int taken = 0;
        for (int i = 0; i < first.size(); i++) {
            Integer match = inSecond.get(firstKeys.get(i));
            if (match != null) {
                addUnaligned(taken, match);
                taken = Math.max(taken, match);
            }
            add(
                    first,
                    i,
                    firstKeys,
                    match == null ? List.of() : second.get(match).texts());
        }
        addUnaligned(taken, second.size());
        return aligned;
    }

    /** Adds the items that only the second list has, between two places there. */
    private void addUnaligned(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!inFirst.containsKey(secondKeys.get(i))) {
                add(second, i, secondKeys, List.of());
            }
        }
    }

    private void add(List<Criterion> list, int index, List<String> keys, List<Text> others) {
        Criterion item = list.get(index);
        positions.put(keys.get(index), aligned.size() + 1);
        aligned.add(new Criterion(
                item.polarity(),
                Stream.concat(item.texts().stream(), others.stream()).toList(),
                item.printedNumber(),
                item.parent().map(p -> positions.get(keys.get(p - 1)))));
    }

    /** For each item polarity, the parent's place and the number. */
    private static List<String> places(List<Criterion> list) {
        List<String> places = new ArrayList<>();
        for (Criterion item : list) {
            String above = item.parent().map(p -> places.get(p - 1)).orElse("");
            String number =
                    item.printedNumber().map(BilingualAlignment::comparable).orElse("");
            String place = item.polarity() + "/" + above + "/" + number;
            // Deep nesting must not make places longer and longer.
            places.add(place.length() < LONGEST_PLACE ? place : place.substring(0, 20) + "…" + place.hashCode());
        }
        return places;
    }

    /** The number without its spelling: letters in lower case, other numbers as what they count. */
    private static String comparable(String number) {
        boolean letter = ItemMark.kind(number).equalsIgnoreCase("a");
        return letter ? number.toLowerCase(Locale.ROOT) : String.valueOf(ItemMark.value(number));
    }

    private static Map<String, Long> counts(List<String> places) {
        return places.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /**
     * @param other how many items of the other list have a place
     * @param unaligned end of the keys of items without a number where the lists have not equally many of them
     */
    private static List<String> keys(
            List<Criterion> list, List<String> places, Map<String, Long> other, String unaligned) {
        Map<String, Long> own = counts(places);
        Map<String, Integer> turns = new HashMap<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String place = places.get(i);
            boolean alone =
                    list.get(i).printedNumber().isEmpty() && !own.get(place).equals(other.get(place));
            keys.add(place + "#" + turns.merge(place, 1, Integer::sum) + (alone ? unaligned : ""));
        }
        return keys;
    }

    private static Map<String, Integer> indexes(List<String> keys) {
        Map<String, Integer> indexes = new HashMap<>();
        keys.forEach(key -> indexes.put(key, indexes.size()));
        return indexes;
    }
}
