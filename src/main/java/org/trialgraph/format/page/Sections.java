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
    private final Boilerplate furniture;
    private final List<Block> blocks = new ArrayList<>();

    private Sections(Page page, Boilerplate furniture) {
        this.page = page;
        this.furniture = furniture;
    }

    /** Divides a page; the site's furniture belongs to no block. */
    public static Sections of(Page page, Labels labels, Boilerplate furniture) {
        return of(page, page.lines(), labels, furniture);
    }

    /** Divides some lines of a page. */
    static Sections of(Page page, List<Line> lines, Labels labels, Boilerplate furniture) {
        Sections sections = new Sections(page, furniture);
        sections.divide(lines, labels);
        return sections;
    }

    private void divide(List<Line> lines, Labels labels) {
        Map<String, Integer> last = labels.lastLines(lines);
        Set<String> met = new HashSet<>();
        String label = "";
        String place = "";
        boolean patient = false;
        Optional<String> beside = Optional.empty();
        int from = 0;
        int at = 0;
        while (at < lines.size()) {
            Optional<Labels.Hit> hit = lines.get(at).blank() ? Optional.empty() : labels.at(lines, at);
            if (hit.isEmpty() || !opens(hit.get(), lines, at, labels, met, last)) {
                at++;
                continue;
            }
            Block above = new Block(page, label, place, beside, own(lines.subList(from, at)));
            blocks.add(above);
            if (above.empty() && patient) {
                met.remove(Layout.key(label));
            }
            patient = hit.get().label().patient();
            label = hit.get().label().words();
            place = lines.get(at).place();
            beside = Optional.of(hit.get().rest()).filter(r -> !r.isEmpty());
            met.add(Layout.key(label));
            for (int i = 0; i < hit.get().lines(); i++) {
                page.take(lines.get(at++));
            }
            from = at;
        }
        blocks.add(new Block(page, label, place, beside, own(lines.subList(from, lines.size()))));
    }

    /** The lines without furniture; pieces of one line between which no label opens are that line again. */
    private List<Line> own(List<Line> lines) {
        List<Line> own = new ArrayList<>();
        for (int at = 0; at < lines.size(); ) {
            int end = at + 1;
            while (end < lines.size()
                    && lines.get(end).number() == lines.get(at).number()) {
                end++;
            }
            Line line = page.whole(lines.subList(at, end));
            if (!furniture.covers(line)) {
                own.add(line);
            }
            at = end;
        }
        return own;
    }

    private static boolean opens(
            Labels.Hit hit, List<Line> lines, int at, Labels labels, Set<String> met, Map<String, Integer> last) {
        Label label = hit.label();
        if (!label.repeated() && met.contains(Layout.key(label.words()))) {
            return false;
        }
        boolean tooEarly = label.after()
                .map(Layout::key)
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
                || PageValues.nothing(lines.get(below).value())
                || hit.label().value().get().matcher(lines.get(below).words()).matches()
                || labels.at(lines, below).isPresent();
    }

    /** What stands above the first label. */
    public Block head() {
        return blocks.get(0);
    }

    /** Whether the page has a label. */
    public boolean has(String label) {
        return blocks.stream().skip(1).anyMatch(b -> is(b, label));
    }

    /** The first block of a label; an empty one where the page does not have the label. */
    public Block get(String label) {
        return blocks.stream().skip(1).filter(b -> is(b, label)).findFirst().orElse(Block.absent(page, label));
    }

    private static boolean is(Block block, String label) {
        return Layout.key(block.label()).equals(Layout.key(label));
    }

    /** Every block below a label, in the order of the page. */
    public List<Block> all() {
        return List.copyOf(blocks.subList(1, blocks.size()));
    }
}
