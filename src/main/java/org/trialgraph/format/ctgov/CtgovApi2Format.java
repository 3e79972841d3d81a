package org.trialgraph.format.ctgov;

import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.format.record.JsonFormat;
import org.trialgraph.registry.Registries;

/**
 * Studies of the ClinicalTrials.gov API version 2: one study, or a page of studies with its {@code nextPageToken}. The
 * fields are those of the API's own description (clinicaltrials.gov/data-api/about-api/study-data-structure).
 */
public final class CtgovApi2Format extends JsonFormat {
    private static final String NAME = "ctgov-api-v2";

    private final StudyTable table = new StudyTable(StudyTable.Spelling.API_2);

    /** Uses the code table {@code ctgov-api-v2}. */
    public CtgovApi2Format(Codes codes) {
        super(codes.table(NAME), Registries.publisher("ctgov"), "en", "studies");
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.json() && sample.text().contains("\"protocolSection\"");
    }

    @Override
    protected void read(JsonFields study, TrialReader trial) {
        new StudyReader(table, study, trial).read();
    }
}
