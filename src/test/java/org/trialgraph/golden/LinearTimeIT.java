package org.trialgraph.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.trialgraph.format.Format;

/**
 * Reading takes time in proportion to the size of a document, whatever of it is repeated. {@code -Dlinear.seeds=20
 * -Dlinear.kilobytes=4096} tries more pieces of each format's documents, at more length.
 */
class LinearTimeIT {
    private static final int SEEDS = Integer.getInteger("linear.seeds", 1);
    private static final int LENGTH = Integer.getInteger("linear.kilobytes", 64) << 10;
    /** For twice the length; a time that grows with the square of it takes four times as much. */
    private static final double MOST_GROWTH = 2.4;
    /** Nothing is told by less processor time than this. */
    private static final double SHORTEST = 100;

    private static final int TRIES = 4;

    @TestFactory
    Stream<DynamicTest> documentTwiceAsLong_takesTwiceTheTime() {
        return GoldenDocuments.FORMATS.all().stream()
                .map(format -> dynamicTest(format.name(), () -> {
                    List<Path> documents = GoldenDocuments.of(format.name());
                    for (int seed = 0; seed < SEEDS; seed++) {
                        Path document = documents.get(seed % documents.size());
                        grow(
                                format,
                                document,
                                new Random(31L * seed + format.name().hashCode()));
                    }
                }));
    }

    private static void grow(Format format, Path document, Random random) throws IOException {
        Growth growth = Growth.of(Files.readString(document), random);
        byte[] once = growth.bytes(LENGTH);
        byte[] twice = growth.bytes(2 * LENGTH);
        double single = Double.MAX_VALUE;
        double twofold = Double.MAX_VALUE;
        boolean linear = false;
        for (int attempt = 0; attempt < TRIES && !linear; attempt++) {
            single = Math.min(single, millis(once, format));
            twofold = Math.min(twofold, millis(twice, format));
            linear = twofold < SHORTEST || twofold <= MOST_GROWTH * single;
        }
        assertThat(linear)
                .as("%s with %s repeated: %.0f ms, twice as long %.0f ms", document, growth.name(), single, twofold)
                .isTrue();
    }

    /** The processor time of reading a document, as a reader has it that has been warmed up. */
    private static double millis(byte[] document, Format format) throws IOException {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        WholeWay.of(document, Optional.of(format));
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
    }
}
