package org.trialgraph.spark;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialgraph.model.Finding;
import org.trialgraph.pipeline.Converter.Converted;
import org.trialgraph.rdf.TrialQuads;
import org.trialgraph.store.archive.PackedRecord;

/**
 * What came of one record of a document, of a document that need not be read, or of a file that could not be opened.
 *
 * @param document what the document is known by; empty of a file
 * @param format name of the format; empty where no trial was read
 * @param packed the record, or the note that it was rejected; null where nothing was read
 * @param findings problems met on the way
 */
public record ReadRecord(
        String document, String format, @Nullable PackedRecord packed, List<Finding> findings) implements Serializable {
    static ReadRecord of(Converted converted, String document) {
        String format = converted.quads().map(TrialQuads::format).orElse("");
        return new ReadRecord(document, format, PackedRecord.of(converted), converted.findings());
    }

    static ReadRecord unopened(Finding finding) {
        return new ReadRecord("", "", null, List.of(finding));
    }

    static ReadRecord known(String document) {
        return new ReadRecord(document, "", null, List.of());
    }

    /** Whether the document was not read, as the store has it. */
    public boolean isKnown() {
        return packed == null && findings.isEmpty();
    }
}
