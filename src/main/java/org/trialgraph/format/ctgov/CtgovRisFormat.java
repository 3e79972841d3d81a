package org.trialgraph.format.ctgov;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.format.ctgov.StudyTable.Spelling;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.TextDecoder;

/**
 * Citations of studies for programs that manage references (RIS): lines of a tag and a value, {@code ER} behind each citation.
 * Authors and dates are not read: programs that write them do not agree on whose and which they are.
 */
public final class CtgovRisFormat extends Format {
    private static final Pattern LINE = Pattern.compile("([A-Z][A-Z0-9])  ?- ?(.*)");

    private final StudyTable table = new StudyTable(Spelling.RIS);

    /** Uses the code table {@code ctgov-ris}. */
    public CtgovRisFormat(Codes codes) {
        super(codes.table("ctgov-ris"), Registries.publisher("ctgov"));
    }

    @Override
    public boolean recognises(Sample sample) {
        return Stream.of("TY  -", "TY -").anyMatch(sample.text().stripLeading()::startsWith);
    }

    @Override
    public void split(SourceDocument document, Consumer<TrialRecord> records) throws IOException {
        try (InputStream in = document.content().open();
                BufferedReader lines = new BufferedReader(TextDecoder.reader(in))) {
            ObjectNode citation = JsonNodeFactory.instance.objectNode();
            String tag = "";
            int number = 0;
            int from = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Matcher m = LINE.matcher(line.strip());
                boolean tagged = m.matches();
                tag = tagged ? m.group(1) : tag;
                if (tag.equals("ER")) {
                    accept(document, citation, from, records);
                    citation = JsonNodeFactory.instance.objectNode();
                    from = number + 1;
                    tag = "";
                } else if (!tag.isEmpty()) {
                    add(citation, tag, tagged ? m.group(2) : line);
                }
            }
            accept(document, citation, from, records);
        }
    }

    /** Keywords and what may be the number are lists; of what may be said once, the lines belong together. */
    private static void add(ObjectNode citation, String tag, String words) {
        String name = tag.equals("AN") || tag.equals("UR") ? "ID" : tag;
        if (name.equals("ID") || name.equals("KW")) {
            citation.withArray(name).add(words);
        } else {
            citation.put(name, citation.has(name) ? citation.get(name).asText() + "\n" + words : words);
        }
    }

    private void accept(SourceDocument document, ObjectNode citation, int line, Consumer<TrialRecord> records) {
        if (!citation.isEmpty()) {
            records.accept(() -> read(document, citation, line));
        }
    }

    private ReadResult read(SourceDocument document, ObjectNode citation, int line) {
        ReadReport report = new ReadReport(document);
        boolean study = false;
        for (JsonNode id : citation.path("ID")) {
            study |= TrialNumbers.recognise(id.asText()).isPresent();
        }
        if (!study) {
            String what = "a RIS citation of something else than a study of ClinicalTrials.gov";
            return ReadReport.rejected(document, "line " + line, what, "give the registry's own record of the trial");
        }
        TrialReader trial = new TrialReader(codes(), "en", report);
        JsonFields fields = new JsonFields(citation, "line " + line + " ");
        StudyReader.read(table, fields, trial);
        fields.unmapped(report);
        return trial.close();
    }
}
