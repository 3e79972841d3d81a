package org.trialgraph.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.trialgraph.model.Publisher;

/**
 * What one document says of one trial, as kept in the archive: the facts by which documents of a trial are ranked, and the
 * statements.
 *
 * @param trial IRI of the trial
 * @param registry key of the registry whose graph holds the trial
 * @param format name of the document's format
 * @param publisher key of who publishes the document
 * @param rank whether that is the registry itself
 * @param part which part of the registration the document is, such as a member state; empty where it is the whole
 * @param updated date of the registry's last update as printed: year, year and month, or day
 * @param captured when the document was fetched or saved
 * @param sha256 SHA-256 of the document, 64 hexadecimal digits
 * @param unmapped printed values that no code table knows, as {@code property=words}
 * @param filled names of the properties that the document has a value for
 * @param quads the statements as N-Quads: the trial in its registry's graph, its document in {@code graph/meta}, its links
 *     in {@code graph/links}
 */
public record ArchiveRecord(
        String trial,
        String registry,
        String format,
        String publisher,
        Publisher.Rank rank,
        String part,
        Optional<String> updated,
        Optional<Instant> captured,
        String sha256,
        List<String> unmapped,
        List<String> filled,
        byte[] quads) {
    private static final byte[] NONE = {};

    /** Copies the lists; the bytes are taken over. */
    public ArchiveRecord {
        Objects.requireNonNull(trial);
        unmapped = List.copyOf(unmapped);
        filled = List.copyOf(filled);
    }

    /** The facts alone, for what is done once the statements are on their way. */
    ArchiveRecord withoutStatements() {
        return new ArchiveRecord(
                trial, registry, format, publisher, rank, part, updated, captured, sha256, unmapped, filled, NONE);
    }

    /** Records of the same identity are what one document says of one trial, read twice. */
    String identity() {
        return trial + " " + sha256 + " " + part;
    }
}
