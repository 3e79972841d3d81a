package org.trialgraph.format.ctgov;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trialgraph.files.TemporaryFolder;
import org.trialgraph.format.ctgov.StudyTable.Spelling;
import org.trialgraph.format.record.CsvReader;
import org.trialgraph.model.SourceDocument.Content;
import org.trialgraph.text.TextDecoder;

/**
 * The tables of AACT, ClinicalTrials.gov as a relational database for download
 * (aact.ctti-clinicaltrials.org): a file for each table, values between bars, rows of a study in no known order. Joins the rows of
 * each study to one JSON object: under the name of each table its row, or the array of its rows; of tables that hold things of
 * several kinds, under the table's name, a space and the kind. Results are left out.
 *
 * <p>Rows are first laid into files by study, each small enough to be held, so that memory does not grow with the tables.
 */
public final class AactTables {
    private static final String STUDIES = "studies";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern HEADER = Pattern.compile("(?:id\\|)?nct_id\\|[a-z0-9_|]+");
    /** The column of a table that says which kind of thing a row is. */
    private static final Map<String, String> KINDS = Map.of(
            "design_outcomes", "outcome_type",
            "sponsors", "lead_or_collaborator",
            "browse_conditions", "mesh_type",
            "browse_interventions", "mesh_type",
            "countries", "removed",
            "id_information", "id_source");

    /** Tables whose rows others refer to. */
    private static final Set<String> LINKED = Set.of("interventions", "design_groups");

    /** Columns of running text. */
    private static final Pattern PROSE =
            Pattern.compile(".*(?:description|criteria|population|stopped|citation|measure|time_frame|comment)");
    /** The sign that AACT writes for a line break; before a number, unless that is of a list, it may mean "about". */
    private static final Pattern LINE_BREAK = Pattern.compile("(?<!/)~(?! ?\\d)|(?<=[:.;)~])~|~(?=\\d{1,2}[.)] )");

    private static final long BYTES_AT_ONCE = 16 << 20;
    private static final long MOST_FILES = 500;

    private final Set<String> wanted = new StudyTable(Spelling.AACT)
            .rows().stream()
                    .flatMap(row -> row.names().stream())
                    .map(path -> path.split("[/ ]")[0])
                    .collect(Collectors.toSet());

    private final BiConsumer<String, byte[]> studies;

    /** @param studies receives the joined rows of each study, as JSON, with its number */
    public AactTables(BiConsumer<String, byte[]> studies) {
        this.studies = studies;
    }

