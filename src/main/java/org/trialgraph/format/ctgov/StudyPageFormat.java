package org.trialgraph.format.ctgov;

import java.util.List;
import java.util.regex.Pattern;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.ctgov.StudyTable.Spelling;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.Sections;
import org.trialgraph.registry.Registries;

/** Pages of ClinicalTrials.gov about one study, whose labels one spelling of the field table tells. */
abstract class StudyPageFormat extends PageFormat {
    private static final int LONGEST_DESIGN = 2000;
    private static final Pattern DESIGN = Pattern.compile(
            "[\\s|]*(?:Study Design\\b|Recruitment Status ?:|(?:Allocation|Observational Model|Intervention Model) ?: )");
    private static final String BEFORE_DESIGN_PART =
            "[,;]?\\s+(?=(?:First Posted ?|Results First Posted ?|Last Update Posted ?|Allocation|Endpoint Classification|Intervention Model|Observational Model|Time Perspective"
                    + "|Masking|Primary Purpose):)";

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

    /** The parts of the study design stand on one line in some extractions. */
    @Override
    protected Page prepared(Page page) {
        return super.prepared(page.split(line -> designParts(line.raw())));
    }

    /** The parts of a study design on one line; one part where a line is something else. */
    private static List<String> designParts(String line) {
        return line.length() < LONGEST_DESIGN && DESIGN.matcher(line).lookingAt()
                ? List.of(line.split(BEFORE_DESIGN_PART))
                : List.of(line);
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
