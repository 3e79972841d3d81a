package org.trialgraph.format.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.NamedFormat;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.text.TextDecoder;

/**
 * A format of XML documents that are one record or hold many. A document is streamed record by record whatever its size; a
 * record is parsed when it is read. Nothing is resolved: no document type, no entity, no address.
 */
public abstract class XmlFormat extends NamedFormat {
    private static final int DEEPEST = 64;

    private final Set<String> records;
    private final String language;

    /**
     * @param codes the format's table, whose name is the format's
     * @param publisher of its documents
     * @param language of its words; empty where documents do not say
     * @param records names of the elements that are records, in lower case
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
            XmlSplitter splitter = new XmlSplitter(reader, records);
            int count = 0;
            for (Optional<XmlSplitter.Piece> next = splitter.next(); next.isPresent(); next = splitter.next()) {
                XmlSplitter.Piece piece = next.get();
                count++;
                consumer.accept(() -> reading(document, piece, reads));
            }
            if (count == 0) {
                consumer.accept(() -> ReadReport.rejected(
                        document,
                        "",
                        "no element <" + String.join("> or <", records) + "> in it",
                        "give a whole record of " + name()));
            }
        }
    }

    private ReadResult reading(
            SourceDocument document, XmlSplitter.Piece piece, BiConsumer<XmlFields, TrialReader> reads) {
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
        Element root = parse(piece.text());
        XmlFields fields = new XmlFields(root, place + " " + root.tagName());
        TrialReader trial = new TrialReader(codes(), language(fields), report);
        reads.accept(fields, trial);
        fields.unmapped(report);
        return trial.close();
    }

    private static Element parse(String text) {
        Element root =
                Parser.xmlParser().setMaxDepth(DEEPEST).parseInput(text, "").firstElementChild();
        return root == null ? new Element("record") : root;
    }
}
