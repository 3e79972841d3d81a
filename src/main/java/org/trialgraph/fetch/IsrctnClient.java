package org.trialgraph.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ISRCTN, its XML interface. A search has no pages: it is asked first how many trials there are, then for all of them in one
 * document.
 */
final class IsrctnClient extends RegistryClient {
    private static final Pattern TOTAL = Pattern.compile("totalCount=\"(\\d{1,9})\"");
    private static final int WITHIN = 4096;

    IsrctnClient() {
        super("isrctn", "https://www.isrctn.com/api", ".xml");
    }

    @Override
    String path(String id) {
        return "/trial/" + Documents.encoded(id) + "/format/default";
    }

    @Override
    void search(String endpoint, Wanted wanted, FetchFolder folder, Downloader downloader) throws IOException {
        String search = endpoint + "/query/format/default?q=" + Documents.encoded(query(wanted)) + "&limit=";
        int total = total(page(downloader, search + 1));
        downloader.say(total + " trials");
        if (total > 0) {
            folder.store(run(wanted) + ".xml", page(downloader, search + total));
        }
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
    @Override
    boolean whole(byte[] bytes) {
        int from = Math.max(0, bytes.length - WITHIN);
        String end = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).stripTrailing();
        return end.matches("(?s).*</(?:\\w+:)?(?:allTrials|fullTrial|trial)>")
                || end.matches("(?s).*<(?:\\w+:)?allTrials[^<]*/>");
    }
}
