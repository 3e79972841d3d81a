package org.trialgraph.store.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of terms finds what it was given and is in order at all times. */
class TermIdsTest {
    private static final int TERMS = 200_000;

    @TempDir
    private Path folder;

    private record Hash(long high, long low) {}

    @Test
    void everyTermKeepsItsIdAndAllAreInTheOrderOfTheirHashes() throws Exception {
        Random random = new Random(3);
        List<Hash> hashes = new ArrayList<>();
        for (int i = 0; i < TERMS; i++) {
            hashes.add(new Hash(i % 50 == 7 ? hashes.get(i - 1).high() : random.nextLong(), random.nextLong()));
        }
        try (TermIds ids = new TermIds(folder.resolve("terms"))) {
            for (int i = 0; i < TERMS; i++) {
                int given = i;
                assertThat(ids.id(hashes.get(i).high(), hashes.get(i).low(), () -> given))
                        .isEqualTo(i);
            }
            for (int i = 0; i < TERMS; i++) {
                assertThat(ids.id(hashes.get(i).high(), hashes.get(i).low(), () -> -7))
                        .isEqualTo(i);
            }
            List<Hash> stored = new ArrayList<>();
            ids.records(new RecordFactory(2 * Long.BYTES, Long.BYTES)).forEachRemaining(record -> {
                ByteBuffer key = ByteBuffer.wrap(record.getKey());
                stored.add(new Hash(key.getLong(), key.getLong()));
            });
            Comparator<Long> unsigned = Long::compareUnsigned;
            assertThat(stored)
                    .hasSize(TERMS)
                    .isSortedAccordingTo(
                            Comparator.comparing(Hash::high, unsigned).thenComparing(Hash::low, unsigned));
        }
        assertThat(folder).isEmptyDirectory();
    }
}
