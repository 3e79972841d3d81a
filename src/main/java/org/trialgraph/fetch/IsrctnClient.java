package org.trialgraph.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ISRCTN, its XML interface. A search has no pages: it is asked first how many trials there are, then for all of them in one
 * document.
 */
final class IsrctnClient implements RegistryClient {
    private static final Pattern TOTAL = Pattern.compile("totalCount=\"(\\d{1,9})\"");
    private static final int WITHIN = 4096;

    @Override
    public String name() {
        return "isrctn";
    }

    @Override
    public String endpoint() {
        return "https://www.isrctn.com/api";
    }

    @Override
    public void fetch(String endpoint, Wanted wanted, FetchFolder folder, Downloader downloader) throws IOException {
        String run = FetchFolder.run(name(), wanted);
        if (!wanted.ids().isEmpty()) {
            new Documents(folder, downloader, IsrctnClient::whole, ".xml")
                    .get(run, wanted.ids(), id -> endpoint + "/trial/" + Documents.encoded(id) + "/format/default");
            return;
        }
        String search = endpoint + "/query/format/default?q=" + Documents.encoded(query(wanted)) + "&limit=";
        int total = total(found(downloader, search + 1));
        downloader.say(total + " trials");
        if (total > 0) {
            folder.store(run + ".xml", found(downloader, search + total));
        }
    }

    private static Answer found(Downloader downloader, String url) {
        Answer answer = downloader.get(url, Optional.empty(), IsrctnClient::whole);
        if (!answer.found()) {
            throw new FetchException(url + " does not exist → check --endpoint");
        }
        return answer;
    }

    private static String query(Wanted wanted) {
        List<String> parts = new ArrayList<>();
        wanted.query().ifPresent(words -> parts.add(wanted.since().isPresent() ? "(" + words + ")" : words));
        wanted.since().ifPresent(day -> parts.add("lastEdited GE " + day + "T00:00:00.000Z"));
        return String.join(" AND ", parts);
    }

    private static int total(Answer answer) {
        Matcher m = TOTAL.matcher(beginning(answer.body()));
        if (!m.find()) {
            throw new FetchException(answer.url() + " does not say how many trials there are → try later");
        }
        return Integer.parseInt(m.group(1));
    }

    private static String beginning(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, WITHIN), StandardCharsets.UTF_8);
    }

    /** Whether a document ends with the end of its root element; a trial alone and a list have different ones. */
    private static boolean whole(byte[] bytes) {
        int from = Math.max(0, bytes.length - WITHIN);
        String end = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).stripTrailing();
        return end.matches("(?s).*</(?:\\w+:)?(?:allTrials|fullTrial|trial)>")
                || end.matches("(?s).*<(?:\\w+:)?allTrials[^<]*/>");
    }
}
