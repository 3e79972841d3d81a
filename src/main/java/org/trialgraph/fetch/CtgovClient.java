package org.trialgraph.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/**
 * ClinicalTrials.gov, API version 2. A search comes in pages that are stored as they are; each names the token of the next one,
 * which is remembered with the number of the page until the last page is there.
 */
final class CtgovClient implements RegistryClient {
    private static final int PAGE = 200;

    @Override
    public String name() {
        return "ctgov";
    }

    @Override
    public String endpoint() {
        return "https://clinicaltrials.gov/api/v2";
    }

    @Override
    public void fetch(String endpoint, Wanted wanted, FetchFolder folder, Downloader downloader) throws IOException {
        String run = FetchFolder.run(name(), wanted);
        if (!wanted.ids().isEmpty()) {
            new Documents(folder, downloader, Json::whole, ".json")
                    .get(run, wanted.ids(), id -> endpoint + "/studies/" + Documents.encoded(id) + "?format=json");
            return;
        }
        Optional<String> stopped = folder.progress(run);
        stopped.ifPresent(at -> downloader.say("going on after page " + at.split(" ", 2)[0]));
        int page = stopped.map(at -> Integer.parseInt(at.split(" ", 2)[0])).orElse(0);
        Optional<String> token = stopped.map(at -> at.split(" ", 2)[1]);
        do {
            Answer answer = downloader.get(address(endpoint, wanted, token), Optional.empty(), Json::whole);
            if (!answer.found()) {
                throw new FetchException(answer.url() + " does not exist → check --endpoint");
            }
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
