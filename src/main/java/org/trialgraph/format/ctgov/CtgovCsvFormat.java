package org.trialgraph.format.ctgov;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.ctgov.StudyTable.Spelling;
import org.trialgraph.format.record.CsvFormat;
import org.trialgraph.format.record.CsvReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.registry.Registries;
import org.trialgraph.text.ResourceLines;

/**
 * The tables of search hits that ClinicalTrials.gov gives for download, with commas or tabs: those of the site since 2023, of
 * whose 30 columns users choose any, and those of the site before it. Later pages of the API's answer come without the names of
 * the columns.
 *
 * <p>Values that are lists are joined by bars. What the parts of an outcome or of a site are is said by commas alone, which may
 * also stand within them; they are told apart only where that is certain.
 */
public final class CtgovCsvFormat extends CsvFormat {
    private static final String NUMBER = "nct_number";
    /** The columns of the site since 2023 in their order. */
    private static final List<String> COLUMNS = lists("csv-columns.txt").get(0);

    private static final Map<String, Set<String>> REGIONS =
            lists("regions.txt").stream().collect(Collectors.toUnmodifiableMap(line -> line.get(0), Set::copyOf));
    private static final Pattern POSTAL_CODE =
            Pattern.compile("(?=.{1,10}$)[\\p{Alpha}]{0,3}[ -]?\\d[\\d\\p{Alpha} -]*");
    private static final Pattern AGE_GROUPS = Pattern.compile("(?i)(?:child|(?:older[ _])?adult|senior|, )++");
    private static final Pattern TIME = Pattern.compile(
            "(?i)\\b(?:baseline|(?:minute|hour|day|week|month|year)s?|study completion|end of (?:study|treatment))\\b");
    private static final String BAR = "|";

    private final StudyTable table = new StudyTable(Spelling.CSV);
    private final Set<String> known =
            table.rows().stream().flatMap(row -> row.names().stream()).collect(Collectors.toSet());

    /** Uses the code table {@code ctgov-csv}. */
    public CtgovCsvFormat(Codes codes) {
        super(codes.table("ctgov-csv"), Registries.publisher("ctgov"), NUMBER, 1, true);
    }

    private static List<List<String>> lists(String name) {
        return ResourceLines.beside(CtgovCsvFormat.class, name).stream()
                .map(line -> List.of(line.split("\\|")))
                .toList();
    }

    @Override
    protected List<String> columns(CsvReader rows) throws IOException {
        List<String> names = names(rows);
        if (names.contains(NUMBER) && names.stream().filter(known::contains).count() > 1) {
            rows.takeLine();
            return names;
        }
        boolean number = isNumber(firstValue(rows.firstLine(), rows.separator()));
        return number && rows.peek().filter(CtgovCsvFormat::whole).isPresent() ? COLUMNS : List.of();
    }

    /** Whether a row has a value for every column, the third of which is the address of a study. */
    private static boolean whole(CsvReader.Row row) {
        return row.values().size() == COLUMNS.size() && row.values().get(2).contains("clinicaltrials.gov/study/NCT");
    }

    @Override
    protected BiConsumer<JsonFields, TrialReader> reader(SourceDocument document) {
        return (row, trial) -> StudyReader.read(table, row, trial);
    }

    @Override
    protected String language(RecordFields row) {
        return "en";
    }

    @Override
    protected ObjectNode parted(ObjectNode row) {
        for (Map.Entry<String, JsonNode> column : List.copyOf(row.properties())) {
            String name = column.getKey();
            String words = column.getValue().asText().replace("\\,", ",");
            switch (name) {
                case "conditions", "phases", "other_ids" -> list(words).forEach(row.putArray(name)::add);
                case "study_type", "study_types" -> {
                    int colon = words.indexOf(':');
                    row.put(name, colon < 0 ? words : words.substring(0, colon));
                    list(words.substring(colon < 0 ? words.length() : colon + 1))
                            .forEach(row.putArray("expanded_access_types")::add);
                }
                case "age", "age_groups" -> ages(words, row);
                case "interventions" -> interventions(words, row.putArray(name));
                case "primary_outcome_measures",
                        "secondary_outcome_measures",
                        "other_outcome_measures",
                        "outcome_measures" -> parts(words, row.putArray(name), CtgovCsvFormat::outcome);
                case "sponsor" -> row.putObject(name).put("name", words).set("class", row.remove("funder_type"));
                case "collaborators" -> parts(words, row.putArray(name), (each, sponsor) -> sponsor.put("name", each));
                case "sponsor_collaborators" -> sponsors(words, row);
                case "locations" -> parts(words, row.putArray(name), this::site);
                case "study_documents" -> parts(words, row.putArray(name), CtgovCsvFormat::document);
                default -> {
                    if (row.has(name)) {
                        row.put(name, words);
                    }
                }
            }
        }
        return row;
    }

