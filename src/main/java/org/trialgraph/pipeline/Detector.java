package org.trialgraph.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.lang3.ArrayUtils;
import org.trialgraph.format.Format;
import org.trialgraph.format.Formats;
import org.trialgraph.format.OtherDocument;
import org.trialgraph.format.Sample;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.text.Markup;
import org.trialgraph.text.TextDecoder;

/**
 * Tells the format of a document from its content.
 *
 * @param formats the formats to choose from
 * @param forced the format that the user says all documents have
 */
public record Detector(Formats formats, Optional<Format> forced) {
    /** Pages begin with long heads, so more of a page is looked at than of data. */
    private static final int SAMPLE = 256 << 10;

    private static final int DATA_SAMPLE = 16 << 10;

    /**
     * The format of a document; empty where none recognises it.
     *
     * @throws IOException if the bytes cannot be read
     */
    public Optional<Format> detect(SourceDocument document) throws IOException {
        return forced.isPresent() ? forced : formats.of(sample(document));
    }

    /** What a document is in which no registration stands; empty where that is not known. */
    public Optional<OtherDocument> other(SourceDocument document) throws IOException {
        return formats.refused(sample(document));
    }

    private static Sample sample(SourceDocument document) throws IOException {
        byte[] head;
        try (InputStream in = document.content().open()) {
            head = in.readNBytes(DATA_SAMPLE);
            if (!startsAsJson(head)) {
                head = ArrayUtils.addAll(head, in.readNBytes(SAMPLE - DATA_SAMPLE));
            }
        }
        String text = TextDecoder.decode(head).text();
        boolean markup = text.stripLeading().startsWith("<");
        return new Sample(text, markup ? Markup.html(text).wholeText() : text);
    }

    private static boolean startsAsJson(byte[] head) {
        for (byte b : head) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }
}