    /** The name of the table that a file with such a beginning holds; empty where it is no table of AACT. */
    public static Optional<String> name(String file, String beginning) {
        String header = beginning.lines().findFirst().orElse("");
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('!')) + 1);
        return Optional.of(name.replaceFirst("\\..*", ""))
                .filter(table -> HEADER.matcher(header).matches());
    }

    /**
     * Joins tables by study.
     *
     * @param tables contents by the tables' names, {@code studies} among them
     * @param bytes how many there are in all
     */
    public void join(Map<String, Content> tables, long bytes) throws IOException {
        int files = (int) Math.min(MOST_FILES, bytes / BYTES_AT_ONCE + 1);
        List<OutputStream> parts = new ArrayList<>();
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            for (int i = 0; i < files; i++) {
                parts.add(folder.newFile(String.valueOf(i)));
            }
            divide(STUDIES, Objects.requireNonNull(tables.get(STUDIES)), parts);
            for (Map.Entry<String, Content> table : tables.entrySet()) {
                if (wanted.contains(table.getKey()) && !table.getKey().equals(STUDIES)) {
                    divide(table.getKey(), table.getValue(), parts);
                }
            }
            for (int i = 0; i < files; i++) {
                parts.get(i).close();
                join(folder.folder().resolve(String.valueOf(i)));
            }
        } finally {
            for (OutputStream part : parts) {
                part.close();
            }
        }
    }

    /** Writes each row of a table to the file of its study. */
    private static void divide(String table, Content content, List<OutputStream> parts) throws IOException {
        try (InputStream in = content.open();
                BufferedReader reader = new BufferedReader(TextDecoder.reader(in))) {
            CsvReader rows =
                    new CsvReader(reader, (line, bar) -> line.startsWith("NCT", line.indexOf("|NCT") + 1), false);
            List<String> columns = CsvReader.values(rows.takeLine(), rows.separator());
            for (Optional<CsvReader.Row> next = rows.next(); next.isPresent(); next = rows.next()) {
                ObjectNode row = row(columns, next.get().values());
                String number = row.path("nct_id").asText();
                JsonNode kind = row.remove(KINDS.getOrDefault(table, ""));
                String name = kind == null ? table : table + " " + kind.asText().toLowerCase(Locale.ROOT);
                ObjectNode named = MAPPER.createObjectNode().put("nct_id", number);
                named.set(name, row);
                OutputStream part = parts.get(Math.floorMod(number.hashCode(), parts.size()));
                part.write(MAPPER.writeValueAsBytes(named));
            }
        }
    }

    private static ObjectNode row(List<String> columns, List<String> values) {
        ObjectNode row = MAPPER.createObjectNode();
        for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
            String column = columns.get(i);
            String value = values.get(i);
            if (!value.isBlank() && !column.startsWith("downcase_")) {
                row.put(
                        column,
                        PROSE.matcher(column).matches()
                                ? LINE_BREAK.matcher(value).replaceAll("\n")
                                : value);
            }
        }
        return row;
    }

    /** Joins the rows of the studies in one file; what belongs to no study of the table of studies is left out. */
    private void join(Path part) throws IOException {
        Map<String, ObjectNode> byNumber = new TreeMap<>();
        try (MappingIterator<ObjectNode> rows =
                MAPPER.readerFor(ObjectNode.class).readValues(part.toFile())) {
            while (rows.hasNext()) {
                ObjectNode row = rows.next();
                ObjectNode study =
                        byNumber.computeIfAbsent(row.remove("nct_id").asText(), number -> MAPPER.createObjectNode());
                row.properties().forEach(table -> add(study, table.getKey(), (ObjectNode) table.getValue()));
            }
        }
        for (Map.Entry<String, ObjectNode> study : byNumber.entrySet()) {
            if (study.getValue().has(STUDIES)) {
                link(study.getValue());
                studies.accept(study.getKey(), MAPPER.writeValueAsBytes(study.getValue()));
            }
        }
    }

    private static void add(ObjectNode study, String table, ObjectNode row) {
        if (!table.equals(STUDIES)) {
            row.remove("nct_id");
        }
        if (!LINKED.contains(table)) {
            row.remove("id");
        }
        JsonNode before = study.get(table);
        if (before == null) {
            study.set(table, row);
        } else if (before instanceof ArrayNode array) {
            array.add(row);
        } else {
            study.putArray(table).add(before).add(row);
        }
    }

    /** Gives interventions their other names and the arms that get them. */
    private static void link(ObjectNode study) {
        Map<String, ObjectNode> interventions = byId(study, "interventions");
        Map<String, ObjectNode> arms = byId(study, "design_groups");
        for (ObjectNode name : rows(study, "intervention_other_names")) {
            Optional.ofNullable(interventions.get(name.path("intervention_id").asText()))
                    .ifPresent(intervention -> intervention
                            .withArray("other_names")
                            .add(name.path("name").asText()));
        }
        for (ObjectNode pair : rows(study, "design_group_interventions")) {
            ObjectNode intervention =
                    interventions.get(pair.path("intervention_id").asText());
            ObjectNode arm = arms.get(pair.path("design_group_id").asText());
            if (intervention != null && arm != null) {
                intervention.withArray("arms").add(arm.path("title").asText());
            }
        }
        LINKED.forEach(table -> rows(study, table).forEach(row -> row.remove("id")));
    }

    private static Map<String, ObjectNode> byId(ObjectNode study, String table) {
        return rows(study, table).stream()
                .collect(Collectors.toMap(row -> row.path("id").asText(), Function.identity(), (one, other) -> one));
    }

    private static List<ObjectNode> rows(ObjectNode study, String table) {
        List<ObjectNode> rows = new ArrayList<>();
        (study.path(table).isArray() ? study.path(table) : List.of(study.path(table))).forEach(row -> {
            if (row instanceof ObjectNode object) {
                rows.add(object);
            }
        });
        return rows;
    }
}
