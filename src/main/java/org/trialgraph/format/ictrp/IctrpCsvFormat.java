package org.trialgraph.format.ictrp;

import java.util.List;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Publishers;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.table.Row;
import org.trialgraph.format.table.TableFormat;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.text.Plain;
import org.trialgraph.text.RegistryNumbers;

/** The portal's tables: hits of its web search, and the full export under its own names of columns. */
public final class IctrpCsvFormat extends TableFormat {
    private static final String NAME = "ictrp-csv";

    /** Uses the code table {@code ictrp-csv}. */
    public IctrpCsvFormat(Codes codes) {
        super(NAME, Publishers.ICTRP, codes.table(NAME));
    }

    @Override
    public boolean recognises(Sample sample) {
        String text = sample.text().stripLeading();
        int end = text.indexOf('\n');
        return !sample.markup() && recognises(columns(end < 0 ? text : text.substring(0, end)));
    }

    @Override
    protected boolean recognises(List<String> columns) {
        return columns.contains("trialid") && columns.contains("public_title");
    }

    @Override
    protected boolean begins(String firstValue) {
        return RegistryNumbers.recognise(Plain.clean(firstValue)).isPresent();
    }

    @Override
    protected String language(Row row) {
        return IctrpRecord.language(row);
    }

    @Override
    protected void read(Row row, TrialReader trial) {
        new IctrpRecord(row, trial).read();
    }

    @Override
    public String part(Trial trial) {
        return trial.first(TrialProperties.MEMBER_STATE).map(Text::value).orElse("");
    }
}
