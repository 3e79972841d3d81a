package org.trialgraph.format.cris;

import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.Sections;
import org.trialgraph.registry.Publishers;

/** Trial pages of CRIS, whose tables have a label and a value in each row, in English or in Korean. */
public final class CrisFormat extends PageFormat {
    private static final String NAME = "cris";

    /** Uses the code table {@code cris}. */
    public CrisFormat(Codes codes) {
        super(codes.table(NAME), Publishers.CRIS, "", CrisLayout.of(codes.table(NAME)));
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && (sample.says("CRIS Registration Number")
                        || sample.says("CRIS\uB4F1\uB85D\uBC88\uD638")
                        || sample.says("CRIS \uB4F1\uB85D\uBC88\uD638")
                        || sample.says("KCT", "Public/Brief Title", "Scientific Title"));
    }

    @Override
    protected void readRest(Page page, Sections sections, TrialReader trial) {
        new CrisParts(trial).read(sections);
    }
}
