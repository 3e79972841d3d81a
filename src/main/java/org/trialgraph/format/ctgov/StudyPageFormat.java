package org.trialgraph.format.ctgov;

import org.trialgraph.codes.Codes;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.ctgov.StudyTable.Spelling;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.Sections;
import org.trialgraph.registry.Registries;

/** Pages of ClinicalTrials.gov about one study, whose labels one spelling of the field table tells. */
abstract class StudyPageFormat extends PageFormat {
    private final StudyTable table;

    /**
     * @param name of the format and of its code table
     * @param spelling of the labels
     */
    StudyPageFormat(String name, Codes codes, Spelling spelling) {
        this(name, codes, new StudyTable(spelling));
    }

    private StudyPageFormat(String name, Codes codes, StudyTable table) {
        super(codes.table(name), Registries.publisher("ctgov"), "en", table.layout());
        this.table = table;
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        read(page, layout().sections(page), trial);
    }

    /** Reads the study from the sections of its page. */
    final void read(Page page, Sections sections, TrialReader trial) {
        new StudyPageReader(table, page, sections, trial).read();
    }
}
