package org.trialgraph.format.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The repeated parts of a page, such as its outcomes, each of which has the same labels again: below the heading of the parts, a
 * part begins where its first label comes again.
 */
public final class Groups {
    private final List<Group> all = new ArrayList<>();

    /**
     * One part.
     *
     * @param heading the label that the parts stand under, in small letters
     * @param place how findings name the part
     * @param values what stands under each of its labels, labels in small letters
     */
    public record Group(String heading, String place, Map<String, String> values) {
        /** The value of a label. */
        public Optional<String> get(String label) {
            return Optional.ofNullable(values.get(label));
        }
    }

    private Groups() {}

    /**
     * Finds the parts of a page, taking the lines of their values.
     *
     * @param headings labels that parts stand under, in small letters
     * @param labels labels of parts, in small letters
     * @param within labels that may stand in a part and are none of its own, in small letters; any other label ends the parts
     */
    public static Groups of(Sections sections, Set<String> headings, Set<String> labels, Set<String> within) {
        Groups groups = new Groups();
        String heading = "";
        Map<String, String> values = new LinkedHashMap<>();
        String place = "";
        for (Block block : sections.all()) {
            String label = Layout.key(block.label());
            if (within.contains(label)) {
                continue;
            }
            boolean part = labels.contains(label) && !heading.isEmpty();
            if (values.containsKey(label) || !part) {
                groups.add(heading, place, values);
                values = new LinkedHashMap<>();
            }
            if (headings.contains(label)) {
                heading = label;
                number(block);
            } else if (!part) {
                heading = "";
            }
            if (part) {
                place = values.isEmpty() ? block.place() : place;
                values.put(label, value(block));
            }
        }
        groups.add(heading, place, values);
        return groups;
    }

    /** The number of the first part, or a word for none, below the heading. */
    private static void number(Block block) {
        block.rest().stream()
                .filter(line -> line.words().matches("#?\\d{1,3}") || PageValues.nothing(line.words()))
                .forEach(block::take);
    }

    private static String value(Block block) {
        String words = once(block.remainder().orElse("").strip());
        // Parts are numbered on lines of their own, which stand below the last value of the part before.
        String own = words.replaceFirst("(?:^|\\n)\\s*#?\\d{1,3}\\s*$", "").strip();
        String value = own.isEmpty() ? words : own;
        return PageValues.nothing(PageValues.unbulleted(value)) ? "" : PageValues.unbulleted(value);
    }

    /** The lines once where an extraction has each of them twice. */
    private static String once(String words) {
        List<String> lines =
                words.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        List<String> distinct = lines.stream().distinct().toList();
        return lines.size() == 2 * distinct.size() ? String.join("\n", distinct) : words;
    }

    private void add(String heading, String place, Map<String, String> values) {
        Map<String, String> printed = new LinkedHashMap<>(values);
        printed.values().removeIf(String::isBlank);
        if (!printed.isEmpty()) {
            all.add(new Group(heading, place, Map.copyOf(printed)));
        }
    }

    /** The parts under a heading, in the order of the page. */
    public List<Group> under(String heading) {
        return all.stream().filter(group -> group.heading().equals(heading)).toList();
    }
}
