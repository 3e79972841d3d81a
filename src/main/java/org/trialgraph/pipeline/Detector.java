package org.trialgraph.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.trialgraph.format.Format;
import org.trialgraph.format.Formats;
import org.trialgraph.format.Sample;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.text.TextDecoder;

/** Tells the format of a document from its content. */
public final class Detector {
    /** Pages begin with long heads, so more of a page is looked at than of data. */
    private static final int SAMPLE = 256 << 10;

    private static final int DATA_SAMPLE = 16 << 10;

    private final Formats formats;
    private final Optional<Format> forced;

    /**
     * @param formats the formats to choose from
     * @param forced the format that the user says all documents have
     */
    public Detector(Formats formats, Optional<Format> forced) {
        this.formats = formats;
        this.forced = forced;
    }

    /**
     * The format of a document; empty where none recognises it.
     *
     * @throws IOException if the bytes cannot be read
     */
    public Optional<Format> detect(SourceDocument document) throws IOException {
        return forced.isPresent() ? forced : formats.of(sample(document));
    }

    private static Sample sample(SourceDocument document) throws IOException {
        byte[] head;
        try (InputStream in = document.content().open()) {
            head = in.readNBytes(DATA_SAMPLE);
            if (!startsAsJson(head)) {
                head = concat(head, in.readNBytes(SAMPLE - DATA_SAMPLE));
            }
        }
        String text = TextDecoder.decode(head).text();
        boolean markup = text.stripLeading().startsWith("<");
        return new Sample(text, markup ? Jsoup.parse(text).wholeText() : text, document.size() <= head.length);
    }

    private static boolean startsAsJson(byte[] head) {
        for (byte b : head) {
            if (b == '{' || b == '[') {
                return true;
            } else if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return false;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
