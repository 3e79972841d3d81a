package org.trialgraph.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.apache.commons.io.function.IOFunction;
import org.trialgraph.spark.Engine;
import org.trialgraph.spark.Reading;
import picocli.CommandLine.Option;

/** The option that says what does the work. */
final class EngineOption {
    /** What does the work. */
    enum Kind {
        /** This process. */
        LOCAL,
        /** Apache Spark, which only the launcher and {@code spark-submit} put on the class path. */
        SPARK
    }

    @Option(names = "--engine", paramLabel = "ENGINE")
    private Kind engine = Kind.LOCAL;

    boolean isSpark() {
        return engine == Kind.SPARK;
    }

    /** Runs something on Spark. */
    <R> R run(ReadOptions options, Messages messages, IOFunction<Engine.Run, R> work) throws IOException {
        Reading reading = options.reading(messages);
        try (Engine.Run run = start(reading)) {
            return work.apply(run);
        } catch (FileNotFoundException e) {
            throw UserError.usage(e.getMessage() + " → check the path");
        }
    }

    private static Engine.Run start(Reading reading) {
        try {
            return ServiceLoader.load(Engine.class).findFirst().orElseThrow().start(reading);
        } catch (ServiceConfigurationError | NoClassDefFoundError e) {
            throw new UserError("Apache Spark is not there (" + e.getMessage()
                    + ") → run ./trialgraph, which gets it, or spark-submit");
        }
    }
}
