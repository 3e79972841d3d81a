package org.trialgraph.format.who;

import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.CsvFormat;
import org.trialgraph.format.record.CsvReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.registry.Registries;
import org.trialgraph.text.ResourceLines;

/**
 * The portal's tables with one trial in each row: hits of its web search, and the full export under its own names of columns,
 * which comes with or without the row of names; then the number of values tells the columns.
 */
public final class IctrpCsvFormat extends CsvFormat {
    /** The columns of each kind of table in their order. */
    private static final List<List<String>> COLUMNS =
            ResourceLines.beside(IctrpCsvFormat.class, "portal-columns.txt").stream()
                    .map(line -> List.of(line.split(" ")))
                    .toList();

    private static final int LEAST_SEPARATORS = 8;

    /** Uses the code table {@code ictrp-csv}. */
    public IctrpCsvFormat(Codes codes) {
        super(codes.table("ictrp-csv"), Registries.publisher("ictrp"), "trialid", LEAST_SEPARATORS, false);
    }

    @Override
    protected List<String> columns(CsvReader rows) throws IOException {
        List<String> names = names(rows);
        if (names.contains("trialid") && names.contains("public_title")) {
            rows.takeLine();
            return names;
        }
        if (!isNumber(firstValue(rows.firstLine(), rows.separator()))) {
            return List.of();
        }
        int size = rows.peek().map(row -> row.values().size()).orElse(0);
        return COLUMNS.stream()
                .filter(columns -> size <= columns.size() + 1 && size >= columns.size() - MISSING_AT_THE_END)
                .findFirst()
                .orElse(List.of());
    }

    @Override
    protected BiConsumer<JsonFields, TrialReader> reader(SourceDocument document) throws IOException {
        TrdsDates.Orders dates = TrdsDates.ordersOf(document);
        return (fields, trial) -> TrdsRecord.read(TrdsRecord.PORTAL, fields, trial, dates);
    }

    @Override
    protected String language(RecordFields row) {
        return TrdsRecord.language(row);
    }
}
