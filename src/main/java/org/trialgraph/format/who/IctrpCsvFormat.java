package org.trialgraph.format.who;

import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.Row;
import org.trialgraph.format.record.TableFormat;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.DayOrders;
import org.trialgraph.text.ResourceLines;
import org.trialgraph.text.TextNormalizer;

/**
 * The portal's tables: hits of its web search, and the full export under its own names of columns, which comes with or without
 * the row of names.
 */
public final class IctrpCsvFormat extends TableFormat {
    /** The columns of each kind of table in their order. */
    private static final List<List<String>> COLUMNS =
            ResourceLines.beside(IctrpCsvFormat.class, "portal-columns.txt").stream()
                    .map(line -> List.of(line.split(" ")))
                    .toList();

    /** Programs leave out blank values at the end of a row. */
    private static final int BLANK_AT_THE_END = 4;

    /** Uses the code table {@code ictrp-csv}. */
    public IctrpCsvFormat(Codes codes) {
        super(codes.table("ictrp-csv"), Registries.publisher("ictrp"));
    }

    @Override
    protected boolean recognises(List<String> columns) {
        return columns.contains("trialid") && columns.contains("public_title");
    }

    @Override
    protected List<String> columnsBySize(int size) {
        return COLUMNS.stream()
                .filter(columns -> size <= columns.size() + 1 && size >= columns.size() - BLANK_AT_THE_END)
                .findFirst()
                .orElse(List.of());
    }

    @Override
    protected boolean begins(String firstValue) {
        return TrialNumbers.recognise(TextNormalizer.clean(firstValue)).isPresent();
    }

    @Override
    protected String language(Row row) {
        return TrdsRecord.portalLanguage(row);
    }

    @Override
    protected BiConsumer<Row, TrialReader> reader(SourceDocument document) throws IOException {
        DayOrders dates = TrdsDates.ordersOf(document);
        return (row, trial) -> TrdsRecord.read(TrdsRecord.PORTAL, row, trial, dates);
    }

    @Override
    public String part(Trial trial) {
        return part(trial, TrialProperties.MEMBER_STATE);
    }
}
