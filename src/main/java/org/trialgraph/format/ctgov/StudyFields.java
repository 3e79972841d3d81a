package org.trialgraph.format.ctgov;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.ctgov.StudyTable.Spelling;
import org.trialgraph.text.TextNormalizer;

/**
 * A study, asked for its fields by their paths in one spelling, or a part of it such as an outcome, asked by the names that the
 * table of fields has for every spelling.
 */
final class StudyFields {
    private final RecordFields record;
    private final StudyTable table;
    private final String kind;
    private final String prefix;

    /** The fields of a whole study. */
    StudyFields(RecordFields record, StudyTable table) {
        this(record, table, "", "");
    }

    /**
     * @param kind of the part, as the table has it; empty for the study
     * @param prefix of the names of its fields in version 1 of the API
     */
    private StudyFields(RecordFields record, StudyTable table, String kind, String prefix) {
        this.record = record;
        this.table = table;
        this.kind = kind;
        this.prefix = prefix;
    }

    private String path(String name) {
        return kind.isEmpty() ? name : table.partField(kind, name).replace("@", prefix);
    }

    /** The first of the paths between {@code |} under which something stands; the last where there is nothing. */
    private String present(String name) {
        String paths = path(name);
        if (paths.indexOf('|') < 0) {
            return paths;
        }
        String[] each = paths.split("\\|");
        return Stream.of(each)
                .filter(path -> Stream.of(path.split("\\+")).anyMatch(record::has))
                .findFirst()
                .orElse(each[each.length - 1]);
    }

    /** The parts of a kind at a path of the study, or under a name of a part. */
    List<StudyFields> parts(String kindOfParts, String name) {
        return Stream.of(path(name).split("\\|"))
                .filter(path -> table.hasParts(kindOfParts))
                .flatMap(path -> record.objects(path).stream()
                        .map(part ->
                                new StudyFields(part, table, kindOfParts, path.substring(path.lastIndexOf('/') + 1))))
                .toList();
    }

    /** Takes a value, or the words of several that the table joins. */
    Optional<String> text(String name) {
        String path = present(name);
        if (path.indexOf('+') < 0) {
            return record.text(path);
        }
        return Optional.of(Stream.of(path.split("\\+"))
                        .flatMap(each -> record.text(each).stream())
                        .collect(Collectors.joining(" ")))
                .filter(words -> !words.isEmpty());
    }

    /** Running text: Markdown in the APIs, wrapped lines in the XML, there in an element of its own. */
    Optional<String> prose(String name) {
        if (table.spelling() != Spelling.XML) {
            return text(name).map(TextNormalizer::unescape);
        }
        return record.text(present(name) + "/textblock").or(() -> text(name)).map(Textblock::unwrap);
    }

    /** Running text whose escapes of Markdown its reader undoes. */
    Optional<String> markdown(String name) {
        return table.spelling() == Spelling.XML ? prose(name) : text(name);
    }

    boolean has(String name) {
        return record.has(path(name));
    }

    /** Takes every value of a field. */
    List<String> texts(String name) {
        return record.texts(present(name));
    }

    /** Where a field stands, for findings; to be asked before the field is taken. */
    String place(String name) {
        return record.place(present(name));
    }

    /** Takes a field, or several that the table parts by {@code |}, and records that it is kept out on purpose. */
    void ignore(String name, ReadReport report, String why) {
        for (String path : path(name).split("\\|")) {
            record.ignore(path, report, why);
        }
    }
}
