package org.trialgraph.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * The EU Clinical Trials Information System: a search in pages names the trials, each of which is then retrieved. The registry
 * shows at most 10,000 trials of a search; a larger one is refused before any trial is fetched, for the rest would be missing
 * unnoticed.
 */
final class CtisClient extends RegistryClient {
    private static final int MOST = 10_000;
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    CtisClient() {
        super("ctis", "https://euclinicaltrials.eu/ctis-public-api", ".json");
    }

    @Override
    String path(String id) {
        return "/retrieve/" + encoded(id);
    }

    @Override
    void search(Run run) throws IOException {
        List<String> ids = numbers(run);
        run.downloader().say(ids.size() + " trials");
        documents(run, ids);
    }

    private List<String> numbers(Run run) {
        FetchRequest request = run.request();
        List<String> ids = new ArrayList<>();
        boolean more = true;
        for (int page = 1; more; page++) {
            JsonNode body = requireFound(run.downloader()
                            .post(run.endpoint() + "/search", question(request, page), this::isComplete))
                    .json();
            JsonNode pagination = body.path("pagination");
            if (pagination.path("totalRecords").asInt() > MOST) {
                throw new FetchException("the search finds more than " + MOST
                        + " trials, of which the registry shows no more than that → narrow it with --query or --since");
            }
            for (JsonNode trial : body.path("data")) {
                if (request.since().isEmpty() || changed(trial, request.since().get())) {
                    ids.add(trial.path("ctNumber").asText());
                }
            }
            more = pagination.path("nextPage").asBoolean() && !body.path("data").isEmpty();
        }
        return ids.stream().filter(id -> !id.isEmpty()).distinct().toList();
    }

    /** Whether a trial was changed since a day; one whose day of change the registry does not tell may have been. */
    private static boolean changed(JsonNode trial, LocalDate since) {
        try {
            return !LocalDate.parse(trial.path("lastUpdated").asText(), DAY_FIRST)
                    .isBefore(since);
        } catch (DateTimeParseException unknown) {
            return true;
        }
    }

    private static String question(FetchRequest request, int page) {
        String criteria = request.query()
                .map(query -> "\"containAll\":" + TextNode.valueOf(query))
                .orElse("");
        return "{\"pagination\":{\"page\":" + page + ",\"size\":100},"
                + "\"sort\":{\"property\":\"decisionDate\",\"direction\":\"DESC\"},\"searchCriteria\":{" + criteria
                + "}}";
    }
}
