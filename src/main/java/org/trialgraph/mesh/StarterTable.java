package org.trialgraph.mesh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trialgraph.mesh.MeshRecord.Sort;
import org.trialgraph.mesh.MeshRecord.Term;

/**
 * The small part of MeSH that the project carries, as a table of facts that a person can read: one record a line with id, kind,
 * heading, entry terms, tree numbers, broader descriptors and pharmacological actions, the items of a list separated by a bar.
 */
final class StarterTable {
    private static final String RESOURCE = "starter.tsv";
    private static final String YEAR = "# MeSH year: ";
    private static final String NOTE = """
            # A part of Medical Subject Headings (MeSH), courtesy of the U.S. National Library of Medicine.
            # Extracted by the headings in starter-headings.txt; not the latest edition, and not endorsed by NLM.
            # id, kind, heading, entry terms, tree numbers, broader descriptors, pharmacological actions
            """;

    private StarterTable() {}

    /** Reads the table that the project carries. */
    static MeshEdition read() throws IOException {
        try (InputStream in = StarterTable.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return read(lines.lines().toList());
        }
    }

    /** Reads the lines of a table. */
    static MeshEdition read(List<String> lines) {
        int year = lines.stream()
                .filter(line -> line.startsWith(YEAR))
                .mapToInt(line -> Integer.parseInt(line.substring(YEAR.length())))
                .findFirst()
                .orElseThrow();
        return new MeshEdition(
                year,
                lines.stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(StarterTable::record)
                        .toList());
    }

    /** The lines of the table of an edition. */
    static String write(MeshEdition edition) {
        return NOTE + YEAR + edition.year() + "\n"
                + edition.records().stream().map(StarterTable::line).collect(Collectors.joining());
    }

    /** The part of an index that has the headings, all that stands above them, and how the substances among them act. */
    static MeshEdition extract(MeshIndex index, List<String> headings) {
        TreeMap<String, MeshRecord> taken = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>();
        for (String heading : headings) {
            index.heading(heading).ifPresent(open::add);
        }
        while (!open.isEmpty()) {
            String id = open.pop();
            if (!taken.containsKey(id)) {
                index.record(id).ifPresent(record -> {
                    taken.put(id, record);
                    open.addAll(record.broader());
                    open.addAll(record.actions());
                    open.addAll(record.mappedTo());
                });
            }
        }
        return new MeshEdition(index.year(), List.copyOf(taken.values()));
    }

    private static String line(MeshRecord record) {
        return String.join(
                        "\t",
                        record.id(),
                        record.kind().className(),
                        record.label(),
                        record.terms().stream()
                                .filter(t -> t.sort() == Sort.ENTRY)
                                .map(Term::text)
                                .collect(Collectors.joining("|")),
                        String.join("|", record.trees()),
                        String.join("|", record.broader()),
                        String.join("|", record.actions()))
                + "\n";
    }

    private static MeshRecord record(String line) {
        String[] cells = line.split("\t", -1);
        List<Term> terms = new ArrayList<>(List.of(new Term(cells[2], Sort.HEADING)));
        items(cells[3]).forEach(text -> terms.add(new Term(text, Sort.ENTRY)));
        return new MeshRecord(
                cells[0],
                MeshKind.ofClass(cells[1]).orElseThrow(),
                cells[2],
                true,
                terms,
                items(cells[4]),
                items(cells[5]),
                items(cells[6]),
                List.of());
    }

    private static List<String> items(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
    }
}
