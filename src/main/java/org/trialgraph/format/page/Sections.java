package org.trialgraph.format.page;

import java.util.ArrayList;
import java.util.HashSet;
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
    private final Furniture furniture;
    private final List<Block> blocks = new ArrayList<>();

    private Sections(Page page, Furniture furniture) {
        this.page = page;
        this.furniture = furniture;
    }

    /** Divides a page; the site's furniture belongs to no block. */
    public static Sections of(Page page, Labels labels, Furniture furniture) {
        return of(page, page.lines(), labels, furniture);
    }

    /** Divides some lines of a page. */
    static Sections of(Page page, List<Line> lines, Labels labels, Furniture furniture) {
        Sections sections = new Sections(page, furniture);
        sections.divide(lines, labels);
        return sections;
    }

    private void divide(List<Line> lines, Labels labels) {
        Map<String, Integer> last = labels.lastLines(lines);
        Set<String> met = new HashSet<>();
        String label = "";
        String place = "";
        Optional<String> beside = Optional.empty();
        int from = 0;
        int at = 0;
        while (at < lines.size()) {
            Optional<Labels.Hit> hit = lines.get(at).blank() ? Optional.empty() : labels.at(lines, at);
            if (hit.isEmpty() || !opens(hit.get(), lines, at, labels, met, last)) {
                at++;
                continue;
            }
            blocks.add(new Block(page, label, place, beside, own(lines.subList(from, at))));
            label = hit.get().label().words();
            place = lines.get(at).place();
            beside = Optional.of(hit.get().rest()).filter(r -> !r.isEmpty());
            met.add(label);
            for (int i = 0; i < hit.get().lines(); i++) {
                page.take(lines.get(at++));
            }
            from = at;
        }
        blocks.add(new Block(page, label, place, beside, own(lines.subList(from, lines.size()))));
    }

    private List<Line> own(List<Line> lines) {
        return lines.stream().filter(line -> !furniture.covers(line)).toList();
    }

    private static boolean opens(
            Labels.Hit hit, List<Line> lines, int at, Labels labels, Set<String> met, Map<String, Integer> last) {
        Label label = hit.label();
        if (!label.repeated() && met.contains(label.words())) {
            return false;
        }
        boolean tooEarly = label.after()
                .filter(other -> !met.contains(other)
                        && last.getOrDefault(other, -1) > lines.get(at).index())
                .isPresent();
        return !tooEarly && looksRight(hit, lines, at, labels);
    }

    private static boolean looksRight(Labels.Hit hit, List<Line> lines, int at, Labels labels) {
        if (hit.label().value().isEmpty()) {
            return true;
        }
        if (!hit.rest().isEmpty()) {
            return hit.label().value().get().matcher(hit.rest()).matches();
        }
        int below = at + hit.lines();
        while (below < lines.size() && lines.get(below).blank()) {
            below++;
        }
        return below == lines.size()
                || hit.label().value().get().matcher(lines.get(below).words()).matches()
                || labels.at(lines, below).isPresent();
    }

    /** What stands above the first label. */
    public Block head() {
        return blocks.get(0);
    }

    /** Whether the page has a label. */
    public boolean has(String label) {
        return blocks.stream().skip(1).anyMatch(b -> b.label().equals(label));
    }

    /** The first block of a label; an empty one where the page does not have the label. */
    public Block get(String label) {
        return blocks.stream()
                .skip(1)
                .filter(b -> b.label().equals(label))
                .findFirst()
                .orElse(Block.absent(page, label));
    }

    /** Every block below a label, in the order of the page. */
    public List<Block> all() {
        return List.copyOf(blocks.subList(1, blocks.size()));
    }
}
