package org.trialgraph.format;

import java.io.IOException;
import java.util.function.Consumer;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialProperties;

/** One layout of trial documents: how to recognise it and how to read its trials. Stateless and safe for many threads. */
public abstract class Format {
    /** What a status is that a member state gave by refusing the trial. */
    private static final String REFUSED = "Withdrawn";
    /** The end of the words for the status of a member state that has left the register. */
    private static final String LEFT = "no longer in EU/EEA";

    private final CodeTable codes;
    private final Publisher publisher;

    /**
     * @param codes the format's table of printed values, whose name is the format's
     * @param publisher of its documents
     */
    protected Format(CodeTable codes, Publisher publisher) {
        this.codes = codes;
        this.publisher = publisher;
    }

    /** Name that users type after {@code --source}; also names the code table, such as {@code ctgov-api-v2}. */
    public final String name() {
        return codes.name();
    }

    /** The format's table of printed values. */
    protected final CodeTable codes() {
        return codes;
    }

    /** Who publishes documents of this layout. */
    public final Publisher publisher() {
        return publisher;
    }

    /** Who publishes one trial, where documents of several registries have this layout. */
    public Publisher publisher(Trial trial) {
        return publisher;
    }

    /**
     * Whether a document has this layout, judged by its beginning and never by its file name. Formats are asked in the
     * order of {@link Formats}; the first yes wins.
     */
    public abstract boolean recognises(Sample sample);

    /**
     * Which part of its registration a record is, which is one member state's; empty where each record is the whole. Parts of
     * one registration complete each other, whole records replace each other.
     */
    public final String part(Trial trial) {
        return trial.first(TrialProperties.MEMBER_STATE).map(Text::value).orElse("");
    }

    /**
     * Whether a part of a registration holds no longer: its member state refused the trial or has left the register. Such a part
     * speaks for the trial only where no other one does.
     */
    public final boolean lapsed(Trial trial) {
        return !part(trial).isEmpty()
                && trial.first(TrialProperties.OVERALL_STATUS)
                        .filter(status -> status.concepts().contains(REFUSED)
                                || status.printed().stream()
                                        .anyMatch(words -> words.value().endsWith(LEFT)))
                        .isPresent();
    }

    /**
     * Hands over the trial records of a document in their order, without reading them: a record is read later, on any
     * thread. A document of a million records is streamed, never held.
     *
     * @throws IOException if the bytes cannot be read; a damaged document is no exception but a record whose reading
     *     carries the finding
     */
    public abstract void split(SourceDocument document, Consumer<TrialRecord> records) throws IOException;
}
