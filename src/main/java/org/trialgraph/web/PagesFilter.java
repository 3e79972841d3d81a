package org.trialgraph.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.jena.query.QueryCancelledException;
import org.jspecify.annotations.Nullable;
import org.trialgraph.web.page.Answer;
import org.trialgraph.web.page.KeptAnswers;
import org.trialgraph.web.page.PageAddresses;
import org.trialgraph.web.query.CutAnswers;
import org.trialgraph.web.query.QueryAdmission;

/**
 * Asks the pages before Fuseki, which takes every path for a dataset. Lets through what reads and names it to who asked
 * otherwise. Everything here is public and nothing needs a cookie, so that scripts of any origin may read any answer.
 */
final class PagesFilter implements Filter {
    private static final String OF_PAGES = "GET, HEAD, OPTIONS";
    private static final String THAT_TAKE_BODIES = "GET, HEAD, POST, OPTIONS";

    private final PageAddresses addresses;
    private final KeptAnswers kept;
    private final ServerMetrics metrics;
    private volatile @Nullable ServedRelease release;

    /**
     * @param addresses where the pages lead
     * @param kept answers that were given
     * @param metrics figures for Prometheus
     */
    PagesFilter(PageAddresses addresses, KeptAnswers kept, ServerMetrics metrics) {
        this.metrics = metrics;
        this.addresses = addresses;
        this.kept = kept;
    }

    /** Pages read the datasets that Fuseki opens, and so are known only once it has. */
    void show(ServedRelease next) {
        this.release = next;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse sent = (HttpServletResponse) response;
        boolean endpoint = http.getRequestURI().matches(QueryAdmission.ENDPOINT);
        String allowed = endpoint || http.getRequestURI().equals(QueryAdmission.MATCH) ? THAT_TAKE_BODIES : OF_PAGES;
        Answer.GUARDS.forEach(sent::setHeader);
        sent.setHeader("Access-Control-Expose-Headers", "ETag, Last-Modified, Link, Location, Allow, Retry-After");
        if (http.getMethod().equals("OPTIONS")) {
            sent.setHeader("Allow", allowed);
            sent.setHeader("Access-Control-Allow-Methods", allowed);
            sent.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type, If-None-Match, If-Modified-Since");
            sent.setHeader("Access-Control-Max-Age", "86400");
            sent.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        if (!List.of(allowed.split(", ")).contains(http.getMethod())) {
            Answer.problem(405, "nothing here can be changed; allowed are " + allowed)
                    .header("Allow", allowed)
                    .send(http, sent);
            return;
        }
        if (endpoint) {
            // what cannot be read is answered by 400 from here, and as a fault of its own by Fuseki
            http.getParameterMap();
        }
        HttpServletRequest asked = endpoint ? asGet(http) : http;
        addresses.attachTo(asked);
        ServedRelease shown = enter();
        try {
            if (shown != null) {
                Answer.since(asked, shown.changed());
            }
            Answer answer = answer(asked, endpoint, shown);
            if (answer == null) {
                CutAnswers.answer(asked, sent, chain);
            } else {
                answer.send(asked, sent);
            }
        } finally {
            if (shown != null) {
                shown.leave();
            }
        }
    }

    /** The release that is shown, kept open for a request; null where none is yet. */
    private @Nullable ServedRelease enter() {
        ServedRelease shown = release;
        while (shown != null && !shown.enter()) {
            shown = release;
        }
        return shown;
    }

    private @Nullable Answer answer(HttpServletRequest request, boolean endpoint, @Nullable ServedRelease shown)
            throws IOException {
        if (request.getRequestURI().equals(ServerMetrics.PATH)) {
            return metrics.answer(request);
        }
        if (shown == null || request.getRequestURI().startsWith("/$/")) {
            return null;
        }
        try {
            return endpoint ? shown.pages().introduction(request) : page(request, shown);
        } catch (QueryCancelledException e) {
            return Answer.problem(503, "this takes longer than any answer here may; ask for less, or ask again later")
                    .header("Retry-After", "60");
        }
    }

    /** What stands at an address is made once a day of a release, as timelines mark the day, but for what patients are told. */
    private @Nullable Answer page(HttpServletRequest request, ServedRelease shown) throws IOException {
        if (request.getRequestURI().equals(QueryAdmission.MATCH)) {
            return shown.pages().answer(request);
        }
        KeptAnswers.Key key = new KeptAnswers.Key(
                shown.view().id(),
                request.getRequestURI(),
                Objects.requireNonNullElse(request.getQueryString(), ""),
                String.join(",", Collections.list(request.getHeaders("Accept")))
                        + "\n"
                        + shown.dataset().address(request)
                        + "\n"
                        + LocalDate.now(ZoneOffset.UTC));
        Answer known = kept.get(key);
        if (known != null) {
            return known;
        }
        Answer made = shown.pages().answer(request);
        if (made != null && made.isKeepable()) {
            kept.put(key, made.complete(addresses));
        }
        return made == null ? null : made.tagged(key);
    }

    /** Fuseki knows no HEAD: it answers as to GET, and Jetty keeps the body back. */
    private static HttpServletRequest asGet(HttpServletRequest request) {
        if (!request.getMethod().equals("HEAD")) {
            return request;
        }
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return "GET";
            }
        };
    }
}
