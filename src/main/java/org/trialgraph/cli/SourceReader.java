package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Consumer;
import org.trialgraph.convert.Converted;
import org.trialgraph.intake.Intake;
import org.trialgraph.intake.Pipeline;

/** Runs sources through the pipeline for a command. */
final class SourceReader {
    private final ReadOptions options;
    private final Tally tally;

    SourceReader(ReadOptions options, Tally tally) {
        this.options = options;
        this.tally = tally;
    }

    /** Reads every document of the sources and hands over what came of each record, in order. */
    void read(List<String> sources, Consumer<Converted> sink) throws IOException {
        try (Progress progress = Progress.start("records");
                Pipeline<Converted> pipeline = new Pipeline<>(options.detector(), options.converter(), converted -> {
                    tally.add(converted);
                    sink.accept(converted);
                    progress.step();
                })) {
            Intake intake = new Intake(pipeline::accept, tally::add);
            for (String source : sources) {
                intake.read(source);
            }
            pipeline.finish();
        } catch (NoSuchFileException e) {
            throw UserError.usage("no file or folder \"" + e.getFile() + "\" → check the path");
        }
    }
}
