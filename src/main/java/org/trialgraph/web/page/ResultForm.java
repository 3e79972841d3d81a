package org.trialgraph.web.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/** A form in which programs get the trials that a search finds, at {@code /search} with its suffix. */
public enum ResultForm {
    /** A page of trials with all that the page for people tells: JSON. */
    JSON("as JSON", "application/json", 25, 1_000),
    /** A table for spreadsheets: CSV after RFC 4180. */
    CSV("Download as CSV", "text/csv; charset=utf-8; header=present", 10_000, 10_000),
    /** References for reference managers: RIS. */
    RIS("for a reference manager (RIS)", "application/x-research-info-systems; charset=utf-8", 10_000, 10_000),
    /** The trials that were updated last, for feed readers: Atom, RFC 4287. */
    ATOM("follow in a feed reader (Atom)", "application/atom+xml; charset=utf-8", 50, 1_000);

    /** Those that the page of a search leads to, in this order. */
    static final List<ResultForm> ALL = List.of(CSV, RIS, JSON, ATOM);

    private final String title;
    private final String contentType;
    private final int usual;
    private final int most;

    ResultForm(String title, String contentType, int usual, int most) {
        this.title = title;
        this.contentType = contentType;
        this.usual = usual;
        this.most = most;
    }

    /** The form of a suffix such as {@code csv}; empty where there is none. */
    static Optional<ResultForm> of(String suffix) {
        return Arrays.stream(values())
                .filter(form -> form.suffix().equals(suffix))
                .findFirst();
    }

    /** The end of its address, without the dot. */
    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a link to it says. */
    String title() {
        return title;
    }

    /** Its media type with its parameters. */
    String contentType() {
        return contentType;
    }

    /** Its media type alone. */
    String mediaType() {
        return StringUtils.substringBefore(contentType, ";");
    }

    /** How many trials it tells where nothing is said about it. */
    int usual() {
        return usual;
    }

    /** How many trials it may tell at once. */
    public int most() {
        return most;
    }
}
