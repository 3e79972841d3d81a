package org.trialgraph.format.ctgov;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.registry.Registries;

/**
 * The table of a study's data elements that ClinicalTrials.gov showed beside its study pages: the "Tabular View" until 2024, the
 * "Researcher View" since. It marks the elements that journal editors ask for, and has outcome measures as they first were.
 */
public final class CtgovTabularFormat extends PageFormat {
    private static final String NAME = "ctgov-tabular";
    /** The mark behind a label, with which the label ends. */
    private static final Pattern MARK = Pattern.compile("\\s*\\bICMJE\\b\\s*");

    private static final Pattern NOT_PROVIDED = Pattern.compile("\\s*\\[?Not Provided]?\\s*$");

    private final StudyTable table;

    /** Uses the code table {@code ctgov-tabular}. */
    public CtgovTabularFormat(Codes codes) {
        this(codes, new StudyTable(StudyTable.Spelling.TABULAR_VIEW));
    }

    private CtgovTabularFormat(Codes codes, StudyTable table) {
        super(codes.table(NAME), Registries.publisher("ctgov"), "en", table.layout());
        this.table = table;
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
        return Stream.of(marked ? MARK.split(raw, 2) : new String[] {raw})
                .flatMap(piece -> CtgovClassicFormat.designParts(piece).stream())
                .toList();
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        new StudyPageReader(table, page, layout().sections(page), trial).read();
    }
}
