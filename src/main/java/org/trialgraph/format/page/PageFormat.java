package org.trialgraph.format.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.NamedFormat;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.RegistryNumbers;
import org.trialgraph.text.TextDecoder;
import org.trialgraph.text.TextDecoder.Decoded;

/** A format of web pages, each about one trial, as HTML or as the text of it. */
public abstract class PageFormat extends NamedFormat {
    private static final Pattern OWN_ADDRESS = Pattern.compile(
            "(?i)<(?:link|meta)\\b[^>]{0,200}\\b(?:canonical|og:url)\\b[^>]{0,200}https?://([\\w.-]+)|\\A\\s*(?:url:? ?)?https?://([\\w.-]+)");
    private static final int OWN_ADDRESS_WITHIN = 60_000;

    private final String language;
    private final Boilerplate furniture;

    /**
     * @param codes the format's table, whose name is the format's
     * @param publisher of its pages
     * @param language of the words on its pages; empty where they do not say
     * @param furniture lines that say nothing of a trial
     */
    protected PageFormat(CodeTable codes, Publisher publisher, String language, Boilerplate furniture) {
        super(codes, publisher);
        this.language = language;
        this.furniture = furniture;
    }

    /** Reads the trial of a page; lines that are left over are recorded by the caller. */
    protected abstract void read(Page page, TrialReader trial);

    /** The page with its lines as the layout has them; a format overrides this where extractions run lines together. */
    protected Page prepared(Page page) {
        return page;
    }

    @Override
    public final void split(SourceDocument document, Consumer<TrialRecord> records) throws IOException {
        byte[] bytes;
        try (InputStream in = document.content().open()) {
            bytes = in.readAllBytes();
        }
        records.accept(() -> reading(document, bytes));
    }

    private ReadResult reading(SourceDocument document, byte[] bytes) {
        ReadReport ledger = new ReadReport(document);
        TrialReader trial = new TrialReader(codes(), language, ledger);
        Decoded decoded = TextDecoder.decode(bytes);
        if (decoded.replaced() > 0) {
            ledger.warn(
                    "",
                    decoded.replaced() + " places are no characters of " + decoded.charset(),
                    "save the page again; the places are read as \uFFFD");
        }
        Page page = prepared(Page.of(decoded.text(), document.url()));
        read(page, trial);
        if (!ledger.rejected()
                && trial.trial().number().isEmpty()
                && trial.trial().build().title().isEmpty()) {
            ledger.reject(
                    "",
                    "neither a number nor a title on this page of "
                            + publisher().name(),
                    "give the page with its address or its <title>, or a page about a trial");
        }
        page.account(furniture, ledger);
        return trial.close();
    }

    /** Reads the number of a trial from the first address of the page that holds one. */
    protected static Optional<TrialNumber> numberInAddress(Page page) {
        return page.facts().urls().stream()
                .flatMap(url -> RegistryNumbers.find(url).stream())
                .findFirst();
    }

    /**
     * Whether a page says of itself that it stands on a host: in its canonical or shared address, or on a line of its own at its
     * beginning. A link to the host says nothing.
     */
    protected static boolean isOn(Sample sample, String host) {
        String beginning = sample.text().substring(0, Math.min(sample.text().length(), OWN_ADDRESS_WITHIN));
        Matcher own = OWN_ADDRESS.matcher(beginning);
        while (own.find()) {
            String address = own.group(1) != null ? own.group(1) : own.group(2);
            if (address.equals(host) || address.endsWith("." + host)) {
                return true;
            }
        }
        return false;
    }
}
