package org.trialgraph.format.irct;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Optional;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.registry.Publishers;

/**
 * Trial pages of the Iranian Registry of Clinical Trials: a summary of the protocol, the data of the registration with dates of
 * two calendars ({@code 2024-08-07, 1403/05/17}), and numbered parts such as outcomes and sponsors.
 */
public final class IrctFormat extends PageFormat {
    private static final String NAME = "irct-page";

    /** Uses the code table {@code irct-page}. */
    public IrctFormat(Codes codes) {
        super(codes.table(NAME), Publishers.IRCT, "en", IrctLayout.of(codes.table(NAME)));
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && (sample.says("IRCT registration number")
                        || sample.says("Protocol summary", "Settings and conduct", "Main outcome variables"));
    }

    /** The title is a field; the head of the page repeats it. */
    @Override
    protected void title(Page page, Sections sections, TrialReader trial) {
        super.title(page, sections, trial);
        sections.head().rest().stream()
                .filter(line -> trial.trial().build().get(PUBLIC_TITLE).stream()
                        .anyMatch(title -> title.value().equals(line.words())))
                .forEach(page::take);
    }

    @Override
    protected void readRest(Page page, Sections sections, TrialReader trial) {
        expected(sections, IrctLayout.EXPECTED_START, RECRUITMENT_START_DATE, trial);
        expected(sections, IrctLayout.EXPECTED_END, RECRUITMENT_END_DATE, trial);
        new IrctParts(trial).read(sections);
    }

    /** A planned day counts where the registry has none that was kept. */
    private static void expected(Sections sections, String label, Property<PartialDate> property, TrialReader trial) {
        for (Block block : sections.all()) {
            if (block.label().equalsIgnoreCase(label + ":")) {
                Optional<String> day = PageValues.first(block);
                if (trial.trial().has(property)) {
                    day.ifPresent(words -> trial.ledger().ignored(block.place(), words));
                } else {
                    trial.date(property, day, block.place());
                }
            }
        }
    }
}
