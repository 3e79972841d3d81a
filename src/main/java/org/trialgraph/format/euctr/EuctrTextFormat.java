package org.trialgraph.format.euctr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.text.Plain;

/**
 * The register's download of full records as plain text, any number in one file. Each record begins with its EudraCT number;
 * an answer goes on until the next line with a number of a field.
 */
public final class EuctrTextFormat extends EuctrFormat {
    private static final Pattern FIELD = Pattern.compile(
            "\\s*((?:[A-Z](?:\\.\\d{1,2}){1,5}(?: and [A-Z](?:\\.\\d{1,2}){1,5})?)|[NPX]\\.\\d?)\\s+([^:]{2,250}?)\\s*:\\s*(.*)");
    private static final Pattern SUMMARY = Pattern.compile(
            "\\s*(EudraCT Number|National Competent Authority|Clinical Trial Type|Trial Status"
                    + "|Date on which this record was first entered in the EudraCT database)\\s*:\\s*(.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADING = Pattern.compile(
            "\\s*(?:Summary|[A-HNP]\\. [A-Z][^:]*|[A-H](?:\\.\\d{1,2})* ?(?:Sponsor|IMP|Placebo) ?:.*|[A-H](?:\\.\\d{1,2})+ [^:]*:?|-{3,}.*|={3,}.*"
                    + "|Sponsor's Protocol Code Number:.*|Trial results.*|Link:.*|Date of first .*)\\s*");

    /** Uses the code table {@code euctr-text}. */
    public EuctrTextFormat(Codes codes) {
        super(codes.table("euctr-text"));
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.markup()
                && !sample.json()
                && sample.says("EudraCT Number:")
                && (sample.says("A.2 EudraCT number") || sample.says("A.1 Member State"));
    }

    @Override
    List<List<EuctrField>> records(String text) {
        List<List<EuctrField>> records = new ArrayList<>();
        String[] lines = Plain.lines(text).split("\n", -1);
        List<EuctrField> record = new ArrayList<>();
        boolean open = false;
        for (int i = 0; i < lines.length; i++) {
            String place = "line " + (i + 1);
            Matcher summary = SUMMARY.matcher(lines[i]);
            Matcher field = FIELD.matcher(lines[i]);
            if (summary.matches()) {
                String label = summary.group(1).toLowerCase(Locale.ROOT);
                if (label.equals("eudract number")) {
                    record = new ArrayList<>();
                    records.add(record);
                }
                record.add(new EuctrField(EuctrPageFormat.SUMMARY.get(label), label, summary.group(2), "", place));
                open = false;
            } else if (field.matches()) {
                record.add(new EuctrField(EuctrField.code(field.group(1)), field.group(2), field.group(3), "", place));
                open = true;
            } else if (HEADING.matcher(lines[i]).matches()) {
                open = false;
            } else if (open) {
                goOn(record, lines[i]);
            }
        }
        return records;
    }

    private static void goOn(List<EuctrField> record, String line) {
        EuctrField last = record.get(record.size() - 1);
        record.set(
                record.size() - 1,
                new EuctrField(last.code(), last.label(), last.value() + "\n" + line, "", last.place()));
    }
}
