package org.trialgraph.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/**
 * ISRCTN, its XML interface. A search has no pages: it is asked first how many trials there are, then for all of them in one
 * document.
 */
final class IsrctnClient extends RegistryClient {
    private static final Set<String> ROOTS = Set.of("allTrials", "fullTrial", "trial");
    private static final int WITHIN = 4096;

    IsrctnClient() {
        super("isrctn", "https://www.isrctn.com/api", ".xml");
    }

    @Override
    String path(String id) {
        return "/trial/" + encoded(id) + "/format/default";
    }

    @Override
    void search(Run run) throws IOException {
        FetchRequest request = run.request();
        List<String> parts = new ArrayList<>();
        request.query().ifPresent(q -> parts.add(request.since().isPresent() ? "(" + q + ")" : q));
        request.since().ifPresent(day -> parts.add("lastEdited GE " + day + "T00:00:00.000Z"));
        String search = run.endpoint() + "/query/format/default?q=" + encoded(String.join(" AND ", parts)) + "&limit=";
        int total = total(page(run, search + 1));
        run.downloader().say(total + " trials");
        if (total > 0) {
            run.folder().store(run.name() + ".xml", page(run, search + total));
        }
    }

    /** The number of trials, which an attribute of the root element tells. */
    private static int total(FetchResponse response) {
        byte[] body = response.body();
        String start = new String(body, 0, Math.min(body.length, WITHIN), StandardCharsets.UTF_8);
        try {
            return Integer.parseInt(StringUtils.substringBetween(start, "totalCount=\"", "\""));
        } catch (NumberFormatException e) {
            throw new FetchException(response.url() + " does not say how many trials there are → try later");
        }
    }

    /** Whether a document ends with the end of its root element; a trial alone and a list have different ones. */
    @Override
    boolean isComplete(byte[] bytes) {
        int from = Math.max(0, bytes.length - WITHIN);
        String end = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).stripTrailing();
        String tag = end.substring(end.lastIndexOf('<') + 1);
        String local = tag.substring(Math.max(tag.indexOf(':'), 0));
        return tag.endsWith("/>")
                ? tag.startsWith("allTrials") || local.startsWith(":allTrials")
                : tag.startsWith("/") && tag.endsWith(">") && ROOTS.contains(local.substring(1, local.length() - 1));
    }
}
