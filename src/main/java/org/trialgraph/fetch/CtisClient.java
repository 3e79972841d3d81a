package org.trialgraph.fetch;

import com.fasterxml.jackson.databind.JsonNode;
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
    private static final int PAGE = 100;
    private static final int MOST = 10_000;
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    CtisClient() {
        super("ctis", "https://euclinicaltrials.eu/ctis-public-api", ".json");
    }

    @Override
    String path(String id) {
        return "/retrieve/" + Documents.encoded(id);
    }

    @Override
    boolean whole(byte[] body) {
        return Json.whole(body);
    }

    @Override
    void search(String endpoint, Wanted wanted, FetchFolder folder, Downloader downloader) throws IOException {
        List<String> ids = numbers(endpoint, wanted, downloader);
        downloader.say(ids.size() + " trials");
        documents(endpoint, wanted, ids, folder, downloader);
    }

    private static List<String> numbers(String endpoint, Wanted wanted, Downloader downloader) {
        List<String> ids = new ArrayList<>();
        boolean more = true;
        for (int page = 1; more; page++) {
            Answer answer = found(downloader.post(endpoint + "/search", question(wanted, page), Json::whole));
            JsonNode body = Json.read(answer.body());
            JsonNode pagination = body.path("pagination");
            if (pagination.path("totalRecords").asInt() > MOST) {
                throw new FetchException("the search finds more than " + MOST
                        + " trials, of which the registry shows no more than that → narrow it with --query or --since");
            }
            for (JsonNode trial : body.path("data")) {
                if (recent(trial, wanted)) {
                    ids.add(trial.path("ctNumber").asText());
                }
            }
            more = pagination.path("nextPage").asBoolean() && !body.path("data").isEmpty();
        }
        return ids.stream().filter(id -> !id.isEmpty()).distinct().toList();
    }

    /** A trial whose day of change the registry does not tell may have changed. */
    private static boolean recent(JsonNode trial, Wanted wanted) {
        if (wanted.since().isEmpty()) {
            return true;
        }
        try {
            LocalDate updated = LocalDate.parse(trial.path("lastUpdated").asText(), DAY_FIRST);
            return !updated.isBefore(wanted.since().get());
        } catch (DateTimeParseException unknown) {
            return true;
        }
    }

    private static String question(Wanted wanted, int page) {
        String criteria =
                wanted.query().map(q -> "\"containAll\":" + Json.quoted(q)).orElse("");
        return "{\"pagination\":{\"page\":" + page + ",\"size\":" + PAGE
                + "},\"sort\":{\"property\":\"decisionDate\",\"direction\":\"DESC\"},\"searchCriteria\":{" + criteria
                + "}}";
    }
}
