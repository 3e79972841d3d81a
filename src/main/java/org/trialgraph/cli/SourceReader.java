package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.trialgraph.pipeline.Converted;
import org.trialgraph.pipeline.Converter;
import org.trialgraph.pipeline.Pipeline;

/** Runs sources through the pipeline for a command. */
final class SourceReader {
    private final ReadOptions options;
    private final Tally tally;

    SourceReader(ReadOptions options, Tally tally) {
        this.options = options;
        this.tally = tally;
    }

    /** What came of a record, and what a worker made of it. */
    private record Made<T>(Converted converted, T made) {}

    /** Reads every document of the sources and hands over what came of each record, in order. */
    void read(List<String> sources, Consumer<Converted> sink) throws IOException {
        read(sources, converted -> converted, sink);
    }

    /**
     * Reads every document of the sources.
     *
     * @param work makes something of what came of a record, on a worker thread
     * @param sink receives what was made, in order
     */
    <T> void read(List<String> sources, Function<Converted, T> work, Consumer<T> sink) throws IOException {
        Converter converter = options.converter();
        Pipeline.Work<Made<T>> make = (document, format, reading) -> {
            Converted converted = converter.make(document, format, reading);
            return new Made<>(converted, work.apply(converted));
        };
        try (Progress progress = Progress.start("records");
                Pipeline<Made<T>> pipeline = new Pipeline<>(options.detector(), make, done -> {
                    tally.add(done.converted());
                    sink.accept(done.made());
                    progress.step();
                })) {
            pipeline.read(sources, tally::add);
        } catch (NoSuchFileException e) {
            throw UserError.usage("no file or folder \"" + e.getFile() + "\" → check the path");
        }
    }
}
