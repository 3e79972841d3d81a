package org.trialgraph.format.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.text.Cancellation;
import org.trialgraph.text.Markup;
import org.trialgraph.text.TextDecoder;

/**
 * A format of XML documents that are one record or hold many. A document is streamed record by record whatever its size; a
 * record is parsed when it is read. Nothing is resolved: no document type, no entity, no address.
 */
public abstract class XmlFormat extends Format {
    private static final int DEEPEST = 64;
    private static final int LONGEST_RECORD = 100_000_000;

    private final Set<String> records;
    private final String language;

    /**
     * @param codes the format's table, whose name is the format's
     * @param publisher of its documents
     * @param language of its words; empty where documents do not say
     * @param records names of the elements that are records, in lower case; records do not nest
     */
    protected XmlFormat(CodeTable codes, Publisher publisher, String language, Set<String> records) {
        super(codes, publisher);
        this.records = Set.copyOf(records);
        this.language = language;
    }

    /**
     * What reads the records of one document; elements that it leaves over are recorded by the caller. A format that must know
     * something of the whole document first looks through it here.
     *
     * @throws IOException if the bytes cannot be read
     */
    protected abstract BiConsumer<XmlFields, TrialReader> reader(SourceDocument document) throws IOException;

    /** The language of a record's words, where it is not that of all documents of the format. */
    protected String language(XmlFields record) {
        return language;
    }

    @Override
    public final void split(SourceDocument document, Consumer<TrialRecord> consumer) throws IOException {
        BiConsumer<XmlFields, TrialReader> reads = reader(document);
        try (InputStream in = document.content().open();
                Reader reader = new BufferedReader(TextDecoder.reader(in), 1 << 16)) {
            Splitter splitter = new Splitter(reader, records);
            Optional<Piece> next = splitter.next();
            if (next.isEmpty()) {
                String what = "no element <" + String.join("> or <", records) + "> in it";
                consumer.accept(() -> ReadReport.rejected(document, "", what, "give a whole record of " + name()));
            }
            for (; next.isPresent(); next = splitter.next()) {
                Piece piece = next.get();
                consumer.accept(() -> reading(document, piece, reads));
            }
        }
    }

    private ReadResult reading(SourceDocument document, Piece piece, BiConsumer<XmlFields, TrialReader> reads) {
        ReadReport report = new ReadReport(document);
        String place = "line " + piece.line();
        if (!piece.whole()) {
            return ReadReport.rejected(
                    document, place, "the record that begins here has no end", "get the document again");
        }
        if (piece.text().indexOf('\uFFFD') >= 0) {
            report.warn(
                    place,
                    "this record has bytes that are no characters of its encoding",
                    "get the document again; the places are read as \uFFFD");
        }
        Element parsed = Markup.xml(piece.text(), DEEPEST).firstElementChild();
        Element root = parsed == null ? new Element("record") : parsed;
        XmlFields fields = new XmlFields(root, place + " " + root.tagName());
        TrialReader trial = new TrialReader(codes(), language(fields), report);
        reads.accept(fields, trial);
        fields.unmapped(report);
        return trial.close();
    }

    /**
     * One record element.
     *
     * @param text from its start tag to its end tag, or to where the document breaks off
     * @param line where it begins, from 1
     * @param whole whether its end tag was found
     */
    private record Piece(String text, int line, boolean whole) {}

    /**
     * Cuts the record elements out of a document as text, one after the other, without parsing them. Document type declarations
     * stand outside of records and are passed over, so that no entity they declare is ever known.
     */
    private static final class Splitter {
        private final Reader in;
        private final Set<String> names;
        private int line = 1;
        private boolean ended;
        /** What stands between two signs {@code <}, read last and not used yet. */
        private Optional<String> ahead = Optional.empty();

        private Splitter(Reader in, Set<String> names) throws IOException {
            this.in = in;
            this.names = names;
            take();
        }

        /** The next record; empty at the end of the document. */
        private Optional<Piece> next() throws IOException {
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
                    break;
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
            while (end < chunk.length() && chunk.charAt(end) > ' ' && ">/".indexOf(chunk.charAt(end)) < 0) {
                end++;
            }
            return chunk.substring(0, end).toLowerCase(Locale.ROOT);
        }

        /** The characters up to the next {@code <}, which is passed over. */
        private String take() throws IOException {
            Cancellation.check();
            if (ahead.isPresent()) {
                String chunk = ahead.get();
                ahead = Optional.empty();
                return chunk;
            }
            StringBuilder chunk = new StringBuilder();
            while (chunk.length() < LONGEST_RECORD) {
                int c = in.read();
                ended = c < 0;
                if (ended || c == '<') {
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
}
