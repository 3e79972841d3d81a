package org.trialgraph.format.ctgov;

import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.format.record.JsonFormat;
import org.trialgraph.registry.Registries;

/**
 * Studies of the ClinicalTrials.gov API version 1: one {@code FullStudy} or {@code Study}, or the answer to a query with its
 * {@code FullStudies}. The data model is that of version 2 under other names and with the words of the registry's pages.
 */
public final class CtgovApi1Format extends JsonFormat {
    private static final String NAME = "ctgov-api-v1";

    private final StudyTable table = new StudyTable(StudyTable.Spelling.API_1);

    /** Uses the code table {@code ctgov-api-v1}. */
    public CtgovApi1Format(Codes codes) {
        super(codes.table(NAME), Registries.publisher("ctgov"), "en", "FullStudiesResponse/FullStudies");
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.json()
                && (sample.text().contains("\"FullStudiesResponse\"")
                        || sample.text().contains("\"ProtocolSection\""));
    }

    @Override
    protected void read(JsonFields record, TrialReader trial) {
        JsonFields hit = record.has("FullStudy") ? record.object("FullStudy") : record;
        hit.ignore("Rank", trial.report(), "place of the study in a list of hits");
        new StudyReader(table, hit.has("Study") ? hit.object("Study") : hit, trial).read();
    }
}
