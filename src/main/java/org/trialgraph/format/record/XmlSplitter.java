package org.trialgraph.format.record;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts the record elements out of an XML document as text, one after the other, without parsing them. Document type
 * declarations stand outside of records and are passed over, so that no entity they declare is ever known.
 */
final class XmlSplitter {
    private static final int LONGEST_RECORD = 100_000_000;

    private final Reader in;
    private final Set<String> names;
    private int line = 1;
    private boolean ended;
    /** What stands between two signs {@code <}, read last and not used yet. */
    private Optional<String> ahead = Optional.empty();

    /**
     * @param in the document, buffered
     * @param names of the elements that are records, in lower case; records do not nest
     */
    XmlSplitter(Reader in, Set<String> names) throws IOException {
        this.in = in;
        this.names = names;
        take();
    }

    /**
     * One record element.
     *
     * @param text from its start tag to its end tag, or to where the document breaks off
     * @param line where it begins, from 1
     * @param whole whether its end tag was found
     */
    record Piece(String text, int line, boolean whole) {}

    /** The next record; empty at the end of the document. */
    Optional<Piece> next() throws IOException {
        boolean comment = false;
        while (ahead.isPresent() || !ended) {
            int from = line;
            String chunk = take();
            if (comment || chunk.startsWith("!--")) {
                comment = !chunk.contains("-->");
            } else if (names.contains(name(chunk))) {
                return Optional.of(record(chunk, from));
            }
        }
        return Optional.empty();
    }

    private Piece record(String start, int from) throws IOException {
        String name = name(start);
        StringBuilder text = new StringBuilder("<").append(start);
        int tagEnd = start.indexOf('>');
        if (tagEnd > 0 && start.charAt(tagEnd - 1) == '/') {
            return new Piece(text.toString(), from, true);
        }
        String closedBy = "";
        while (!ended && text.length() < LONGEST_RECORD) {
            String chunk = take();
            String tag = closedBy.isEmpty() ? name(chunk) : "";
            if (names.contains(tag)) {
                // The end of this record is lost: here begins the next one.
                ahead = Optional.of(chunk);
                return new Piece(text.toString(), from, false);
            }
            text.append('<');
            if (tag.equals("/" + name) && chunk.indexOf('>') >= 0) {
                text.append(chunk, 0, chunk.indexOf('>') + 1);
                return new Piece(text.toString(), from, true);
            }
            text.append(chunk);
            closedBy = openSection(chunk, closedBy);
        }
        return new Piece(text.toString(), from, false);
    }

    /** What ends the comment or CDATA section that is open behind a chunk; empty where none is. */
    private static String openSection(String chunk, String closedBy) {
        String end = closedBy;
        if (end.isEmpty()) {
            end = chunk.startsWith("!--") ? "-->" : chunk.startsWith("![CDATA[") ? "]]>" : "";
        }
        return end.isEmpty() || chunk.contains(end) ? "" : end;
    }

    /** The tag name with which a chunk begins, with the slash of an end tag, in lower case. */
    private static String name(String chunk) {
        int end = chunk.startsWith("/") ? 1 : 0;
        while (end < chunk.length()
                && chunk.charAt(end) > ' '
                && chunk.charAt(end) != '>'
                && chunk.charAt(end) != '/') {
            end++;
        }
        return chunk.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** The characters up to the next {@code <}, which is passed over. */
    private String take() throws IOException {
        if (ahead.isPresent()) {
            String chunk = ahead.get();
            ahead = Optional.empty();
            return chunk;
        }
        StringBuilder chunk = new StringBuilder();
        while (chunk.length() < LONGEST_RECORD) {
            int c = in.read();
            if (c < 0) {
                ended = true;
                break;
            }
            if (c == '<') {
                break;
            }
            if (c == '\n') {
                line++;
            }
            chunk.append((char) c);
        }
        return chunk.toString();
    }
}
