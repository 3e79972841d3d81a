package org.trialgraph.spark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.trialgraph.linkage.LinkageSteps.FoundStudy;
import org.trialgraph.linkage.Registration;
import org.trialgraph.linkage.StudyGraph;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.pipeline.ReadSummary;
import org.trialgraph.store.archive.ReadDocuments;

/**
 * A run on Spark: on this machine alone, or on the cluster that {@code spark-submit} names. What is read stands on any Hadoop file
 * system, and so does what is written. A task that fails is run again; what a killed one wrote is no part of the output.
 */
final class SparkRun implements Engine.Run {
    /** All cores of this machine; a task that fails is tried again as on a cluster. */
    private static final String THIS_MACHINE = "local[*,4]";

    /** Where a cluster keeps what tasks hand to one another while a store is published. */
    private static final String SCRATCH = "spark.trialgraph.scratch";

    private static final int REGISTRATIONS_OF_A_TASK = 5000;

    private final JavaSparkContext spark;
    private final Reading reading;
    private final Broadcast<SerializableConfiguration> hadoop;

    /** @param reading what documents are read with */
    SparkRun(Reading reading) {
        SparkConf conf = new SparkConf().setIfMissing("spark.app.name", "trialgraph");
        if (!conf.contains("spark.master")) {
            conf.setMaster(THIS_MACHINE).setIfMissing("spark.ui.enabled", "false");
        }
        this.spark = new JavaSparkContext(conf);
        this.reading = reading;
        this.hadoop = spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    }

    @Override
    public ReadSummary convert(List<String> sources, String place) throws IOException {
        return telling(() -> converted(sources, place));
    }

    private ReadSummary converted(List<String> sources, String place) throws IOException {
        try (Output output = new Output(place, hadoop())) {
            JavaRDD<ReadRecord> records = read(sources, ReadDocuments.none(), output.in("records"));
            SortedLines.save(records.flatMap(SortedLines::quads), output, "quads", ".nq");
            SortedLines.save(records.flatMap(SortedLines::problems), output, "problems", ".txt");
            spark.setCheckpointDir(output.in("rounds").toString());
            JavaRDD<Statements> current = Statements.of(records, reading.base());
            SortedLines.save(new StudySearch(reading.base()).lines(current), output, "links", ".nq");
            output.remove("rounds");
            ReadSummary summary = summary(records);
            try (OutputStream out = output.system().create(output.in("summary.json"))) {
                out.write(json(summary));
            }
            output.remove("records");
            output.complete();
            return summary;
        }
    }

    @Override
    public ReadSummary read(List<String> sources, ReadDocuments known, Consumer<ReadRecord> sink) throws IOException {
        return telling(() -> {
            try (Output scratch = scratch("read")) {
                JavaRDD<ReadRecord> records = read(sources, known, scratch.in("records"));
                records.toLocalIterator().forEachRemaining(sink);
                return summary(records);
            }
        });
    }

    /** What ends a job is told in one line; Spark's own messages hold the stacks of its threads. */
    private static <T> T telling(Callable<T> work) throws IOException {
        try {
            return work.call();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(
                    "Apache Spark gave up: "
                            + Objects.toString(e.getMessage(), e.toString())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                    e);
        }
    }

    @Override
    public StudyGraph.Search search() {
        return (registrations, out, studies) -> {
            try {
                telling(() -> {
                    search(registrations, out, studies);
                    return studies;
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private void search(List<Registration> registrations, StreamRDF out, Consumer<FoundStudy> studies)
            throws IOException {
        try (Output scratch = scratch("rounds")) {
            spark.setCheckpointDir(scratch.in("rounds").toString());
            int tasks = Math.max(spark.defaultParallelism(), registrations.size() / REGISTRATIONS_OF_A_TASK);
            new StudySearch(reading.base())
                    .found(spark.parallelize(registrations, tasks))
                    .toLocalIterator()
                    .forEachRemaining(found -> {
                        Statements.parse(String.join("\n", found.lines()).getBytes(StandardCharsets.UTF_8), out);
                        found.studies().forEach(studies);
                    });
        }
    }

    /** A folder that all tasks reach and that does not stay. */
    private Output scratch(String name) throws IOException {
        String folder = spark.getConf().get(SCRATCH, System.getProperty("java.io.tmpdir"));
        return new Output(folder + "/trialgraph-spark-" + name + "-" + UUID.randomUUID(), hadoop());
    }

    /** Reads every document once, and keeps what came of the records in a folder. */
    private JavaRDD<ReadRecord> read(List<String> sources, ReadDocuments known, org.apache.hadoop.fs.Path folder)
            throws IOException {
        List<Finding> unlisted = new ArrayList<>();
        List<InputPart> parts = new InputParts(spark, hadoop, unlisted::add).of(sources);
        PartReader reader = new PartReader(spark.broadcast(reading), spark.broadcast(known), hadoop);
        int tasks = Math.max(1, parts.size());
        spark.parallelize(parts, tasks)
                .flatMap(reader)
                .union(spark.parallelize(unlisted, 1).map(ReadRecord::unopened))
                .saveAsObjectFile(folder.toString());
        return spark.objectFile(folder.toString(), tasks);
    }

    private static ReadSummary summary(JavaRDD<ReadRecord> records) {
        return records.aggregate(new ReadSummary(), SparkRun::count, ReadSummary::add);
    }

    private static ReadSummary count(ReadSummary summary, ReadRecord record) {
        summary.add(record.findings());
        if (record.isKnown()) {
            summary.addKnown();
        } else if (!record.format().isEmpty()) {
            summary.addTrial(record.format());
        }
        return summary;
    }

    private static byte[] json(ReadSummary summary) throws IOException {
        ObjectMapper json = new ObjectMapper();
        return (json.writerWithDefaultPrettyPrinter()
                                .writeValueAsString(json.createObjectNode()
                                        .put("trials", summary.trials())
                                        .put("rejected", summary.rejected())
                                        .put("warnings", summary.count(Severity.WARNING))
                                        .set("byFormat", json.valueToTree(summary.byFormat())))
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Configuration hadoop() {
        return spark.hadoopConfiguration();
    }

    @Override
    public void close() {
        spark.close();
    }
}
