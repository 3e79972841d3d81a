package org.trialgraph.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.trialgraph.federation.ServiceRules;
import org.trialgraph.search.ResultPage;
import org.trialgraph.search.SearchRequest;
import org.trialgraph.web.data.Limit;
import org.trialgraph.web.data.Limit.Unit;
import org.trialgraph.web.page.LookupPages;
import org.trialgraph.web.page.MatchPages;
import org.trialgraph.web.page.ResultForm;
import org.trialgraph.web.query.QueryAdmission;
import org.trialgraph.web.query.QueryLimits;

/** What clients are told of the limits. Every figure is that of the class that enforces it. */
final class StatedLimits {
    /** How long ARQ waits for the first row: {@code arq:queryTimeout} of {@code fuseki-config/trialgraph.ttl}. */
    static final Duration FIRST_ROW = Duration.ofSeconds(10);

    private StatedLimits() {}

    /** All limits, those of queries first. */
    static List<Limit> of(ClientTimeouts timeouts, ServiceRules rules) {
        List<Limit> limits = new ArrayList<>(List.of(
                time(
                        "queryTime",
                        timeouts.query(),
                        "A query and its answer: then 503, or, where a part of the answer is out, the connection breaks."),
                time("firstRowTime", FIRST_ROW, "A query until its first row: then 503."),
                count(
                        "queriesComputing",
                        QueryLimits.COMPUTING,
                        "Queries that compute at a time, of all clients together; others wait for their turn."),
                count(
                        "queriesAdmitted",
                        QueryAdmission.THREADS,
                        "Queries that are answered at a time, of all clients together."),
                count(
                        "queriesWaiting",
                        QueryAdmission.WAITING,
                        "Queries that wait beyond these; the next is answered 503 with Retry-After."),
                time(
                        "waitingTime",
                        QueryAdmission.LONGEST_WAIT,
                        "A query may wait so long for its turn: then 503 with Retry-After."),
                bytes("requestBody", RequestBodies.LARGEST, "The body of a request, not compressed: then 413."),
                bytes(
                        "requestHead",
                        Server.REQUEST_HEAD,
                        "The address and the headers of a request: then 414 or 431. POST longer queries."),
                time("requestTime", timeouts.request(), "A request until it has arrived whole: then 408."),
                new Limit(
                        "answerPace",
                        timeouts.bytesPerSecond(),
                        Unit.BYTES_PER_SECOND,
                        "The least pace at which an answer is taken that takes longer than a request may: then the connection is closed."),
                count(
                        "functionText",
                        QueryLimits.LONGEST_TEXT,
                        "Characters of a text that a function of a query makes: then 400."),
                count("numberDigits", QueryLimits.MOST_DIGITS, "Digits of a number in a query: then 400."),
                count(
                        "textQuery",
                        QueryLimits.LONGEST_TEXT_QUERY,
                        "Characters of what text:query is given: then 400.")));
        if (rules.open()) {
            ServiceRules.Limits service = rules.limits();
            limits.addAll(List.of(
                    time("serviceTime", service.timeout(), "One request to the endpoint of a SERVICE clause."),
                    count("serviceRows", service.rows(), "Rows of one answer to a SERVICE clause."),
                    bytes("serviceBytes", service.bytes(), "One answer to a SERVICE clause, unpacked."),
                    count(
                            "serviceRequests",
                            service.requests(),
                            "Requests to other endpoints that one query may cause.")));
        }
        limits.addAll(List.of(
                count(
                        "searchWords",
                        SearchRequest.LONGEST,
                        "Characters of the words of a search; what is beyond is left out."),
                count(
                        "searchRecords",
                        ResultForm.JSON.most(),
                        "Trials of a search in one answer of JSON or Atom, by limit: then 400."),
                count(
                        "searchRows",
                        ResultForm.CSV.most(),
                        "Trials of a search in one answer of CSV or RIS, by limit: then 400."),
                count("searchPage", ResultPage.SIZE, "Trials on a page of a search."),
                count("lookupLabel", LookupPages.LONGEST, "Characters of a label that is looked up: then 400."),
                count("lookupLimit", LookupPages.MOST, "Answers to one look-up, by limit: then 400."),
                count(
                        "lookupOffset",
                        LookupPages.FARTHEST,
                        "Answers of a look-up that may be passed over, by offset: then 400."),
                count("matchPage", MatchPages.MOST, "Trials on a page for a patient, by limit: then 400.")));
        return List.copyOf(limits);
    }

    private static Limit time(String name, Duration time, String words) {
        return new Limit(name, time.toSeconds(), Unit.SECONDS, words);
    }

    private static Limit bytes(String name, long bytes, String words) {
        return new Limit(name, bytes, Unit.BYTES, words);
    }

    private static Limit count(String name, long count, String words) {
        return new Limit(name, count, Unit.COUNT, words);
    }
}
