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
import org.trialgraph.registry.Publishers;
import org.trialgraph.registry.RegistryNumbers;
import org.trialgraph.text.DayOrders;
import org.trialgraph.text.TextNormalizer;

/**
 * The portal's tables: hits of its web search, and the full export under its own names of columns, which comes with or without
 * the row of names.
 */
public final class IctrpCsvFormat extends TableFormat {
    private static final String NAME = "ictrp-csv";
    /** Programs leave out blank values at the end of a row. */
    private static final int BLANK_AT_THE_END = 4;

    /** Uses the code table {@code ictrp-csv}. */
    public IctrpCsvFormat(Codes codes) {
        super(codes.table(NAME), Publishers.ICTRP);
    }

    @Override
    protected boolean recognises(List<String> columns) {
        return columns.contains("trialid") && columns.contains("public_title");
    }

    @Override
    protected List<String> columnsBySize(int size) {
        return List.of(IctrpColumns.WEB_SEARCH, IctrpColumns.FULL_EXPORT).stream()
                .filter(columns -> size <= columns.size() + 1 && size >= columns.size() - BLANK_AT_THE_END)
                .findFirst()
                .orElse(List.of());
    }

    @Override
    protected boolean begins(String firstValue) {
        return RegistryNumbers.recognise(TextNormalizer.clean(firstValue)).isPresent();
    }

    @Override
    protected String language(Row row) {
        return IctrpRecord.language(row);
    }

    @Override
    protected BiConsumer<Row, TrialReader> reader(SourceDocument document) throws IOException {
        DayOrders dates = DocumentDates.of(document);
        return (row, trial) -> new IctrpRecord(row, trial, dates).read();
    }

    @Override
    public String part(Trial trial) {
        return part(trial, TrialProperties.MEMBER_STATE);
    }
}
