package org.trialgraph.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.spark.api.java.JavaRDD;
import org.trialgraph.pipeline.RdfOutput;
import org.trialgraph.pipeline.RdfOutput.Syntax;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.archive.Archive;
import org.trialgraph.store.archive.ArchiveRecord;
import org.trialgraph.store.archive.RecordMerge;
import org.trialgraph.store.archive.RecordMerge.RecordSelection;
import scala.Tuple2;

/**
 * The current statements of a trial.
 *
 * @param trial its IRI
 * @param quads N-Quads
 */
record Statements(String trial, byte[] quads) implements Serializable {
    /** What the documents that records were read from say of each trial now, each trial once. */
    static JavaRDD<Statements> of(JavaRDD<ReadRecord> records, String base) {
        return records.flatMapToPair(record ->
                        SortedLines.archived(record).map(archived -> new Tuple2<>(archived.trial(), record)).stream()
                                .iterator())
                .groupByKey()
                .map(of -> current(of._2(), new Iris(base)));
    }

    private static Statements current(Iterable<ReadRecord> records, Iris iris) throws IOException {
        List<ArchiveRecord> documents = new ArrayList<>();
        for (ReadRecord record : records) {
            SortedLines.archived(record).ifPresent(documents::add);
        }
        return current(Archive.distinct(documents), iris);
    }

    /** What some documents of one trial say now. */
    static Statements current(List<ArchiveRecord> documents, Iris iris) {
        RecordSelection selection = RecordSelection.of(documents);
        byte[] quads = selection.additions().isEmpty()
                ? selection.current().quads()
                : RdfOutput.render(Syntax.NQUADS, List.copyOf(RecordMerge.current(selection, iris)));
        return new Statements(selection.current().trial(), quads);
    }

    /** The same with further lines of N-Quads. */
    Statements with(Iterable<String> lines) {
        String more =
                StreamSupport.stream(lines.spliterator(), false).distinct().collect(Collectors.joining("\n"));
        return new Statements(
                trial, (new String(quads, StandardCharsets.UTF_8) + more + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void parse(StreamRDF out) {
        parse(quads, out);
    }

    /** Reads N-Quads that were checked when they were written. */
    static void parse(byte[] quads, StreamRDF out) {
        RDFParser.source(new ByteArrayInputStream(quads))
                .lang(Lang.NQUADS)
                .checking(false)
                .parse(out);
    }

    /** The statements of several trials, to look up. */
    static DatasetGraph dataset(Iterable<Statements> trials) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        StreamRDF into = StreamRDFLib.dataset(dataset);
        trials.forEach(trial -> trial.parse(into));
        return dataset;
    }

    /** Collects statements as lines of N-Quads. */
    static final class Lines extends StreamRDFBase {
        private final List<Quad> quads = new ArrayList<>();

        @Override
        public void quad(Quad quad) {
            quads.add(quad);
        }

        Iterator<String> iterator() {
            return lines().iterator();
        }

        List<String> lines() {
            return new String(RdfOutput.render(Syntax.NQUADS, quads), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
