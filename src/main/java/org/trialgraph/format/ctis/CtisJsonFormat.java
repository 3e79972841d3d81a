package org.trialgraph.format.ctis;

import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.format.record.JsonFormat;
import org.trialgraph.registry.Registries;

/** Trials of CTIS by the paths of its public data ({@code euclinicaltrials.eu/ctis-public-api/retrieve}). */
public final class CtisJsonFormat extends JsonFormat {
    /** Uses the code table {@code ctis-json}. */
    public CtisJsonFormat(Codes codes) {
        super(codes.table("ctis-json"), Registries.publisher("ctis"), "", "trials");
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.json()
                && sample.contains("\"ctNumber\"")
                && (sample.contains("authorizedPart")
                        || sample.contains("\"ctStatus\"")
                        || sample.contains("authorizedApplication"));
    }

    @Override
    protected void read(JsonFields record, TrialReader trial) {
        CtisRecord.read(record, trial);
    }
}
