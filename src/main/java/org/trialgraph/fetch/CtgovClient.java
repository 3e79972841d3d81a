package org.trialgraph.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/**
 * ClinicalTrials.gov, API version 2. A search comes in pages that are stored as they are; each names the token of the next one,
 * which is remembered with the number of the page until the last page is there.
 */
final class CtgovClient extends RegistryClient {
    private static final int PAGE = 200;

    CtgovClient() {
        super("ctgov", "https://clinicaltrials.gov/api/v2", ".json");
    }

    @Override
    String path(String id) {
        return "/studies/" + Documents.encoded(id) + "?format=json";
    }

    @Override
    boolean whole(byte[] body) {
        return Json.whole(body);
    }

    @Override
    void search(String endpoint, Wanted wanted, FetchFolder folder, Downloader downloader) throws IOException {
        String run = run(wanted);
        Optional<String> stopped = folder.progress(run);
        stopped.ifPresent(at -> downloader.say("going on after page " + at.split(" ", 2)[0]));
        int page = stopped.map(at -> Integer.parseInt(at.split(" ", 2)[0])).orElse(0);
        Optional<String> token = stopped.map(at -> at.split(" ", 2)[1]);
        do {
            Answer answer = page(downloader, address(endpoint, wanted, token));
            page++;
            folder.store(String.format("%s-%05d.json", run, page), answer);
            JsonNode next = Json.read(answer.body()).path("nextPageToken");
            token = next.isTextual() ? Optional.of(next.asText()) : Optional.empty();
            if (token.isPresent()) {
                folder.progress(run, page + " " + token.get());
            }
            downloader.say("page " + page);
        } while (token.isPresent());
        folder.complete(run);
    }

    private static String address(String endpoint, Wanted wanted, Optional<String> token) {
        StringBuilder url = new StringBuilder(endpoint)
                .append("/studies?format=json&pageSize=")
                .append(PAGE);
        wanted.query().ifPresent(query -> url.append("&query.term=").append(Documents.encoded(query)));
        wanted.since()
                .ifPresent(day -> url.append("&filter.advanced=")
                        .append(Documents.encoded("AREA[LastUpdatePostDate]RANGE[" + day + ",MAX]")));
        token.ifPresent(t -> url.append("&pageToken=").append(Documents.encoded(t)));
        return url.toString();
    }
}
