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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.function.FailableConsumer;
import org.trialgraph.pipeline.Manifest;
import org.trialgraph.text.ResourceLines;

/**
 * How one registry is asked for documents: for single trials by their numbers, for what its search finds, or for the export of
 * all its trials.
 *
 * @param name what users type after {@code fetch}
 * @param endpoint address that the requests go to unless a user names another, without a slash at its end
 * @param path where the document of one trial is, after the endpoint, {@code {id}} being its number; empty where the registry
 *     has none that a number leads to
 * @param suffix end of the names of its documents
 * @param export where the export of all trials is, after the endpoint; empty where there is none
 */
public record RegistryClient(String name, String endpoint, String path, String suffix, String export) {
    /** The registries that documents can be fetched from, as {@code registries.tsv} beside this class lists them. */
    public static final List<RegistryClient> ALL = ResourceLines.beside(RegistryClient.class, "registries.tsv").stream()
            .map(line -> line.replaceAll("(?<=\t)-(?=\t|$)", "").split("\t", -1))
            .map(cells -> new RegistryClient(cells[0], cells[1], cells[2], cells[3], cells[4]))
            .toList();

    /** How to get everything that a registry's search finds, for those that have a search for programs. */
    private static final Map<String, FailableConsumer<Run, IOException>> SEARCHES = Map.of(
            "ctgov", RegistryClient::searchCtgov,
            "isrctn", RegistryClient::searchIsrctn,
            "ctis", RegistryClient::searchCtis);

    /** The most trials of a search that CTIS shows. */
    private static final int CTIS_MOST = 10_000;

    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final Set<String> ISRCTN_ROOTS = Set.of("allTrials", "fullTrial", "trial");
    private static final int ISRCTN_TAGS = 4096;

    /** The client of a name. */
    public static Optional<RegistryClient> named(String name) {
        return ALL.stream().filter(client -> client.name.equals(name)).findFirst();
    }

    /**
     * Gets everything that is asked for into a folder; a run that was cut off is taken up where it stopped.
     *
     * @param address endpoint without a slash at its end
     * @param progress is told how much of an export has come
     * @throws FetchException if the registry does not answer as it should, or has no such documents for programs
     * @throws IOException if the folder cannot be written
     */
    public void fetch(
            String address,
            Request request,
            FetchFolder folder,
            Downloader downloader,
            FileDownload.ProgressListener progress)
            throws IOException {
        refusal(request).ifPresent(refusal -> {
            throw new FetchException(refusal);
        });
        String key = DigestUtils.sha256Hex(request.key()).substring(0, 10);
        Run run = new Run(this, name + "-" + key, address, request, folder, downloader);
        if (request.all()) {
            String url = address + export;
            String file = name + "-export" + (export.endsWith(".gz") ? ".csv.gz" : ".zip");
            if (!folder.download(file, url, new FileDownload(downloader, progress))) {
                throw new FetchException(url + " does not exist → check --endpoint");
            }
        } else if (request.ids().isEmpty()) {
            SEARCHES.get(name).accept(run);
        } else {
            run.documents(request.ids());
        }
    }

    /** Why the registry cannot be asked so, and what to ask instead; empty where it can. */
    public Optional<String> refusal(Request request) {
        String instead = Stream.of(
                        !SEARCHES.containsKey(name) ? "" : "give --query or --since",
                        path.isEmpty() ? "" : "give --ids",
                        export.isEmpty()
                                ? ""
                                : "give neither --query, --since nor --ids to get the export of all its trials")
                .filter(way -> !way.isEmpty())
                .collect(Collectors.joining(", or "));
        if (request.all()) {
            return export.isEmpty() ? Optional.of("nothing to fetch → " + instead) : Optional.empty();
        }
        if (!request.ids().isEmpty()) {
            return path.isEmpty()
                    ? Optional.of(name + " has no documents that a trial's number leads to → " + instead)
                    : Optional.empty();
        }
        return !SEARCHES.containsKey(name)
                ? Optional.of(name + " has no search for programs → " + instead)
                : Optional.empty();
    }

