package org.trialgraph.mesh.index;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
    /** Properties of the columns. */
    private static final List<String> COLUMNS =
            List.of("id", "type", "label", "concept", "treeNumber", "broaderDescriptor", "pharmacologicalAction");

    private static final int CONCEPTS = COLUMNS.indexOf("concept");
    /** The edition that the table is extracted from. */
    static final int YEAR = 2024;

    private StarterIndex() {}

    /** Opens the index that the build made; makes it where classes were compiled without the build. */
    public static MeshIndex open() throws IOException {
        try (InputStream in = StarterIndex.class.getResourceAsStream(INDEX)) {
            ByteBuffer bytes = in == null ? IndexWriter.bytes(read()) : ByteBuffer.wrap(in.readAllBytes());
            return MeshIndex.read(bytes, "the starter index");
        }
    }

    /**
     * Makes the index, unless it is newer than all classes and tables of MeSH; called by the build.
     *
     * @param folder the folder of the classes and tables of {@code org.trialgraph.mesh}
     */
    public static void main(String... folder) throws IOException {
        Path mesh = Path.of(folder[0]);
        File index = mesh.resolve("index").resolve(INDEX).toFile();
        try (Stream<Path> files = Files.walk(mesh)) {
            boolean old = files.map(Path::toFile)
                    .anyMatch(file -> file.isFile() && file.lastModified() > index.lastModified());
            if (old || !index.exists()) {
                IndexWriter.write(read(), index.toPath());
            }
        }
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
        for (int column = 1; column < cells.length; column++) {
            for (String item : cells[column].split("\\|")) {
                if (column == CONCEPTS && !item.isEmpty()) {
                    String property = cells[column].startsWith(item) ? "preferredConcept" : "concept";
                    edition.add(cells[0], property, concept(item, edition));
                } else if (!item.isEmpty()) {
                    edition.add(cells[0], COLUMNS.get(column), item);
                }
            }
        }
    }

    /** Takes the terms of a concept; returns its id. */
    private static String concept(String item, EditionBuilder edition) {
        String[] parts = item.split(":", 2);
        edition.add(parts[0], "preferredTerm", parts[1].split("=", 2)[0]);
        for (String term : parts[1].split(";")) {
            String[] idAndWords = term.split("=", 2);
            edition.add(parts[0], "term", idAndWords[0]);
            edition.add(idAndWords[0], "prefLabel", idAndWords[1]);
        }
        return parts[0];
    }
}
