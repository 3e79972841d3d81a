package org.trialgraph.match;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialgraph.eligibility.Measures;
import org.trialgraph.match.TrialIndex.IndexedTrial;
import org.trialgraph.model.Linker;

/**
 * Writes the file of a {@link TrialIndex}, trial by trial: what a store says of them now, or what an earlier file has. The same trials in the
 * same order give the same bytes, whichever they come from. Not for several threads at once.
 */
public final class TrialIndexBuilder implements AutoCloseable {
    private static final List<String> OPEN =
            List.of("Recruiting", "NotYetRecruiting", "EnrollingByInvitation", "Ongoing", "Available");

    private final CriterionCompiler compiler;
    private final TrialIndexFile.Writer out;
    private final Optional<TrialIndexFile.Reader> earlier;

    /**
     * Begins a file.
     *
     * @param linker finds the headings of the events that times are counted from
     * @param file to write to
     * @param earlier the file of an earlier release, whose trials {@link #keep} and {@link #skip} go through
     */
    public TrialIndexBuilder(Linker linker, Path file, Optional<Path> earlier) throws IOException {
        Measures measures = new Measures();
        this.compiler = new CriterionCompiler(measures, new Units(measures), new Terms(linker));
        this.earlier = earlier.isPresent() ? Optional.of(new TrialIndexFile.Reader(earlier.get())) : Optional.empty();
        this.out = new TrialIndexFile.Writer(file);
    }

    /** Adds what a store says of a trial. */
    public void add(StoredTrial trial) throws IOException {
        out.add(trial.iri(), OPEN.contains(trial.status()), trial.asked(), compiler.compile(trial));
    }

    /** Adds the next trial of the earlier file as it is. */
    public void keep() throws IOException {
        IndexedTrial trial = next();
        TrialIndexFile.Reader from = earlier.orElseThrow();
        List<ReadCriterion> criteria = new ArrayList<>(trial.criteria().length);
        for (int criterion : trial.criteria()) {
            criteria.add(from.criteria().get(criterion));
        }
        out.add(trial.iri(), trial.open(), from.fields().get(trial.fields()), criteria);
    }

    /** Passes over the next trial of the earlier file. */
    public void skip() throws IOException {
        next();
    }

    private IndexedTrial next() throws IOException {
        return earlier.orElseThrow().next().orElseThrow(() -> new IOException("the index of criteria lacks trials"));
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            if (earlier.isPresent()) {
                earlier.get().close();
            }
        }
    }
}
