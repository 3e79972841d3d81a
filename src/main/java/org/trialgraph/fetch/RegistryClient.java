package org.trialgraph.fetch;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

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
        return List.of(new CtgovClient(), new IsrctnClient(), new CtisClient());
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
}
