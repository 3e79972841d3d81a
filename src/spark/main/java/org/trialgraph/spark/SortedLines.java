package org.trialgraph.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.store.archive.ArchiveRecord;
import scala.Tuple2;

/** Lines of text in files that are sorted one after the other, in the order of their bytes as {@code LC_ALL=C sort} has it. */
final class SortedLines {
    private SortedLines() {}

    /** The order of UTF-8, in which characters beyond the basic plane come last. */
    private static final class ByBytes implements Comparator<String>, Serializable {
        @Override
        public int compare(String a, String b) {
            int length = Math.min(a.length(), b.length());
            for (int i = 0; i < length; i++) {
                char x = a.charAt(i);
                char y = b.charAt(i);
                if (x != y) {
                    boolean surrogate = Character.isSurrogate(x);
                    return surrogate == Character.isSurrogate(y) ? x - y : surrogate ? 1 : -1;
                }
            }
            return a.length() - b.length();
        }
    }

    /** Writes lines into a folder of the output. */
    static void save(JavaRDD<String> lines, Output output, String folder, String extension) throws IOException {
        lines.mapToPair(line -> new Tuple2<>(line, true))
                .sortByKey(new ByBytes(), true, lines.getNumPartitions())
                .keys()
                .saveAsTextFile(output.in(folder).toString());
        output.name(folder, extension);
    }

    /** The statements of a record, a line each. */
    static Iterator<String> quads(ReadRecord record) throws IOException {
        return archived(record).stream()
                .flatMap(archived -> new String(archived.quads(), StandardCharsets.UTF_8).lines())
                .iterator();
    }

    /** The record as the archive has it; empty where no trial was read. */
    static Optional<ArchiveRecord> archived(ReadRecord record) throws IOException {
        return record.packed() == null ? Optional.empty() : record.packed().unpacked();
    }

    /** The problems of a record but those that cost nothing, a line each. */
    static Iterator<String> problems(ReadRecord record) {
        return record.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(finding -> (finding.severity() == Severity.REJECTED ? "rejected " : "warning ") + finding)
                .iterator();
    }
}
