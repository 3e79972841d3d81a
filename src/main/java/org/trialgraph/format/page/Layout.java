package org.trialgraph.format.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.format.TrialReader;

/**
 * What a site prints on its trial pages, told as a list of fields. ValueFields may come in any order and any of them may be missing
 * or without a value. Labels count in any of their usual capitals, behind a bullet, with their value beside or below them, and
 * where an extraction has run them into their neighbours.
 */
public final class Layout {
    private final Boilerplate furniture;
    private final Map<String, Field> byLabel = new LinkedHashMap<>();
    private final Labels labels;
    private final LabelSplitter glue;

    private Layout(Boilerplate furniture, List<Field> fields) {
        this.furniture = furniture;
        List<Label> forms = new ArrayList<>();
        for (Field field : fields) {
            field.labels().forEach(label -> byLabel.putIfAbsent(key(label), field));
            field.forms().forEach(forms::add);
        }
        labels = Labels.anyColon(forms);
        glue = new LabelSplitter(byLabel);
    }

    /**
     * A layout; of two fields with the same label the first counts.
     *
     * @param furniture lines that belong to the site wherever they stand, also in the middle of text
     */
    public static Layout of(Boilerplate furniture, Field... fields) {
        return new Layout(furniture, List.of(fields));
    }

    /** A layout whose own fields come before those that many sites share. */
    public static Layout of(Boilerplate furniture, List<Field> shared, Field... own) {
        return new Layout(
                furniture, Stream.concat(Stream.of(own), shared.stream()).toList());
    }

    /** Lines that belong to the site. */
    Boilerplate furniture() {
        return furniture;
    }

    /** How a label is compared: in small letters, without a colon. */
    static String key(String label) {
        String plain = Labels.plain(label).toLowerCase(Locale.ROOT).strip();
        return plain.endsWith(":") ? plain.substring(0, plain.length() - 1).strip() : plain;
    }

    /** The page with every label on a line of its own; what {@link PageFormat#prepared} of a format returns. */
    public Page prepared(Page page) {
        return page.cut(glue);
    }

    /** Reads every field of a page, and returns its sections for what a format reads besides. */
    public Sections read(Page page, TrialReader trial) {
        Sections sections = sections(page);
        Set<Field> filled = new HashSet<>();
        for (Block block : sections.all()) {
            Optional<Field> field = Optional.ofNullable(byLabel.get(key(block.label())));
            if (field.isPresent() && !block.empty() && (field.get().repeated() || filled.add(field.get()))) {
                field.get().taker().take(block, trial);
            }
        }
        return sections;
    }

    /** The sections of a prepared page under the labels of this layout. */
    public Sections sections(Page page) {
        return Sections.of(page, withoutContents(page), labels, furniture);
    }

    /** All labels, as they are compared. */
    Set<String> labels() {
        return Set.copyOf(byLabel.keySet());
    }

    /** The labels of this layout that a prepared page has, in the words of their fields. */
    public Set<String> labelsOn(Page page) {
        return page.lines().stream()
                .filter(line -> !line.blank())
                .map(line -> key(line.words()))
                .filter(byLabel::containsKey)
                .collect(Collectors.toSet());
    }

    /**
     * The lines of a page without those of the site and without its table of contents: several labels one below the other with
     * nothing under them, of most of which the page has another further down that has a value.
     */
    private List<Line> withoutContents(Page page) {
        List<Line> lines = page.lines();
        Set<String> later = new HashSet<>();
        List<Line> kept = new ArrayList<>();
        List<Line> run = new ArrayList<>();
        boolean labelBelow = true;
        for (int i = lines.size() - 1; i >= 0; i--) {
            Line line = lines.get(i);
            if (line.blank()) {
                kept.add(line);
                continue;
            }
            if (furniture.covers(line) && !byLabel.containsKey(key(line.words()))) {
                continue;
            }
            String key = key(line.words());
            boolean label = byLabel.containsKey(key);
            if (label && labelBelow) {
                run.add(line);
            } else {
                dropContents(page, run, later, kept);
                run.clear();
            }
            if (label && !labelBelow) {
                later.add(key);
            }
            labelBelow = label;
            kept.add(line);
        }
        dropContents(page, run, later, kept);
        return reversed(kept);
    }

    private static void dropContents(Page page, List<Line> run, Set<String> later, List<Line> kept) {
        List<Line> again =
                run.stream().filter(line -> later.contains(key(line.words()))).toList();
        if (again.size() > 1 && again.size() * 2 > run.size()) {
            again.forEach(page::take);
            kept.removeAll(again);
        }
    }

    private static List<Line> reversed(List<Line> lines) {
        List<Line> turned = new ArrayList<>(lines.size());
        for (int i = lines.size() - 1; i >= 0; i--) {
            turned.add(lines.get(i));
        }
        return turned;
    }
}
