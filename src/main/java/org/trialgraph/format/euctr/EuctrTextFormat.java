package org.trialgraph.format.euctr;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.text.TextNormalizer;

/**
 * The register's download of full records as plain text, any number in one file, and its pages copied as text. Each record
 * begins with its EudraCT number; an answer goes on until the next line with a number of a field.
 */
public final class EuctrTextFormat extends EuctrFormat {
    private static final String NUMBER =
            "(?:[A-Z](?:\\.\\d{1,2}){1,5}(?: and [A-Z](?:\\.\\d{1,2}){1,5})?)|[NPX]\\.\\d?";
    private static final Pattern FIELD = Pattern.compile("\\s*(" + NUMBER + ")\\s+([^:\\t]{2,250}?)\\s*:\\s*(.*)");
    private static final Pattern NUMBERED = Pattern.compile("\\s*(" + NUMBER + ")\\s*(\\D.*|)");
    /** A number with a question behind it that is not known here, or with a heading. */
    private static final Pattern GLUED = Pattern.compile("\\s*[A-H](?:\\.\\d{1,2})+\\p{L}.*");

    private static final Pattern FIRST = Pattern.compile(
            "(?mi)^\\s*(?:A\\.1\\s*Member State Concerned|A\\.2\\s*EudraCT number|A\\.3\\s*Full title of the trial)");
    private static final Pattern SUMMARY = Pattern.compile(
            "\\s*(EudraCT Number|National Competent Authority|Clinical Trial Type|Trial Status"
                    + "|Date on which this record was first entered in the EudraCT database)\\s*:\\s*(.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADING = Pattern.compile(
            "\\s*(?:Summary|MedDRA Classification|[A-HNP]\\. [A-Z][^:]*|[A-H](?:\\.\\d{1,2})* ?(?:Sponsor|IMP|Placebo) ?:.*|[A-H](?:\\.\\d{1,2})+ [^:]*:?|-{3,}.*|={3,}.*"
                    + "|Sponsor's Protocol Code Number:.*|Trial results.*|Link:.*|Date of first .*)\\s*");

    /** Uses the code table {@code euctr-text}. */
    public EuctrTextFormat(Codes codes) {
        super(codes.table("euctr-text"));
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && sample.plain().contains("EudraCT")
                && FIRST.matcher(lines(sample.text())).find();
    }

    @Override
    List<List<EuctrField>> records(String text) {
        EuctrLines lines = new EuctrLines();
        String[] printed = lines(text).split("\n", -1);
        for (int i = 0; i < printed.length; i++) {
            String place = "line " + (i + 1);
            Matcher summary = SUMMARY.matcher(printed[i]);
            Matcher field = FIELD.matcher(printed[i]);
            Matcher numbered = NUMBERED.matcher(printed[i]);
            if (summary.matches()) {
                lines.summary(summary.group(1).toLowerCase(Locale.ROOT), summary.group(2), place);
            } else if (numbered.matches()
                    && lines.known(numbered.group(1), numbered.group(2), field.matches(), place)) {
                continue;
            } else if (field.matches()) {
                lines.field(field.group(1), field.group(2), field.group(3), place);
            } else if (HEADING.matcher(printed[i]).matches()) {
                lines.end();
            } else if (GLUED.matcher(printed[i]).matches() && numbered.matches()) {
                lines.field(numbered.group(1), "", numbered.group(2), place);
            } else {
                lines.goOn(printed[i], place);
            }
        }
        return lines.records();
    }

    /** The lines of a text; of mark-up each row of a table and each block is one. */
    private static String lines(String text) {
        if (!text.stripLeading().startsWith("<")) {
            return TextNormalizer.lines(text);
        }
        Document page = Jsoup.parse(text);
        page.select("td, th").forEach(cell -> cell.appendText("\t"));
        page.select("br, tr, p, div, h1, h2, h3, h4, li").forEach(block -> block.after(new TextNode("\n")));
        return page.wholeText();
    }
}
