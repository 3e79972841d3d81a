package org.trialgraph.store.release;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.trialgraph.linkage.TrialFacts;
import org.trialgraph.linkage.TrialFactsCodec;
import org.trialgraph.store.archive.Archive;
import org.trialgraph.store.archive.ArchiveRecord;

/**
 * What a release keeps of a trial, so that the next one is made from it where the trial has not changed.
 *
 * @param trial its IRI
 * @param documents its archived records without their statements, as JSON
 * @param facts its {@link TrialFacts} as JSON; no bytes for a trial that is withdrawn
 * @param shared a hash of 64 bits for each of its statements that other trials may make too
 */
record TrialEntry(String trial, byte[] documents, byte[] facts, byte[] shared) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<ArchiveRecord>> RECORDS = new TypeReference<>() {};

    static TrialEntry of(List<ArchiveRecord> documents, byte[] facts, long[] shared) throws IOException {
        ByteBuffer hashes = ByteBuffer.allocate(shared.length * Long.BYTES);
        hashes.asLongBuffer().put(shared);
        return new TrialEntry(
                documents.get(0).trial(), JSON.writerFor(RECORDS).writeValueAsBytes(documents), facts, hashes.array());
    }

    /** Reads the next entry of a file; empty at the end. */
    static Optional<TrialEntry> read(DataInputStream in) throws IOException {
        String trial;
        try {
            trial = in.readUTF();
        } catch (EOFException end) {
            return Optional.empty();
        }
        return Optional.of(new TrialEntry(trial, bytes(in), bytes(in), bytes(in)));
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(trial);
        for (byte[] part : List.of(documents, facts, shared)) {
            out.writeInt(part.length);
            out.write(part);
        }
    }

    /** Its archived records without their statements. */
    List<ArchiveRecord> records() throws IOException {
        return JSON.readerFor(RECORDS).readValue(documents);
    }

    /** Whether it comes before another one in the order of the archive: by bucket, then by IRI. */
    boolean isBefore(TrialEntry other) {
        int buckets = Integer.compare(Archive.bucket(trial), Archive.bucket(other.trial));
        return buckets < 0 || buckets == 0 && (trial + " ").compareTo(other.trial + " ") < 0;
    }

    /** Whether it is not withdrawn. */
    boolean isPublished() {
        return facts.length > 0;
    }

    /** Its facts; empty for a trial that is withdrawn. */
    Optional<TrialFacts> facts(TrialFactsCodec codec) throws IOException {
        return isPublished() ? Optional.of(codec.read(facts)) : Optional.empty();
    }

    /** Hashes of its statements that other trials may make too. */
    LongStream sharedStatements() {
        ByteBuffer hashes = ByteBuffer.wrap(shared);
        return LongStream.range(0, shared.length / Long.BYTES).map(i -> hashes.getLong((int) i * Long.BYTES));
    }
}
