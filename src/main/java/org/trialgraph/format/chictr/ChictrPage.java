package org.trialgraph.format.chictr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialgraph.format.chictr.Field.Part;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Sections;

/**
 * The data of a page: what it says once, and the repeated parts. A part begins anew where the label that starts it comes again
 * in the same language; the same labels stand below secondary sponsors and sites.
 */
final class ChictrPage {
    private final Block head;
    private final Values single = new Values();
    private final List<Entry> entries = new ArrayList<>();
    private Part part = Part.NONE;
    private String starter = "";

    /** One repeated part. */
    private record Entry(Part part, Values values) {}

    ChictrPage(Page page) {
        Sections sections = ChictrLayout.LAYOUT.sections(page);
        head = sections.head();
        for (Block block : sections.all()) {
            add(ChictrLayout.field(block.label()), block);
        }
    }

    /** What stands above the first label. */
    Block head() {
        return head;
    }

    /** What the page says once. */
    Values single() {
        return single;
    }

    /** Every repeated part of a kind that says anything. */
    List<Values> parts(Part kind) {
        return entries.stream()
                .filter(entry -> entry.part() == kind && !entry.values().empty())
                .map(Entry::values)
                .toList();
    }

    private void add(Field field, Block block) {
        if (field.part() == Part.NONE) {
            Optional<Part> headed = ChictrLayout.heads(field);
            part = headed.orElse(Part.NONE);
            starter = "";
            single.add(field, block);
        } else {
            entry(field, block.label()).add(field, block);
        }
    }

    private Values entry(Field field, String label) {
        Part kind = part == Part.SECONDARY_SPONSOR && field.part() == Part.SITE ? part : field.part();
        Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        if (starter.isEmpty() || last == null || last.part() != kind || label.equals(starter)) {
            starter = starter.isEmpty() || last == null || last.part() != kind ? label : starter;
            last = new Entry(kind, new Values());
            entries.add(last);
        }
        return last.values();
    }
}
