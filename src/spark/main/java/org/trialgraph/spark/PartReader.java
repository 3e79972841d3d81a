package org.trialgraph.spark;

import java.io.IOException;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.trialgraph.pipeline.Converter;
import org.trialgraph.pipeline.Pipeline;
import org.trialgraph.store.archive.ReadDocuments;

/**
 * The work of a task on documents: reads a part of the input.
 *
 * @param reading what documents are read with
 * @param known documents that need not be read
 * @param hadoop finds file systems
 */
record PartReader(
        Broadcast<Reading> reading, Broadcast<ReadDocuments> known, Broadcast<SerializableConfiguration> hadoop)
        implements FlatMapFunction<InputPart, ReadRecord> {

    @Override
    public Iterator<ReadRecord> call(InputPart part) throws IOException {
        Converter converter = reading.value().converter();
        ReadDocuments documents = known.value();
        HandedOver<ReadRecord> records = new HandedOver<>(out -> {
            Pipeline.Work<ReadRecord> work = (document, format, result) ->
                    ReadRecord.of(converter.make(document, format, result), documents.key(document));
            try (Pipeline<ReadRecord> pipeline = new Pipeline<>(reading.value().detector(), work, out, 1)) {
                pipeline.read(
                        source -> part.read(source, hadoop.value().value()),
                        document -> {
                            boolean wanted = !documents.contains(document);
                            if (!wanted) {
                                out.accept(ReadRecord.known(documents.key(document)));
                            }
                            return wanted;
                        },
                        finding -> out.accept(ReadRecord.unopened(finding)));
            }
        });
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> records.close());
        return records;
    }
}
