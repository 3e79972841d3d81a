package org.trialgraph.format.euctr;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.NamedFormat;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.registry.Publishers;
import org.trialgraph.text.TextDecoder;

/** A layout of the register's records that is text: page or download. */
abstract class EuctrFormat extends NamedFormat {
    EuctrFormat(CodeTable codes) {
        super(codes, Publishers.EUCTR);
    }

    @Override
    public final String part(Trial trial) {
        return part(trial, TrialProperties.MEMBER_STATE);
    }

    /** The fields of each record of a document. */
    abstract List<List<EuctrField>> records(String text);

    @Override
    public final void split(SourceDocument document, Consumer<TrialRecord> consumer) throws IOException {
        byte[] bytes;
        try (InputStream in = document.content().open()) {
            bytes = in.readAllBytes();
        }
        TextDecoder.Decoded decoded = TextDecoder.decode(bytes);
        List<List<EuctrField>> records = records(decoded.text());
        for (List<EuctrField> record : records) {
            consumer.accept(() -> {
                ReadReport ledger = new ReadReport(document);
                if (decoded.replaced() > 0) {
                    ledger.warn(
                            "",
                            decoded.replaced() + " places are no characters of " + decoded.charset(),
                            "save the document again; the places are read as \uFFFD");
                }
                TrialReader trial = new TrialReader(codes(), "", ledger);
                new EuctrRecord(new EuctrFields(record), trial).read();
                return trial.close();
            });
        }
        if (records.isEmpty()) {
            consumer.accept(() -> ReadReport.rejected(
                    document, "", "no record of the register in it", "give a whole page or download of the register"));
        }
    }
}
