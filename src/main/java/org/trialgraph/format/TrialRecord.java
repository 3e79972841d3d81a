package org.trialgraph.format;

/** One trial of a document, not yet read. */
@FunctionalInterface
public interface TrialRecord {
    /** Reads the trial. Never throws for what the document holds: problems are findings of the reading. */
    ReadResult read();
}
