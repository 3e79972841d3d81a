package org.trialgraph.format.cris;

import static org.trialgraph.model.TrialProperties.*;

import org.trialgraph.codes.Codes;
import org.trialgraph.format.Publishers;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.PageTitle;
import org.trialgraph.format.page.Sections;

/** Trial pages of CRIS, whose tables have a label and a value in each row, in English or in Korean. */
public final class CrisFormat extends PageFormat {
    private static final String NAME = "cris";

    private final CrisLayout layout;

    /** Uses the code table {@code cris}. */
    public CrisFormat(Codes codes) {
        super(codes.table(NAME), Publishers.CRIS, "", CrisLayout.FURNITURE);
        layout = new CrisLayout(codes.table(NAME));
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
    protected Page prepared(Page page) {
        return layout.fields().prepared(page);
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        Sections sections = layout.fields().read(page, trial);
        new CrisParts(trial).read(sections);
        if (!trial.trial().has(PUBLIC_TITLE)) {
            PageTitle.take(page, sections.head(), CrisLayout.FURNITURE, trial);
        }
        if (trial.trial().number().isEmpty()) {
            numberInAddress(page).ifPresent(trial.trial()::number);
        }
    }
}