    /**
     * What a user asks a registry for.
     *
     * @param query words of the registry's own search
     * @param ids numbers of trials, in the user's order; where there are any, nothing else is asked for
     * @param since only what the registry has changed on this day or later
     */
    public record Request(Optional<String> query, List<String> ids, Optional<LocalDate> since) {
        /** Copies the list. */
        public Request {
            ids = List.copyOf(ids);
        }

        /** Whether it is for all trials of the registry. */
        public boolean all() {
            return query.isEmpty() && ids.isEmpty() && since.isEmpty();
        }

        /** A text that is the same for the same request. Files are named after it, so its form must stay as it is. */
        String key() {
            return "Wanted[query=" + query + ", ids=" + ids + ", since=" + since + "]";
        }
    }

    /**
     * The work on a request.
     *
     * @param name the same for the same request, so that its progress and the pages of its search are kept under it
     */
    private record Run(
            RegistryClient client,
            String name,
            String endpoint,
            Request request,
            FetchFolder folder,
            Downloader downloader) {
        /**
         * Gets the documents of trials one by one; one that this run already has is left, one of an earlier run is asked for only
         * if it has changed.
         */
        void documents(List<String> ids) throws IOException {
            Optional<Instant> stopped = folder.progress(name).flatMap(Manifest::time);
            Instant began = stopped.isPresent() ? stopped.get() : folder.begin();
            folder.progress(name, began.toString());
            for (String id : ids) {
                String file = id.replaceAll("[^A-Za-z0-9._-]", "-") + client.suffix;
                Instant before = folder.fetchedAt(file);
                if (before != null && !before.isBefore(began)) {
                    folder.countUnchanged();
                    continue;
                }
                String url = endpoint + client.path.replace("{id}", encoded(id));
                FetchResponse response = downloader.get(url, before, client::complete);
                switch (response.status()) {
                    case FetchResponse.OK -> folder.store(file, response);
                    case FetchResponse.NOT_MODIFIED -> folder.countUnchanged();
                    default -> {
                        folder.addMissing(id);
                        downloader.say(id + ": the registry has no such trial");
                    }
                }
            }
            folder.complete(name);
        }

        /** Gets a page of a search. */
        FetchResponse page(String path) {
            return requireFound(downloader.get(endpoint + path, null, client::complete));
        }

        /** An answer to a search, which every registry has. */
        static FetchResponse requireFound(FetchResponse response) {
            if (response.status() != FetchResponse.OK) {
                throw new FetchException(response.url() + " does not exist → check --endpoint");
            }
            return response;
        }
    }

    /**
     * ClinicalTrials.gov, API version 2. A search comes in pages that are stored as they are; each names the token of the next
     * one, which is remembered with the number of the page until the last page is there.
     */
    private static void searchCtgov(Run run) throws IOException {
        String query = run.request.query().map(q -> "&query.term=" + encoded(q)).orElse("");
        String since = run.request
                .since()
                .map(day -> "&filter.advanced=" + encoded("AREA[LastUpdatePostDate]RANGE[" + day + ",MAX]"))
                .orElse("");
        String[] stopped = run.folder
                .progress(run.name)
                .filter(progress -> progress.matches("\\d{1,9} \\S+"))
                .orElse("0")
                .split(" ", 2);
        int page = Integer.parseInt(stopped[0]);
        String token = stopped.length > 1 ? stopped[1] : null;
        if (token != null) {
            run.downloader.say("going on after page " + page);
        }
        do {
            String next = token == null ? "" : "&pageToken=" + encoded(token);
            FetchResponse response = run.page("/studies?format=json&pageSize=200" + query + since + next);
            page++;
            run.folder.store(String.format("%s-%05d.json", run.name, page), response);
            token = response.json().path("nextPageToken").textValue();
            if (token != null) {
                run.folder.progress(run.name, page + " " + token);
            }
            run.downloader.say("page " + page);
        } while (token != null);
        run.folder.complete(run.name);
    }

