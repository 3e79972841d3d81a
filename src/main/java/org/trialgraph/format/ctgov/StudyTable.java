package org.trialgraph.format.ctgov;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.record.FieldMapper.Mapping;
import org.trialgraph.text.ResourceLines;

/**
 * The data elements of a study as one spelling has them: a column of {@code fields.tsv}, which says what its rows mean. Read once
 * for each format.
 */
final class StudyTable {
    private final Spelling spelling;
    private final List<Mapping> rows = new ArrayList<>();
    private final Map<String, Map<String, String>> parts = new HashMap<>();
    private final Map<PartName, Map<String, List<String>>> partFields = new ConcurrentHashMap<>();
    private final List<Field> labels = new ArrayList<>();
    private final Map<String, List<String>> columns = new HashMap<>();

    /** How a study of ClinicalTrials.gov is written. */
    enum Spelling {
        API_2(2),
        API_1(3),
        XML(4),
        CLASSIC_PAGE(5),
        CSV(7),
        AACT(8),
        RIS(9),
        PAGE(10),
        TABULAR_VIEW(12);

        /** The column of the table that has the spelling; behind the labels of pages stands their placement. */
        private final int column;

        Spelling(int column) {
            this.column = column;
        }

        private boolean page() {
            return this == CLASSIC_PAGE || this == PAGE || this == TABULAR_VIEW;
        }

        /** Whether labels count only as the site prints them. */
        private boolean exact() {
            return this != PAGE;
        }
    }

    private record PartName(String kind, String name) {}

    StudyTable(Spelling spelling) {
        this.spelling = spelling;
        String module = "";
        for (String line : ResourceLines.beside(StudyTable.class, "fields.tsv")) {
            String[] cells = line.split("\t");
            String kind = cells[0];
            String cell = cell(cells, spelling.column);
            if (kind.equals("module")) {
                module = cell.equals("-") ? "" : cell + "/";
            } else if (kind.contains(".")) {
                int dot = kind.indexOf('.');
                parts.computeIfAbsent(kind.substring(0, dot), part -> new HashMap<>())
                        .put(kind.substring(dot + 1), cell);
            } else if (!cell.equals("-")) {
                String path = cell.startsWith("/") ? cell.substring(1) : module + cell.replace("|", "|" + module);
                rows.add(new Mapping(kind, cells[1], List.of(path.split("\\|"))));
                if (spelling.page()) {
                    labels.add(label(cell.split("\\|"), cell(cells, spelling.column + 1)));
                }
                if (kind.equals("columns")) {
                    List<String> heads = List.of(cell.split("\\|"));
                    heads.forEach(head -> columns.put(head, heads));
                }
            }
        }
    }

    /** Cells at the end of a row may be left out. */
    private static String cell(String[] cells, int column) {
        return column < cells.length ? cells[column] : "-";
    }

    private Field label(String[] labels, String placement) {
        Field field = spelling.exact() ? Field.labelOnly(labels) : Field.of((block, trial) -> {}, labels);
        for (String word : placement.split(", ")) {
            field = word.equals("-") ? field : field.with(word);
        }
        return field;
    }

    Spelling spelling() {
        return spelling;
    }

    /** The elements that the spelling has, in the order in which they are read, each with its path or the labels of pages. */
    List<Mapping> rows() {
        return rows;
    }

    /** Whether elements of a kind are parts with fields of their own. */
    boolean hasParts(String kind) {
        return parts.containsKey(kind);
    }

    /**
     * Where the spelling has the fields of a part, such as the measure of an outcome: by the name of each field the paths under
     * which it may stand. They are made once for a kind and a name of parts, for every part of every study asks for them.
     *
     * @param name of the part, which the names of its fields begin with in version 1 of the API
     */
    Map<String, List<String>> partFields(String kind, String name) {
        return partFields.computeIfAbsent(new PartName(kind, name), part -> {
            Map<String, List<String>> fields = new HashMap<>();
            parts.get(part.kind())
                    .forEach((field, cell) -> fields.put(
                            field, List.of(cell.replace("@", part.name()).split("\\|"))));
            return fields;
        });
    }

    /** Whether a block is below the head of a column. */
    boolean isCell(Block block) {
        return columns.keySet().stream().anyMatch(block::is);
    }

    /** The layout of pages, with the labels of the rows. */
    Layout layout() {
        List<String> boilerplate = ResourceLines.beside(StudyTable.class, "boilerplate.txt");
        return spelling.exact() ? Layout.exact(boilerplate, labels) : Layout.of(boilerplate, labels, columns, "");
    }
}
