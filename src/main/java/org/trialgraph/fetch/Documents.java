package org.trialgraph.fetch;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Gets documents one by one by their numbers, with a note of when the run began so that a run cut off goes on. */
final class Documents {
    private final FetchFolder folder;
    private final Downloader downloader;
    private final Predicate<byte[]> whole;
    private final String suffix;

    Documents(FetchFolder folder, Downloader downloader, Predicate<byte[]> whole, String suffix) {
        this.folder = folder;
        this.downloader = downloader;
        this.whole = whole;
        this.suffix = suffix;
    }

    /** Gets each document; one that this run already has is left, one of an earlier run is asked for only if changed. */
    void get(String run, List<String> ids, UnaryOperator<String> address) throws IOException {
        Instant began = folder.progress(run).map(Instant::parse).orElseGet(Instant::now);
        folder.progress(run, began.toString());
        for (String id : ids) {
            String name = id.replaceAll("[^A-Za-z0-9._-]", "-") + suffix;
            Optional<Instant> before = folder.fetchedAt(name);
            if (before.filter(time -> !time.isBefore(began)).isPresent()) {
                folder.keep();
                continue;
            }
            take(id, name, downloader.get(address.apply(id), before, whole));
        }
        folder.complete(run);
    }

    private void take(String id, String name, Answer answer) throws IOException {
        if (answer.found()) {
            folder.store(name, answer);
        } else if (answer.status() == Answer.NOT_MODIFIED) {
            folder.keep();
        } else {
            folder.lacks(id);
            downloader.say(id + ": the registry has no such trial");
        }
    }

    /** Words as a part of an address. */
    static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