    /**
     * ISRCTN, its XML interface. A search has no pages: it is asked first how many trials there are, then for all of them in one
     * document.
     */
    private static void searchIsrctn(Run run) throws IOException {
        Request request = run.request;
        List<String> parts = new ArrayList<>();
        request.query().ifPresent(q -> parts.add(request.since().isPresent() ? "(" + q + ")" : q));
        request.since().ifPresent(day -> parts.add("lastEdited GE " + day + "T00:00:00.000Z"));
        String search = "/query/format/default?q=" + encoded(String.join(" AND ", parts)) + "&limit=";
        int total = isrctnTotal(run.page(search + 1));
        run.downloader.say(total + " trials");
        if (total > 0) {
            run.folder.store(run.name + ".xml", run.page(search + total));
        }
    }

    /** The number of trials, which an attribute of the root element tells. */
    private static int isrctnTotal(FetchResponse response) {
        byte[] body = response.body();
        String start = new String(body, 0, Math.min(body.length, ISRCTN_TAGS), StandardCharsets.UTF_8);
        try {
            return Integer.parseInt(StringUtils.substringBetween(start, "totalCount=\"", "\""));
        } catch (NumberFormatException e) {
            throw new FetchException(response.url() + " does not say how many trials there are → try later");
        }
    }

    /** Whether a document ends with the end of its root element; a trial alone and a list have different ones. */
    private static boolean endsAsIsrctn(byte[] bytes) {
        int from = Math.max(0, bytes.length - ISRCTN_TAGS);
        String end = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).stripTrailing();
        String tag = end.substring(end.lastIndexOf('<') + 1);
        String local = tag.substring(Math.max(tag.indexOf(':'), 0));
        return tag.endsWith("/>")
                ? tag.startsWith("allTrials") || local.startsWith(":allTrials")
                : tag.startsWith("/")
                        && tag.endsWith(">")
                        && ISRCTN_ROOTS.contains(local.substring(1, local.length() - 1));
    }

    /**
     * The EU Clinical Trials Information System: a search in pages names the trials, each of which is then retrieved. The registry
     * shows at most 10,000 trials of a search; a larger one is refused before any trial is fetched, for the rest would be missing
     * unnoticed.
     */
    private static void searchCtis(Run run) throws IOException {
        String criteria = run.request
                .query()
                .map(query -> "\"containAll\":" + TextNode.valueOf(query))
                .orElse("");
        Set<String> ids = new LinkedHashSet<>();
        JsonNode body;
        int page = 0;
        do {
            String question = "{\"pagination\":{\"page\":" + ++page + ",\"size\":100},"
                    + "\"sort\":{\"property\":\"decisionDate\",\"direction\":\"DESC\"},\"searchCriteria\":{" + criteria
                    + "}}";
            body = Run.requireFound(run.downloader.post(run.endpoint + "/search", question, run.client::complete))
                    .json();
            if (body.path("pagination").path("totalRecords").asInt() > CTIS_MOST) {
                throw new FetchException("the search finds more than " + CTIS_MOST
                        + " trials, of which the registry shows no more than that → narrow it with --query or --since");
            }
            for (JsonNode trial : body.path("data")) {
                if (run.request.since().map(since -> changed(trial, since)).orElse(true)) {
                    ids.add(trial.path("ctNumber").asText());
                }
            }
        } while (body.path("pagination").path("nextPage").asBoolean()
                && !body.path("data").isEmpty());
        ids.remove("");
        run.downloader.say(ids.size() + " trials");
        run.documents(List.copyOf(ids));
    }

    /** Whether CTIS changed a trial since a day; one whose day of change it does not tell may have been. */
    private static boolean changed(JsonNode trial, LocalDate since) {
        try {
            return !LocalDate.parse(trial.path("lastUpdated").asText(), DAY_FIRST)
                    .isBefore(since);
        } catch (DateTimeParseException unknown) {
            return true;
        }
    }

    /** Whether a body is all of a document. */
    private boolean complete(byte[] body) {
        return switch (suffix) {
            case ".json" -> FetchResponse.isJsonObject(body);
            case ".xml" -> endsAsIsrctn(body);
            default -> FetchResponse.isHtml(body);
        };
    }

    /** Words as a part of an address. */
    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
