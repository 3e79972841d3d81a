package org.trialgraph.format.ctgov;

import java.util.stream.Stream;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.ctgov.StudyTable.Spelling;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.format.record.JsonFormat;
import org.trialgraph.registry.Registries;

/**
 * Studies of the ClinicalTrials.gov API. Version 2 gives one study, or a page of studies with its {@code nextPageToken}; its
 * fields are those of the API's own description (clinicaltrials.gov/data-api/about-api/study-data-structure). Version 1 gives one
 * {@code FullStudy} or {@code Study}, or the answer to a query with its {@code FullStudies}; its data model is that of version 2
 * under other names and with the words of the registry's pages.
 */
public final class CtgovJsonFormat extends JsonFormat {
    private final StudyTable table;
    private final String[] signs;

    private CtgovJsonFormat(Codes codes, String name, Spelling spelling, String recordsPath, String... signs) {
        super(codes.table(name), Registries.publisher("ctgov"), "en", recordsPath);
        this.table = new StudyTable(spelling);
        this.signs = signs;
    }

    /** Version 2, with the code table {@code ctgov-api-v2}. */
    public static CtgovJsonFormat version2(Codes codes) {
        return new CtgovJsonFormat(codes, "ctgov-api-v2", Spelling.API_2, "studies", "\"protocolSection\"");
    }

    /** Version 1, with the code table {@code ctgov-api-v1}. */
    public static CtgovJsonFormat version1(Codes codes) {
        String records = "FullStudiesResponse/FullStudies";
        return new CtgovJsonFormat(
                codes, "ctgov-api-v1", Spelling.API_1, records, "\"FullStudiesResponse\"", "\"ProtocolSection\"");
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.json() && Stream.of(signs).anyMatch(sample.text()::contains);
    }

    @Override
    protected void read(JsonFields record, TrialReader trial) {
        JsonFields hit = record.has("FullStudy") ? record.object("FullStudy") : record;
        hit.ignore("Rank", trial.report(), "place of the study in a list of hits");
        new StudyReader(table, hit.has("Study") ? hit.object("Study") : hit, trial).read(table.rows());
    }
}
