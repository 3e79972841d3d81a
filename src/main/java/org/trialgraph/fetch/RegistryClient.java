package org.trialgraph.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.lang3.StringUtils;

/** How one registry is asked for documents: for single trials by their numbers, or for what its search finds. Stateless. */
public abstract class RegistryClient {
    private final String name;
    private final String endpoint;
    private final String suffix;

    /** A registry whose documents have names with a suffix such as {@code .json}. */
    RegistryClient(String name, String endpoint, String suffix) {
        this.name = name;
        this.endpoint = endpoint;
        this.suffix = suffix;
    }

    /**
     * One request of a user.
     *
     * @param name the same for the same request, so that its progress and the pages of its search are kept under it
     * @param endpoint address without a slash at its end
     */
    record Run(String name, String endpoint, FetchRequest request, FetchFolder folder, Downloader downloader) {}

    /** The registries that documents can be fetched from. */
    public static List<RegistryClient> all() {
        return List.of(new Ctgov(), new Isrctn(), new Ctis());
    }

    /** The client of a name. */
    public static Optional<RegistryClient> named(String name) {
        return all().stream().filter(client -> client.name.equals(name)).findFirst();
    }

    /** Name that users type after {@code fetch}. */
    public final String name() {
        return name;
    }

    /** Address that the requests go to unless a user names another. */
    public final String endpoint() {
        return endpoint;
    }

    /**
     * Gets everything that is asked for into a folder; a run that was cut off is taken up where it stopped.
     *
     * @param endpoint address without a slash at its end
     * @throws FetchException if the registry does not answer as it should
     * @throws IOException if the folder cannot be written
     */
    public final void fetch(String endpoint, FetchRequest request, FetchFolder folder, Downloader downloader)
            throws IOException {
        String key = DigestUtils.sha256Hex(request.key()).substring(0, 10);
        Run run = new Run(name + "-" + key, endpoint, request, folder, downloader);
        if (request.ids().isEmpty()) {
            search(run);
        } else {
            documents(run, request.ids());
        }
    }

    /** Gets everything that the registry's search finds. */
    abstract void search(Run run) throws IOException;

    /** Where the document of one trial is, after the endpoint. */
    abstract String path(String id);

    /** Whether a body is all of a document: one JSON object. */
    boolean isComplete(byte[] body) {
        return FetchResponse.isJsonObject(body);
    }

    /**
     * Gets the documents of trials one by one; one that this run already has is left, one of an earlier run is asked for only if it
     * has changed.
     */
    final void documents(Run run, List<String> ids) throws IOException {
        FetchFolder folder = run.folder();
        Instant began = folder.progress(run.name()).map(Instant::parse).orElseGet(Instant::now);
        folder.progress(run.name(), began.toString());
        for (String id : ids) {
            String file = id.replaceAll("[^A-Za-z0-9._-]", "-") + suffix;
            Instant before = folder.fetchedAt(file);
            if (before != null && !before.isBefore(began)) {
                folder.countUnchanged();
                continue;
            }
            FetchResponse response = run.downloader().get(run.endpoint() + path(id), before, this::isComplete);
            switch (response.status()) {
                case FetchResponse.OK -> folder.store(file, response);
                case FetchResponse.NOT_MODIFIED -> folder.countUnchanged();
                default -> {
                    folder.addMissing(id);
                    run.downloader().say(id + ": the registry has no such trial");
                }
            }
        }
        folder.complete(run.name());
    }

    /** Gets a page of a search. */
    final FetchResponse page(Run run, String url) {
        return requireFound(run.downloader().get(url, null, this::isComplete));
    }

    /** An answer to a search, which every registry has. */
    static FetchResponse requireFound(FetchResponse response) {
        if (response.status() != FetchResponse.OK) {
            throw new FetchException(response.url() + " does not exist → check --endpoint");
        }
        return response;
    }

    /** Words as a part of an address. */
    static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * ClinicalTrials.gov, API version 2. A search comes in pages that are stored as they are; each names the token of the next one,
     * which is remembered with the number of the page until the last page is there.
     */
    private static final class Ctgov extends RegistryClient {
        private static final String SEARCH = "/studies?format=json&pageSize=200";

        Ctgov() {
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

    /**
     * ISRCTN, its XML interface. A search has no pages: it is asked first how many trials there are, then for all of them in one
     * document.
     */
    private static final class Isrctn extends RegistryClient {
        private static final Set<String> ROOTS = Set.of("allTrials", "fullTrial", "trial");
        private static final int WITHIN = 4096;

        Isrctn() {
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
            String search =
                    run.endpoint() + "/query/format/default?q=" + encoded(String.join(" AND ", parts)) + "&limit=";
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
                    : tag.startsWith("/")
                            && tag.endsWith(">")
                            && ROOTS.contains(local.substring(1, local.length() - 1));
        }
    }

    /**
     * The EU Clinical Trials Information System: a search in pages names the trials, each of which is then retrieved. The registry
     * shows at most 10,000 trials of a search; a larger one is refused before any trial is fetched, for the rest would be missing
     * unnoticed.
     */
    private static final class Ctis extends RegistryClient {
        private static final int MOST = 10_000;
        private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd/MM/yyyy");

        Ctis() {
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
                    throw new FetchException(
                            "the search finds more than " + MOST
                                    + " trials, of which the registry shows no more than that → narrow it with --query or --since");
                }
                for (JsonNode trial : body.path("data")) {
                    if (request.since().isEmpty()
                            || changed(trial, request.since().get())) {
                        ids.add(trial.path("ctNumber").asText());
                    }
                }
                more = pagination.path("nextPage").asBoolean()
                        && !body.path("data").isEmpty();
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
}
