package org.trialgraph.format;

import java.io.IOException;
import java.util.function.Consumer;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Trial;

/** One layout of trial documents: how to recognise it and how to read its trials. Stateless and safe for many threads. */
public interface Format {
    /** Name that users type after {@code --source}; also names the code table, such as {@code ctgov-api-v2}. */
    String name();

    /** Who publishes documents of this layout. */
    Publisher publisher();

    /** Who publishes one trial, where documents of several registries have this layout. */
    default Publisher publisher(Trial trial) {
        return publisher();
    }

    /**
     * Whether a document has this layout, judged by its beginning and never by its file name. Formats are asked in the
     * order of {@link Formats}; the first yes wins.
     */
    boolean recognises(Sample sample);

    /**
     * Which part of its registration a record of this layout is, such as one member state's; empty where each record is the
     * whole. Parts of one registration complete each other, whole records replace each other.
     */
    default String part(Trial trial) {
        return "";
    }

    /**
     * Hands over the trial records of a document in their order, without reading them: a record is read later, on any
     * thread. A document of a million records is streamed, never held.
     *
     * @throws IOException if the bytes cannot be read; a damaged document is no exception but a record whose reading
     *     carries the finding
     */
    void split(SourceDocument document, Consumer<TrialRecord> records) throws IOException;
}
