package org.trialgraph.criteria;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Requirement;
import org.trialgraph.model.Text;

/** Aligns two lists of the same criteria in two languages; see {@link Criteria#align}. */
final class BilingualAlignment {
    private static final int LONGEST_PLACE = 80;

    private BilingualAlignment() {}

    /**
     * An item of one list.
     *
     * @param key its place in the tree and its turn there: the same in both lists where items are aligned
     * @param index its position in the list, from 0
     * @param parent key of the item that it details
     */
    private record Entry(String key, int index, Criterion item, Optional<String> parent) {}

    static List<Criterion> merge(List<Criterion> first, List<Criterion> second) {
        List<String> firstPlaces = places(first);
        List<String> secondPlaces = places(second);
        Map<String, Entry> inFirst = entries(first, firstPlaces, counts(secondPlaces), "@1");
        Map<String, Entry> inSecond = entries(second, secondPlaces, counts(firstPlaces), "@2");
        Deque<Entry> onlyInSecond = inSecond.values().stream()
                .filter(entry -> !inFirst.containsKey(entry.key()))
                .collect(Collectors.toCollection(ArrayDeque::new));
        List<Entry> order = new ArrayList<>();
        for (Entry entry : inFirst.values()) {
            Entry match = inSecond.get(entry.key());
            while (match != null
                    && !onlyInSecond.isEmpty()
                    && onlyInSecond.peek().index() < match.index()) {
                order.add(onlyInSecond.poll());
            }
            order.add(entry);
        }
        order.addAll(onlyInSecond);
        List<Criterion> aligned = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (Entry entry : order) {
            positions.put(entry.key(), aligned.size() + 1);
            List<Text> texts = new ArrayList<>(entry.item().texts());
            List<Text> sections = new ArrayList<>(entry.item().sections());
            if (inFirst.containsKey(entry.key()) && inSecond.containsKey(entry.key())) {
                texts.addAll(inSecond.get(entry.key()).item().texts());
                sections.addAll(inSecond.get(entry.key()).item().sections());
            }
            Optional<Integer> parent = entry.parent().map(positions::get);
            Set<Requirement> requirements = Stream.of(inFirst, inSecond)
                    .flatMap(list -> Optional.ofNullable(list.get(entry.key())).stream())
                    .flatMap(same -> same.item().requirement().stream())
                    .collect(Collectors.toSet());
            aligned.add(new Criterion(
                    entry.item().polarity(),
                    texts,
                    sections,
                    entry.item().printedNumber(),
                    parent,
                    requirements.stream()
                            .filter(any -> requirements.size() == 1)
                            .findFirst()));
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
            entries.put(
                    keys.get(i), new Entry(keys.get(i), i, item, item.parent().map(p -> keys.get(p - 1))));
        }
        return entries;
    }
}
