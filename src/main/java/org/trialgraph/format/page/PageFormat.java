package org.trialgraph.format.page;

import static org.trialgraph.model.TrialProperties.PUBLIC_TITLE;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.TextDecoder;
import org.trialgraph.text.TextDecoder.Decoded;

/**
 * A format of web pages, each about one trial, as HTML or as the text of it, told by a {@link Layout}: its fields are read, then
 * the title at the head, then what a format reads besides, then the number in the page's address where the page prints none.
 */
public abstract class PageFormat extends Format {
    private static final Pattern OWN_ADDRESS = Pattern.compile(
            "(?i)<(?:link|meta)\\b[^>]{0,200}\\b(?:canonical|og:url)\\b[^>]{0,200}https?://([\\w.-]+)|\\A\\s*(?:url:? ?)?https?://([\\w.-]+)");
    private static final int OWN_ADDRESS_WITHIN = 60_000;

    /** The name of a site behind the title of a window. */
    private static final Pattern SITE_NAME = Pattern.compile("\\s+(?:[|\u2022\u00B7]|[-\u2013\u2014])\\s+[^|]{2,60}$");

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

    /** The page with its lines as the layout has them; a format overrides this where extractions run lines together. */
    protected Page prepared(Page page) {
        return layout.prepared(page);
    }

    /** Reads the trial of a page; lines that are left over are reported by the caller. */
    protected void read(Page page, TrialReader trial) {
        Sections sections = layout.read(page, trial);
        title(page, sections, trial);
        readRest(page, sections, trial);
        if (trial.number().isEmpty()) {
            numberInAddress(page).ifPresent(trial::number);
        }
    }

    /**
     * Takes the title, where no field is one: the first line above the labels that is none of the site's, otherwise the title of
     * the window. Lines above the labels that repeat the title are taken with it.
     */
    protected void title(Page page, Sections sections, TrialReader trial) {
        List<Line> head = sections.head().rest();
        if (!trial.has(PUBLIC_TITLE)) {
            Optional<String> first =
                    head.stream().map(Line::words).filter(PageFormat::phrase).findFirst();
            trial.text(PUBLIC_TITLE, first.map(PageValues::unbulleted).or(() -> windowTitle(page)));
        }
        Optional<String> title = trial.first(PUBLIC_TITLE).map(Text::value);
        head.stream()
                .filter(line -> title.equals(Optional.of(PageValues.unbulleted(line.words()))))
                .forEach(page::take);
    }

    /** Whether words are several, one of them of two letters or more. */
    protected static boolean phrase(String words) {
        boolean word = false;
        for (int i = 1; i < words.length(); i++) {
            word |= Character.isLetter(words.charAt(i - 1)) && Character.isLetter(words.charAt(i));
            if (word && words.charAt(i) == ' ') {
                return true;
            }
        }
        return false;
    }

    /** The title of the page's window without the name of the site. */
    protected static Optional<String> windowTitle(Page page) {
        return page.metadata().title().map(title -> SITE_NAME.matcher(title).replaceFirst(""));
    }

    /** Reads what stands outside the fields, such as the lines below the title; most sites have nothing there. */
    protected void readRest(Page page, Sections sections, TrialReader trial) {}

    @Override
    public final void split(SourceDocument document, Consumer<TrialRecord> records) throws IOException {
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
            report.warn(
                    "",
                    decoded.replaced() + " places are no characters of " + decoded.charset(),
                    "save the page again; the places are read as \uFFFD");
        }
        Page page = prepared(Page.of(decoded.text(), document.url()));
        read(page, trial);
        if (!report.rejected()
                && trial.number().isEmpty()
                && trial.build().title().isEmpty()) {
            report.reject(
                    "",
                    "neither a number nor a title on this page of "
                            + publisher().name(),
                    "give the page with its address or its <title>, or a page about a trial");
        }
        page.report(layout, report);
        return trial.close();
    }

    /** Reads the number of a trial from the first address of the page that holds one. */
    protected static Optional<TrialNumber> numberInAddress(Page page) {
        return page.metadata().urls().stream()
                .flatMap(url -> TrialNumbers.find(url).stream())
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
