package org.trialgraph.format.ctgov;

import java.util.List;
import java.util.regex.Pattern;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.page.Page;

/**
 * Study pages of ClinicalTrials.gov in the design of 2017 and the years after. The status is a sentence; conditions,
 * interventions and phase stand in a table of one row, whose cells run together in plain-text extractions.
 */
public final class CtgovClassicFormat extends StudyPageFormat {
    private static final String NAME = "ctgov-classic";
    private static final int LONGEST_DESIGN = 2000;
    private static final Pattern DESIGN = Pattern.compile(
            "\\s*(?:Study Design:|Recruitment Status ?:|(?:Allocation|Observational Model|Intervention Model): )");
    private static final String BEFORE_DESIGN_PART =
            ",?\\s+(?=(?:First Posted ?|Results First Posted ?|Last Update Posted ?|Allocation|Endpoint Classification|Intervention Model|Observational Model|Time Perspective"
                    + "|Masking|Primary Purpose):)";

    /** Uses the code table {@code ctgov-classic}. */
    public CtgovClassicFormat(Codes codes) {
        super(NAME, codes, StudyTable.Spelling.CLASSIC_PAGE);
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && sample.contains("ClinicalTrials.gov Identifier")
                && (sample.contains("Information provided by") || sample.contains("Last Update Posted"))
                && (sample.contains("Study Type") || sample.contains("Sponsor:") || sample.contains("Sponsor :"));
    }

    /** The parts of the study design stand on one line in some extractions. */
    @Override
    protected Page prepared(Page page) {
        return super.prepared(page).split(line -> designParts(line.raw()));
    }

    /** The parts of a study design on one line; one part where a line is something else. */
    static List<String> designParts(String line) {
        return line.length() < LONGEST_DESIGN && DESIGN.matcher(line).lookingAt()
                ? List.of(line.split(BEFORE_DESIGN_PART))
                : List.of(line);
    }
}