    private static List<String> list(String words) {
        return Stream.of(words.split("\\|"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static void parts(String words, ArrayNode parts, BiConsumer<String, ObjectNode> reader) {
        list(words).forEach(each -> reader.accept(each, parts.addObject()));
    }

    /** The sponsor is the first; what kind of organisation each is, is certain where all are of one kind. */
    private static void sponsors(String words, ObjectNode row) {
        row.remove("sponsor_collaborators");
        String kinds = row.path("funded_bys").asText(BAR);
        if (!kinds.contains(BAR)) {
            row.remove("funded_bys");
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        parts(words, all, (each, sponsor) -> sponsor.put("name", each).put("class", kinds.contains(BAR) ? "" : kinds));
        if (!all.isEmpty()) {
            row.set("sponsor", all.remove(0));
            row.set("collaborators", all);
        }
    }

    /** Measure, description and time frame behind commas: told apart where there is one comma with a time behind it. */
    private static void outcome(String words, ObjectNode outcome) {
        int comma = words.indexOf(", ");
        boolean two = comma > 0
                && comma == words.lastIndexOf(", ")
                && TIME.matcher(words.substring(comma)).find();
        outcome.put("measure", two ? words.substring(0, comma) : words);
        if (two) {
            outcome.put("timeFrame", words.substring(comma + 2));
        }
    }

    /** Limits in years, then in brackets the groups that they give; or groups alone. */
    private static void ages(String words, ObjectNode row) {
        int open = words.indexOf('(');
        String groups = open < 0 ? words : words.substring(open + 1).replace(")", "");
        if (AGE_GROUPS.matcher(groups.strip()).matches()) {
            List<String> each = List.of(groups.replace('|', ',').strip().split(" *, *"));
            each.forEach(row.putArray("age_groups")::add);
            row.remove("age");
            if (open > 0) {
                row.put("age", words.substring(0, open));
            }
        }
    }

    /** Each begins with its type; what does not is the rest of a name with a bar in it. */
    private void interventions(String words, ArrayNode parts) {
        for (String each : list(words)) {
            int colon = each.indexOf(": ");
            boolean typed = colon > 0
                    && !codes().concepts("interventionType", each.substring(0, colon))
                            .isEmpty();
            if (typed) {
                parts.addObject().put("type", each.substring(0, colon)).put("name", each.substring(colon + 2));
            } else if (parts.isEmpty()) {
                parts.addObject().put("name", each);
            } else {
                ObjectNode before = (ObjectNode) parts.get(parts.size() - 1);
                before.put("name", before.get("name").asText() + BAR + each);
            }
        }
    }

    /**
     * A site: name, city, region, postal code and country behind commas, any but the city and the country may be missing. The
     * country and the code are certain; so are name and city where the region is a known one of the country, or where only two
     * parts are left. Elsewhere all before the code stands as the name.
     */
    private void site(String words, ObjectNode site) {
        List<String> parts = new ArrayList<>(List.of(words.split(", ")));
        String country = takeCountry(parts);
        if (country.isEmpty()) {
            site.put("facility", words);
            return;
        }
        site.put("country", country);
        int last = parts.size() - 1;
        if (last > 0 && POSTAL_CODE.matcher(parts.get(last)).matches()) {
            site.put("zip", parts.remove(last--));
        }
        boolean region = last > 0 && REGIONS.getOrDefault(country, Set.of()).contains(parts.get(last));
        if (region) {
            site.put("state", parts.remove(last--));
        }
        if (last >= 0 && (region || last <= 1)) {
            site.put("city", parts.remove(last));
        }
        if (!parts.isEmpty()) {
            site.put("facility", String.join(", ", parts));
        }
    }

    /** Takes the country at the end, in whose name a comma may stand. */
    private String takeCountry(List<String> parts) {
        for (int length = 2; length > 0; length--) {
            int from = parts.size() - length;
            List<String> end = parts.subList(Math.max(0, from), parts.size());
            String country = String.join(", ", end);
            if (from >= 0 && !codes().concepts("country", country).isEmpty()) {
                end.clear();
                return country;
            }
        }
        return "";
    }

    private static void document(String words, ObjectNode document) {
        int address = words.lastIndexOf("http");
        document.put("label", words.substring(0, Math.max(0, address)).replaceAll("^\"|\"?, *$", ""));
        document.put("url", words.substring(Math.max(0, address)));
    }
}
