package org.trialgraph.mesh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trialgraph.mesh.MeshRecord.Sort;

/**
 * The small part of MeSH that the project carries, as a table of facts that a person can read: one record a line with id, kind,
 * heading, concepts, tree numbers, broader descriptors and pharmacological actions, the items of a list separated by a bar. A
 * concept is its id, a colon and its terms, each with its id, separated by semicolons; the preferred ones stand first. Permuted
 * forms of terms, dates and qualifiers are left out.
 */
final class StarterTable {
    private static final String RESOURCE = "starter.tsv";
    private static final String YEAR = "# MeSH year: ";
    private static final String NOTE = """
            # A part of Medical Subject Headings (MeSH), courtesy of the U.S. National Library of Medicine.
            # Extracted by the headings in starter-headings.txt; not the latest edition, and not endorsed by NLM.
            # id, kind, heading, concepts with their terms, tree numbers, broader descriptors, pharmacological actions
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
        List<RecordDraft> drafts = lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(StarterTable::draft)
                .toList();
        List<MeshRecord> records = drafts.stream().map(RecordDraft::record).toList();
        Map<String, MeshDetail> details = new HashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            details.put(records.get(i).id(), drafts.get(i).detail());
        }
        return new MeshEdition(year, records, details, Map.of(), 0);
    }

    /** The lines of the table of an edition. */
    static String write(MeshEdition edition) {
        return NOTE + YEAR + edition.year() + "\n"
                + edition.records().stream()
                        .map(record -> line(record, edition.detail(record)))
                        .collect(Collectors.joining());
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
                    record.mappedTo().stream().map(QualifierPair::descriptor).forEach(open::add);
                });
            }
        }
        Map<String, MeshDetail> details = new HashMap<>();
        taken.forEach((id, record) -> details.put(id, index.detail(record)));
        return new MeshEdition(index.year(), List.copyOf(taken.values()), details, Map.of(), 0);
    }

    private static String line(MeshRecord record, MeshDetail detail) {
        return String.join(
                        "\t",
                        record.id(),
                        record.kind().className(),
                        record.label(),
                        detail.concepts().stream().map(StarterTable::cell).collect(Collectors.joining("|")),
                        String.join("|", record.trees()),
                        String.join("|", record.broader()),
                        String.join("|", record.actions()))
                + "\n";
    }

    private static String cell(MeshConcept concept) {
        return concept.terms().stream()
                .map(term -> term.id() + "=" + term.label())
                .collect(Collectors.joining(";", concept.id() + ":", ""));
    }

    private static RecordDraft draft(String line) {
        String[] cells = line.split("\t", -1);
        RecordDraft draft = new RecordDraft(cells[0]);
        draft.kind = MeshKind.ofClass(cells[1]).orElseThrow();
        draft.label = cells[2];
        List<String> concepts = items(cells[3]);
        for (int i = 0; i < concepts.size(); i++) {
            concept(concepts.get(i), i == 0, draft);
        }
        draft.trees.addAll(items(cells[4]));
        items(cells[5]).forEach(draft::broader);
        items(cells[6]).forEach(draft::action);
        return draft;
    }

    private static void concept(String cell, boolean preferred, RecordDraft draft) {
        int colon = cell.indexOf(':');
        ConceptDraft concept = draft.detail.concept(cell.substring(0, colon));
        concept.preferred = preferred;
        String[] terms = cell.substring(colon + 1).split(";");
        for (int i = 0; i < terms.length; i++) {
            int equals = terms[i].indexOf('=');
            String id = terms[i].substring(0, equals);
            String text = terms[i].substring(equals + 1);
            concept.term(id, text, false);
            draft.term(text, Sort.ENTRY);
            if (i == 0) {
                concept.preferredTerm(id);
            }
        }
    }

    private static List<String> items(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
    }
}
