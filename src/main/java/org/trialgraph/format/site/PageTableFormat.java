package org.trialgraph.format.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.CsvFormat;
import org.trialgraph.format.record.CsvReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.TrialNumbers;

/**
 * A table that a registry gives of its trials, a trial in each row, whose columns are named as the labels of its pages: a row is
 * read as a page on which each value stands below its label. The names may stand in two rows, one for each language.
 */
public final class PageTableFormat extends CsvFormat {
    private static final int LEAST_SEPARATORS = 8;
    private static final int LEAST_LABELS = 5;
    private static final String NUMBER = "number";
    private static final String LINES = "lines";

    private final String registry;
    private final SiteFormat pages;

    /**
     * @param name of the format and of its code table
     * @param registry whose table it is, which is also the name of the format of its pages
     */
    public PageTableFormat(String name, String registry, Codes codes) {
        super(codes.table(name), Registries.publisher(registry), NUMBER, LEAST_SEPARATORS, false);
        this.registry = registry;
        this.pages = SiteFormat.of(registry, codes);
    }

    @Override
    protected List<String> columns(CsvReader rows) throws IOException {
        List<String> names = new ArrayList<>(CsvReader.values(rows.firstLine().strip(), rows.separator()));
        if (names.stream().filter(pages::isLabel).limit(LEAST_LABELS).count() < LEAST_LABELS) {
            return List.of();
        }
        rows.takeLine();
        if (rows.peek().filter(row -> numberIn(row) < 0).isPresent()) {
            rows.next();
        }
        int number = rows.peek().map(this::numberIn).orElse(-1);
        if (number < 0 || number >= names.size()) {
            return List.of();
        }
        for (int i = 0; i < names.size(); i++) {
            // The place keeps columns apart that have one name.
            names.set(i, i == number ? NUMBER : i + " " + names.get(i));
        }
        return names;
    }

    /** In which of its values a row has a number of the registry; -1 for none. */
    private int numberIn(CsvReader.Row row) {
        for (int i = 0; i < row.values().size(); i++) {
            if (TrialNumbers.recognise(row.values().get(i))
                    .filter(found -> found.registry().equals(registry))
                    .isPresent()) {
                return i;
            }
        }
        return -1;
    }

    @Override
    protected ObjectNode parted(ObjectNode row) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, JsonNode> column : row.properties()) {
            if (!column.getKey().equals(NUMBER)) {
                String label = column.getKey().substring(column.getKey().indexOf(' ') + 1);
                lines.append(label)
                        .append('\n')
                        .append(column.getValue().asText())
                        .append('\n');
            }
        }
        ObjectNode parted = JsonNodeFactory.instance.objectNode().put(LINES, lines.toString());
        parted.set(NUMBER, row.get(NUMBER));
        return parted;
    }

    @Override
    protected BiConsumer<JsonFields, TrialReader> reader(SourceDocument document) {
        return (row, trial) -> {
            List<String> printed = row.texts(NUMBER);
            String remedy = "give the trial's page, or the whole table";
            trial.number(
                    registry, printed, row.place(NUMBER), "number of the registry", "a row without a number", remedy);
            row.text(LINES).ifPresent(lines -> pages.read(lines, trial));
        };
    }

    @Override
    protected String language(RecordFields row) {
        return "";
    }
}
