package org.trialgraph.format.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.text.TextDecoder;
import org.trialgraph.text.TextDecoder.Decoded;

/** A format of web pages, each about one trial, as HTML or as the text of it, whose labels a {@link Layout} tells. */
public abstract class PageFormat extends Format {
    private static final long LONGEST_PAGE = 32 << 20;

    private final String language;
    private final Layout layout;

    /**
     * @param codes the format's table, whose name is the format's
     * @param publisher of its pages
     * @param language of the words on its pages; empty where they do not say
     * @param layout its fields and boilerplate
     */
    protected PageFormat(CodeTable codes, Publisher publisher, String language, Layout layout) {
        super(codes, publisher);
        this.language = language;
        this.layout = layout;
    }

    /** The fields and the boilerplate of the site's pages. */
    protected final Layout layout() {
        return layout;
    }

    /** Every label of the site's pages. */
    public final Set<String> labels() {
        return layout.allLabels();
    }

    /** The page with its lines as the layout has them; a format overrides this where extractions run lines together. */
    protected Page prepared(Page page) {
        return layout.prepared(page);
    }

    /** Whether words are a label of the site's pages. */
    public final boolean isLabel(String words) {
        return layout.isLabel(words);
    }

    /** Reads labels and values, each on lines of its own, as those of a page. */
    public final void read(String lines, TrialReader trial) {
        Page page = prepared(Page.of(lines, Optional.empty()));
        read(page, trial);
        page.report(layout, trial.report());
    }

    /** Reads the trial of a page; lines that are left over are reported by the caller. */
    protected abstract void read(Page page, TrialReader trial);

    @Override
    public final void split(SourceDocument document, Consumer<TrialRecord> records) throws IOException {
        if (document.size() > LONGEST_PAGE) {
            String what = "a page of more than " + (LONGEST_PAGE >> 20) + " MB, which none about a trial has";
            records.accept(() -> ReadReport.rejected(document, "", what, "give the page of the trial alone"));
            return;
        }
        byte[] bytes;
        try (InputStream in = document.content().open()) {
            bytes = in.readAllBytes();
        }
        records.accept(() -> read(document, bytes));
    }

    private ReadResult read(SourceDocument document, byte[] bytes) {
        ReadReport report = new ReadReport(document);
        TrialReader trial = new TrialReader(codes(), language, report);
        Decoded decoded = TextDecoder.decode(bytes);
        if (decoded.replaced() > 0) {
            String what = decoded.replaced() + " places are no characters of " + decoded.charset();
            report.warn("", what, "save the page again; the places are read as \uFFFD");
        }
        Page page = prepared(Page.of(decoded.text(), document.url()));
        read(page, trial);
        if (!report.rejected()
                && trial.number().isEmpty()
                && trial.build().title().isEmpty()) {
            String what = "neither a number nor a title on this page of "
                    + publisher().name();
            report.reject("", what, "give the page with its address or its <title>, or a page about a trial");
        }
        page.report(layout, report);
        return trial.close();
    }

    /** Whether a page says of itself that it stands on a host: in its own address. A link to the host says nothing. */
    protected static boolean isOn(Sample sample, String host) {
        return Page.of(sample.text(), Optional.empty()).metadata().urls().stream()
                .map(url -> url.replaceFirst("(?i)^https?://([\\w.-]+).*", "$1"))
                .anyMatch(own -> own.equals(host) || own.endsWith("." + host));
    }
}
