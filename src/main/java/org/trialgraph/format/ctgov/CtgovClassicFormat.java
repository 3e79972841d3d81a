package org.trialgraph.format.ctgov;

import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;

/**
 * Study pages of ClinicalTrials.gov in the design of 2017 and the years after. The status is a sentence; conditions,
 * interventions and phase stand in a table of one row, whose cells run together in plain-text extractions.
 */
public final class CtgovClassicFormat extends StudyPageFormat {
    private static final String NAME = "ctgov-classic";

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
}
