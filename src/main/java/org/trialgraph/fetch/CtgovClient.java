package org.trialgraph.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/**
 * ClinicalTrials.gov, API version 2. A search comes in pages that are stored as they are; each names the token of the next one,
 * which is remembered with the number of the page until the last page is there.
 */
final class CtgovClient extends RegistryClient {
    private static final String SEARCH = "/studies?format=json&pageSize=200";

    CtgovClient() {
        super("ctgov", "https://clinicaltrials.gov/api/v2", ".json");
    }

    @Override
    String path(String id) {
        return "/studies/" + encoded(id) + "?format=json";
    }

    @Override
    void search(Run run) throws IOException {
        FetchFolder folder = run.folder();
        String[] stopped = folder.progress(run.name()).orElse("0").split(" ", 2);
        int page = Integer.parseInt(stopped[0]);
        String token = stopped.length > 1 ? stopped[1] : null;
        if (token != null) {
            run.downloader().say("going on after page " + page);
        }
        do {
            FetchResponse response = page(run, address(run, token));
            page++;
            folder.store(String.format("%s-%05d.json", run.name(), page), response);
            JsonNode next = response.json().path("nextPageToken");
            token = next.isTextual() ? next.asText() : null;
            if (token != null) {
                folder.progress(run.name(), page + " " + token);
            }
            run.downloader().say("page " + page);
        } while (token != null);
        folder.complete(run.name());
    }

    private static String address(Run run, String token) {
        String query =
                run.request().query().map(q -> "&query.term=" + encoded(q)).orElse("");
        Optional<String> since = run.request().since().map(day -> "AREA[LastUpdatePostDate]RANGE[" + day + ",MAX]");
        return run.endpoint()
                + SEARCH
                + query
                + since.map(filter -> "&filter.advanced=" + encoded(filter)).orElse("")
                + (token == null ? "" : "&pageToken=" + encoded(token));
    }
}
