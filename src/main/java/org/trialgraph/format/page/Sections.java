package org.trialgraph.format.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page's lines under the labels of its layout, in the order of the page. A label that the next label follows directly has no
 * value. Sections may come in any order; a label's words further down, inside text, open nothing.
 *
 * @param page that the lines are taken from
 * @param blocks what stands above the first label, and every block below one
 */
public record Sections(Page page, List<Block> blocks) {
    /** Copies the list. */
    public Sections {
        blocks = List.copyOf(blocks);
    }

    /** What stands above the first label. */
    public Block head() {
        return blocks.get(0);
    }

    /** The first block of a label; an empty one where the page does not have the label. */
    public Block get(String label) {
        return all().stream()
                .filter(block -> block.is(label))
                .findFirst()
                .orElseGet(() -> new Block(page, label, label, Optional.empty(), List.of()));
    }

    /** Every block below a label, in the order of the page. */
    public List<Block> all() {
        return blocks.subList(1, blocks.size());
    }

    /**
     * One of the repeated parts of a page, such as its outcomes, each of which has the same labels again.
     *
     * @param heading the label that the parts stand under, as it is compared
     * @param place how findings name the part
     * @param values what stands under each of its labels, as they are compared
     */
    public record Group(String heading, String place, Map<String, String> values) {
        /** Whether the part stands under a label. */
        public boolean under(String label) {
            return heading.equals(Layout.key(label));
        }

        /** The value of a label. */
        public Optional<String> get(String label) {
            return Optional.ofNullable(values.get(Layout.key(label)));
        }
    }

    /**
     * Finds the repeated parts, taking the lines of their values: below a heading a part begins where its first label comes
     * again, or at the heading, where that is a label of the part too.
     *
     * @param headings labels that parts stand under
     * @param labels labels of parts
     * @param within labels that may stand in a part and are none of its own; any other label ends the parts
     */
    public List<Group> groups(Stream<String> headings, Stream<String> labels, Stream<String> within) {
        Set<String> headingKeys = keys(headings);
        Set<String> partKeys = keys(labels);
        Set<String> others = keys(within);
        List<Group> groups = new ArrayList<>();
        String heading = "";
        boolean open = false;
        for (Block block : all()) {
            String label = Layout.key(block.label());
            if (others.contains(label)) {
                continue;
            }
            boolean begins = headingKeys.contains(label);
            boolean part = partKeys.contains(label) && (begins || !heading.isEmpty());
            if (begins) {
                heading = label;
                // The number of the first part, or a word for none.
                block.rest().stream()
                        .filter(line -> line.words().matches("#?\\d{1,3}") || PageValues.nothing(line.words()))
                        .forEach(block::take);
            } else if (!part) {
                heading = "";
            }
            if (part) {
                if (!open || begins || groups.get(groups.size() - 1).values().containsKey(label)) {
                    groups.add(new Group(heading, block.place(), new HashMap<>()));
                }
                groups.get(groups.size() - 1).values().put(label, value(block));
            }
            open = part;
        }
        groups.forEach(group -> group.values().values().removeIf(String::isBlank));
        groups.removeIf(group -> group.values().isEmpty());
        return groups;
    }

    private static Set<String> keys(Stream<String> labels) {
        return labels.map(Layout::key).collect(Collectors.toSet());
    }

    private static String value(Block block) {
        String words = once(block.remainder().orElse("").stripTrailing());
        // Parts are numbered on lines of their own, which stand below the last value of the part before.
        String own = words.replaceFirst("(?:^|\\n)\\s*#?\\d{1,3}\\s*$", "").stripTrailing();
        String value = own.isEmpty() ? words : own;
        boolean list = value.strip().indexOf('\n') > 0;
        return PageValues.nothing(value) ? "" : list ? value : PageValues.unbulleted(value);
    }

    /** The lines once where an extraction has each of them twice. */
    static String once(String words) {
        List<String> lines =
                words.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<String> distinct = lines.stream().distinct().toList();
        return lines.size() == 2 * distinct.size() ? String.join("\n", distinct) : words;
    }
}
