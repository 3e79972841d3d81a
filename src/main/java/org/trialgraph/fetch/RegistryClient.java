package org.trialgraph.fetch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

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

    /** Name that users type after {@code fetch}. */
    public final String name() {
        return name;
    }

    /** Address that the requests go to unless a user names another. */
    public final String endpoint() {
        return endpoint;
    }

    /**
     * Gets everything that is wanted into a folder; a run that was cut off is taken up where it stopped.
     *
     * @param endpoint address without a slash at its end
     * @throws FetchException if the registry does not answer as it should
     * @throws IOException if the folder cannot be written
     */
    public final void fetch(String endpoint, Wanted wanted, FetchFolder folder, Downloader downloader)
            throws IOException {
        if (wanted.ids().isEmpty()) {
            search(endpoint, wanted, folder, downloader);
        } else {
            documents(endpoint, wanted, wanted.ids(), folder, downloader);
        }
    }

    /** Gets everything that the registry's search finds. */
    abstract void search(String endpoint, Wanted wanted, FetchFolder folder, Downloader downloader) throws IOException;

    /** Where the document of one trial is, after the endpoint. */
    abstract String path(String id);

    /** Whether a body is all of a document. */
    abstract boolean whole(byte[] body);

    /** The name of a run, under which its progress and the pages of its search are kept. */
    final String run(Wanted wanted) {
        return FetchFolder.run(name, wanted);
    }

    /** Gets the documents of trials one by one. */
    final void documents(String endpoint, Wanted wanted, List<String> ids, FetchFolder folder, Downloader downloader)
            throws IOException {
        new Documents(folder, downloader, this::whole, suffix).get(run(wanted), ids, id -> endpoint + path(id));
    }

    /** Gets a page of a search. */
    final Answer page(Downloader downloader, String url) {
        return found(downloader.get(url, Optional.empty(), this::whole));
    }

    /** An answer to a search, which every registry has. */
    static Answer found(Answer answer) {
        if (!answer.found()) {
            throw new FetchException(answer.url() + " does not exist → check --endpoint");
        }
        return answer;
    }
}
