package org.trialgraph.web.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trialgraph.eligibility.Measures;
import org.trialgraph.match.MatchReport;
import org.trialgraph.match.Patient;
import org.trialgraph.match.PatientException;
import org.trialgraph.match.TrialIndex.Matches;
import org.trialgraph.mesh.index.MeshIndexes;
import org.trialgraph.store.StoreException;
import org.trialgraph.web.data.PatientMatcher;
import org.trialgraph.web.data.Representation;
import org.trialgraph.web.data.ServedDataset;
import org.trialgraph.web.page.MatchView.Measure;
import org.trialgraph.web.page.MatchView.Results;

/**
 * {@code /match}: a form for a patient, and by POST the trials for one, as a page or as JSON. Nothing of a patient is kept, logged or put into
 * an address.
 */
public final class MatchPages {
    private static final Logger LOG = LoggerFactory.getLogger(MatchPages.class);
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> RECORDS = Set.of("application/json", "application/fhir+json");
    /** Told by fields of their own. */
    private static final Set<String> NO_MEASURES = Set.of("Age", "TimeSince");

    private static final int USUAL = 10;
    /** The most trials on a page. */
    public static final int MOST = 100;

    private static final int LAST_PAGE = 100_000;

    private final ServedDataset dataset;
    private final PatientMatcher matcher;
    private final Templates templates;
    private final Measures measures = new Measures();
    private final List<Measure> choices;

    MatchPages(ServedDataset dataset, PatientMatcher matcher, Templates templates) {
        this.dataset = dataset;
        this.matcher = matcher;
        this.templates = templates;
        this.choices = measures.all().stream()
                .filter(measure -> !measures.isState(measure) && !NO_MEASURES.contains(measure))
                .map(measure -> new Measure(measures.label(measure), units(measures.units(measure))))
                .sorted(Comparator.comparing(Measure::name))
                .toList();
    }

    /** Units that are no plain number. */
    private static String units(Set<String> units) {
        return units.stream().filter(unit -> !unit.startsWith("{")).collect(Collectors.joining(", "));
    }

    Answer answer(HttpServletRequest request, MatchResult path) throws IOException {
        try {
            return request.getMethod().equals("POST")
                    ? posted(request).unstored()
                    : page(200, MatchForm.of(""), List.of(), false, List.of());
        } catch (StoreException e) {
            return Answer.problem(503, e.getMessage()).unstored();
        } catch (RuntimeException e) {
            // its message may have words of the patient
            LOG.error("a patient cannot be matched: {} {}", e.getClass().getName(), List.of(e.getStackTrace()));
            return Answer.problem(500, "this patient cannot be matched; nothing of the record is kept")
                    .unstored();
        }
    }

    private Answer posted(HttpServletRequest request) throws IOException {
        String type = StringUtils.substringBefore(StringUtils.defaultString(request.getContentType()), ";")
                .strip()
                .toLowerCase(Locale.ROOT);
        boolean filledIn = type.equals(FORM);
        if (!filledIn && !RECORDS.contains(type)) {
            return Answer.problem(
                    415,
                    "send a patient as " + FORM + ", "
                            + String.join(" or ", RECORDS.stream().sorted().toList()));
        }
        byte[] body = request.getInputStream().readAllBytes();
        MatchForm form;
        MatchForm address;
        try {
            form = filledIn ? MatchForm.of(new String(body, StandardCharsets.UTF_8)) : MatchForm.ofRecord(body);
            address = MatchForm.of(StringUtils.defaultString(request.getQueryString()));
        } catch (IllegalArgumentException e) {
            return Answer.problem(400, "the form is damaged: % stands before two hexadecimal digits");
        }
        if (!Set.of("limit", "page").containsAll(address.fields().keySet())) {
            return Answer.problem(
                    400, "an address may say limit and page alone → send what is told of the patient in the body");
        }
        MatchForm paging = filledIn ? form : address;
        int limit = number(paging.value("limit"), USUAL, MOST);
        int page = number(paging.value("page"), 1, LAST_PAGE);
        String accept = StringUtils.defaultString(request.getHeader("Accept"));
        boolean html = accept.contains("text/html")
                ? Representation.prefersPage(request)
                : filledIn && !accept.contains("json");
        if (limit == 0 || page == 0) {
            String range = "limit is from 1 to " + MOST + ", page from 1 to " + LAST_PAGE;
            return refused(html, form, List.of(range), false);
        }
        if (filledIn && !form.problems().isEmpty()) {
            return refused(html, form, form.problems(), false);
        }
        Patient patient;
        try {
            patient = matcher.patient(filledIn ? form.record() : body);
        } catch (PatientException e) {
            return refused(html, form, List.of(e.getMessage()), false);
        }
        if (html && !form.leavesOut() && !patient.problems().isEmpty()) {
            return refused(true, form, lines(patient), true);
        }
        return matched(html, form, patient, page, limit);
    }

    private Answer matched(boolean html, MatchForm form, Patient patient, int page, int limit) throws IOException {
        Matches matches = matcher.trials().match(patient, (page - 1) * limit, limit);
        if (html) {
            Results results = dataset.current()
                    .calculateRead(() -> Results.of(GraphView.of(dataset), patient, matches, page, limit));
            return page(200, form, lines(patient), false, List.of(results));
        }
        ObjectNode report = dataset.current()
                .calculateRead(() -> new MatchReport(measures, patient, dataset.current()).json(matches));
        MeshIndexes.Opened mesh = matcher.mesh();
        return Answer.json(mesh.starter() ? report.put("mesh", mesh.description()) : report);
    }

    private static List<String> lines(Patient patient) {
        return patient.problems().stream().map(Patient.Problem::toString).toList();
    }

    /** A number from 1 on; the usual one where there is none, 0 where it is none of these. */
    private static int number(String printed, int usual, int most) {
        if (printed.isEmpty()) {
            return usual;
        }
        int number = printed.matches("\\d{1,6}") ? Integer.parseInt(printed) : 0;
        return number > most ? 0 : number;
    }

    /** @param partly whether the patient can be matched without what is not understood */
    private Answer refused(boolean html, MatchForm form, List<String> problems, boolean partly) throws IOException {
        return html ? page(400, form, problems, partly, List.of()) : Answer.problem(400, problems.get(0));
    }

    private Answer page(int status, MatchForm form, List<String> problems, boolean partly, List<Results> results)
            throws IOException {
        MeshIndexes.Opened mesh = matcher.mesh();
        PageFrame frame = PageFrame.plain(
                "Trials for a patient", "Holds a patient against the eligibility criteria of all trials.");
        MatchView view = new MatchView(
                frame, mesh.starter() ? mesh.description() : "", form, choices, problems, partly, results);
        return Answer.status(status, "text/html; charset=utf-8", templates.fill("match", view));
    }
}
