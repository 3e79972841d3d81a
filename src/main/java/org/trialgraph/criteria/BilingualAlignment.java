package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Text;

/** Aligns two lists of the same criteria in two languages; see {@link Criteria#align}. */
final class BilingualAlignment {
    private static final int LONGEST_PLACE = 80;

    private BilingualAlignment() {}

    /**
     * An item of one list.
     *
     * @param key its place in the tree and its turn there: the same in both lists where items are aligned
     * @param parent key of the item that it details
     */
    private record Entry(String key, Criterion item, Optional<String> parent) {}

    static List<Criterion> merge(List<Criterion> first, List<Criterion> second) {
        List<String> firstPlaces = places(first);
        List<String> secondPlaces = places(second);
        Map<String, Entry> inFirst = entries(first, firstPlaces, counts(secondPlaces), "@1");
        Map<String, Entry> inSecond = entries(second, secondPlaces, counts(firstPlaces), "@2");
        List<Entry> order = new ArrayList<>();
        Iterator<Entry> ofSecond = inSecond.values().iterator();
        Set<String> passed = new HashSet<>();
        for (Entry entry : inFirst.values()) {
            while (inSecond.containsKey(entry.key()) && !passed.contains(entry.key())) {
                Entry other = ofSecond.next();
                passed.add(other.key());
                if (!inFirst.containsKey(other.key())) {
                    order.add(other);
                }
            }
            order.add(entry);
        }
        ofSecond.forEachRemaining(other -> {
            if (!inFirst.containsKey(other.key())) {
                order.add(other);
            }
        });
        return inOrder(order, inFirst, inSecond);
    }

    /** The items with the words that both lists have for each. */
    private static List<Criterion> inOrder(List<Entry> order, Map<String, Entry> inFirst, Map<String, Entry> inSecond) {
        List<Criterion> aligned = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (Entry entry : order) {
            positions.put(entry.key(), aligned.size() + 1);
            List<Text> texts = Stream.of(inFirst, inSecond)
                    .map(list -> list.get(entry.key()))
                    .filter(Objects::nonNull)
                    .flatMap(one -> one.item().texts().stream())
                    .toList();
            Criterion item = entry.item();
            aligned.add(new Criterion(
                    item.polarity(), texts, item.printedNumber(), entry.parent().map(positions::get)));
        }
        return aligned;
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
    private static Map<String, Entry> entries(
            List<Criterion> list, List<String> places, Map<String, Long> other, String unaligned) {
        Map<String, Long> own = counts(places);
        Map<String, Integer> turns = new HashMap<>();
        List<String> keys = new ArrayList<>();
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            Criterion item = list.get(i);
            String place = places.get(i);
            boolean alone = item.printedNumber().isEmpty() && !own.get(place).equals(other.get(place));
            keys.add(place + "#" + turns.merge(place, 1, Integer::sum) + (alone ? unaligned : ""));
            entries.put(keys.get(i), new Entry(keys.get(i), item, item.parent().map(p -> keys.get(p - 1))));
        }
        return entries;
    }
}
