package org.trialgraph.files;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.io.function.IORunnable;

/** Is told how far long work has come, from any thread. */
@FunctionalInterface
public interface Progress {
    /** Nobody is told. */
    Progress NONE = (stage, done, total) -> {};

    /** What a stage counts. */
    enum Unit {
        /** Bytes. */
        BYTES,
        /** Whatever is counted one by one. */
        PIECES
    }

    /**
     * A part of a run, one after the other.
     *
     * @param name what is done, in words for a user, at most 24 letters
     */
    record Stage(String name, Unit unit) {}

    /**
     * Tells how far a stage has come; the first word of another stage ends the one before.
     *
     * @param done how much is done
     * @param total how much there is; negative where that is not known
     */
    void report(Stage stage, long done, long total);

    /** The same work, of which each piece that ends is told. */
    default List<IORunnable> counting(Stage stage, List<IORunnable> work) {
        AtomicLong done = new AtomicLong();
        report(stage, 0, work.size());
        return work.stream()
                .<IORunnable>map(piece -> () -> {
                    piece.run();
                    report(stage, done.incrementAndGet(), work.size());
                })
                .toList();
    }
}
