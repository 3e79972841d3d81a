package org.trialgraph.format.aggregator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.StandardFields;
import org.trialgraph.model.Coded;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.registry.Registries;
import org.trialgraph.text.ResourceLines;

/**
 * Trial pages of a site, told by a table {@code NAME.tsv} beside this class; {@code src/docs/formats.md} describes its rows.
 * Rows that are none of those below are fields, which come before those that most sites have, see
 * {@link StandardFields#table}.
 */
public final class SiteFormat extends PageFormat {
    private static final Set<String> NO_FIELDS =
            Set.of("page", "markup", "without", "boilerplate", "phrase", "rest", "interventionGroups", "armColumns");

    private final Rows rows;
    private final List<Phrase> pagePhrases;
    private final List<Phrase> headPhrases;

    /** The rows of a table: what a row is, what it is of, and its other cells. */
    private record Rows(List<String> all) {
        Stream<List<String>> cells(String kind) {
            return all.stream()
                    .filter(row -> row.startsWith(kind + "\t"))
                    .map(row -> List.of(row.split("\t")))
                    .map(cells -> cells.subList(1, cells.size()));
        }

        boolean without(String what) {
            return cells("without").anyMatch(cells -> cells.contains(what));
        }

        List<Phrase> phrases(String where) {
            return cells("phrase")
                    .filter(cells -> cells.get(0).equals(where))
                    .map(cells -> Phrase.of(cells.get(1)))
                    .toList();
        }
    }

    /** A format whose table, code table and publisher have its name. */
    public static SiteFormat of(String name, Codes codes) {
        return new SiteFormat(codes.table(name), new Rows(ResourceLines.beside(SiteFormat.class, name + ".tsv")));
    }

    private SiteFormat(CodeTable codes, Rows rows) {
        super(codes, Registries.publisher(codes.name()), "en", layout(codes, rows));
        this.rows = rows;
        pagePhrases = rows.phrases("page");
        headPhrases = rows.phrases("head");
    }

    private static Layout layout(CodeTable codes, Rows rows) {
        StandardFields standard = new StandardFields(codes);
        List<String> fieldRows = rows.all().stream()
                .filter(row -> !NO_FIELDS.contains(row.substring(0, row.indexOf('\t'))))
                .toList();
        List<Field> own = new ArrayList<>();
        rows.cells("armColumns").map(SiteFormat::headings).forEach(own::add);
        rows.cells("interventionGroups").map(SiteFormat::headings).forEach(own::add);
        standard.table(fieldRows, RepeatedParts.readers(standard)).stream()
                .map(field -> withPhrases(field, rows))
                .forEach(own::add);
        return Layout.of(
                rows.cells("boilerplate")
                        .flatMap(cells -> cells.stream().skip(1))
                        .toList(),
                rows.without("common fields") ? own : standard.commonAfter(own));
    }

    private static Field headings(List<String> labels) {
        return Field.heading(labels.toArray(String[]::new));
    }

    /** The field, whose values may be phrases. */
    private static Field withPhrases(Field field, Rows rows) {
        List<Phrase> phrases = field.labels().stream()
                .flatMap(label -> rows.phrases(label).stream())
                .toList();
        if (phrases.isEmpty()) {
            return field;
        }
        Field.Reader reader = (block, trial) -> {
            if (!Phrase.read(phrases, block, trial)) {
                field.reader().read(block, trial);
            }
        };
        Field either = Field.of(reader, field.labels().toArray(String[]::new))
                .valueMatching(field.matcher().or(words -> phrases.stream().anyMatch(p -> p.matches(words))));
        return field.repeats() ? either.repeated() : either;
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && (rows.cells("page")
                                .anyMatch(cells ->
                                        says(sample, cells) && (cells.get(0).equals("-") || isOn(sample, cells.get(0))))
                        || rows.cells("markup")
                                .anyMatch(cells ->
                                        says(sample, cells) && sample.text().contains(cells.get(0))));
    }

    private static boolean says(Sample sample, List<String> cells) {
        return sample.contains(cells.stream().skip(1).toArray(String[]::new));
    }

    @Override
    protected void title(Page page, Sections sections, TrialReader trial) {
        untaken(page, page.lines())
                .forEach(line -> pagePhrases.stream()
                        .filter(phrase -> phrase.read(PageValues.unbulleted(line.words()), line.place(), trial))
                        .findFirst()
                        .ifPresent(phrase -> page.take(line)));
        if (!rows.without("title")) {
            super.title(page, sections, trial);
        }
    }

    private static Stream<Line> untaken(Page page, List<Line> lines) {
        return lines.stream().filter(line -> !line.blank() && !page.taken(line));
    }

    @Override
    protected void readRest(Page page, Sections sections, TrialReader trial) {
        boolean below = headPhrases.isEmpty();
        List<String> kinds =
                rows.cells("rest").flatMap(cells -> cells.stream().skip(1)).toList();
        for (Line line : sections.head().rest()) {
            String words = PageValues.unbulleted(line.words());
            if (!below) {
                below = headPhrases.stream().anyMatch(phrase -> phrase.read(words, line.place(), trial));
                if (below) {
                    page.take(line);
                }
            } else {
                kind(kinds, words, trial).ifPresent(kind -> {
                    page.take(line);
                    Phrase.take(kind, words, line.place(), trial);
                });
            }
        }
        rows.cells("armColumns").forEach(labels -> RepeatedParts.armColumns(sections, labels, trial));
        rows.cells("interventionGroups").forEach(labels -> RepeatedParts.interventionGroups(sections, labels, trial));
    }

    /** Of the kinds that a line of the head may be: a coded one whose words it is, or the first that the trial lacks, or the last. */
    private Optional<String> kind(List<String> kinds, String words, TrialReader trial) {
        for (String kind : kinds) {
            boolean coded = TrialProperties.named(kind, Coded.class).isPresent();
            boolean last = !coded && kind.equals(kinds.get(kinds.size() - 1));
            if (coded ? trial.knows(kind, words) : last || !Phrase.has(kind, trial)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
