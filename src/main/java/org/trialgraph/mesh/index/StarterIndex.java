package org.trialgraph.mesh.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.trialgraph.mesh.index.MeshRecord.Sort;
import org.trialgraph.text.ResourceLines;

/**
 * The small part of MeSH that the project carries, {@code starter.tsv}: a table of facts that a person can read, one record a line
 * with id, kind, heading, concepts, tree numbers, broader descriptors and pharmacological actions, the items of a list separated by
 * a bar. A concept is its id, a colon and its terms, each with its id, separated by semicolons; the preferred ones stand first.
 * Permuted forms of terms, dates and qualifiers are left out.
 *
 * <p>The build of the project makes the index of the table once and puts it beside the table, so that no run has to.
 */
public final class StarterIndex {
    private static final String TABLE = "starter.tsv";
    private static final String INDEX = "starter.index";
    /** The edition that the table is extracted from. */
    static final int YEAR = 2024;

    private StarterIndex() {}

    /** Opens the index that the build made; makes it where classes were compiled without the build. */
    public static MeshIndex open() throws IOException {
        try (InputStream in = StarterIndex.class.getResourceAsStream(INDEX)) {
            ByteBuffer bytes = in == null ? IndexFile.bytes(read()) : ByteBuffer.wrap(in.readAllBytes());
            return IndexFile.read(bytes, "the starter index");
        }
    }

    /**
     * Makes the index, unless it is newer than all classes and tables of MeSH; called by the build.
     *
     * @param folder the folder of the classes and tables of {@code org.trialgraph.mesh}
     */
    public static void main(String... folder) throws IOException {
        Path mesh = Path.of(folder[0]);
        Path index = mesh.resolve("index").resolve(INDEX);
        if (!Files.exists(index) || isOlder(index, mesh)) {
            IndexFile.write(read(), index);
        }
    }

    private static boolean isOlder(Path index, Path folder) throws IOException {
        FileTime made = Files.getLastModifiedTime(index);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(made) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Reads the table that the project carries. */
    static MeshEdition read() {
        return read(ResourceLines.beside(StarterIndex.class, TABLE));
    }

    /** Reads the lines of a table. */
    static MeshEdition read(List<String> lines) {
        EditionBuilder edition = new EditionBuilder();
        lines.forEach(line -> add(line.split("\t"), edition));
        return edition.build(YEAR);
    }

    private static void add(String[] cells, EditionBuilder edition) {
        RecordBuilder record = edition.record(cells[0]);
        record.kind = MeshKind.ofClass(cells[1]).orElseThrow();
        record.label = cells[2];
        List<String> concepts = items(cells, 3);
        for (int i = 0; i < concepts.size(); i++) {
            concept(concepts.get(i), i == 0, record);
        }
        record.trees.addAll(items(cells, 4));
        record.broader.addAll(items(cells, 5));
        record.actions.addAll(items(cells, 6));
    }

    private static void concept(String cell, boolean preferred, RecordBuilder record) {
        int colon = cell.indexOf(':');
        RecordBuilder.Concept concept = record.concept(cell.substring(0, colon));
        concept.preferred = preferred;
        for (String term : cell.substring(colon + 1).split(";")) {
            int equals = term.indexOf('=');
            String id = term.substring(0, equals);
            String text = term.substring(equals + 1);
            concept.add(id, text, false);
            record.add(text, Sort.ENTRY);
            if (concept.preferredTerm.isEmpty()) {
                concept.preferredTerm = id;
            }
        }
    }

    /** The items of a cell; none where it is empty or, at the end of a line, left out. */
    private static List<String> items(String[] cells, int column) {
        return column >= cells.length || cells[column].isEmpty() ? List.of() : List.of(cells[column].split("\\|"));
    }
}
