package org.trialgraph.format;

import java.util.List;
import java.util.Optional;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Trial;

/**
 * What came of reading one record.
 *
 * @param trial the trial; empty where the record was rejected, and then a finding says why
 * @param findings problems met
 * @param unmapped lines or fields with a value that no rule took
 * @param ignored lines or fields that were understood and are left out of the trial on purpose: boilerplate, repeats of
 *     a value, boiler-plate
 */
public record ReadResult(Optional<Trial> trial, List<Finding> findings, List<Place> unmapped, List<Place> ignored) {
    /**
     * A line or field of a document.
     *
     * @param where {@code line 12} or a JSON pointer
     * @param words what stands there
     */
    public record Place(String where, String words) {}

    /** Copies the lists. */
    public ReadResult {
        findings = List.copyOf(findings);
        unmapped = List.copyOf(unmapped);
        ignored = List.copyOf(ignored);
    }
}
