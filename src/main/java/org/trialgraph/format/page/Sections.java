package org.trialgraph.format.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A page's lines under the labels of its layout, in the order of the page. A label that the next label follows directly has no
 * value. Sections may come in any order; a label's words further down, inside text, open nothing.
 */
public final class Sections {
    private final Page page;
    private final List<Block> blocks;

    /** What stands above the first label, and every block below one. */
    Sections(Page page, List<Block> blocks) {
        this.page = page;
        this.blocks = List.copyOf(blocks);
    }

    /** What stands above the first label. */
    public Block head() {
        return blocks.get(0);
    }

    /** Whether the page has a label. */
    public boolean has(String label) {
        return all().stream().anyMatch(block -> is(block, label));
    }

    /** The first block of a label; an empty one where the page does not have the label. */
    public Block get(String label) {
        return all().stream()
                .filter(block -> is(block, label))
                .findFirst()
                .orElseGet(() -> new Block(page, label, label, Optional.empty(), List.of()));
    }

    private static boolean is(Block block, String label) {
        return Layout.key(block.label()).equals(Layout.key(label));
    }

    /** Every block below a label, in the order of the page. */
    public List<Block> all() {
        return blocks.subList(1, blocks.size());
    }

    /**
     * One of the repeated parts of a page, such as its outcomes, each of which has the same labels again.
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

    /**
     * Finds the repeated parts, taking the lines of their values: below a heading a part begins where its first label comes
     * again.
     *
     * @param headings labels that parts stand under, in small letters
     * @param labels labels of parts, in small letters
     * @param within labels that may stand in a part and are none of its own, in small letters; any other label ends the parts
     */
    public List<Group> groups(Set<String> headings, Set<String> labels, Set<String> within) {
        List<Group> groups = new ArrayList<>();
        String heading = "";
        Map<String, String> values = new LinkedHashMap<>();
        String place = "";
        for (Block block : all()) {
            String label = Layout.key(block.label());
            if (within.contains(label)) {
                continue;
            }
            boolean part = labels.contains(label) && !heading.isEmpty();
            if (values.containsKey(label) || !part) {
                add(groups, heading, place, values);
                values = new LinkedHashMap<>();
            }
            if (headings.contains(label)) {
                heading = label;
                takeNumber(block);
            } else if (!part) {
                heading = "";
            }
            if (part) {
                place = values.isEmpty() ? block.place() : place;
                values.put(label, value(block));
            }
        }
        add(groups, heading, place, values);
        return groups;
    }

    private static void add(List<Group> groups, String heading, String place, Map<String, String> values) {
        values.values().removeIf(String::isBlank);
        if (!values.isEmpty()) {
            groups.add(new Group(heading, place, Map.copyOf(values)));
        }
    }

    /** The number of the first part, or a word for none, below the heading. */
    private static void takeNumber(Block block) {
        block.rest().stream()
                .filter(line -> line.words().matches("#?\\d{1,3}") || PageValues.nothing(line.words()))
                .forEach(block::take);
    }

    private static String value(Block block) {
        String words = once(block.remainder().orElse("").strip());
        // Parts are numbered on lines of their own, which stand below the last value of the part before.
        String own = words.replaceFirst("(?:^|\\n)\\s*#?\\d{1,3}\\s*$", "").strip();
        String value = PageValues.unbulleted(own.isEmpty() ? words : own);
        return PageValues.nothing(value) ? "" : value;
    }

    /** The lines once where an extraction has each of them twice. */
    private static String once(String words) {
        List<String> lines =
                words.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<String> distinct = lines.stream().distinct().toList();
        return lines.size() == 2 * distinct.size() ? String.join("\n", distinct) : words;
    }
}
