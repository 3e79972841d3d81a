package org.trialgraph.format.isrctn;

import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.format.record.JsonFormat;
import org.trialgraph.registry.Registries;

/** ISRCTN records in JSON that keeps the element names of the registry's XML. */
public final class IsrctnJsonFormat extends JsonFormat {
    /** Uses the code table {@code isrctn-json}. */
    public IsrctnJsonFormat(Codes codes) {
        super(codes.table("isrctn-json"), Registries.publisher("isrctn"), "en", "trials");
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.json() && sample.contains("\"isrctn\"", "\"trialDescription\"");
    }

    @Override
    protected void read(JsonFields record, TrialReader trial) {
        IsrctnRecord.read(record, trial, record.text("record_last_import"));
    }
}
