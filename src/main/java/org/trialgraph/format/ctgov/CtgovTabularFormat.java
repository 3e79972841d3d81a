package org.trialgraph.format.ctgov;

import java.util.List;
import java.util.regex.Pattern;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;

/**
 * The table of a study's data elements that ClinicalTrials.gov showed beside its study pages: the "Tabular View" until 2024, the
 * "Researcher View" since. It marks the elements that journal editors ask for, and has outcome measures as they first were.
 */
public final class CtgovTabularFormat extends StudyPageFormat {
    private static final String NAME = "ctgov-tabular";
    /** The mark behind a label, with which the label ends, or what stands between a heading and the label below it. */
    private static final Pattern MARK = Pattern.compile("\\s*\\bICMJE\\b\\s*"
            + "|(?<=^(?:Sex/Gender|U\\.S\\. FDA-regulated Product|IPD Sharing Statement))\\s+(?=\\S)");

    private static final Pattern NOT_PROVIDED = Pattern.compile("\\s*\\[?Not Provided]?\\s*$");

    /** Uses the code table {@code ctgov-tabular}. */
    public CtgovTabularFormat(Codes codes) {
        super(NAME, codes, StudyTable.Spelling.TABULAR_VIEW);
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && sample.contains("ClinicalTrials.gov")
                && (sample.contains("Tracking Information")
                        || sample.contains("Descriptive Information", "Administrative Information"))
                && (sample.contains("Primary Outcome Measures") || sample.contains("NCT Number"));
    }

    @Override
    protected Page prepared(Page page) {
        return super.prepared(page).split(CtgovTabularFormat::parts);
    }

    private static List<String> parts(Line line) {
        String raw = NOT_PROVIDED.matcher(line.raw()).replaceFirst("");
        boolean marked = !raw.contains("Data element required");
        return List.of(marked ? MARK.split(raw, 2) : new String[] {raw});
    }
}
