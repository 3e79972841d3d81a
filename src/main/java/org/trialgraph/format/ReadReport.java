package org.trialgraph.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.TrialBuilder;

/** Keeps account of one record while it is read: problems, what no rule took, what is kept out on purpose. */
public final class ReadReport {
    private static final int LONGEST_SHOWN = 200;

    private final SourceDocument document;
    private final List<Finding> findings = new ArrayList<>();
    private final List<ReadResult.Place> unmapped = new ArrayList<>();
    private final List<ReadResult.Place> ignored = new ArrayList<>();
    private boolean rejected;

    public ReadReport(SourceDocument document) {
        this.document = document;
    }

    /** The document that the record is of. */
    public SourceDocument document() {
        return document;
    }

    /** Records something worth knowing that costs nothing. */
    public void note(String place, String what, String remedy) {
        findings.add(new Finding(Severity.NOTE, document.origin(), place, what, remedy));
    }

    /** Records that a value could not be read as it should be. */
    public void warn(String place, String what, String remedy) {
        findings.add(new Finding(Severity.WARNING, document.origin(), place, what, remedy));
    }

    /** Records that the whole record is of no use; its reading will carry no trial. */
    public void reject(String place, String what, String remedy) {
        findings.add(new Finding(Severity.REJECTED, document.origin(), place, what, remedy));
        rejected = true;
    }

    /** Records a line or field that no rule took. */
    public void unmapped(String where, String words) {
        unmapped.add(new ReadResult.Place(where, words));
    }

    /** Records a value, of which the beginning is enough, that no rule took. */
    public void unmappedValue(String where, String value) {
        unmapped(where, value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…");
    }

    /** Records a line or field that was understood and is kept out on purpose. */
    public void ignored(String where, String words) {
        ignored.add(new ReadResult.Place(where, words));
    }

    /** Whether the record has been found to be of no use. */
    public boolean rejected() {
        return rejected;
    }

    /** Closes the account. */
    public ReadResult close(TrialBuilder trial) {
        return new ReadResult(rejected ? Optional.empty() : Optional.of(trial.build()), findings, unmapped, ignored);
    }

    /** The reading of a document that has no readable record at all. */
    public static ReadResult rejected(SourceDocument document, String place, String what, String remedy) {
        ReadReport report = new ReadReport(document);
        report.reject(place, what, remedy);
        return report.close(new TrialBuilder());
    }
}
