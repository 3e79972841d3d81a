package org.trialgraph.format.euctr;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.format.euctr.EuctrRecord.FormField;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.registry.Registries;
import org.trialgraph.text.ResourceLines;
import org.trialgraph.text.TextDecoder;

/** A layout of the register's records that is text: page or download. */
abstract class EuctrFormat extends Format {
    /** Questions of the summary, with the numbers that the text download gives them or that they have below. */
    static final Map<String, String> SUMMARY = Map.of(
            "eudract number", "a2",
            "national competent authority", "a1",
            "clinical trial type", "x4",
            "trial status", "x5",
            "date on which this record was first entered in the eudract database", "x6");

    /** Tags of the languages in which answers are given, by the names that the register has for them in small letters. */
    static final Map<String, String> LANGUAGES = ResourceLines.beside(EuctrFormat.class, "languages.tsv").stream()
            .map(line -> line.split("\t"))
            .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> cells[1]));

    EuctrFormat(CodeTable codes) {
        super(codes, Registries.publisher("euctr"));
    }

    /** The fields of each record of a document. */
    abstract List<List<FormField>> records(String text);

    @Override
    public final void split(SourceDocument document, Consumer<TrialRecord> consumer) throws IOException {
        byte[] bytes;
        try (InputStream in = document.content().open()) {
            bytes = in.readAllBytes();
        }
        TextDecoder.Decoded decoded = TextDecoder.decode(bytes);
        List<List<FormField>> records = records(decoded.text());
        for (List<FormField> record : records) {
            consumer.accept(() -> {
                ReadReport report = new ReadReport(document);
                if (decoded.replaced() > 0) {
                    report.warn(
                            "",
                            decoded.replaced() + " places are no characters of " + decoded.charset(),
                            "save the document again; the places are read as \uFFFD");
                }
                TrialReader trial = new TrialReader(codes(), "", report);
                EuctrRecord.read(record, trial);
                return trial.close();
            });
        }
        if (records.isEmpty()) {
            consumer.accept(() -> ReadReport.rejected(
                    document, "", "no record of the register in it", "give a whole page or download of the register"));
        }
    }
}
