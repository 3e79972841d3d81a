package org.trialgraph.format.ctgov;

import java.util.Set;
import java.util.function.BiConsumer;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.XmlFields;
import org.trialgraph.format.record.XmlFormat;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.registry.Registries;

/**
 * Studies of ClinicalTrials.gov as XML, one study a document. The elements are those of the registry's own schema ({@code
 * public.xsd}), with the names of older releases.
 */
public final class CtgovXmlFormat extends XmlFormat {
    private static final String NAME = "ctgov-xml";

    private final StudyTable table = new StudyTable(StudyTable.Spelling.XML);

    /** Uses the code table {@code ctgov-xml}. */
    public CtgovXmlFormat(Codes codes) {
        super(codes.table(NAME), Registries.publisher("ctgov"), "en", Set.of("clinical_study"));
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.markup() && sample.text().contains("<clinical_study");
    }

    @Override
    protected BiConsumer<XmlFields, TrialReader> reader(SourceDocument document) {
        return (study, trial) -> new StudyReader(table, study, trial).read(table.rows());
    }
}
