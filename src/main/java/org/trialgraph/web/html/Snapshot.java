package org.trialgraph.web.html;

import java.util.Comparator;
import org.apache.jena.graph.Node;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/**
 * What one document says of a trial.
 *
 * @param document the document
 * @param trial the trial
 * @param statements what it says, with the names of what that leads to
 * @param about what is known of the document
 */
record Snapshot(Node document, Node trial, GraphView statements, GraphView about) {
    /** The older first: by the registry's last update, then by when the document was received. */
    static final Comparator<Snapshot> BY_AGE = Comparator.comparing(Snapshot::updated)
            .thenComparing(Snapshot::received)
            .thenComparing(capture -> capture.document().getURI(), Comparator.reverseOrder());

    private static final int DAY = 10;

    /** The date of the registry's last update as printed, empty where the document prints none. */
    String updated() {
        return statements.words(trial, Vocabulary.property(TrialProperties.LAST_UPDATE_DATE));
    }

    /** The day on which the document was received, empty where that is not known. */
    String received() {
        String time = about.words(document, Vocabulary.GENERATED_AT);
        return time.length() < DAY ? time : time.substring(0, DAY);
    }

    /** Who publishes the document, and for which member state: documents of the same source replace each other. */
    String source() {
        return about.value(document, Vocabulary.PUBLISHER).map(Node::getURI).orElse("") + " "
                + statements.words(trial, Vocabulary.property(TrialProperties.MEMBER_STATE));
    }

    /** The layout of the document: what one layout has no place for is not said there, and was not taken back. */
    String layout() {
        return about.words(document, Vocabulary.FORMAT);
    }

    /** Whether several documents were put together, so that what only some of them list is no change. */
    boolean united() {
        return statements.values(trial, Vocabulary.DOCUMENT).size() > 1;
    }

    /** The document as the page shows it, with its date. */
    RenderedValue shown() {
        String date = updated().isEmpty() ? "" : "last update " + updated();
        String got = received().isEmpty() ? "" : "received " + received();
        return about.shown(document).noted(date.isEmpty() || got.isEmpty() ? date + got : date + ", " + got);
    }
}
